"""Reads a page from a file or standard input and finds out its encoding.

Newline characters are not translated and nothing but a byte order mark is dropped, so that the spans of the records
are positions in the decoded file.
"""

from __future__ import annotations

import codecs
import os
import sys

from postmetrics.errors import PageError

STDIN = "-"
"""The name that stands for standard input."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_page(path: str | os.PathLike[str], encoding: str | None = None) -> str:
    r"""The text of the page at `path`, or of standard input for `-`.

    Without an `encoding`, UTF-8, UTF-16, GB18030 (and so GBK and GB2312) and Big5 are told apart. Raises `PageError`.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     page = Path(folder, "page.txt")
    ...     _ = page.write_bytes("投递报刊\r\n12 万份".encode("gb18030"))
    ...     read_page(page)
    '投递报刊\r\n12 万份'
    """
    name = os.fspath(path)
    try:
        if name == STDIN:
            data = sys.stdin.buffer.read()
        else:
            with open(name, "rb") as file:
                data = file.read()
    except FileNotFoundError:
        raise PageError(name, "no such file; check the path") from None
    except IsADirectoryError:
        raise PageError(name, f"is a folder; name the pages in it, such as {os.path.join(name, '*.txt')}") from None
    except PermissionError:
        raise PageError(name, "may not be read; check its permissions") from None
    except OSError as error:
        raise PageError(name, f"cannot be read ({error.strerror}); check the path") from None
    except ValueError as error:
        raise PageError(name, f"is not a path ({error}); check it") from None
    return decode(data, "standard input" if name == STDIN else name, encoding)


def decode(data: bytes, name: str, encoding: str | None = None) -> str:
    """The text that `data` holds; `name` is how an error speaks of it.

    >>> decode("１２件".encode("utf-16"), "page.txt")
    '１２件'
    """
    known = encoding or next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    try:
        text = data.decode(known or "utf-8")
    except LookupError:
        raise PageError(name, f"no text encoding is called {encoding!r}; try utf-8, utf-16 or gb18030") from None
    except UnicodeError as error:
        if data.startswith(b"%PDF-"):
            raise PageError(name, "is a PDF, not text; extract its text first, with pdftotext for example") from None
        where = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        guess = None if known else _guess(data)
        if guess:
            return data.decode(guess)
        if known:
            raise PageError(name, f"is not valid {known}{where}; name its encoding with --encoding") from None
        reason = f"is neither UTF-8{where} nor UTF-16, GB18030 or Big5; name its encoding with --encoding"
        raise PageError(name, reason) from None
    # An encoding given by name, such as utf-8, leaves in place the mark that it does not need.
    return text.removeprefix("\ufeff")


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most pages are UTF-8 and never need it

    # Only UTF-16 has NUL bytes: in its line ends, digits and spaces.
    candidates = ["utf_16_le", "utf_16_be"] if b"\0" in data else ["gb18030", "big5"]
    matches = from_bytes(data, cp_isolation=candidates)
    best = min(matches, key=lambda m: (m.chaos, -m.coherence, candidates.index(m.encoding)), default=None)
    return best.encoding if best else None
