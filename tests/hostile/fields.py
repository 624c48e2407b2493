"""Every field of every kind of record: those for words, and those that hold something else."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import yaml
from pydantic import ValidationError

from generator.locales import country_codes
from generator.model import KINDS, Kind
from generator.model.fields import mentions, texts
from generator.records import read_record
from generator.source import read_document
from tests.unit.content import EXAMPLES

BASE = EXAMPLES / "hostile" / "00-base"
LISTS = "vocabularies"
SPANISH = "es"
Steps = tuple[str | int, ...]

# A set holds a copy of each: all kinds of records, in all their fields.
RECORDS = (
    "cases/rosa-tannery",
    "sectors/tanneries",
    "measures/shake-off-salt",
    "guides/first-walk",
    "centres/first-centre",
    "financing/first-fund",
    "programmes/first-programme",
    "policies/first-decree",
    "bodies/first-chamber",
    "countries/bo",
    "associations/chamber",
    "sources/plant-report",
    "sources/older-report",
    "glossary/payback",
    "glossary/cleaner-production",
)
# Texts that are no free words: the name of a file, and units that the resource must have.
_BOUND = ("logo", "before.unit", "after.unit", "benchmarks.0.unit", "benchmarks.1.unit")


class Place(NamedTuple):
    """A text in a record of the base, or in its translation."""

    record: str
    steps: Steps
    lang: str = ""

    def __str__(self) -> str:
        return ".".join(map(str, (self.record, *filter(None, [self.lang]), *self.steps)))


Choose = Callable[[Place], str]


@dataclass(frozen=True)
class Written:
    """A record of the base as it was typed."""

    kind: Kind
    fields: dict[str, Any]
    body: str

    def text(self, fields: Mapping[str, Any]) -> str:
        """Return the text of a file with other fields, each value on a line of its own."""
        lines = yaml.dump(fields, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
        return lines if self.kind.suffix == ".yml" else f"---\n{lines}---\n{self.body}"


@cache
def written(record: str) -> Written:
    """Return a record of the base; its fields are not to be changed."""
    kind = KINDS[record.partition("/")[0]]
    text = (BASE / "content" / f"{record}{kind.suffix}").read_text(encoding="utf-8")
    _, fields, body = text.split("---\n", 2) if kind.suffix == ".md" else ("", text, "")
    return Written(kind, yaml.load(fields, Loader=yaml.CBaseLoader), body)


def lists() -> list[str]:
    """Return the closed lists of the base."""
    return [f"{LISTS}/{file.stem}" for file in sorted((BASE / "content" / LISTS).iterdir())]


def leaves(value: Any, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    """Yield every text in a value with the steps that lead to it."""
    if isinstance(value, str):
        yield steps, value
    else:
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, (*steps, step))


def changed(fields: Mapping[str, Any], texts_by_steps: Mapping[Steps, str]) -> dict[str, Any]:
    """Return fields with other texts at some steps."""
    made: Any = deepcopy(dict(fields))
    for steps, text in texts_by_steps.items():
        inner = made
        for step in steps[:-1]:
            inner = inner[step]
        inner[steps[-1]] = text
    return dict(made)


@cache
def places(record: str) -> tuple[Place, ...]:
    """Return the texts of a record that may be any words, those of a translation last."""
    own = tuple(place for place in _leaves_of(record) if _is_for_words(place))
    return (*own, *(Place(record, steps, SPANISH) for steps in _translated(record)))


@cache
def bound_places(record: str) -> tuple[Place, ...]:
    """Return the texts of a record that are no free words: ids, figures, days, addresses."""
    return tuple(place for place in _leaves_of(record) if not _is_for_words(place))


def _leaves_of(record: str) -> Iterator[Place]:
    return (Place(record, steps) for steps, _ in leaves(written(record).fields))


def _is_for_words(place: Place) -> bool:
    """Say whether the model takes any words here, and reads no name of anything in them."""
    base, dotted = written(place.record), ".".join(map(str, place.steps))
    if dotted.endswith(_BOUND) or place.steps[0] in base.kind.model.retired:
        return False
    fields = {
        name: value for name, value in base.fields.items() if name not in base.kind.model.retired
    }
    try:
        record = base.kind.model.model_validate(changed(fields, {place.steps: "Any words: 1!"}))
    except ValidationError:
        return False
    return not any(
        one.loc == place.steps and one.value == "Any words: 1!" for one in mentions(record)
    )


@cache
def _translated(record: str) -> tuple[Steps, ...]:
    """Return the steps to the texts of a record in its translation."""
    kind = written(record).kind
    if "lang" not in kind.model.model_fields:
        return ()
    path = PurePosixPath("content", f"{record}{kind.suffix}")
    document, _ = read_document(BASE / path, path)
    assert document
    found, _ = read_record(document, kind.model)
    assert found
    return tuple(steps for steps, _ in texts(found))


def nested(texts_by_steps: Mapping[Steps, str]) -> dict[str, Any]:
    """Return texts as the fields of a translation."""
    made: dict[str, Any] = {}
    for steps, text in texts_by_steps.items():
        inner = made
        for step in steps[:-1]:
            inner = inner.setdefault(str(step), {})
        inner[str(steps[-1])] = text
    return made


def write_base(project: Path) -> Path:
    """Write the base into the folder of a project; return its content."""
    shutil.copytree(BASE, project, dirs_exist_ok=True)
    return project / "content"


def write_set(content: Path, number: int, choose: Choose) -> None:
    """Write a copy of every record, in which ``choose`` says what stands in a place for words."""
    names = _new_names(number)
    for record in RECORDS:
        base = written(record)
        own = {place.steps: choose(place) for place in places(record) if not place.lang}
        kept = {
            steps: names.get(text, text)
            for steps, text in leaves(base.fields)
            if steps not in own and text in names
        }
        body = base.body
        for old, new in names.items():
            body = body.replace(f"/{old}.md", f"/{new}.md")
        made = Written(base.kind, base.fields, body)
        folder, id_ = record.split("/")
        file = content / folder / f"{names[id_]}{base.kind.suffix}"
        file.write_text(made.text(changed(base.fields, {**own, **kept})), encoding="utf-8")
        other = {place.steps: choose(place) for place in places(record) if place.lang}
        if other:
            fields = {"reviewed": "2026-11-21", **nested(other)}
            file.with_name(f"{file.stem}.{SPANISH}.md").write_text(made.text(fields), "utf-8")


def write_changed(content: Path, number: int, place: Place, text: str) -> Path:
    """Write a copy of the record of a place, with a text there; return its file."""
    base, (folder, id_) = written(place.record), place.record.split("/")
    name = _new_names(number)["bo"] if folder == "countries" else f"{id_}-{number}"
    # A closed list has no copies: it is known by its name.
    file = content / folder / f"{id_ if folder == LISTS else name}{base.kind.suffix}"
    file.write_text(base.text(changed(base.fields, {place.steps: text})), encoding="utf-8")
    return file


def write_lists(content: Path, choose: Choose) -> None:
    """Write the closed lists, in which ``choose`` says what stands in a place for words."""
    for record in lists():
        base = written(record)
        own = {place.steps: choose(place) for place in places(record) if "units" not in place.steps}
        file = content / f"{record}.yml"
        file.write_text(base.text(changed(base.fields, own)), encoding="utf-8")


def _new_names(number: int) -> dict[str, str]:
    """Return the names in a set by those in the base; a country keeps to those that there are."""
    ids = (record.split("/")[1] for record in RECORDS)
    countries = [code for code in sorted(country_codes()) if code != "BO"]
    # There are more copies than countries; those of the country itself stand side by side.
    country = countries[number % len(countries)]
    renamed = {id_: f"{id_}-set-{number}" for id_ in ids}
    return {**renamed, "bo": country.lower(), "BO": country}
