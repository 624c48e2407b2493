"""Where the parser gave up on fields, and what is told of it."""

from typing import NamedTuple

import yaml


class Slip(NamedTuple):
    """What is wrong in a line (both count from 1), and the fields as they were meant, if known."""

    code: str
    line: int
    column: int
    values: dict[str, object]
    mended: str = ""


class Stop(NamedTuple):
    """Where the parser gave up, and what it was about; lines and columns count from 0."""

    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    # Where it began what it could not end.
    first_line: int
    first_column: int

    @property
    def here(self) -> str:
        """Return the line where the parser stopped."""
        return self.lines[self.line]

    @property
    def first(self) -> str:
        """Return the line where it began what it could not end."""
        return self.lines[self.first_line]

    def before(self, line: int) -> int:
        """Return the number of the nearest line above that says something, or -1."""
        above = reversed(range(line))
        said = (n for n in above if (text := self.lines[n].strip()) and not text.startswith("#"))
        return next(said, -1)

    def inside(self) -> range:
        """Return the lines below the first that stand further right than it does."""
        margin = len(self.first) - len(self.first.lstrip(" "))
        below = range(self.first_line + 1, len(self.lines))
        ends = (n for n in below if not self.lines[n].startswith(" " * (margin + 1)))
        return range(self.first_line + 1, next(ends, len(self.lines)))

    def slip(self, code: str, line: int, column: int, **values: object) -> Slip:
        """Return a slip whose cure is not known."""
        return Slip(code, line + 1, column + 1, values)

    def mended(self, code: str, column: int, changed: dict[int, str], **values: object) -> Slip:
        """Return a slip with its cure: the lines that change, the one at fault first."""
        lines = [changed.get(number, line) for number, line in enumerate(self.lines)]
        line, near = next(iter(changed.items()))
        values = {"near": near.strip(), **values}
        return Slip(code, line + 1, column + 1, values, "\n".join(lines))


def stop_at(text: str, error: yaml.MarkedYAMLError) -> Stop:
    """Return where the parser gave up on a text."""
    lines = text.split("\n")
    mark = error.problem_mark or error.context_mark
    first = error.context_mark or mark
    places = [(0, 0), (0, 0)]
    if mark and first:
        end = (len(lines) - 1, len(lines[-1]))
        places = [min((one.line, one.column), end) for one in (mark, first)]
    return Stop(lines, error.problem or "", error.context or "", *places[0], *places[1])
