"""Words that open or close a side of a period."""

import pytest
from phrases import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月前", "3月前 ..2024-02-29 until month"),
        ("3月后", "3月后 2024-04-01.. since month"),
        ("3月之前", "3月之前 ..2024-02-29 until month"),
        ("3月之后", "3月之后 2024-04-01.. since month"),
        ("3月以来", "3月以来 2024-03-01.. since month"),
        ("3月起", "3月起 2024-03-01.. since month"),
        ("3月为止", "3月为止 ..2024-03-31 until month"),
        ("3月底前", "3月底前 ..2025-03-31 until day"),
        ("3月底后", "3月底后 2024-04-01.. since day"),
        ("3月及以后", "3月及以后 2024-03-01.. since month"),
        ("3月及以前", "3月及以前 ..2024-03-31 until month"),
        ("自3月", "自3月 2024-03-01.. since month"),
        ("从3月起", "从3月起 2024-03-01.. since month"),
        ("从2021年", "2021年 2021-01-01..2021-12-31 within year stated"),
        ("截至3月", "截至3月 ..2024-03-31 until month"),
        ("截至去年以来", "去年以来 2023-01-01.. since year stated"),
        ("截至去年底", "截至去年底 ..2023-12-31 until day stated"),
        ("到3月底", "到3月底 ..2024-03-31 until day"),
        ("到目前", "到目前 ..2024-07-18 until day"),
        ("3月3日起至5月3日", "3月3日起至5月3日 2024-03-03..2024-05-03 within range"),
        ("3月3日起至5月3日止", "3月3日起至5月3日止 2024-03-03..2024-05-03 within range"),
        ("从3月到5月", "3月到5月 2024-03-01..2024-05-31 within range"),
        ("自去年3月至今年5月", "自去年3月至今年5月 2023-03-01..2024-05-31 within range stated"),
        ("3月开始", "3月开始 2024-03-01.. since month"),
        ("不早于3月", "不早于3月 2024-03-01.. since month"),
        ("不晚于去年", "不晚于去年 ..2023-12-31 until year stated"),
        ("不迟于9月底", "不迟于9月底 ..2023-09-30 until day"),
        ("早于春节", "早于春节 ..2024-02-09 until day"),
        ("早于2021年", "早于2021年 ..2020-12-31 until year stated"),
        ("晚于3月3日", "晚于3月3日 2024-03-04.. since day"),
        ("增至3月", "3月 2024-03-01..2024-03-31 within month"),
        ("受到3月", "3月 2024-03-01..2024-03-31 within month"),
        ("甚至3月", "3月 2024-03-01..2024-03-31 within month"),
        ("3月至5月之前", "3月至5月之前 2024-03-01..2024-04-30 within range"),
        ("3月至5月前", "3月至5月前 2024-03-01..2024-04-30 within range"),
        ("3月起至5月前", "3月起至5月前 2024-03-01..2024-04-30 within range"),
        ("3月1日至5月3日前", "3月1日至5月3日前 2024-03-01..2024-05-02 within range"),
        ("3月1日至9月底前", "3月1日至9月底前 2024-03-01..2024-09-30 within range"),
        ("3月1日至5月3日为止", "3月1日至5月3日为止 2024-03-01..2024-05-03 within range"),
        ("3月至3月前", "3月至3月前 2024-03-01..2024-03-31 within range"),
        ("2020至2022年前", "2020至2022年前 2020-01-01..2022-12-31 within range stated"),
        ("3月到5月前三周", "3月到5月前三周 2024-03-01..2024-05-19 within range"),
        ("恢复到2021年", "2021年 2021-01-01..2021-12-31 within year stated"),
        ("恢复至2021年的水平", "2021年 2021-01-01..2021-12-31 within year stated"),
        ("达到2021年", "2021年 2021-01-01..2021-12-31 within year stated"),
        ("回到2021年", "2021年 2021-01-01..2021-12-31 within year stated"),
        ("超过2021年", "2021年 2021-01-01..2021-12-31 within year stated"),
        ("下滑至2021年", "2021年 2021-01-01..2021-12-31 within year stated"),
        ("持续到2021年", "到2021年 ..2021-12-31 until year stated"),
    ],
)
def test_open_sides(text: str, expected: str) -> None:
    assert told(text) == [expected]


def test_a_range_with_its_own_beginning_and_end_says_two_things() -> None:
    assert told("3月起至5月之前") == ["3月起 2024-03-01.. since month", "至5月之前 ..2024-04-30 until month"]
