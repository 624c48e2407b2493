"""The empty records that ``cpkb new`` writes."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.authoring.blank import NotPossibleError, blank, write_blank
from generator.authoring.translation import write_translation
from generator.loading import read_some
from generator.locales import interface_languages, locale
from generator.model import KINDS, Kind
from generator.model.base import Model, OneOf, Stated
from generator.model.fields import models_in, shapes
from generator.model.records import Case
from tests.unit.content import ROOT, Content

EN, ES = locale("en"), locale("es")
MADE = [kind for kind in KINDS.values() if kind.folder != "vocabularies"]
NAMES = {"countries": "py"}
# What somebody fills in where the good examples have no record, or one that needs more.
FILLED: dict[str, dict[str, Any]] = {
    "associations": {"name": "A", "country": "BO", "languages": ["es"], "contact": ["Calle 1"]},
    "sectors": {"status": "outline"},
}
# What the check asks for beyond the fields that a record must have.
STILL_ASKED = {
    "guides": [
        'a-new-one.md:1:1 K541 The guide has 0 of 3 questions in "en" by which the search finds it.'
    ]
}
GIVEN = ("lang", "reviewed", "added")
OPTIONAL = "## What follows may be left out: take away the # of what you know.\n"
LISTS = read_some(ROOT / "content", [ROOT / "content" / "vocabularies"]).library
# How people and editors take the # away.
WAYS = {"the sign": re.compile(r"^#"), "the sign and a space": re.compile(r"^# ?")}

each_kind = pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.folder)


def required(model: type[Model]) -> list[str]:
    return [name for name, info in model.model_fields.items() if info.is_required()]


def written(content: Content, kind: Kind) -> Path:
    return write_blank(content.folder, kind, NAMES.get(kind.folder, "a-new-one"), EN)


def uncommented(text: str, way: str = "the sign") -> str:
    """Return an empty record without the # before any line of its fields."""
    end = text.find("\n---\n")
    head, body = (text, "") if end < 0 else (text[:end], text[end:])
    return "\n".join(WAYS[way].sub("", line) for line in head.split("\n")) + body


def fields_in(text: str) -> str:
    """Return the fields of a record without its prose."""
    return text.split("\n---\n")[0].removeprefix("---\n")


@each_kind
def test_an_empty_record_lacks_what_it_must_have_and_nothing_else(
    content: Content, kind: Kind
) -> None:
    file = written(content, kind)
    said = [line.split(" ", 1)[1] for line in content.said()]
    needed = [name for name in required(kind.model) if name not in GIVEN]
    assert said == [f'K106 The field "{name}" is empty.' for name in needed]
    assert {problem.path.name for problem in content.problems()} == {file.name}


@each_kind
def test_a_record_whose_fields_are_filled_in_has_no_problem(content: Content, kind: Kind) -> None:
    values = {**example(content, kind), **FILLED.get(kind.folder, {})}
    file = written(content, kind)
    file.write_text(filled(file.read_text("utf-8"), values), encoding="utf-8")
    assert content.said() == STILL_ASKED.get(kind.folder, [])


def example(content: Content, kind: Kind) -> dict[str, Any]:
    """Return the fields of a good example, as they are typed there."""
    for file in sorted((content.folder / kind.folder).glob(f"*{kind.suffix}")):
        if file.suffixes == [kind.suffix]:
            typed = yaml.load(fields_in(file.read_text("utf-8")), Loader=yaml.BaseLoader)
            assert isinstance(typed, dict)
            return typed
    return {}


@each_kind
@pytest.mark.parametrize("way", WAYS)
def test_an_empty_record_without_its_signs_offers_every_field(kind: Kind, way: str) -> None:
    found = yaml.safe_load(fields_in(uncommented(blank(kind, LISTS, EN), way)))
    assert fields_of(found) == fields_of_model(kind.model)


def fields_of(data: Any) -> Any:
    """Return the names of fields, those of a group inside theirs, those of a list together."""
    if isinstance(data, list):
        groups = [fields_of(item) for item in data]
        return {name: value for group in groups for name, value in group.items()} or None
    if isinstance(data, dict):
        return {name: fields_of(value) for name, value in data.items()} or None
    return None


def fields_of_model(model: type[Model]) -> dict[str, Any]:
    return {
        shape.name: fields_of_model(shape.model) if shape.model else None for shape in shapes(model)
    }


@each_kind
def test_every_field_that_is_taken_in_says_what_it_lacks(content: Content, kind: Kind) -> None:
    """Take in one field that may be left out, with what belongs to it, then another."""
    values = {**example(content, kind), **FILLED.get(kind.folder, {})}
    needed, optional = filled(blank(kind, LISTS, EN), values).split(OPTIONAL)
    blocks = re.findall(r"^#\w.*\n(?:#.*\n)*?(?=## \w|---|\Z)", optional, re.MULTILINE)
    given = {*required(kind.model), *GIVEN}
    assert len(blocks) == len(set(kind.model.model_fields) - given)
    name = NAMES.get(kind.folder, "a-new-one")
    for block in blocks:
        taken_in = optional.replace(block, re.sub("(?m)^#", "", block))
        content.write(f"{kind.folder}/{name}{kind.suffix}", needed + taken_in)
        assert {problem.code for problem in content.problems()} <= {"K101", "K106", "K501", "K541"}


def filled(text: str, values: dict[str, Any]) -> str:
    """Return an empty record with values in the fields that it must have."""
    for name, value in values.items():
        if name not in GIVEN:
            line = f"\n{name}: {json.dumps(value)}\n"
            for empty in ("", " []"):
                text = text.replace(f"\n{name}:{empty}\n", line)
    return text


@each_kind
def test_the_values_of_every_closed_list_are_there_or_where_to_look(kind: Kind) -> None:
    text = blank(kind, LISTS, ES)
    lists = {
        shape.mark.vocabulary
        for model in models_in(kind.model)
        for shape in shapes(model)
        if isinstance(shape.mark, OneOf) and shape.mark.vocabulary in LISTS.entries["vocabularies"]
    }
    for name in lists:
        keys = list(LISTS.vocabulary(name).terms)
        shown = keys if len(keys) <= 12 else [*keys[:8], f"content/vocabularies/{name}.yml"]
        assert [key for key in shown if not re.search(rf"\b{key}\b", text)] == []


def test_a_figure_can_be_given_in_three_ways() -> None:
    text = blank(KINDS["cases"], LISTS, EN)
    results = yaml.safe_load(fields_in(uncommented(text)))["results"]
    figures = {"before", "after", "saved", "reduction_percent"}
    assert [result.keys() & figures for result in results] == [
        {"before", "after"},
        {"saved"},
        {"reduction_percent"},
    ]
    assert "\n##   One way: readings before and after.\n" in text
    assert "\n##   Another: a percentage, as the source states it.\n" in text


@pytest.mark.parametrize("lang", interface_languages())
def test_fields_are_explained_in_the_language_that_was_asked_for(lang: str) -> None:
    words = locale(lang)
    text = blank(KINDS["cases"], LISTS, words)
    assert text.startswith(f"---\n## {words('Name of the page, in plain words.')}\ntitle:\n")
    assert f"\nlang: {lang}\n" in text
    assert f"\nreviewed: {date.today().isoformat()}\n" in text


def test_the_headings_are_those_of_the_kind() -> None:
    bodies = {kind.folder: blank(kind, LISTS, EN).partition("\n---\n\n")[2] for kind in MADE}
    assert {folder: body.partition("\n")[0] for folder, body in bodies.items() if body} == {
        "cases": "## What was done",
        "sectors": "## Where the money goes",
        "measures": "## What it is",
        "guides": "## Why it pays",
        "centres": "## What we know",
        "financing": "## What it was",
        "programmes": "## What it did",
        "policies": "## What it means for a plant",
        "bodies": "## What it does for firms",
        "countries": "## Who helps",
    }
    assert "\n---\n\n## Qué se hizo\n\nCuéntelo como" in blank(KINDS["cases"], LISTS, ES)


def test_a_group_is_explained_only_where_it_comes_first() -> None:
    text = blank(KINDS["cases"], LISTS, EN)
    groups = {model for model in models_in(Case) if issubclass(model, Stated)}
    assert text.count("How well the figure is supported") == len(groups)
    assert len(re.findall(r"\bevidence:$", text, re.MULTILINE)) > len(groups)


def test_a_record_that_exists_is_not_written_over(content: Content) -> None:
    file = content.case()
    before = file.read_text("utf-8")
    with pytest.raises(NotPossibleError, match=r"^a-case\.md exists already\. Choose another name"):
        write_blank(content.folder, KINDS["cases"], "a-case", EN)
    assert file.read_text("utf-8") == before


def test_an_empty_file_becomes_a_form_as_its_problem_says(content: Content) -> None:
    file = content.write("cases/a-case.md", "\n \n")
    assert content.cures() == ["Start from a ready form: cpkb new cases a-case"]
    write_blank(content.folder, KINDS["cases"], "a-case", EN)
    assert file.read_text("utf-8").startswith("---\n## Name of the page")


@pytest.mark.parametrize(
    "name",
    [
        "", "A", "Rosa", "my tannery", "tenería", "a--b", "-a", "a-", "a.b", "a.es", "a/b", "a\\b",
        "../x", "/etc/x", "a\n", "茶", "a_b",
    ],
)  # fmt: skip
def test_a_name_that_is_no_address_is_refused(content: Content, name: str) -> None:
    before = set(content.folder.rglob("*"))
    with pytest.raises(NotPossibleError) as caught:
        write_blank(content.folder, KINDS["cases"], name, EN)
    assert str(caught.value).startswith(
        f'"{name}" cannot be an address. Use a-z, 0-9 and hyphens: '
    )
    assert set(content.folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("name", "near"),
    [("my tannery", "my-tannery"), ("tenería", "teneria"), ("a_b", "a-b"), ("cases/x.md", "x")],
)
def test_a_name_that_is_no_address_leads_to_one(content: Content, name: str, near: str) -> None:
    with pytest.raises(NotPossibleError) as caught:
        write_blank(content.folder, KINDS["cases"], name, EN)
    assert str(caught.value).endswith(f": {near}")


@pytest.mark.parametrize(
    ("folder", "name", "said"),
    [
        ("cases", "index", '"index" es la dirección de una lista. Elija otro nombre.'),
        ("sources", "index", '"index" es la dirección de una lista. Elija otro nombre.'),
        (
            "cases",
            "con",
            '"con.md" no puede ser la dirección de una página: Windows lo reserva para sí. '
            "Cambie el nombre del archivo: con-1.md",
        ),
        ("countries", "xx", '"xx" no es el código de un país. Use sus dos letras: bo'),
        ("countries", "bolivia", '"bolivia" no es el código de un país. Use sus dos letras: bo'),
    ],
)
def test_a_name_that_the_check_would_refuse_is_refused_at_once(
    content: Content, folder: str, name: str, said: str
) -> None:
    with pytest.raises(NotPossibleError) as caught:
        write_blank(content.folder, KINDS[folder], name, ES)
    assert str(caught.value) == said


def test_a_folder_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    file = write_blank(tmp_path / "content", KINDS["cases"], "a-case", EN)
    assert file == tmp_path / "content" / "cases" / "a-case.md"
    assert file.is_file()


TRANSLATION = """\
---
reviewed: TODAY
## Rosa, a tannery in Norway
title:
## It closed the taps and got its money back in four months.
summary:
"""


def test_a_translation_shows_the_words_of_its_original(content: Content) -> None:
    file = write_translation(content.folder, KINDS["cases"], "rosa-tannery", "pt", EN)
    text = file.read_text("utf-8")
    assert file.name == "rosa-tannery.pt.md"
    assert text.startswith(TRANSLATION.replace("TODAY", date.today().isoformat()))


def test_a_translation_without_its_signs_can_be_read_and_filled_in(content: Content) -> None:
    content.publish("pt")
    for folder, name in (("cases", "rosa-tannery"), ("sectors", "tanneries")):
        file = write_translation(content.folder, KINDS[folder], name, "pt", EN)
        lines = uncommented(file.read_text("utf-8")).split("\n")
        said = re.compile(r"# (?!What follows)").match
        texts = [line for above, line in pairwise(lines) if said(above.lstrip())]
        filled_in = (f"{line} x" if line in texts else line for line in lines)
        file.write_text("\n".join(filled_in), "utf-8")
    assert {problem.code for problem in content.problems()} <= {"K307"}


@pytest.mark.parametrize(
    ("folder", "name", "lang", "said"),
    [
        ("cases", "nobody", "pt", "There is no original content/cases/nobody.md. Write it first."),
        (
            "cases",
            "rosa-tannery",
            "xx",
            '"xx" is not the code of a language. Use two or three letters: my-tannery.es',
        ),
        (
            "cases",
            "rosa-tannery",
            "en",
            'The original content/cases/rosa-tannery.md is in "en" already.',
        ),
        ("cases", "rosa-tannery", "es", "There is a translation rosa-tannery.es already."),
        (
            "cases",
            "wrong",
            "es",
            "The original has problems. Cure them first: cpkb check content/cases/wrong.md",
        ),
        (
            "sources",
            "plant-report",
            "es",
            "These records hold all languages in one file: content/sources/plant-report.yml",
        ),
    ],
)
def test_a_translation_that_cannot_be_is_told_why(
    content: Content, folder: str, name: str, lang: str, said: str
) -> None:
    content.case("colour: green\n", name="wrong")
    with pytest.raises(NotPossibleError) as caught:
        write_translation(content.folder, KINDS[folder], name, lang, EN)
    assert str(caught.value) == said
