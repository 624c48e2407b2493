"""The pictures of the content: whether they can be shown, and have words that say more."""

import re
from collections.abc import Iterator
from contextlib import suppress

from generator.checks.logos import logo_of
from generator.library import Library
from generator.loading import RecordFiles
from generator.locales import folded
from generator.names import LOGOS
from generator.pictures.album import LOGO, PICTURE, Wanted, album_of
from generator.problems import START, Problem

# Words that say of a picture that it is one, and those of our own messages.
_SAY_NOTHING = re.compile(
    "picture|image|photo(graph)?|figure|img|dsc|foto(grafia)?|imagen|figura|alt|text|texto|"
    r"what|it|the|shows|lo|que|se|ve|en|la|muestra|png|jpe?g|webp|\d+"
)


def wrong_words(words: str, address: str) -> str:
    """Return the code of what is wrong with the words for a picture, or an empty text."""
    if not (said := _words_in(words)):
        return "K615"
    *name, ending = _words_in(address.rpartition("/")[2])
    says_nothing = all(map(_SAY_NOTHING.fullmatch, said))
    return "K616" if says_nothing or said in (name, [*name, ending]) else ""


def _words_in(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded(text))


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
