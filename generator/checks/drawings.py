"""The line drawings: each with a file and a name, and nothing in it but lines."""

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from rapidfuzz import fuzz

from generator.library import Entry, Library
from generator.loading import RecordFiles
from generator.marks import N_
from generator.model.base import DRAWINGS
from generator.names import DRAWING, is_drawing
from generator.pictures.lines import drawn_in
from generator.problems import START, Place, Problem, nearest

_LIST = ("vocabularies", DRAWINGS)
_FILE, _NAME = N_("its file"), N_("its name")
# What is less alike is another thing.
_near = partial(nearest, scorer=fuzz.ratio, least=85)


def problems_of(record: RecordFiles, library: Library) -> Iterator[Problem]:
    """Yield drawings that are more than lines, and those that lack their file or their name."""
    if record.entry and record.entry.key == _LIST:
        yield from _without_file(record.entry, library)
    for file in record.files:
        if is_drawing(file.path) and not file.problems:
            yield from _of_file(file.path, library)


def _without_file(entry: Entry, library: Library) -> Iterator[Problem]:
    named = entry.record.terms
    nameless = [id_ for id_ in library.drawings if id_ not in named]
    for id_ in named:
        if id_ not in library.drawings:
            near, file = _near(id_, nameless), _path_of(id_, library)
            values = {"value": id_, "what": _FILE, "file": file}
            values["near"] = _path_of(near, library) if near else ""
            yield entry.document.key_problem(("terms", id_), "K548", **values)


def _of_file(path: PurePosixPath, library: Library) -> Iterator[Problem]:
    named = library.vocabulary(DRAWINGS).terms
    lacking = [id_ for id_ in named if id_ not in library.drawings]
    # One that is only misnamed is told in the list, and so is a list that cannot be read.
    if named and path.stem not in named and not _near(path.stem, lacking):
        values = {"what": _NAME, "list": library.path_of(*_LIST)}
        yield Problem.at(path, START, "K548", value=path.stem, **values)
    for line, column, what, cure, quoted in drawn_in(library.file_of(path)).faults:
        yield Problem.at(path, Place(line, column), "K549", what=what, **{cure: quoted})


def _path_of(id_: str, library: Library) -> PurePosixPath:
    return PurePosixPath(library.root.name, DRAWINGS, f"{id_}{DRAWING}")
