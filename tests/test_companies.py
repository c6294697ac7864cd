from postmetrics.names.companies import Companies, companies


def known(*names: str, ordinary: tuple[str, ...] = ()) -> Companies:
    return Companies((*names, *ordinary), ordinary)


def test_the_longest_name_at_a_place_wins_and_names_do_not_overlap() -> None:
    text = "万科企业与万科，科企"
    assert [text[a:b] for a, b in known("万科", "万科企业", "科企").found_in(text)] == ["万科企业", "万科", "科企"]


def test_a_name_cut_off_by_the_end_of_the_text_is_none() -> None:
    assert list(known("宁德时代").found_in("由宁德时")) == []


def test_the_packaged_names_are_well_formed() -> None:
    table = companies()
    assert table.ordinary < table.names
    assert all(len(name) > 1 and name == name.strip("?*#") and " " not in name for name in table.names)
    assert not {"苹果", "机器人", "农产品"} - table.ordinary
    assert not {"宁德时代", "比亚迪"} & table.ordinary
