"""The hostile examples: each lies over a small project that is right, and the check refuses it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.checks import check
from tests.unit.content import EXAMPLES

HOSTILE = EXAMPLES / "hostile"
BASE = "00-base"
# By example, the codes that refuse it.
REFUSED = {
    "01-script-in-address": {"K110"},
    "03-script-like-code": {"K424"},
    "06-script-in-broken-link": {"K424"},
    "10-foreign-picture": {"K424"},
    "21-open-brackets": {"K432"},
    "25-many-links": {"K432"},
    "30-story-too-long": {"K433"},
    "33-labels-empty": {"K106"},
    "43-picture-over-sheet": {"K606"},
    "50-logo-png-bomb": {"K602"},
    "52-logo-jpeg-truncated": {"K602"},
    "54-logo-svg-zero": {"K602"},
    "57-logo-svg-deep": {"K604"},
    "60-many-headings": {"K432"},
    "63-command-in-log": {"K424"},
}
# What is published as the words that it is made of; tests/site looks at the pages.
INERT = ("13-formula-in-a-cell", "20-braces")


def codes_of(folder: Path, name: str) -> set[str]:
    """Return the codes of the errors of an example, laid over the base in ``folder``."""
    shutil.copytree(HOSTILE / BASE, folder, dirs_exist_ok=True)
    shutil.copytree(HOSTILE / name, folder, dirs_exist_ok=True)
    return {problem.code for problem in check(folder / "content")[1] if problem.blocks}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_example_is_refused(tmp_path: Path, name: str) -> None:
    assert codes_of(tmp_path, name) == REFUSED[name]


@pytest.mark.parametrize("name", [BASE, *INERT])
def test_an_example_that_harms_nobody_is_let_through(tmp_path: Path, name: str) -> None:
    assert codes_of(tmp_path, name) == set()


def test_every_hostile_example_is_tried() -> None:
    assert sorted(path.name for path in HOSTILE.iterdir()) == sorted([BASE, *REFUSED, *INERT])
