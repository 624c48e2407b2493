"""How far the content covers the documents that it began with: ``cpkb coverage``.

An inventory lists what they describe (``systems.yml``), what they state (``facts/``, by kind and
record), and where the content carries it under another name, or why it does not (``carried.yml``).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.library import Entry, Library
from generator.locales import Locale
from generator.marks import N_
from generator.views.plan import Plan

MILLION = 1_000_000
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)( million)?")
# Numbers that texts spell.
_SPELT = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12,
}  # fmt: skip
# What stands before the reason in ``carried.yml`` where no record carries a fact.
NONE = "none: "
WAITING, LEFT_OUT, MISSING = N_("waiting"), N_("left out"), N_("missing")


class Line(NamedTuple):
    """One thing that the documents hold, and what became of it.

    ``state`` is empty, or why it is not done: it waits, was left out, or is missing.
    """

    name: str
    outcome: str
    state: str = ""


class InventoryError(Exception):
    """Raised when a folder holds no inventory."""


@dataclass(frozen=True)
class Inventory:
    """What documents describe and state.

    ``facts`` are by kind, record and number; ``carried`` names the carrier of a fact or a record,
    or the folder of a kind.
    """

    systems: list[Mapping[str, Any]]
    facts: Mapping[str, Mapping[str, Mapping[str, Any]]]
    carried: Mapping[str, str]

    @classmethod
    def read(cls, folder: Path) -> "Inventory":
        """Return the inventory in a folder; raise ``InventoryError`` if there is none."""
        try:
            systems, carried = (_read(folder / f"{name}.yml") for name in ("systems", "carried"))
        except FileNotFoundError as error:
            raise InventoryError from error
        return cls(systems, {file.stem: _read(file) for file in _facts(folder)}, carried)

    def stated(self) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
        """Yield the id of each fact, that of its record, and the fact."""
        for kind, records in self.facts.items():
            for record, facts in records.items():
                for number, fact in facts.items():
                    yield f"{kind}/{record}-{number}", f"{kind}/{record}", fact

    def carrier_of(self, fact: str, record: str) -> str:
        """Return where a fact is carried, as is said of itself, of its record, or of its kind."""
        kind, name = record.split("/")
        folder = self.carried.get(kind, kind)
        return self.carried.get(fact) or self.carried.get(record) or f"{folder}/{name}"


def _facts(folder: Path) -> list[Path]:
    return sorted((folder / "facts").glob("*.yml"))


def _read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def systems(inventory: Inventory, library: Library, files: set[str], words: Locale) -> list[Line]:
    """Return what does the job of each system: a page of the site, or one of its ``files``."""
    there = {*Plan(library).pages, *files}
    return [
        _system(one, one["page"].partition("#")[0] in there, words) for one in inventory.systems
    ]


def _system(system: Mapping[str, Any], is_there: bool, words: Locale) -> Line:
    name, page = system["system"], system["page"]
    if not is_there:
        return Line(name, words("there is no {page}", page=page), MISSING)
    if waits_for := system.get("waits_for"):
        return Line(name, words("{page}, waits for: {what}", page=page, what=waits_for), WAITING)
    return Line(name, page)


def facts(inventory: Inventory, library: Library, words: Locale) -> Iterator[Line]:
    """Yield which record carries each fact, or why none does."""
    for id_, record, fact in inventory.stated():
        yield _fact(id_, inventory.carrier_of(id_, record), fact, library, words)


def _fact(id_: str, carrier: str, fact: Mapping[str, Any], library: Library, words: Locale) -> Line:
    if carrier.startswith(NONE):
        return Line(id_, carrier.removeprefix(NONE), LEFT_OUT)
    folder, _, name = carrier.partition("/")
    entry = library.entries.get(folder, {}).get(name)
    if not entry:
        return Line(id_, words("there is no {page}", page=carrier), MISSING)
    value = fact.get("value")
    if isinstance(value, (int, float)) and value not in numbers_in(entry):
        return Line(id_, words("{page} lacks {value}", page=carrier, value=value), MISSING)
    return Line(id_, carrier)


def summary(title: str, lines: list[Line], words: Locale) -> str:
    """Return how many lines there are, and how many are not done."""
    states = Counter(one.state for one in lines)
    counts = (f"{words(state)} {states[state]}" for state in (WAITING, LEFT_OUT, MISSING))
    return f"{title}: {len(lines)} ({', '.join(counts)})"


def numbers_in(entry: Entry) -> set[float]:
    """Return the numbers that a record has in its fields and its text."""
    text = f"{entry.record.model_dump_json()} {entry.document.body}"
    spelt = {_SPELT[word] for word in re.findall(r"[a-z]+", text) if word in _SPELT}
    return {_number(*found) for found in _NUMBER.findall(text)} | spelt


def _number(digits: str, scale: str) -> float:
    return float(digits.replace(",", "")) * (MILLION if scale else 1)
