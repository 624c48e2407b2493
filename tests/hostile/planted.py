"""Projects in which hostile texts are planted, each with a mark, and their harmless twins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.checks import check
from generator.locales import locale
from generator.settings import Settings
from generator.web.build import Order, build_site
from tests.hostile import fields
from tests.hostile.fields import Place
from tests.unit.content import CASE

SETTINGS = Settings("https://cleaner-production.example/", "https://code.example/kb")
MARK = re.compile(r"zq\d{6}z")


@dataclass
class Planted:
    """What was typed into a project, by its mark."""

    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def put(self, place: Place, text: str) -> str:
        """Return a text with its mark behind it."""
        mark = f"zq{len(self.texts):06}z"
        self.texts[mark], self.places[mark] = f"{text} {mark}".strip(), place
        # The glossary has a heading for every first letter.
        is_sorted = place.record.startswith("glossary/") and place.steps[0] == "name"
        return f"Q {self.texts[mark]}" if is_sorted else self.texts[mark]


def plant(project: Path, sets: Sequence[Sequence[str]], in_lists: Sequence[str]) -> Planted:
    """Write a project with a set of records for every sequence of texts, which take turns in it."""
    content, planted = fields.write_base(project), Planted()

    def turns(texts: Sequence[str], place: Place) -> str:
        return planted.put(place, texts[len(planted.texts) % len(texts)])

    for number, texts in enumerate(sets):
        fields.write_set(content, number, partial(turns, texts))
    fields.write_lists(content, partial(turns, in_lists))
    return planted


def plant_twins(
    folder: Path, sets: Sequence[Sequence[str]], in_lists: Sequence[str]
) -> tuple[Planted, Planted]:
    """Write a project with hostile texts, and one with nothing but their marks."""
    hostile = plant(folder / "hostile", sets, in_lists)
    harmless = plant(folder / "harmless", [[""]] * len(sets), [""])
    return hostile, harmless


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
    refused = {problem.path for problem in check(content)[1] if problem.blocks}
    for path in refused:
        (project / path).unlink()
        del bodies_by_id[path.stem]
    return bodies_by_id


def write_prose(content: Path, id_: str, body: str) -> None:
    """Write a case with a text as its prose."""
    text = f"{CASE}---\n\n## What was done\n\n{body}\n"
    (content / "cases" / f"{id_}.md").write_text(text, encoding="utf-8")
