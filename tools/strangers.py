"""Tries on the program what strangers could hand in, and counts what came of it.

``python -m tools.strangers`` takes some minutes and writes the table of docs/security.md; exit
status 1 if anything came through.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.hostile import fields, fuzz, outlets, planted, printed, texts
from tests.hostile.fields import BASE
from tests.hostile.inputs import INPUTS
from tests.hostile.trial import Trial, alone, checked

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "security.md"
EXAMPLES = BASE.parent
TABLE = re.compile(r"(?s)(<!-- made by python -m tools.strangers -->\n).*?(<!-- end -->)")
MOST_SECONDS, MOST_MEGABYTES = 1.0, 200.0
MUTANTS = 200
# Names of files: what no address, no folder and no system takes kindly.
NAMES = (
    *(b"\xff.md", b"a\nb.md", b"a\rb.md", b"::error::x.md", b"a\x1b[31m.md", b"%0A.md", b".md"),
    *(b"x" * 240 + b".md", b"..md", b"con.md.md", b"index.md", b"A.md", b"a b.md", b"a'b.md"),
    *(b"<script>.md", b"a\xe2\x80\xae.md", b"{{x}}.md", b"$(id).md", b"a.xx-yy.md", b"-rf.md"),
)


@dataclass
class Row:
    """What came of the inputs of one kind."""

    kind: str
    refused: int = 0
    inert: int = 0
    through: int = 0
    tracebacks: int = 0
    slow: int = 0
    large: int = 0

    @property
    def inputs(self) -> int:
        """Return how many inputs were tried."""
        return self.refused + self.inert + self.through + self.tracebacks

    @property
    def is_good(self) -> bool:
        """Say whether nothing came through and nothing went beyond its limits."""
        return not (self.through or self.tracebacks or self.slow or self.large)

    def count(self, trial: Trial, inputs: int = 1) -> None:
        """Count a trial of some inputs: how many of them were refused, or none if it fell over."""
        self.slow += trial.seconds > MOST_SECONDS
        self.large += trial.megabytes > MOST_MEGABYTES
        if trial.answer is None:
            self.tracebacks += inputs
        else:
            self.refused += trial.answer
            self.inert += inputs - trial.answer

    def cells(self) -> list[str]:
        """Return the row of the table."""
        counts = (self.inputs, self.refused, self.inert, self.through, self.tracebacks)
        return [self.kind, *(f"{count:,}" for count in (*counts, self.slow, self.large))]


def _is_refused(project: Path) -> tuple[bool, float]:
    problems, seconds = checked(project)
    return bool(problems), seconds


def in_fields(group: str, tried: Sequence[str], folder: Path) -> Row:
    """Try texts in every field for words."""
    row = Row(group)
    for text in tried:
        project = _anew(folder)
        hostile = planted.plant(project, [[text]])
        row.count(alone(partial(_marks_refused, project)), len(hostile.texts))
    return row


def _marks_refused(project: Path) -> tuple[int, float]:
    problems, seconds = checked(project)
    return len(planted.marks_refused(project, problems)), seconds


def _anew(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return folder


def published(rows: Mapping[str, Row], folder: Path) -> Row:
    """Publish all words in all fields, and count under their group what came through.

    The row that is returned is that of the closed lists.
    """
    groups = [group for group, held in texts.WORDS.items() for _ in held]
    # In another process: this one stays small, so that the next can be measured.
    trial = alone(partial(_published, folder))
    in_lists, through = trial.answer or (0, ["the site: it could not be built"])
    row = Row("any of these in a closed list", inert=in_lists)
    for found in through:
        number = re.search(r"-set-(\d+)", found)
        _came_through(rows[groups[int(number[1])]] if number else row, found)
    return row


def _published(folder: Path) -> tuple[tuple[int, list[str]], float]:
    sets = [[text] for text in texts.every(texts.WORDS)]
    hostile, _ = planted.plant_twins(_anew(folder), sets, texts.short_words())
    site, twin = (planted.built(folder / name) for name in ("hostile", "harmless"))
    in_lists = [one for one in hostile.places.values() if one.record.startswith(fields.LISTS)]
    return (len(in_lists), list(outlets.came_through(site, twin, hostile))), 0.0


def _came_through(row: Row, found: str) -> None:
    print(f"came through: {found}", file=sys.stderr)
    row.through, row.inert = row.through + 1, row.inert - 1


def on_paper(folder: Path) -> Row:
    """Print short words on sheets of every kind."""
    shown, through = alone(partial(_printed, folder)).answer or (0, ["no sheet could be made"])
    row = Row("any of these on paper", inert=shown)
    for found in through:
        _came_through(row, found)
    return row


def _printed(folder: Path) -> tuple[tuple[int, list[str]], float]:
    tried = texts.short_words()
    hostile, _ = planted.plant_twins(_anew(folder), printed.turns(tried, 3), tried)
    own, twin = (printed.sheets(folder / name) for name in ("hostile", "harmless"))
    shown = sum(printed.shown(sheet) for sheet in own.values())
    return (shown, list(printed.came_through(own, twin, hostile))), 0.0


def in_bound_fields(folder: Path) -> Row:
    """Try a text of every group in every field for an id, a figure, a day, an address."""
    row = Row("any of these where no words belong")
    places = [place for record in fields.RECORDS for place in fields.bound_places(record)]
    for group in texts.WORDS.values():
        project = _anew(folder)
        content = fields.write_base(project)
        for number, place in enumerate(places):
            fields.write_changed(content, number, place, f"{group[0]} x")
        row.count(alone(partial(_files_refused, project)), len(places))
    return row


def _files_refused(project: Path) -> tuple[int, float]:
    problems, seconds = checked(project)
    return len({problem.path for problem in problems}), seconds


def in_prose(folder: Path) -> Row:
    """Try every text as the prose of a case, and look at the pages of those let through."""
    bodies, row = ["Words.", *texts.every(texts.WORDS), *texts.every(texts.PROSE)], Row("prose")
    for body in bodies[1:]:
        planted.write_prose(fields.write_base(_anew(folder)), "prose-0", body)
        row.count(alone(partial(_is_refused, folder)))
    for found in alone(partial(_prose_published, folder, bodies)).answer:
        _came_through(row, found)
    return row


def _prose_published(folder: Path, bodies: Sequence[str]) -> tuple[list[str], float]:
    twin, *names = planted.plant_prose(_anew(folder), bodies)
    cases = planted.built(folder) / "en" / "cases"
    pages = [cases / name / "index.html" for name in (twin, *names)]
    return [found for page in pages for found in outlets.prose(page, pages[0])], 0.0


def in_names(folder: Path) -> Row:
    """Try names of files, in folders for records of both forms."""
    row, text = Row("names of files"), b"---\ntitle: A\n---\n"
    for name in NAMES:
        for kind in ("cases", "countries"):
            content = fields.write_base(_anew(folder))
            (content / kind / os.fsdecode(name)).write_bytes(text)
            row.count(alone(partial(_is_refused, folder)))
    return row


def examples(folder: Path) -> Row:
    """Try the examples that are kept beside the tests."""
    row = Row("examples: `tests/examples/hostile`")
    for example in sorted(EXAMPLES.iterdir()):
        if example != BASE:
            fields.write_base(_anew(folder))
            shutil.copytree(example, folder, dirs_exist_ok=True)
            row.count(alone(partial(_is_refused, folder)))
    return row


def large(folder: Path) -> Row:
    """Try files as large as they may be, each one thing again and again."""
    row = Row("large files: one thing again and again")
    for one in INPUTS.values():
        content = fields.write_base(_anew(folder))
        (content / one.file).write_text(one.text(), encoding="utf-8")
        row.count(alone(partial(_is_refused, folder)))
    return row


def changed(folder: Path) -> Row:
    """Try records that were right, with up to three changes at random; the same ones every time."""
    row = Row("records changed at random")
    for seed in range(MUTANTS):
        seeds = [seed * 10 + number for number in range(seed % 3 + 1)]
        row.count(alone(partial(_is_outcome_refused, seeds, folder)))
    return row


def _is_outcome_refused(seeds: list[int], folder: Path) -> tuple[bool, float]:
    outcome = fuzz.outcome(seeds, folder)
    return outcome == fuzz.REFUSED, checked(folder)[1]


def rows(folder: Path) -> Iterator[Row]:
    """Yield the rows of the table, as they are made."""
    for group, tried in texts.UNSEEN.items():
        yield in_fields(f"signs that cannot be seen: {group}", tried, folder)
    words = {group: in_fields(group, tried, folder) for group, tried in texts.WORDS.items()}
    in_lists = published(words, folder)
    yield from words.values()
    yield in_lists
    for make in (on_paper, in_bound_fields, in_prose, in_names, examples, large, changed):
        yield make(folder)


def table(made: Sequence[Row]) -> str:
    """Return the table in Markdown, with a last line that adds up."""
    head = ["kind", "inputs", "refused", "inert", "came through", "traceback", "over 1 s"]
    numbers = [name for name in vars(made[0]) if name != "kind"]
    total = Row("all", **{name: sum(getattr(row, name) for row in made) for name in numbers})
    lines = [[*head, "over 200 MB"], ["---", *["---:"] * 7], *(row.cells() for row in made)]
    return "".join(f"| {' | '.join(line)} |\n" for line in [*lines, total.cells()])


def main() -> int:
    """Try everything, write the table, and say whether all is well."""
    made: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(Path(folder) / "project"):
            print(*row.cells(), sep="  ", flush=True)
            made.append(row)
    text = DOCUMENT.read_text(encoding="utf-8")
    DOCUMENT.write_text(TABLE.sub(rf"\g<1>\n{table(made)}\n\g<2>", text), encoding="utf-8")
    return int(not all(row.is_good for row in made))


if __name__ == "__main__":
    sys.exit(main())
