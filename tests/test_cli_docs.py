"""docs/cli.md has the help of every command; to mend it, copy what `--help` prints."""

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from postmetrics.cli import cli

CHECKOUT = Path(__file__).parents[1]
PAGE = (CHECKOUT / "docs" / "cli.md").read_text(encoding="utf-8")
TOLD = dict(re.findall(r"^### `(postmetrics.*?)`\n\n```text\n(.*?)```$", PAGE, flags=re.M | re.S))


def commands(command=cli, path="postmetrics"):
    yield path
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from commands(below, f"{path} {name}")


def test_every_command_is_documented():
    assert sorted(TOLD) == sorted(commands())


@pytest.mark.parametrize("path", [*commands()])
def test_the_page_has_what_help_prints(path):
    printed = CliRunner().invoke(cli, [*path.split()[1:], "--help"], prog_name="postmetrics", terminal_width=96)
    assert TOLD[path].split() == printed.output.split()


def test_help_gives_the_commands_in_the_order_of_use():
    listed = TOLD["postmetrics"].partition("Commands:\n")[2]
    assert [line.split()[0] for line in listed.splitlines()] == [
        "extract", "explain", "report", "units", "rules", "schema",
    ]  # fmt: skip
    assert "postmetrics extract page.txt --reference-date 2023-12-19" in TOLD["postmetrics"]


def test_the_converted_number_of_the_page():
    [words] = re.findall(r"^postmetrics (units convert .*万.*)$", PAGE, flags=re.M)
    told = CliRunner().invoke(cli, words.split(), standalone_mode=False).output
    assert told == "3万 亩 = 2000 公顷\n"
    assert f"`{told.strip()}`" in PAGE


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_as_the_page_tells_it(shell):
    assert f"_POSTMETRICS_COMPLETE={shell}_source postmetrics" in PAGE
    environment = {**os.environ, "_POSTMETRICS_COMPLETE": f"{shell}_complete", "PYTHONPATH": str(CHECKOUT)}
    environment |= {"COMP_WORDS": "postmetrics ex", "COMP_CWORD": "ex" if shell == "fish" else "1"}
    words = [sys.executable, "-m", "postmetrics"]
    done = subprocess.run(words, env=environment, capture_output=True, timeout=60, check=False)
    assert re.findall(r"\bext\w+|\bexp\w+", done.stdout.decode()) == ["extract", "explain"]
