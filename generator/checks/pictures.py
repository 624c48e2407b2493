"""The pictures of the content: whether they are pictures, and can be shown on a page."""

from collections.abc import Iterator
from contextlib import suppress

from generator.checks.logos import logo_of
from generator.library import Library
from generator.loading import LOGOS, RecordFiles
from generator.pictures.album import LOGO, PICTURE, Wanted, album_of
from generator.problems import START, Problem


def look_at_all(library: Library) -> None:
    """Look at every picture and logo in one go, for those who ask for one at a time."""
    wanted = [Wanted(library.file_of(path), PICTURE) for path in sorted(library.pictures)]
    logos = (logo_of(entry, library) for entry in library.all(LOGOS))
    wanted += [Wanted(file, LOGO) for file in logos if file]
    # Where the cache cannot be written, each record says so.
    with suppress(OSError):
        album_of(library.root).seen(wanted)


def problems_of(record: RecordFiles, library: Library) -> Iterator[Problem]:
    """Yield what is wrong with the pictures that share the name of a record."""
    for file in record.files:
        if not file.kind and file.path in library.pictures:
            (seen,) = album_of(library.root).seen([Wanted(library.file_of(file.path), PICTURE)])
            if seen.code:
                ending = seen.values.get("ending")
                near = f"{file.path.stem}{ending}" if ending else ""
                yield Problem.at(file.path, START, seen.code, **seen.values, near=near)
