"""The logos of associations: there, small, really a picture, and nothing but a picture."""

from collections.abc import Iterator
from pathlib import Path

from generator.library import Entry, Library
from generator.names import LOGOS
from generator.pictures.album import LOGO, Seen, Wanted, album_of
from generator.problems import Problem

# No system takes longer names of files.
LONGEST = 200


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield logos that are missing, too large, no pictures, or more than pictures."""
    if entry.kind.folder == LOGOS and (name := entry.record.logo):
        if file := logo_of(entry, library):
            (seen,) = album_of(library.root).seen([Wanted(file, LOGO)])
        else:
            seen = Seen("K601", {"folder": f"content/{LOGOS}"}, (), "")
        if seen.code:
            yield entry.document.problem(("logo",), seen.code, value=name, **seen.values)


def logo_of(entry: Entry, library: Library) -> Path | None:
    """Return the file of the logo of an association, if it names one that is beside it."""
    name = entry.record.logo or ""
    file = library.root / LOGOS / name
    is_beside = 0 < len(name) < LONGEST and name.isprintable() and not {"/", "\\"} & {*name}
    return file if is_beside and file.is_file() and not file.is_symlink() else None
