"""Words and set phrases whose numerals are not numbers: 统一, 百姓, 一带一路, 队伍.

>>> text = "统一部署三个地市"
>>> idiom_over(text, 1), idiom_over(text, 4)
((0, 2), None)
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_NUMERAL_CHARACTERS = frozenset("零一二两三四五六七八九十百千万亿兆半几数贰肆伍陆拾参佰仟捌")
_Shapes = dict[str, tuple[tuple[int, int], ...]]


def idiom_over(text: str, at: int) -> tuple[int, int] | None:
    """The longest listed word over the numeral character at `at`, as a range of `text`; None without one."""
    words, shapes = _table()
    for offset, length in shapes.get(text[at : at + 1], ()):
        start = at - offset
        if 0 <= start <= len(text) - length:
            is_number = words.get(text[start : start + length])
            if is_number is not None:
                return None if is_number else (start, start + length)
    return None


@cache
def _table() -> tuple[dict[str, bool], _Shapes]:
    """The words, and whether each is a number after all; and for a character where in which lengths it stands."""
    words: dict[str, bool] = {}
    shapes: dict[str, set[tuple[int, int]]] = {}
    for line in (files("postmetrics.data") / "idioms.txt").read_text(encoding="utf-8").splitlines():
        word = line.lstrip("!")
        if not word or word.startswith("#"):
            continue
        words[word] = line.startswith("!")
        for offset, character in enumerate(word):
            if character in _NUMERAL_CHARACTERS:
                shapes.setdefault(character, set()).add((offset, len(word)))
    return words, {c: tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0]))) for c, pairs in shapes.items()}
