"""Numerals that belong together: two ends of a range, and comparisons."""

import pytest
from readings import numerals

from postmetrics.numeric.numbers import find_number_mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3-5", ["3-5 3..5 arabic"]),
        ("3-5/", ["3-5 3..5 arabic"]),
        ("3-5万", ["3-5万 30000..50000 mixed x10000"]),
        ("3千-5千", ["3千-5千 3000..5000 mixed x1000"]),
        ("3到5万", ["3到5万 30000..50000 mixed x10000"]),
        ("3万至5万", ["3万至5万 30000..50000 mixed x10000"]),
        ("3至3", ["3至3 3..3 arabic"]),
        ("5~3", ["5~3 3..5 arabic"]),
        ("5-3", ["5 5 arabic", "3 3 arabic"]),
        ("3-05", ["3 3 arabic", "05 5 arabic"]),
        ("-5~-3", ["-5~-3 -5..-3 arabic"]),
        ("-5到-3", ["-5到-3 -5..-3 arabic"]),
        ("1234-1234567", ["1234 1234 arabic", "1234567 1234567 arabic"]),
        ("12345-1234567", ["12345-1234567 12345..1234567 arabic"]),
        ("三到五", ["三到五 3..5 chinese"]),
        ("一到二百", ["一到二百 1..200 chinese"]),
        ("两到三百", ["两到三百 200..300 chinese"]),
        ("三到四百", ["三到四百 300..400 chinese"]),
        ("三到六百", ["三到六百 3..600 chinese"]),
        ("三百多到五百", ["三百多 300 chinese over", "五百 500 chinese"]),
        ("三百到五百多", ["三百 300 chinese", "五百多 500 chinese over"]),
        (
            "三分之一至三分之二",
            ["三分之一至三分之二 0.3333333333333333333333333333333333..0.6666666666666666666666666666666667 chinese"],
        ),
        (
            "三分之二至三分之一",
            [
                "三分之二 0.6666666666666666666666666666666667 chinese",
                "三分之一 0.3333333333333333333333333333333333 chinese",
            ],
        ),
        ("0.5至1.5万亿", ["0.5至1.5万亿 500000000000..1500000000000 mixed x1000000000000"]),
        ("800至1万", ["800至1万 800..10000 mixed x10000"]),
        ("80000至3万", ["80000 80000 arabic", "3万 30000 mixed x10000"]),
        ("几十到几百", ["几十 10..100 chinese", "几百 100..1000 chinese"]),
        ("+5", ["+5 5 arabic"]),
        ("--5", ["5 5 arabic"]),
        ("胜负5", ["5 5 arabic"]),
        ("正负5", ["5 5 arabic"]),
        ("3家企业共计-5", ["3 3 arabic", "-5 -5 arabic"]),
        ("3个-5个", ["3 3 arabic", "5 5 arabic"]),
    ],
)
def test_two_ends(text: str, expected: list[str]) -> None:
    assert numerals(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大于3小于5", ["大于3小于5 3..5 arabic"]),
        ("大于3，小于5", ["大于3，小于5 3..5 arabic"]),
        ("大于3。小于5", ["3 3 in 3.. arabic", "5 5 in ..5 arabic"]),
        ("大于3且小于5", ["大于3且小于5 3..5 arabic"]),
        ("大于3大于5", ["3 3 in 3.. arabic", "5 5 in 5.. arabic"]),
        ("大于3几十小于5", ["3 3 in 3.. arabic", "几十 10..100 chinese", "5 5 in ..5 arabic"]),
        ("比5小比3大", ["比5小比3大 3..5 arabic"]),
        ("比3高", ["3 3 in 3.. arabic"]),
        ("比5低", ["5 5 in ..5 arabic"]),
        ("3以上", ["3 3 in 3.. arabic"]),
        ("3以下", ["3 3 in ..3 arabic"]),
        ("3以内", ["3 3 in ..3 arabic"]),
        ("3及以上", ["3 3 in 3.. arabic"]),
        ("不少于3", ["3 3 in 3.. arabic"]),
        ("不多于5", ["5 5 in ..5 arabic"]),
        ("至多5", ["5 5 in ..5 arabic"]),
        ("至少3至多5", ["至少3至多5 3..5 arabic"]),
        ("3和5之间", ["3和5之间 3..5 arabic"]),
        ("3与5间", ["3与5间 3..5 arabic"]),
        ("3和第5之间", ["3和第5之间 3..5 arabic"]),
        ("第3与第5之间", ["第3与第5之间 3..5 arabic ordinal"]),
        ("5和3之间", ["5 5 arabic", "3 3 arabic"]),
        ("3和3之间", ["3和3之间 3..3 arabic"]),
        ("3、5之间", ["3 3 arabic", "5 5 arabic"]),
        ("3多和5之间", ["3多和5之间 3..5 mixed"]),
        ("介于3和5之间", ["介于3和5之间 3..5 arabic"]),
        ("位于3和5之间", ["位于3和5之间 3..5 arabic"]),
        ("约3和5之间", ["3和5之间 3..5 arabic"]),
        ("一双", ["一双 2 chinese"]),
        ("一对夫妻", ["一 1 chinese"]),
        ("一双鞋", ["一 1 chinese"]),
        ("三百好几", ["三百好几 300 chinese over"]),
        ("三百多", ["三百 300 chinese over"]),
        ("三百多以上", ["三百 300 in 300.. chinese over"]),
        ("大于三百多", ["三百 300 in 300.. chinese over"]),
    ],
)
def test_bounds(text: str, expected: list[str]) -> None:
    assert numerals(text, find_number_mentions) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3-5，7-9", ["3-5 3..5 arabic", "7-9 7..9 arabic"]),
        ("三四到十家", ["三四 3..4 chinese", "十 10 chinese"]),
        ("3到3万", ["3到3万 3..30000 mixed x10000"]),
        ("十到二百", ["十到二百 10..200 chinese"]),
        ("三到三百", ["三到三百 3..300 chinese"]),
        ("5到0", ["5 5 arabic", "0 0 arabic"]),
        ("0-5岁", ["0-5 0..5 arabic"]),
        ("/3-5", ["3 3 arabic", "5 5 arabic"]),
        ("3~~5", ["3~~5 3..5 arabic"]),
    ],
)
def test_in_the_midst(text: str, expected: list[str]) -> None:
    assert numerals(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("凡大于3且小于5的数", ["大于3且小于5 3..5 arabic"]),
        ("比3大且比5小的数", ["比3大且比5小 3..5 arabic"]),
        ("大于三百多小于五百的", ["大于三百多小于五百 300..500 chinese"]),
        ("大于3的有5", ["3 3 in 3.. arabic", "5 5 arabic"]),
        ("3和5之间的数", ["3和5之间 3..5 arabic"]),
        ("一双，共三双", ["一双 2 chinese", "三 3 chinese"]),
        ("好，一双，好", ["一双 2 chinese"]),
        ("三四和五之间", ["三四 3..4 chinese", "五 5 chinese"]),
        ("不小于3且不大于3", ["不小于3且不大于3 3..3 arabic"]),
        ("大于5且小于3", ["5 5 in 5.. arabic", "3 3 in ..3 arabic"]),
    ],
)
def test_bounds_in_the_midst(text: str, expected: list[str]) -> None:
    assert numerals(text, find_number_mentions) == expected
