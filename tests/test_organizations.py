from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmetrics.errors import RuleError
from postmetrics.names.directory import Directory
from postmetrics.names.naming import Frame, organization_names, read_names
from postmetrics.names.organizations import find_organizations
from postmetrics.page.text import View

FRAMES = organization_names().frames


def seen(page: str) -> str:
    return View(page, [i + 1 for i, character in enumerate(page) if character == "\n"]).text


def found(text: str) -> list[str]:
    return [m.text for m in find_organizations(text)]


@pytest.mark.parametrize(
    ("text", "name", "places", "brand", "kind"),
    [
        ("近日，湖南省邮政分公司召开会议", "湖南省邮政分公司", ("湖南省",), "邮政", "分公司"),
        (
            "在江苏省南京市玄武区邮政分公司",
            "江苏省南京市玄武区邮政分公司",
            ("江苏省", "南京市", "玄武区"),
            "邮政",
            "分公司",
        ),
        (
            "由邮储银行云南省大理白族自治州分行承办",
            "邮储银行云南省大理白族自治州分行",
            ("云南省", "大理白族自治州"),
            "邮储银行",
            "分行",
        ),
        ("目前，邮储银行岳阳县支行已放款", "邮储银行岳阳县支行", ("岳阳县",), "邮储银行", "支行"),
        ("工行福建省分行投放贷款", "工行福建省分行", ("福建省",), "工商银行", "分行"),
        ("截至6月底，河南省郑州邮区中心处理邮件", "河南省郑州邮区中心", ("河南省", "郑州市"), None, "邮区中心"),
        ("去年，青海邮政投递邮件", "青海邮政", ("青海省",), "邮政", None),
        ("据了解，松溪邮政布放设备", "松溪邮政", ("松溪县",), "邮政", None),
        ("中国邮政累计投入1亿元", "中国邮政", (), "邮政", None),
        ("中国邮政集团有限公司要求", "中国邮政集团有限公司", (), "邮政", "集团有限公司"),
        ("中国邮政集团有限公司海南省分公司", "中国邮政集团有限公司海南省分公司", ("海南省",), "邮政", "分公司"),
        ("浦发银行成都分行", "浦发银行成都分行", ("成都市",), "浦发银行", "分行"),
        ("员工来到红叶支局办理业务", "红叶支局", (), None, "支局"),
        ("中邮人寿安庆中心支公司保费增长", "中邮人寿安庆中心支公司", ("安庆市",), "中邮保险", "中心支公司"),
        ("其中，西北油田分公司收入8亿元", "西北油田分公司", (), None, "分公司"),
        ("其中，江河产险宿州中心支公司理赔", "江河产险宿州中心支公司", ("宿州市",), "江河产险", "中心支公司"),
        ("由南湾银行皖南分行发放", "南湾银行皖南分行", (), "南湾银行", "分行"),
        ("贷款客户青穗药业有限公司投产", "青穗药业有限公司", (), None, "有限公司"),
        ("松溪县青穗茶厂投产", "松溪县青穗茶厂", ("松溪县",), None, "茶厂"),
        ("松溪县供销合作社联合社开会", "松溪县供销合作社联合社", ("松溪县",), None, "供销合作社联合社"),
        ("其中，西南公司收入8亿元", "西南公司", (), None, "公司"),
        ("走访辖内青禾乳业有限公司，了解需求", "青禾乳业有限公司", (), None, "有限公司"),
        ("与华为技术有限公司签约", "华为技术有限公司", (), None, "有限公司"),
        (
            "全资子公司苏州恒泰精密制造股份有限公司投产",
            "苏州恒泰精密制造股份有限公司",
            ("苏州市",),
            None,
            "股份有限公司",
        ),
        ("同四川大学华西医院合作", "四川大学华西医院", ("四川省",), None, "医院"),
        ("中国移动广东公司", "中国移动广东公司", ("广东省",), "中国移动", "公司"),
    ],
)
def test_names_by_structure(text: str, name: str, places: tuple[str, ...], brand: str | None, kind: str | None) -> None:
    (mention,) = find_organizations(text)
    assert (mention.text, mention.places, mention.brand, mention.kind) == (name, places, brand, kind)
    assert mention.text == text[mention.start : mention.end]
    assert mention.form == "name"
    assert not mention.source


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("省分公司要求市分公司落实", ["省分公司", "市分公司"]),
        ("集团公司部署，湖北省分行配合总行", ["集团公司", "湖北省分行", "总行"]),
        ("广西区分公司与区分行", ["广西区分公司", "区分行"]),
        ("岳麓区分公司", ["岳麓区分公司"]),
        ("各市分公司、各县分公司和“百优”地市分公司", []),
        ("南宁、柳州等市分公司参加", []),
    ],
)
def test_short_forms(text: str, names: list[str]) -> None:
    mentions = find_organizations(text)
    assert [m.text for m in mentions] == names
    assert {m.form for m in mentions} <= {"short"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("该分公司与该支行、该邮区中心", ["该分公司", "该支行", "该邮区中心"]),
        ("该行推出产品，我行跟进，本公司", ["该行", "我行", "本公司"]),
        ("去年，公司营业收入增长", ["公司"]),
        ("2021年度公司净利润下降", ["公司"]),
        ("对此，双方约定", ["双方"]),
        ("该行业增长，该局面打开，该校区启用", []),
        ("公司法修订，公司债发行，持有公司", []),
    ],
)
def test_anaphors(text: str, names: list[str]) -> None:
    mentions = find_organizations(text)
    assert [m.text for m in mentions] == names
    assert {m.form for m in mentions} <= {"anaphor"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("国家统计局发布数据", ["国家统计局"]),
        ("贵州省邮政管理局、省快递协会", ["贵州省邮政管理局"]),
        ("县农业农村局和市公安局、省发改委", ["县农业农村局", "市公安局", "省发改委"]),
        ("保定市中级人民法院、市人民检察院", ["保定市中级人民法院", "市人民检察院"]),
        ("德国联邦统计局称", ["德国联邦统计局"]),
        ("日本厚生劳动部、美国劳工部", ["日本厚生劳动部", "美国劳工部"]),
        ("据新华社报道，商务部表示", ["新华社", "商务部"]),
        ("中共河北省委宣传部", ["河北省委宣传部"]),
        ("据远景咨询统计，销量增长", ["远景咨询"]),
        ("恒远国际发研报指，行业向好", ["恒远国际"]),
    ],
)
def test_government_bodies_and_sources(text: str, names: list[str]) -> None:
    assert [m.text for m in find_organizations(text) if m.source] == names


@pytest.mark.parametrize(
    "text",
    [
        "银行业和保险业",
        "开通手机银行和信用卡",
        "中心城区的学校",
        "集团军驻地",
        "人民币升值",
        "“千佳”网点",
        "医院里人很多",
        "上市公司和民营企业",
        "各家银行下调利率",
        "打破僵局，优化布局，顾全大局",
        "物流公司和快递公司",
        "浙江邮政快递业发展",
        "办理养老保险，代理保险收入增长",
        "省、市、县三级",
        "中国邮政业高质量发展，中国移动互联网用户",
        "新增20余家支行和12所医院",
        "",
    ],
)
def test_no_organizations(text: str) -> None:
    assert found(text) == []


def test_a_name_ends_before_a_title() -> None:
    assert found("海盐县邮政分公司总经理王某与青禾支局局长") == ["海盐县邮政分公司", "青禾支局"]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_each_frame_reads_its_examples_and_not_its_rejects(frame: Frame) -> None:
    assert frame.examples
    assert frame.rejects
    for example in frame.examples:
        framed = [m for m in find_organizations(seen(example["text"])) if m.framed]
        assert {m.text for m in framed} == {example["name"]}
        assert framed[0].source or not frame.source
    for reject in frame.rejects:
        assert [m.text for m in find_organizations(seen(reject)) if m.framed] == []


def test_a_framed_name_is_known_in_all_of_the_text() -> None:
    text = "远望1月交付新车同比增长\n2月1日，远望公布2021年交付量，远望累计交付新车。"
    assert found(text) == ["远望", "远望", "远望"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("晨岚科技启动新一轮裁员", ["晨岚科技"]),
        ("上交所官网显示，泽元智芯科创板IPO获受理", ["泽元智芯"]),
        ("拟收购旗下资产，海拓船舶签订3艘船建造合同", ["海拓船舶"]),
        ("青溪重卡2月出口增长\n2月，青溪重卡销量居首，由青溪重卡牵头", ["青溪重卡"] * 3),
        ("总投资3亿元的远桥冷链基地开工。远桥冷链负责人表示", ["远桥冷链"] * 2),
        ("机构重申柳河酒业“增持”评级，预计柳河酒业增收", ["柳河酒业"] * 2),
        ("参股20%的宁岳能源亏损2亿元", ["宁岳能源"]),
        ("泰和物流以12%居首，泰和物流累计", ["泰和物流"] * 2),
        ("营收3亿元青峦股份预亏1亿元", ["青峦股份"]),
        ("栖霞岭旅游股份:客流回落", ["栖霞岭旅游股份"]),
        ("TG电子将投产\nTG电子公布，营业利润下降", ["TG电子"] * 2),
        ("第二季度，lumo拟推出新机", ["lumo"]),
        ("58同城一季度营收增长", ["58同城"]),
        ("星荣、北极光、Taro分列前三位", ["星荣", "北极光", "Taro"]),
        ("高端装备签约，智能制造启动试点，轨道交通装备中标", []),
        ("新能源汽车公布销量，新能源汽车1月出口，国产汽车推出", []),
        ("生鲜食品公布价格，冷链物流拟扩建，同城快递累计5万件", []),
        ("我国船舶签订订单，全球半导体股价下跌，各地水务公告", []),
        ("GDP公布，App推出，J6F交付", []),
        ("青悦优选“双11”成交增长", ["青悦优选"]),
        ("晨岚科技园区，海拓船舶展", []),
    ],
)
def test_companies_named_by_their_trade(text: str, names: list[str]) -> None:
    assert [m.text for m in find_organizations(text) if m.framed] == names


@pytest.mark.parametrize(
    ("text", "name", "source"),
    [
        ("预计智利央行3月加息", "智利央行", False),
        ("肯尼亚央行宣布降息", "肯尼亚央行", False),
        ("澳洲联储维持利率", "澳洲联储", False),
        ("日本财务省公布数据", "日本财务省", True),
        ("央行开展逆回购", "央行", True),
        ("波兰统计局公布数据", "波兰统计局", True),
        ("据IDC统计，出货量增长", "IDC", True),
        ("OPEC:9月产量增长1%", "OPEC", True),
        ("QTC数据显示，出口增长", "QTC", True),
        ("青禾协会数据显示，产量增长", "青禾协会", True),
        ("青禾研究院:一季度销量同比下降4%", "青禾研究院", True),
        ("青禾研究院投产两个实验室", "青禾研究院", False),
        ("广宁证券上调行业评级", "广宁证券", True),
        ("批复同意华泽银行发行债券", "华泽银行", False),
        ("据白云岭机场统计，旅客增长", "白云岭机场", False),
        ("(记者李某)榕城快递协会开会", "榕城快递协会", False),
        ("在(平和市第二人民医院)", "平和市第二人民医院", False),
        ("东洲集团控股股东增持", "东洲集团", False),
        ("360集团公布业绩", "360集团", False),
        ("陕西邮政代理保费增长", "陕西邮政", False),
        ("江西代表队夺得第一名", "江西代表队", False),
        ("青桥(集团)有限公司投产", "青桥(集团)有限公司", False),
    ],
)
def test_what_bounds_a_name_and_who_only_reports(text: str, name: str, source: bool) -> None:
    (mention,) = find_organizations(text)
    assert (mention.text, mention.source) == (name, source)


@pytest.mark.parametrize("text", ["全省医院就诊增长", "全区邮政累计收寄", "外媒援引内部信报道", "子公司签订3份合同"])
def test_words_of_kinds_name_nobody(text: str) -> None:
    assert found(text) == []


def test_a_department_stands_beside_its_branch() -> None:
    mentions = find_organizations("四川省泸州市邮政分公司江滨路揽投部开工。该分公司增收")
    assert [m.text for m in mentions] == ["四川省泸州市邮政分公司", "江滨路揽投部", "该分公司"]
    assert Directory(mentions).resolve(mentions[2]) == ("四川省泸州市邮政分公司", "anaphor")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("*ST远航公告，预计亏损", ["*ST远航"]),
        ("Blue Bay公布2021年业绩", ["Blue Bay"]),
        ("远航-W(01234.HK)发布公告称", ["远航-W"]),
        ("和兴泰公告，净利增长", ["和兴泰"]),
        ("远航和青禾公告，终止合作", []),
        ("青海公告，市场公布2021年数据", []),
        ("云峰公司公告，净利增长", ["云峰公司"]),
        ("昨天，上市公司公告，净利增长", []),
    ],
)
def test_what_a_framed_name_can_be(text: str, names: list[str]) -> None:
    assert [m.text for m in find_organizations(text) if m.framed] == names


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [("公告", "one slot"), ("{name}[", "not a pattern"), ("{name}[公业]", "a literal")],
)
def test_a_bad_frame_is_refused_with_its_name(pattern: str, reason: str) -> None:
    data = (files("postmetrics.data") / "organizations.toml").read_text(encoding="utf-8")
    frame = f"\n[[frame]]\nname = 'mine'\nhead = 'any'\npattern = '{pattern}'\nexamples = []\nrejects = []\n"
    assert tomllib.loads(data + frame)["frame"][-1]["name"] == "mine"
    with pytest.raises(RuleError, match=f"mine: .*{reason}"):
        read_names(data + frame)


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        (
            "湖南省常德市武陵区邮政分公司发力。武陵区分公司行动，武陵区邮政分公司增收。",
            [("湖南省常德市武陵区邮政分公司", "stated")] + [("湖南省常德市武陵区邮政分公司", "abbreviated")] * 2,
        ),
        (
            "青海省邮政分公司与7家企业合作。省分公司对接，青海邮政增收，青海省分公司开会。该分公司要求",
            [("青海省邮政分公司", "stated")]
            + [("青海省邮政分公司", "abbreviated")] * 3
            + [("青海省邮政分公司", "anaphor")],
        ),
        (
            "河北省石家庄邮区中心处理邮件，石家庄邮区中心增收，该邮区中心、该中心增产",
            [("河北省石家庄邮区中心", "stated"), ("河北省石家庄邮区中心", "abbreviated")]
            + [("河北省石家庄邮区中心", "anaphor")] * 2,
        ),
        (
            "邮储银行山西省分行依托邮储银行放款，山西省分行投放。该行、该分行增长",
            [("邮储银行山西省分行", "stated"), ("邮储银行", "stated"), ("邮储银行山西省分行", "abbreviated")]
            + [("邮储银行山西省分行", "anaphor")] * 2,
        ),
        (
            "中国邮政集团有限公司部署，集团公司要求，中国邮政投入，邮储银行跟进",
            [("中国邮政集团有限公司", "stated")]
            + [("中国邮政集团有限公司", "abbreviated")] * 2
            + [("邮储银行", "stated")],
        ),
        (
            "中邮人寿安庆中心支公司增收，中邮人寿安庆支公司",
            [("中邮人寿安庆中心支公司", "stated"), ("中邮人寿安庆中心支公司", "abbreviated")],
        ),
        ("青桥物流集团投产。青桥物流集团有限公司", [("青桥物流集团有限公司", r) for r in ("abbreviated", "stated")]),
        (
            "青岳股份2023年净利增长。青岳新材料股份有限公司",
            [("青岳新材料股份有限公司", r) for r in ("abbreviated", "stated")],
        ),
        ("青禾集团有限公司投产，集团公司要求", [("青禾集团有限公司", "stated"), ("集团公司", "stated")]),
        ("青海省分公司开会，青海邮政增收", [("青海省分公司", "stated"), ("青海省分公司", "abbreviated")]),
        ("日前，集团公司要求，中国邮政投入", [("集团公司", "stated"), ("中国邮政", "stated")]),
        (
            "甘肃省邮政分公司领先，陕西省邮政分公司第二，省分公司要求",
            [("甘肃省邮政分公司", "stated"), ("陕西省邮政分公司", "stated"), ("陕西省邮政分公司", "abbreviated")],
        ),
        (
            "杭州市邮政分公司按照浙江省邮政分公司要求，杭州市分公司落实",
            [
                ("杭州市邮政分公司", "stated"),
                ("浙江省邮政分公司", "stated"),
                ("杭州市邮政分公司", "abbreviated"),
            ],
        ),
        (
            "通州区邮政分公司增收，北京通州区分公司、通州邮政增收",
            [
                ("通州区邮政分公司", "stated"),
                ("通州区邮政分公司", "abbreviated"),
                ("通州区邮政分公司", "abbreviated"),
            ],
        ),
        (
            "安徽省邮政管理局发文，安徽省邮政分公司落实，安徽邮政",
            [("安徽省邮政管理局", "stated"), ("安徽省邮政分公司", "stated"), ("安徽省邮政分公司", "abbreviated")],
        ),
        (
            "深圳市云峰智能科技股份有限公司中标。云峰智能公告，预计盈利。公司净利增长",
            [
                ("深圳市云峰智能科技股份有限公司", "stated"),
                ("深圳市云峰智能科技股份有限公司", "abbreviated"),
                ("深圳市云峰智能科技股份有限公司", "anaphor"),
            ],
        ),
    ],
)
def test_resolution(text: str, resolved: list[tuple[str, str]]) -> None:
    mentions = find_organizations(text)
    directory = Directory(mentions)
    assert [directory.resolve(m) for m in mentions] == resolved


def test_an_anaphor_without_anything_before_it_stays_unresolved() -> None:
    mentions = find_organizations("该分公司增收，双方合作")
    directory = Directory(mentions)
    assert [directory.resolve(m) for m in mentions] == [None, None]
    assert directory.main is None
    assert directory.names == ()


def test_an_anaphor_takes_the_latest_fitting_name() -> None:
    mentions = find_organizations("邮储银行衢州市分行领先，海宁市邮政分公司跟进。该分行与该分公司增收")
    directory = Directory(mentions)
    assert directory.resolve(mentions[2]) == ("邮储银行衢州市分行", "anaphor")
    assert directory.resolve(mentions[3]) == ("海宁市邮政分公司", "anaphor")
    assert directory.resolve(mentions[3], before=5) is None


def test_the_companys_own_words_are_the_announcers() -> None:
    text = "云峰控股公告，控股子公司宁波青禾材料有限公司投产。公司净利增长，该公司增收"
    mentions = find_organizations(text)
    directory = Directory(mentions)
    assert directory.resolve(mentions[2]) == ("云峰控股", "anaphor")
    assert directory.resolve(mentions[3]) == ("宁波青禾材料有限公司", "anaphor")


def main_of(body: str, headline: str = "") -> str | None:
    directory = Directory(find_organizations(body), find_organizations(headline))
    return directory.resolve(directory.main)[0] if directory.main else None  # type: ignore[index]


@pytest.mark.parametrize(
    ("body", "headline", "name"),
    [
        ("截至6月底，云南省邮政分公司与华为技术有限公司合作", "", "云南省邮政分公司"),
        ("在云南省邮政分公司支持下，邮储银行昆明市分行放款", "", "邮储银行昆明市分行"),
        ("在云南省邮政分公司现场，人头攒动", "", "云南省邮政分公司"),
        ("国家统计局发布数据，河南省邮政分公司增收", "", "河南省邮政分公司"),
        ("中国邮政部署，甘肃省酒泉市邮政分公司增收", "酒泉市分公司增收", "甘肃省酒泉市邮政分公司"),
        ("全国揽收增长", "海南邮政增收", "海南邮政"),
        ("国家统计局发布数据", "", None),
    ],
)
def test_the_main_organization(body: str, headline: str, name: str | None) -> None:
    assert main_of(body, headline) == name


ALPHABET = (
    "科技股份拟58将v省市县区北京湖南邮政储蓄银行分公司支局集团有限该本总双方公告发布，。：、:()“”与在的是大学 \nA12"
)


@given(st.text(alphabet=ALPHABET, max_size=60) | st.text(max_size=30))
def test_any_text_gives_ordered_mentions_within_it(text: str) -> None:
    mentions = find_organizations(text)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert "\n" not in mention.text
        end = mention.end
    directory = Directory(mentions)
    for mention in mentions:
        resolved = directory.resolve(mention)
        assert resolved is None or (resolved[0] in text and resolved[1] in ("stated", "abbreviated", "anaphor"))


@pytest.mark.parametrize(
    "unit",
    [
        "分公司",
        "红叶支局",
        "公司公告，",
        "甲公告，",
        "(600000)",
        "北京市",
        "该公司",
        "银行支行",
        "大学大",
        "据",
        "1",
        "云峰科技",
        "，云峰科技将",
        "vivo，",
    ],
)
def test_hostile_repetition_is_read(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    mentions = find_organizations(text)
    assert all(len(m.text) <= 60 for m in mentions)
    Directory(mentions).names  # noqa: B018
