import pytest

from postmetrics.page.layout import lay_out


def pieces(source: str) -> list[tuple[str, str]]:
    page = lay_out(source)
    return [(piece.kind, page.view.text[piece.start : piece.end]) for piece in page.pieces]


def articles(source: str) -> list[list[str]]:
    page = lay_out(source)
    return [[page.view.text[p.start : p.end] for p in article.pieces] for article in page.articles]


WRAPPED = """本报讯 （记者 赵宁） 入冬以来，辽河市邮
政分公司抓住旺季契机，组织揽投部与二百
余家电商客户对接，为客户送上一揽子寄递
方案，受到好评。
"""


def test_wrapped_lines_run_on() -> None:
    assert pieces(WRAPPED) == [
        (
            "body",
            "本报讯(记者赵宁)入冬以来，辽河市邮政分公司抓住旺季契机，组织揽投部与二百余家电商客户对接，为客户送上一揽子寄递方案，受到好评。",
        )
    ]


def test_blank_lines_between_wrapped_lines_change_nothing() -> None:
    assert pieces(WRAPPED.replace("\n", "\n\n")) == pieces(WRAPPED)


@pytest.mark.parametrize(
    "byline",
    ["□赵宁", "□ 赵 宁", "□赵宁 钱立 摄影报道", "□本报记者 赵宁"],
)
def test_byline_ends_an_article(byline: str) -> None:
    kinds = [kind for kind, _ in pieces(f"近日，甲县邮政分公司上线新系统。 {byline}\n日前，乙县邮政分公司开展培训。\n")]
    assert kinds == ["body", "byline", "body"]
    assert len(articles(f"近日，甲县邮政分公司上线新系统。 {byline}\n日前，乙县邮政分公司开展培训。\n")) == 2


def test_headlines_go_to_the_article_whose_words_they_share() -> None:
    source = (
        "本报讯 近日，青河县邮政分公司开办村级服务站。 □赵宁\n"
        "本报讯 近日，白水市邮政分公司推广冷链专线。 □钱立\n"
        "白水市推广冷链\n"
        "青河县开办村级服务站\n"
    )
    assert [words[0] for words in articles(source)] == ["青河县开办村级服务站", "白水市推广冷链"]


def test_turned_page_mark_stands_alone() -> None:
    assert pieces("（上接第1版）\n会上，各单位作了交流。\n") == [
        ("body", "(上接第1版)"),
        ("body", "会上，各单位作了交流。"),
    ]


def test_flashes_are_articles_of_their_own() -> None:
    source = "甲股份：净利润增长5%\n甲股份公告，净利润增长5%。\n\n乙电子：签下大单\n乙电子公告，签下大单。\n"
    assert [len(words) for words in articles(source)] == [2, 2]


def test_article_goes_on_after_the_one_that_interrupts_it() -> None:
    source = (
        "春耕时节，青河县邮政分公司送货下乡。\n"
        "本报讯 近日，白水市邮政分公司推广冷链专线。 □钱立\n"
        "今年春天，该分公司共送化肥300吨。 □赵宁\n"
    )
    assert [words[0][:4] for words in articles(source)] == ["春耕时节", "本报讯近"]
    assert articles(source)[0][1] == "今年春天，该分公司共送化肥300吨。"


@pytest.mark.parametrize("source", ["", "\n\n", "□", "□赵宁", "（上接第1版）", "本报讯", "。", "\ud800\x00\u202e"])
def test_scraps(source: str) -> None:
    lay_out(source)


def test_a_blank_line_parts_a_headline_as_wide_as_the_column_where_others_part_paragraphs() -> None:
    page = (
        "辽河分公司提前三天完成全年投递任务\n\n清晨六点半，投递员赵宁已把当天的报\n刊、包裹装上摩托车，向山里的三个\n"
        "村子出发，沿途要过两条河一道岭，冬\n天积雪的时候，他就推着车走，把信件\n揣在怀里，送到每一户人家的手上。\n\n他负责的邮路最远，来回要走大半天\n的时间，从来没有误过一次班期。"
    )
    assert [kind for kind, _ in pieces(page)] == ["headline", "body", "body"]


def test_widths_do_not_depend_on_how_digits_were_typed() -> None:
    page = "辽河市邮政分公司2023年投递2,300万\n件，同比增长8.5%，其中特快增长12%，\n居全省第3位。"
    wide = page.translate({code: code + 0xFEE0 for code in b"0123456789%."})
    assert [kind for kind, _ in pieces(page)] == [kind for kind, _ in pieces(wide)] == ["body"]
