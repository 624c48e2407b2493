"""The templates: their words come from the catalogues, and they show all that they are given."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from generator.sheets import press
from generator.sheets.catalogue import SHEET_KINDS
from generator.sheets.engine import TEMPLATES, texts_of
from generator.sheets.makers import Share
from generator.sheets.parts import Audience, Brand, data_of
from generator.sheets.press import CODE, Job
from tests.sheets.printed import library, printer

FILES = sorted(TEMPLATES.glob("*.typ"))


def words_of(kind: str, lang: str) -> dict[str, str]:
    """Return the words that come with the first sheet of a kind."""
    chosen = SHEET_KINDS[kind]
    entry = next(filter(chosen.serves, library().everything()))
    audience = Audience(printer().editions[lang], "a4")
    data = json.loads(data_of(chosen.make(entry, audience), chosen.template, audience))
    words: dict[str, str] = data["words"]
    return words


def test_a_sheet_carries_the_words_of_its_template_in_its_language() -> None:
    assert words_of("guide", "es")["Page {number} of {count}"] == "Página {number} de {count}"
    assert words_of("guide", "en")["Page {number} of {count}"] == "Page {number} of {count}"
    assert "Page {number} of {count}" not in words_of("handout", "es")


def test_a_sheet_carries_the_words_of_what_its_template_imports() -> None:
    assert "Sources" not in (TEMPLATES / "case.typ").read_text(encoding="utf-8")
    assert words_of("case", "es")["Sources"] == "Fuentes"


def test_a_text_with_quotation_marks_is_found_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.sheets.engine.TEMPLATES", tmp_path)
    source = '#note(t(\n  "Every \\"no\\" is {what}.", what: "lost"))\n#alt("no text")\n'
    (tmp_path / "quoted.typ").write_text(source, encoding="utf-8")
    assert texts_of("quoted.typ") == {'Every "no" is {what}.'}


def test_other_words_make_another_sheet() -> None:
    audience = Audience(printer().editions["es"], "a4")
    share = Share("Title", "Summary", (), "")
    data = data_of(share, "share.typ", audience)
    other = data.replace(b"Menos desperdicio", b"Menos basura")
    assert other != data
    assert Job("share.typ", other).key != Job("share.typ", data).key


def test_all_code_that_renders_is_in_the_key_of_the_cache() -> None:
    assert set(CODE) == {Path(press.__file__).name, *imported(Path(press.__file__))}


def imported(module: Path) -> Iterator[str]:
    """Yield the files of the modules beside a module that it imports, and what they import."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            package, _, name = node.module.rpartition(".")
            if package == "generator.sheets":
                yield f"{name}.py"
                yield from imported(module.with_name(f"{name}.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_template_has_no_words_that_are_not_translated(file: Path) -> None:
    strings = re.findall(r'(t\(\s*)?"((?:[^"\\]|\\.)*)"', code_of(file))
    assert [text for marked, text in strings if not marked and re.search("[a-z] [a-z]", text)] == []


def code_of(file: Path) -> str:
    """Return a template without its comments."""
    return re.sub(r"(?m)^\s*//.*$", "", file.read_text(encoding="utf-8"))


def whole(template: str) -> str:
    """Return a template with what it imports."""
    code = code_of(TEMPLATES / template)
    return code + "".join(map(whole, re.findall(r'#import "([^"]+)"', code)))


def views() -> dict[type, set[str]]:
    """Return every class of what the templates are given, with the templates that get it."""
    found: dict[type, set[str]] = {}
    for kind in SHEET_KINDS.values():
        for view in (get_type_hints(kind.make)["return"], Brand):
            add(view, kind.template, found)
    return found


def add(view: type, template: str, found: dict[type, set[str]]) -> None:
    for inner in get_args(view):
        add(inner, template, found)
    if is_dataclass(view) and view.__module__.startswith("generator.sheets."):
        found.setdefault(view, set()).add(template)
        for hint in get_type_hints(view).values():
            add(hint, template, found)


@pytest.mark.parametrize(
    ("view", "templates"), views().items(), ids=[view.__name__ for view in views()]
)
def test_every_field_of_a_view_is_shown(view: type, templates: set[str]) -> None:
    code = "".join(map(whole, sorted(templates)))
    unused = [one.name for one in fields(view) if not re.search(rf"\.{one.name}\b", code)]
    assert unused == []
