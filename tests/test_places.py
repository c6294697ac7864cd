from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmetrics.names.places import Gazetteer, gazetteer


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return gazetteer()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("杭州市", ["3301"]),
        ("杭州", ["3301"]),
        ("新疆", ["65"]),
        ("新疆区", ["65"]),
        ("内蒙古", ["15"]),
        ("香港", ["81"]),
        ("台湾", ["71"]),
        ("临夏州", ["6229"]),
        ("道真县", ["520325"]),
        ("道真", ["520325"]),
        ("双江县", ["530925"]),
        ("龙胜", ["450328"]),
        ("鄂温克旗", ["150724"]),
        ("博尔塔拉州", ["6527"]),
        ("锡林郭勒", ["1525"]),
        ("浦东", ["310115"]),
        ("神农架", ["429021"]),
        ("潜江", ["429005"]),
        ("忠", []),
        ("市辖区", []),
        ("省直辖县级行政区划", []),
    ],
)
def test_names_and_short_forms(places: Gazetteer, name: str, codes: list[str]) -> None:
    assert [d.code for d in places.named(name)] == codes


def test_a_short_name_shared_by_divisions_gives_all_of_them_the_larger_first(places: Gazetteer) -> None:
    assert [d.name for d in places.named("朝阳")] == ["朝阳市", "朝阳区", "朝阳县", "朝阳区"]


def test_levels_and_containment(places: Gazetteer) -> None:
    (hubei,), (wuhan,), (jianghan,) = (places.named(n) for n in ("湖北省", "武汉市", "江汉区"))
    assert [d.level for d in (hubei, wuhan, jianghan)] == ["province", "prefecture", "county"]
    assert hubei.contains(wuhan)
    assert hubei.contains(jianghan)
    assert wuhan.contains(jianghan)
    assert not wuhan.contains(hubei)
    assert not wuhan.contains(wuhan)


@pytest.mark.parametrize(
    ("text", "start", "names", "written"),
    [
        ("湖北省武汉市江汉区", 0, ("湖北省", "武汉市", "江汉区"), "full"),
        ("在云南省大理白族自治州", 1, ("云南省", "大理白族自治州"), "full"),
        ("云南大理州", 0, ("云南省", "大理白族自治州"), "short"),
        ("北京朝阳", 0, ("北京市", "朝阳区"), "bare"),
        ("辽宁省朝阳", 0, ("辽宁省", "朝阳"), "bare"),
        ("朝阳", 0, ("朝阳",), "bare"),
        ("河南", 0, ("河南省",), "bare"),
        ("浙江义乌市", 0, ("浙江省", "义乌市"), "full"),
        ("广东省武汉市", 3, ("武汉市",), "full"),
        ("湖北潜江", 0, ("湖北省", "潜江市"), "bare"),
    ],
)
def test_chains(places: Gazetteer, text: str, start: int, names: tuple[str, ...], written: str) -> None:
    chain = places.chain_before(text, len(text))
    assert chain is not None
    assert (chain.start, chain.end, chain.names, chain.written) == (start, len(text), names, written)


def test_the_longest_name_at_a_position(places: Gazetteer) -> None:
    found = places.at("去甘肃省临夏回族自治州分行", 4)
    assert found is not None
    assert (found.start, found.end, found.written) == (4, 11, "full")
    assert places.at("去甘肃省", 0) is None
    assert places.at("甘肃省", 3) is None
    assert places.before("甘肃省", 0) is None


@given(st.text(alphabet="省市县区州北京朝阳武汉江湖南西新疆上海通 \nA1", max_size=40))
def test_any_text_has_chains_within_it(text: str) -> None:
    for end in range(len(text) + 1):
        chain = gazetteer().chain_before(text, end)
        assert chain is None or (0 <= chain.start < chain.end == end and 1 <= len(chain.names) <= 3)
