"""Writes a file whole or not at all.

>>> from pathlib import Path
>>> from tempfile import TemporaryDirectory
>>> with TemporaryDirectory() as folder:
...     save("一", Path(folder, "a.txt"))
...     Path(folder, "a.txt").read_text(encoding="utf-8")
'一'
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EACCES
from stat import S_IMODE
from typing import IO

Path = str | os.PathLike[str]

_OPEN = ("/dev/stdout", "/dev/stderr", "/dev/fd/", "/proc/")
"""Names of files that are open already: another file in their place would not be the one that is open."""


def save(text: str, file: Path | IO[str]) -> None:
    """Write to a path, as `replacing` does, or to an open text file."""
    if isinstance(file, str | os.PathLike):
        with replacing(file) as out:
            out.write(text)
    else:
        file.write(text)


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """An open text file that takes the place of the one at `path` when all is written, or leaves it as it was.

    It is written beside the old one under another name, in UTF-8 and without translating line ends, reaches the disk
    and is then renamed, so that a reader sees the old file or the new one and never a part. It has the permissions of
    the old one. Of a symbolic link, the file that it points to is replaced; a pipe, a device and `/dev/stdout` are
    written to as they are. Raises `OSError` where the path cannot be written.
    """
    if os.path.abspath(path).startswith(_OPEN) or (os.path.exists(path) and not os.path.isfile(path)):
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            yield out
        return
    target = os.path.realpath(path)
    beside = os.path.join(os.path.dirname(target), f".postmetrics-{os.urandom(8).hex()}.tmp")
    try:
        old = os.stat(target) if os.path.exists(target) else None
        if old and not os.access(target, os.W_OK):
            raise PermissionError(EACCES, os.strerror(EACCES))
        out = open(beside, "x", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed below, before it is renamed
    except OSError as error:
        raise OSError(error.errno, error.strerror, os.fspath(path)) from None
    try:
        with out:
            if old:
                os.chmod(beside, S_IMODE(old.st_mode))
            yield out
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
