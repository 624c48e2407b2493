"""Mistakes that people make: what they type, what the checker says, what they type next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

import yaml

from generator.problems import Problem
from tests.unit.content import EXAMPLES, Content

FILE = EXAMPLES / "mistakes.yml"


class Mistake(NamedTuple):
    """One mistake in a file that is right but for it."""

    en: str
    es: str
    told: str = ""
    cure: str = ""
    file: str = "cases/a-case.md"
    was: str | None = None  # none: what is typed is the whole file
    typed: str | None = None  # none: only the name of the file is wrong
    next: str | None = None
    renamed: str = ""
    copied: str = ""  # the picture of the good examples that has this name
    encoding: str = "utf-8"  # of what was typed


@cache
def _rows() -> dict[str, Any]:
    return dict(yaml.safe_load(FILE.read_text(encoding="utf-8")))


@cache
def mistakes() -> list[Mistake]:
    """Return all mistakes, in the order of the file."""
    return [Mistake(**row) for row in _rows()["mistakes"]]


def problems_with(mistake: Mistake, content: Content) -> list[Problem]:
    """Return what is wrong with the file as it was typed."""
    typed = _picture(mistake) or _with(mistake, mistake.typed).encode(mistake.encoding)
    with _written(mistake.file, typed, content):
        return content.problems()


def problems_after(mistake: Mistake, content: Content) -> list[Problem]:
    """Return what is still wrong when that was typed which is to be typed next."""
    typed = mistake.typed if mistake.renamed else mistake.next
    mended = _picture(mistake) or _with(mistake, typed).encode()
    with _written(mistake.renamed or mistake.file, mended, content):
        return content.problems()


def _picture(mistake: Mistake) -> bytes:
    good = EXAMPLES / "good" / "content" / mistake.copied
    return good.read_bytes() if mistake.copied else b""


def _right(mistake: Mistake) -> str:
    good = EXAMPLES / "good" / "content" / mistake.file
    return good.read_text(encoding="utf-8") if good.exists() else str(_rows()["base"])


def _with(mistake: Mistake, typed: str | None) -> str:
    """Return the text of the file with what was typed in it."""
    if typed is None:
        return _right(mistake)
    if mistake.was is None:
        return typed
    assert mistake.was in _right(mistake)
    return _right(mistake).replace(mistake.was, typed, 1)


@contextmanager
def _written(name: str, text: bytes, content: Content) -> Iterator[None]:
    """Put a file into the content for a while."""
    file = content.folder / name
    before = file.read_bytes() if file.exists() else None
    content.write(name, text)
    yield
    if before is None:
        file.unlink()
    else:
        file.write_bytes(before)
