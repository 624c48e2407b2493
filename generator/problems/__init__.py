"""One finding of the checker, and what is told of many."""

import re
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple, Self

from rapidfuzz import fuzz, process

from generator.problems.codes import CODES

# Of one file so many problems are told, and of one kind of check so many are looked for: whoever
# has that much to cure begins with the first, and a file of nothing else takes no longer.
MOST_TOLD = 100
MOST_FOUND = 1000
# What somebody meant is guessed this often in one file.
_MOST_GUESSES = 50
# The contributor's own words, which may be a whole page long, and the longest of all lists.
_LONGEST_QUOTED, _LONGEST = 80, 2000
# Of what errors say, and of the names of files, so much is told.
LONGEST_LINE = 500


class Place(NamedTuple):
    """A place in a file; lines and columns count from 1."""

    line: int
    column: int


START = Place(1, 1)


class Problem(NamedTuple):
    """One finding: where it is, its code, and the words that message and hint quote."""

    path: PurePosixPath
    place: Place
    code: str
    values: tuple[tuple[str, str], ...] = ()  # in English where they are to be translated

    @classmethod
    def at(cls, path: PurePosixPath, place: Place, code: str, **values: object) -> Self:
        """Make a problem from keyword values: each is one line, and a long quotation is cut."""
        shown = (
            (name, one_line(str(value), _LONGEST_QUOTED if name in _QUOTED else _LONGEST))
            for name, value in values.items()
        )
        return cls(path, place, code, tuple(shown))

    @property
    def blocks(self) -> bool:
        """Say whether the problem is an error; the others are advice."""
        return CODES[self.code].blocks

    @property
    def where(self) -> str:
        """Return the place as editors take it: path, line, column."""
        return ":".join(map(str, (self.path, *self.place)))

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Return what problems are sorted by: path, line, column, code."""
        return (str(self.path), *self.place, self.code)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems sorted by path, line, column and code."""
    return sorted(problems, key=lambda problem: problem.order)


# What quotes the contributor's own words.
_QUOTED = frozenset({"value", "field", "key", "id", "name", "reason", "tag", "text"})


def fault(path: PurePosixPath, error: Exception) -> Problem:
    """Return the problem of a program that failed at a file: what happened, and where in it."""
    steps = traceback.extract_tb(error.__traceback__)
    where = f"{Path(steps[-1].filename).name}:{steps[-1].lineno}" if steps else ""
    return Problem.at(path, START, "K901", reason=f"{said_by(error, 55)} {where}")


def said_by(error: BaseException, longest: int = LONGEST_LINE) -> str:
    """Return what an error says, with its kind, on one line; not the notes on it."""
    return one_line(traceback.format_exception_only(error)[0], longest)


# What a terminal or a log obeys, or does not show: controls, ends of lines, marks that turn the
# direction of writing, and bytes of a file's name that no encoding explains.
OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def inert(text: str) -> str:
    """Return a text on one line in which whatever a terminal or a log would obey can be seen."""
    # Logs of GitHub and Azure take ##[ for a command wherever it stands.
    return OBEYED.sub(_spelt, text).replace("##[", "## [")


def _spelt(sign: re.Match[str]) -> str:
    return sign[0].encode("unicode_escape").decode("ascii")


# A number keeps the spaces between its groups: what is shown is copied.
_SPACES = re.compile("[^\\S\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")


def one_line(text: str, longest: int = LONGEST_LINE) -> str:
    """Return a text on one line, inert, and no more of it than ``longest`` characters."""
    # Of a text of nothing but spaces not all is looked at.
    start = _SPACES.sub(" ", text[: longest * 10]).strip()
    line = inert(start + ("…" if len(text) > longest * 10 else ""))
    return line if len(line) <= longest else line[: longest - 1] + "…"


def nearest(
    word: str, choices: Iterable[str], scorer: Callable[..., float] = fuzz.WRatio, least: int = 70
) -> str:
    """Return the choice that looks most like ``word``, or an empty text if none does."""
    word = word[:100].lower()
    found = process.extractOne(word, list(choices), scorer=scorer, score_cutoff=least)
    return str(found[0]) if found else ""


def nearest_of(word: str, choices: Iterable[str], count: int = 6) -> list[str]:
    """Return the choices that look most like ``word``, the nearest first."""
    found = process.extract(word[:100].lower(), list(choices), scorer=fuzz.WRatio, limit=count)
    return [str(one[0]) for one in found]


class Guesses:
    """What somebody meant in one file: the same for the same, and nothing after many guesses."""

    def __init__(self) -> None:
        self._made: dict[str, str] = {}

    def guess(self, typed: str, make: Callable[[str], str]) -> str:
        """Return what ``make`` makes of what was typed, or an empty text."""
        if typed not in self._made:
            self._made[typed] = make(typed) if len(self._made) < _MOST_GUESSES else ""
        return self._made[typed]


def told(found: Iterable[Problem]) -> list[Problem]:
    """Return the problems to tell, by place: the first of every file, and how many more it has."""
    ordered = in_order(found)
    if len(ordered) <= MOST_TOLD:
        return ordered
    of_a_kind: dict[tuple[PurePosixPath, bool], list[Problem]] = {}
    for problem in ordered:
        of_a_kind.setdefault((problem.path, problem.blocks), []).append(problem)
    return in_order(problem for kind in of_a_kind.values() for problem in _first(kind))


def _first(found: list[Problem]) -> list[Problem]:
    """Return the first problems, or the first advice, of one file; and how much is left out."""
    shown, left = found[:MOST_TOLD], found[MOST_TOLD:]
    if left:
        (path, place, *_), code = left[0], "K018" if left[0].blocks else "K019"
        values = {"told": MOST_TOLD, "count": len(left), "file": path}
        shown.append(Problem.at(path, place, code, **values))
    return shown
