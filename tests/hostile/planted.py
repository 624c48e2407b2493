"""Projects in which hostile texts are planted, each with a mark, and their harmless twins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.checks import check
from generator.locales import locale
from generator.problems import Problem
from generator.settings import Settings
from generator.web.build import Order, build_site
from tests.hostile import fields
from tests.hostile.fields import Place
from tests.unit.content import CASE

SETTINGS = Settings("https://cleaner-production.example/", "https://code.example/kb")
MARK = re.compile(r"zq\d{6}z")


@dataclass
class Planted:
    """What was typed into a project, by its mark; of what was ``refused`` only the mark is left."""

    refused: AbstractSet[str] = frozenset()
    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def published(self) -> int:
        """Return how many texts were let through."""
        return len(self.texts) - len(self.refused)

    def put(self, place: Place, text: str) -> str:
        """Return a text with its mark behind it."""
        mark = f"zq{len(self.texts):06}z"
        whole = mark if mark in self.refused else f"{text} {mark}".strip()
        self.texts[mark], self.places[mark] = whole, place
        # The glossary has a heading for every first letter.
        is_sorted = place.record.startswith("glossary/") and place.steps[0] == "name"
        return f"Q {whole}" if is_sorted else whole


def plant(
    project: Path,
    sets: Sequence[Sequence[str]],
    in_lists: Sequence[str] = (),
    refused: AbstractSet[str] = frozenset(),
) -> Planted:
    """Write a project with a set of records for every sequence of texts, which take turns in it."""
    content, planted = fields.write_base(project), Planted(refused)

    def turns(texts: Sequence[str], place: Place) -> str:
        return planted.put(place, texts[len(planted.texts) % len(texts)])

    for number, texts in enumerate(sets):
        fields.write_set(content, number, partial(turns, texts))
    if in_lists:
        fields.write_lists(content, partial(turns, in_lists))
    return planted


def plant_twins(
    folder: Path, sets: Sequence[Sequence[str]], in_lists: Sequence[str]
) -> tuple[Planted, Planted]:
    """Write a project with the hostile texts that the check lets through, and its twin of marks."""
    project, refused = folder / "hostile", set[str]()
    hostile = plant(project, sets, in_lists)
    while more := marks_refused(project, errors(project)) - refused:
        refused |= more
        hostile = plant(project, sets, in_lists, refused)
    return hostile, plant(folder / "harmless", [[""]] * len(sets), [""])


def errors(project: Path) -> list[Problem]:
    """Return the problems of a project that block."""
    return [problem for problem in check(project / "content")[1] if problem.blocks]


def marks_refused(project: Path, problems: Iterable[Problem]) -> set[str]:
    """Return the marks of the texts that are refused."""
    return {mark for problem in problems for mark in _marks_at(project, problem)}


def _marks_at(project: Path, problem: Problem) -> Iterator[str]:
    """Yield the marks on the line of a problem; where there are none, the whole file is refused."""
    lines = (project / problem.path).read_text(encoding="utf-8").split("\n")
    yield from MARK.findall(lines[problem.place.line - 1]) or MARK.findall("\n".join(lines))


def built(project: Path) -> Path:
    """Build the site of a project without sheets and search; return its folder."""
    library, problems = check(project / "content")
    assert [problem for problem in problems if problem.blocks] == []
    order = Order(project, search=False, sheets_for=())
    return build_site(library, SETTINGS, order, locale("en"), lambda _: None)


def plant_prose(project: Path, bodies: Sequence[str]) -> dict[str, str]:
    """Write a case for every text that may be its prose; return those let through, by their ids."""
    content = fields.write_base(project)
    bodies_by_id = {f"prose-{number}": body for number, body in enumerate(bodies)}
    for id_, body in bodies_by_id.items():
        write_prose(content, id_, body)
    for path in {problem.path for problem in errors(project)}:
        (project / path).unlink()
        del bodies_by_id[path.stem]
    return bodies_by_id


def write_prose(content: Path, id_: str, body: str) -> None:
    """Write a case with a text as its prose."""
    text = f"{CASE}---\n\n## What was done\n\n{body}\n"
    (content / "cases" / f"{id_}.md").write_text(text, encoding="utf-8")
