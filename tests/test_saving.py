import io
import os
import stat
import sys
import threading

import pytest

from postmetrics.saving import replacing, save

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions and links as POSIX has them")


def test_a_new_file_is_utf_8_with_the_line_ends_as_given(tmp_path):
    save("一\n二\r\n", tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_bytes() == "一\n二\r\n".encode()


def test_an_open_file_is_written_to():
    out = io.StringIO("old")
    save("new", out)
    assert out.getvalue() == "new"


def test_the_old_file_stands_until_the_new_one_is_written(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with replacing(path) as out:
        out.write("new")
        out.flush()
        assert path.read_text() == "old"
        assert len(list(tmp_path.iterdir())) == 2
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
@pytest.mark.parametrize("old", ["old", None])
def test_nothing_is_left_of_a_failure(tmp_path, error, old):
    path = tmp_path / "a.txt"
    if old:
        path.write_text(old)
    with pytest.raises(error), replacing(path) as out:  # noqa: PT012 - what is raised stands inside
        out.write("half")
        raise error
    assert [file.read_text() for file in tmp_path.iterdir()] == [old] * bool(old)


def test_nothing_is_left_when_text_cannot_be_written(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        save("half \ud800", path)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["old"]


def test_nothing_is_left_when_the_disk_fails(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left on device"):
        save("new", path)
    assert [file.read_text() for file in tmp_path.iterdir()] == ["old"]


def test_it_reaches_the_disk_before_it_is_renamed(tmp_path, monkeypatch):
    done = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(os, "fsync", lambda *words: (done.append("fsync"), fsync(*words)))
    monkeypatch.setattr(os, "replace", lambda *words: (done.append("replace"), replace(*words)))
    save("new", tmp_path / "a.txt")
    assert done == ["fsync", "replace"]


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_the_permissions_of_the_old_file_are_kept(tmp_path, mode):
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(mode)
    with replacing(path) as out:
        assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {mode}
        out.write("new")
    assert stat.S_IMODE(path.stat().st_mode) == mode


@POSIX
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path):
    (tmp_path / "a.txt").touch()
    save("new", tmp_path / "b.txt")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "b.txt").stat().st_mode


@POSIX
def test_a_file_that_may_not_be_written_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("old")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may write to any file
    with pytest.raises(PermissionError) as caught:
        save("new", path)
    assert caught.value.filename == str(path)
    assert path.read_text() == "old"


def test_the_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        save("new", tmp_path / "none" / "a.txt")
    assert caught.value.filename == str(tmp_path / "none" / "a.txt")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises((IsADirectoryError, PermissionError)):
        save("new", tmp_path)
    assert list(tmp_path.iterdir()) == []


@POSIX
@pytest.mark.parametrize("there", [True, False])
def test_a_link_stays_a_link(tmp_path, there):
    target, link = tmp_path / "a.txt", tmp_path / "link"
    if there:
        target.write_text("old")
    link.symlink_to(target)
    save("new", link)
    assert link.is_symlink()
    assert target.read_text() == "new"


@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="open files have no names")
def test_a_file_that_is_open_already_is_written_to(tmp_path):
    with (tmp_path / "a.txt").open("w+") as file:
        save("new", f"/dev/fd/{file.fileno()}")
        assert file.read() == "new"
    assert list(tmp_path.iterdir()) == [tmp_path / "a.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
def test_a_pipe_is_written_to(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    save("new", pipe)
    reader.join()
    assert read == ["new"]
    assert list(tmp_path.iterdir()) == [pipe]
