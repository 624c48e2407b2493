"""The empty records that ``cpkb new`` writes."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.authoring.blank import NotPossibleError, blank, write_blank
from generator.locales import interface_languages, locale
from generator.model import KINDS, Kind
from generator.model.base import Model
from generator.model.fields import shapes
from tests.unit.content import Content

EN, ES = locale("en"), locale("es")
MADE = [kind for kind in KINDS.values() if kind.folder != "vocabularies"]
NAMES = {"countries": "py"}
# What somebody fills in where the good examples have no record, or one that needs more.
FILLED: dict[str, dict[str, Any]] = {
    "associations": {"name": "A", "country": "BO", "languages": ["es"], "contact": ["Calle 1"]},
    "sectors": {"status": "outline"},
}
GIVEN = ("lang", "reviewed")
OPTIONAL = "# What follows may be left out: take away the # of what you know.\n"

each_kind = pytest.mark.parametrize("kind", MADE, ids=lambda kind: kind.folder)


def required(model: type[Model]) -> list[str]:
    return [name for name, info in model.model_fields.items() if info.is_required()]


def written(content: Content, kind: Kind) -> Path:
    return write_blank(content.folder, kind, NAMES.get(kind.folder, "a-new-one"), EN)


def uncommented(text: str) -> Any:
    """Return the fields of an empty record with those that may be left out."""
    needed, optional = fields_in(text).split(OPTIONAL)
    offered = "\n".join(line.removeprefix("# ") for line in optional.splitlines())
    return yaml.safe_load(needed + offered)


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
    text = file.read_text(encoding="utf-8")
    for name in required(kind.model):
        if name not in GIVEN:
            text = text.replace(f"\n{name}:\n", f"\n{name}: {json.dumps(values[name])}\n")
    file.write_text(text, encoding="utf-8")
    assert content.said() == []


def example(content: Content, kind: Kind) -> dict[str, Any]:
    """Return the fields of a good example, as they are typed there."""
    for file in sorted((content.folder / kind.folder).glob(f"*{kind.suffix}")):
        if file.suffixes == [kind.suffix]:
            typed = yaml.load(fields_in(file.read_text("utf-8")), Loader=yaml.BaseLoader)
            assert isinstance(typed, dict)
            return typed
    return {}


@each_kind
def test_an_empty_record_offers_every_field(kind: Kind) -> None:
    assert fields_of(uncommented(blank(kind, EN))) == fields_of_model(kind.model)


def fields_of(data: Any) -> Any:
    """Return the names of fields, those of a group inside theirs."""
    if isinstance(data, list):
        return fields_of(data[0])
    if isinstance(data, dict):
        return {name: fields_of(value) for name, value in data.items()}
    return None


def fields_of_model(model: type[Model]) -> dict[str, Any]:
    return {
        shape.name: fields_of_model(shape.model) if shape.model else None for shape in shapes(model)
    }


@pytest.mark.parametrize("lang", interface_languages())
def test_fields_are_explained_in_the_language_that_was_asked_for(lang: str) -> None:
    words = locale(lang)
    text = blank(KINDS["cases"], words)
    assert text.startswith(f"---\n# {words('Name of the page, in plain words.')}\ntitle:\n")
    assert f"\nlang: {lang}\nreviewed" not in text
    assert f"\nlang: {lang}\n" in text
    assert f"\nreviewed: {date.today().isoformat()}\n" in text


def test_a_record_with_prose_begins_with_a_story_and_a_list_does_not() -> None:
    assert "\n---\n\n## Qué se hizo\n\nCuéntelo como" in blank(KINDS["cases"], ES)
    assert "---" not in blank(KINDS["sources"], ES)


def test_a_group_is_explained_only_where_it_comes_first() -> None:
    text = blank(KINDS["cases"], EN)
    assert text.count("How well the figure is supported") == 6
    assert len(re.findall(r"\bevidence:$", text, re.MULTILINE)) == 7


def test_a_record_that_exists_is_not_written_over(content: Content) -> None:
    file = content.case()
    before = file.read_text("utf-8")
    with pytest.raises(NotPossibleError, match=r"^a-case\.md exists already\. Choose another name"):
        write_blank(content.folder, KINDS["cases"], "a-case", EN)
    assert file.read_text("utf-8") == before


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
    assert str(caught.value) == (
        f'"{name}" cannot be an address. Use a-z, 0-9 and hyphens: my-tannery'
    )
    assert set(content.folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("folder", "name", "said"),
    [
        ("cases", "index", '"index" es la dirección de una lista. Elija otro nombre.'),
        ("sources", "index", '"index" es la dirección de una lista. Elija otro nombre.'),
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
