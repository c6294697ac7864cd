from datetime import date
from pathlib import Path

import pytest

import postmetrics as pm

HEADER = "page\treference_date\n"
PARCELS = "今年以来，全县揽收快件5万件。"


def folder(at: Path, listed: str, *files: str) -> Path:
    (at / "pages.tsv").write_text(listed, encoding="utf-8")
    for name in files:
        (at / name).write_text(PARCELS if name.endswith(".txt") else "", encoding="utf-8")
    return at


def test_the_pages_of_a_folder(tmp_path: Path) -> None:
    listed = '\ufeffpage\tnote\treference_date\r\ntea\t"a note\t2024-06-20\r\n\r\nparcels\t\t\r\n'
    tea, parcels = pm.golden_pages(str(folder(tmp_path, listed, "parcels.txt", "parcels.jsonl", "tea.txt", "notes.md")))
    assert tea == pm.GoldenPage(tmp_path, "tea", date(2024, 6, 20))
    assert parcels == pm.GoldenPage(tmp_path, "parcels")
    assert (parcels.path, parcels.records) == (tmp_path / "parcels.txt", tmp_path / "parcels.jsonl")
    assert (parcels.text, parcels.expected) == (PARCELS, [])


def test_a_page_in_another_encoding(tmp_path: Path) -> None:
    [page] = pm.golden_pages(folder(tmp_path, HEADER + "parcels\t\n"))
    page.path.write_bytes(PARCELS.encode("gb18030"))
    assert page.text == PARCELS


def test_records_are_replaced_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    [page] = pm.golden_pages(folder(tmp_path, HEADER + "parcels\t\n", "parcels.txt", "parcels.jsonl"))
    claims = list(pm.extract(page.text))
    page.rewrite(claims)
    assert page.expected == claims
    assert page.records.read_bytes().count(b"\n") == len(claims) == 1

    def broken() -> object:
        yield claims[0]
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        page.rewrite(broken())
    assert page.expected == claims
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pages.tsv", "parcels.jsonl", "parcels.txt"]


def test_no_records_yet(tmp_path: Path) -> None:
    [page] = pm.golden_pages(folder(tmp_path, HEADER + "parcels\t\n", "parcels.txt"))
    with pytest.raises(pm.PageError, match=r"parcels\.jsonl: no such file; pytest --update-claims writes it$"):
        page.expected  # noqa: B018
    page.records.write_text("<<<<<<< HEAD\n", encoding="utf-8")
    with pytest.raises(pm.RecordError, match=r"parcels\.jsonl: line 1: is not JSON"):
        page.expected  # noqa: B018


@pytest.mark.parametrize(
    ("listed", "message"),
    [
        ("", "line 1: needs the columns page and reference_date, parted by a tab"),
        ("page,reference_date\nparcels,2024-06-20\n", "line 1: needs the columns page and reference_date"),
        (HEADER, "lists no page; add a row for each"),
        (
            HEADER + "parcels\t20.6.2024\n",
            "line 2: '20.6.2024' is not a date; write it as 2024-06-20, or leave it empty",
        ),
        (HEADER + "parcels\t\nparcels\t\n", "line 3: parcels stands here a second time; remove one of its rows"),
        (HEADER + "../parcels\t\n", "line 2: '../parcels' is no page of the folder; write its name without .txt"),
        (HEADER + "\t2024-06-20\n", "line 2: '' is no page of the folder; write its name without .txt"),
    ],
)
def test_a_faulty_list_is_refused(tmp_path: Path, listed: str, message: str) -> None:
    with pytest.raises(pm.PageError) as caught:
        pm.golden_pages(folder(tmp_path, listed, "parcels.txt"))
    assert str(caught.value).startswith(f"{tmp_path / 'pages.tsv'}: {message}")


@pytest.mark.parametrize("forgotten", ["tea.txt", "tea.jsonl"])
def test_a_file_without_a_row_is_refused(tmp_path: Path, forgotten: str) -> None:
    with pytest.raises(
        pm.PageError, match=rf"{forgotten}: is not in pages.tsv; add a row for tea, or remove the file$"
    ):
        pm.golden_pages(folder(tmp_path, HEADER + "parcels\t\n", "parcels.txt", forgotten))


def test_no_list_is_refused(tmp_path: Path) -> None:
    for missing in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(pm.PageError, match=r"pages.tsv: no such file; list the pages in it, in two columns"):
            pm.golden_pages(missing)
    (tmp_path / "pages.tsv").write_bytes("page\treference_date\n快递\t\n".encode("gb18030"))
    with pytest.raises(pm.PageError, match=r"pages.tsv: is not UTF-8 \(byte 20\); save it in UTF-8"):
        pm.golden_pages(tmp_path)
