"""What a text holds that no field and no prose may hold: signs that nobody sees, and leavings."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePosixPath

from generator.problems import MOST_FOUND, Place, Problem
from generator.slips.signs import INVISIBLE, ODD_INDENT, ODD_MARK, named

# What git leaves in a file that two have changed in the same place.
_CONFLICT = re.compile(r"^(?:([<>])\1{6}(?: .*)?|\|{7} [^|\n]+)$", re.MULTILINE)


def problems_of_text(text: str, path: PurePosixPath) -> Iterator[Problem]:
    """Yield what may not stand in a file, whatever it holds."""
    yield from _conflicts(text, path)
    yield from _invisible(text, path)


def _conflicts(text: str, path: PurePosixPath) -> Iterator[Problem]:
    """Yield what git left in the text, one problem a conflict."""
    if not any(sign * 7 in text for sign in "<>|"):
        return
    is_open = False
    for mark in islice(_CONFLICT.finditer(text), MOST_FOUND):
        begins = mark[1] == "<"
        if begins or not is_open:
            yield Problem.at(path, place_after(text[: mark.start()]), "K021")
        is_open = begins or (is_open and not mark[1])


def _invisible(text: str, path: PurePosixPath) -> Iterator[Problem]:
    for found in islice(INVISIBLE.finditer(text), MOST_FOUND):
        yield Problem.at(path, place_after(text[: found.start()]), "K016", **named(found[0]))


def with_plain_indents(text: str) -> tuple[str, list[tuple[Place, dict[str, str]]]]:
    """Return fields with plain spaces at the start of lines, and where others stood.

    Each row of such lines is told once.
    """
    if text.isascii():
        return text, []
    found: list[tuple[Place, dict[str, str]]] = []
    last = -1
    for indent in islice(ODD_INDENT.finditer(text), MOST_FOUND):
        line, column = place_after(text[: indent.start(1)])
        if line != last + 1:
            found.append((Place(line, column), named(indent[1])))
        last = line
    return ODD_INDENT.sub(lambda indent: " " * len(indent[0]), text) if found else text, found


def with_plain_marks(prose: str) -> tuple[str, list[tuple[Place, dict[str, str]]]]:
    """Return prose with plain spaces behind its marks, and where others stood."""
    if prose.isascii():
        return prose, []
    found: list[tuple[Place, dict[str, str]]] = []
    for odd in islice(ODD_MARK.finditer(prose), MOST_FOUND):
        values = {**named(odd[2]), "near": f"{odd[1]} {odd[3]}".strip()}
        found.append((place_after(prose[: odd.start(2)]), values))
    return ODD_MARK.sub(r"\1 \3", prose) if found else prose, found


def place_after(before: str) -> Place:
    """Return the place that follows the text ``before``."""
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
