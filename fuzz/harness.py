"""What both harnesses share: the clock, the mutator that knows the language's tokens, and how findings are kept."""

from __future__ import annotations

import random
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import FrameType

import atheris

HERE = Path(__file__).parent
VALUES = ("0", "-1.5", "inf", "true", "''", "'a'", "[]", "[[]]", "[1]", "['a']", "{}", "{a=1}", "1979-05-27")
"""What a `key = value` may be given instead of its value."""
LONGEST = 4000
"""Characters of the longest text that the mutator makes."""


class TooSlow(Exception):
    """A call took more processor time than the law allows."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise `TooSlow` in the body once it has used so much processor time, within a pattern's match as well."""
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def _too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow


def decode(data: bytes) -> str:
    """Any bytes as a text; a byte that is no UTF-8 becomes half a surrogate pair, which texts may hold as well."""
    return data.decode("utf-8", "surrogateescape")


def encode(text: str) -> bytes:
    """The bytes that `decode` reads as the text."""
    return text.encode("utf-8", "surrogateescape")


def fuzz(one: Callable[[bytes], object], tokens: str) -> None:
    """Run libFuzzer over `one` with the tokens of a file; what it raises is a finding.

    With `--collect=FOLDER` a finding does not end the run: the shortest input of each is kept in the folder.
    """
    signal.signal(signal.SIGVTALRM, _too_slow)
    folders = [arg.partition("=")[2] for arg in sys.argv if arg.startswith("--collect=")]
    call = Collector(one, Path(folders[0])) if folders else one
    arguments = [arg for arg in sys.argv if not arg.startswith("--collect=")]
    words = [line for line in (HERE / "tokens" / tokens).read_text(encoding="utf-8").splitlines() if line]
    atheris.Setup(arguments, call, custom_mutator=Mutator(words))
    atheris.Fuzz()


class Collector:
    """Keeps the shortest input of each finding, told apart by the error and the line that raised it."""

    def __init__(self, one: Callable[[bytes], object], folder: Path) -> None:
        self.one = one
        self.folder = folder
        self.shortest: dict[str, int] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def __call__(self, data: bytes) -> int:
        """Try one input; -1 keeps it out of the corpus."""
        try:
            self.one(data)
            return 0
        except Exception as error:
            name = _kind(error)
            if len(data) < self.shortest.get(name, sys.maxsize):
                new = name not in self.shortest
                self.shortest[name] = len(data)
                (self.folder / name).write_bytes(data)
                (self.folder / f"{name}.txt").write_text(traceback.format_exc(), "utf-8", "backslashreplace")
                if new:
                    print(f"FINDING {name}: {str(error)[:160]!r}", file=sys.stderr, flush=True)
            return -1


def _kind(error: Exception) -> str:
    """The error's type and the last line of the project that it went through (of a law that is broken: the law)."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "postmetrics" in frame.filename and "site-packages" not in frame.filename]
    last = frames[-1] if isinstance(error, AssertionError) or not ours else ours[-1]
    where = Path(last.filename).stem if isinstance(error, TooSlow) else f"{Path(last.filename).stem}-{last.lineno}"
    chain = "-".join(frame.name for frame in ours[:2]) if isinstance(error, TooSlow) else ""
    digest = sha256(f"{type(error).__name__}{where}{chain}".encode()).hexdigest()[:6]
    return f"{type(error).__name__}-{where}-{digest}"


class Mutator:
    """Changes a text by tokens, slices and lines, where libFuzzer would change bytes; every third time it may."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens

    def __call__(self, data: bytes, max_size: int, seed: int) -> bytes:
        """One input from another."""
        if seed % 3 == 0:
            return bytes(atheris.Mutate(data, len(data) + 64 if len(data) + 64 < max_size else max_size))
        dice = random.Random(seed)
        text = decode(data)
        for _ in range(dice.choice((1, 1, 2, 4))):
            text = dice.choice((_insert, _insert, _replace, _delete, _repeat, _move, _change_line))(text, self, dice)
        return encode(_encodable(text[:LONGEST]))[:max_size]

    def token(self, dice: random.Random) -> str:
        """A token of the language, or now and then any character."""
        return _any_character(dice) if dice.random() < 0.1 else dice.choice(self.tokens).replace("\\n", "\n")


def _any_character(dice: random.Random) -> str:
    highest = dice.choice((0x7F, 0x2FF, 0xFFFF, 0x10FFFF))
    return chr(dice.randrange(highest))


def _encodable(text: str) -> str:
    return "".join(c if not 0xD800 <= ord(c) < 0xDC80 and not 0xDCFF < ord(c) <= 0xDFFF else "�" for c in text)


def _slice(text: str, dice: random.Random, longest: int = 24) -> tuple[int, int]:
    start = dice.randint(0, len(text))
    return start, min(len(text), start + dice.randint(0, longest))


def _insert(text: str, mutator: Mutator, dice: random.Random) -> str:
    at = dice.randint(0, len(text))
    return text[:at] + mutator.token(dice) + text[at:]


def _replace(text: str, mutator: Mutator, dice: random.Random) -> str:
    start, end = _slice(text, dice, 6)
    return text[:start] + mutator.token(dice) + text[end:]


def _delete(text: str, mutator: Mutator, dice: random.Random) -> str:
    start, end = _slice(text, dice)
    return text[:start] + text[end:]


def _repeat(text: str, mutator: Mutator, dice: random.Random) -> str:
    start, end = _slice(text, dice)
    often = (8, 40, LONGEST // max(1, end - start)) if dice.random() < 0.1 else (2, 2, 3)
    times = dice.choice(often)
    return (text[:start] + text[start:end] * times + text[end:])[:LONGEST]


def _move(text: str, mutator: Mutator, dice: random.Random) -> str:
    start, end = _slice(text, dice)
    rest = text[:start] + text[end:]
    at = dice.randint(0, len(rest))
    return rest[:at] + text[start:end] + rest[at:]


def _change_line(text: str, mutator: Mutator, dice: random.Random) -> str:
    """Drop, double, swap a line, or give a `key = value` another value."""
    lines = text.split("\n")
    i, j = dice.randrange(len(lines)), dice.randrange(len(lines))
    match dice.randrange(4):
        case 0:
            del lines[i]
        case 1:
            lines.insert(j, lines[i])
        case 2:
            lines[i], lines[j] = lines[j], lines[i]
        case _:
            key, equals, _ = lines[i].partition(" = ")
            lines[i] = key + equals + (dice.choice(VALUES) if equals else mutator.token(dice))
    return "\n".join(lines)
