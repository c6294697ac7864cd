"""Words and set phrases whose numerals are not numbers: 统一, 百姓, 一带一路, 队伍.

>>> text = "统一部署三个地市"
>>> idiom_over(text, 1), idiom_over(text, 4)
((0, 2), None)
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_NUMERAL_CHARACTERS = frozenset("零一二两三四五六七八九十百千万亿兆半几数贰肆伍陆拾参佰仟捌")
_Shape = tuple[int, int]


def idiom_over(text: str, at: int) -> tuple[int, int] | None:
    """The longest listed word over the numeral character at `at`, as a range of `text`; None without one."""
    words, shapes = _table()
    before, after = shapes.get(text[at - 1 : at + 1] if at else "", ()), shapes.get(text[at : at + 2] + ">", ())
    for offset, length in sorted((*before, *after), key=_longest_first) if before and after else before or after:
        start = at - offset
        if 0 <= start <= len(text) - length:
            is_number = words.get(text[start : start + length])
            if is_number is not None:
                return None if is_number else (start, start + length)
    return None


@cache
def _table() -> tuple[dict[str, bool], dict[str, tuple[_Shape, ...]]]:
    """The words, and whether each is a number after all; and where a numeral character stands in words of what length.

    The places are listed by the character and the next one (marked `>`), or the one before where it ends the word.
    """
    words: dict[str, bool] = {}
    shapes: dict[str, set[_Shape]] = {}
    for line in (files("postmetrics.data") / "idioms.txt").read_text(encoding="utf-8").splitlines():
        word = line.lstrip("!")
        if not word or word.startswith("#"):
            continue
        words[word] = line.startswith("!")
        for offset, character in enumerate(word):
            if character in _NUMERAL_CHARACTERS:
                pair = f"{word[offset : offset + 2]}>" if offset < len(word) - 1 else word[-2:]
                shapes.setdefault(pair, set()).add((offset, len(word)))
    return words, {pair: tuple(sorted(found, key=_longest_first)) for pair, found in shapes.items()}


def _longest_first(shape: _Shape) -> _Shape:
    return -shape[1], shape[0]
