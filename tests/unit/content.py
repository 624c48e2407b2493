"""A small library to spoil: the good example in a temporary folder, and what a test adds to it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from generator.checks import check
from generator.library import Library
from generator.locales import locale
from generator.pictures.album import CACHE, PICTURE, Album, Wanted
from generator.problems import Problem
from generator.report import hint, message

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "examples"
# Seven lines: what a test adds to the fields of a case begins on line 8.
CASE = """\
---
title: Rosa, a tannery
summary: It closed the taps.
lang: en
reviewed: 2026-11-21
scope: enterprise
countries: [BO]
"""
SOURCED = "source: plant-report, evidence: reported"


@cache
def album() -> Path:
    """Return a cache in which the pictures of the good example are known: no test need wait."""
    folder = Path(tempfile.mkdtemp(prefix="cpkb-album-"))
    atexit.register(shutil.rmtree, folder)
    files = sorted((EXAMPLES / "good" / "content" / "cases").glob("*.png"))
    Album(folder).seen([Wanted(file, PICTURE) for file in files])
    return folder


class Content:
    """The folder ``content`` of a test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "content"
        shutil.copytree(EXAMPLES / "good" / "content", self.folder)
        shutil.copytree(album(), folder / CACHE, dirs_exist_ok=True)

    def project(self) -> Path:
        """Return the project of the content, with the settings of a site."""
        shutil.copy(ROOT / "mkdocs.yml", self.folder.parent)
        return self.folder.parent

    def publish(self, *codes: str) -> None:
        """Add languages to those of the site, named in English only."""
        file = self.folder / "vocabularies" / "languages.yml"
        rows = "".join(f"  {code}:\n    label: {{en: A language}}\n" for code in codes)
        self.write("vocabularies/languages.yml", file.read_text("utf-8") + rows)

    def write(self, name: str, text: str | bytes) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def replace(self, name: str, old: str, new: str) -> Path:
        """Write a file anew with another text in it."""
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        return self.write(name, text.replace(old, new))

    def case(self, fields: str = "", body: str = "", name: str = "a-case") -> Path:
        """Write a case that is right but for ``fields`` (from line 8) and ``body``."""
        return self.write(f"cases/{name}.md", f"{CASE}{fields}---\n{body}")

    def library(self) -> Library:
        return check(self.folder)[0]

    def problems(self) -> list[Problem]:
        return check(self.folder)[1]

    def said(self, lang: str = "en") -> list[str]:
        """Return every problem as ``file:line:column code message``."""
        return [
            f"{problem.path.name}:{problem.place.line}:{problem.place.column} "
            f"{problem.code} {message(problem, locale(lang))}"
            for problem in self.problems()
        ]

    def found(self) -> list[str]:
        """Return every problem as ``line:column code``, with the value that it quotes."""
        return [
            f"{problem.place.line}:{problem.place.column} {problem.code} "
            f"{dict(problem.values).get('value', '')}".rstrip()
            for problem in self.problems()
        ]

    def cures(self) -> list[str]:
        return [hint(problem, locale("en")) for problem in self.problems()]
