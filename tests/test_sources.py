import codecs
import io
import os
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmetrics.errors import PageError, PostmetricsError
from postmetrics.sources import decode, read_page

PAGE = "本报讯 今年以来，某市邮政分公司\r\n\r\n揽收荔枝１２ 万件，\r同比增长 8.5%。\n"
SHORT = ("增长8%", "3.2万件", "１２", "邮政")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
        ("gb18030", b""),
        ("gbk", b""),
    ],
)
def test_encoding_is_detected_and_newlines_are_kept(tmp_path, encoding, mark):
    path = tmp_path / "page.txt"
    path.write_bytes(mark + PAGE.encode(encoding))
    assert read_page(path) == read_page(str(path)) == PAGE


@pytest.mark.parametrize("text", SHORT)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gbk", "gb18030"])
def test_short_texts(text, encoding):
    assert decode(text.encode(encoding), "page.txt") == text


def test_traditional_page_in_big5():
    text = "本報訊 今年以來，郵件投遞量達八千萬件，業務收入比去年同期增長一成。\n" * 3
    assert decode(text.encode("big5"), "page.txt") == text


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("三成".encode("gbk"), "gbk", "三成"),
        ("三成".encode("utf-16-le"), "utf-16-le", "三成"),
        (codecs.BOM_UTF8 + "三成".encode(), "utf-8", "三成"),
        ("三成".encode(), "latin-1", "ä¸\x89æ\x88\x90"),
    ],
)
def test_encoding_override(data, encoding, text):
    assert decode(data, "page.txt", encoding) == text


@pytest.mark.parametrize("text", ["", " ", "\n", "\r\n\x00\t", "12万件\x00", "\u202e三成\u2069😀"])
def test_odd_texts_stay_as_they_are(text):
    assert decode(text.encode(), "page.txt") == text


@pytest.mark.parametrize(
    ("data", "encoding", "reason"),
    [
        (b"12\xff\x93\x80\xfe\xff", None, "is neither UTF-8 (byte 2) nor UTF-16, GB18030 or Big5; "),
        ("三成".encode("gbk"), "utf-8", "is not valid utf-8 (byte 0); "),
        (b"\xff\xfe\x00\xd8", None, "is not valid utf-16 (byte 2); "),
    ],
)
def test_undecodable(data, encoding, reason):
    with pytest.raises(PageError) as caught:
        decode(data, "page.txt", encoding)
    assert str(caught.value) == f"page.txt: {reason}name its encoding with --encoding"


def test_pdf_is_told_what_to_do():
    with pytest.raises(PageError, match=r"^page\.pdf: is a PDF, not text; extract its text first"):
        decode(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "page.pdf")


def test_unknown_encoding():
    with pytest.raises(PageError, match=r"no text encoding is called 'gbk2'; try utf-8, utf-16 or gb18030"):
        decode(b"12", "page.txt", "gbk2")


def test_missing_file(tmp_path):
    path = tmp_path / "none.txt"
    with pytest.raises(PageError) as caught:
        read_page(path)
    assert str(caught.value) == f"{path}: no such file; check the path"
    assert (caught.value.page, caught.value.reason) == (str(path), "no such file; check the path")
    assert isinstance(caught.value, PostmetricsError)


def test_folder(tmp_path):
    with pytest.raises(PageError) as caught:
        read_page(tmp_path)
    assert str(caught.value) == f"{tmp_path}: is a folder; name the pages in it, such as {tmp_path / '*.txt'}"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_unreadable_file(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("三成", encoding="utf-8")
    path.chmod(0)
    with pytest.raises(PageError, match="may not be read; check its permissions"):
        read_page(path)


@pytest.mark.parametrize("path", ["a\0b", "n" * 5000, "page.txt/nested"])
def test_impossible_path(tmp_path, monkeypatch, path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").touch()
    with pytest.raises(PageError):
        read_page(path)


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode("gb18030"))))
    assert read_page("-") == PAGE


def test_standard_input_has_a_name(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\x80")))
    with pytest.raises(PageError, match=r"^standard input: is neither UTF-8"):
        read_page("-")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_page_error(data):
    with suppress(PageError):
        assert isinstance(decode(data, "page.txt"), str)


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200).filter(lambda text: not text.startswith("\ufeff"))
)
def test_utf8_is_never_taken_for_anything_else(text):
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    assert not text.encode().startswith(marks)
    assert decode(text.encode(), "page.txt") == text


def test_a_page_that_may_not_be_read(monkeypatch, tmp_path):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(PageError, match=r"page\.txt: may not be read; check its permissions"):
        read_page(tmp_path / "page.txt")
