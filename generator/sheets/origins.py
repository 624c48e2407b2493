"""Where in the content a text comes from that stands on a sheet."""

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from generator.library import Entry
from generator.problems import START, Place
from generator.sheets.parts import view_as_json
from generator.source import Document, texts_in
from generator.views.edition import Edition

Origin = tuple[Document, Place]
BEGINNING = 20


def strings_in(view: object, edition: Edition) -> Iterator[str]:
    """Yield every text that a view says."""
    return texts_in(json.loads(view_as_json(view, edition)))


def origin_of(text: str, entries: Sequence[Entry], edition: Edition) -> Origin | None:
    """Return the file that a text on the sheet of ``entries`` comes from, and its place there."""
    library = edition.library
    named = (library.get(*key) for key in entries[0].targets)
    for other in chain(entries, named, library.all("vocabularies"), library.everything()):
        for document in (other.document_in(edition.lang), other.document):
            if place := document.find(text):
                return document, place
    return None


def origin_of_length(view: Any, entry: Entry, edition: Edition) -> Origin:
    """Return the text of a record to begin with where its sheet is too long: the longest."""
    document, story = entry.document_in(edition.lang), bool(getattr(view, "body", None))
    for text in sorted(strings_in(view, edition), key=len, reverse=True):
        if story and len(document.body) > len(text):
            return document, Place(document.body_line, 1)
        # One that goes on in the next line of the file is found by its beginning.
        if place := document.find(text) or document.find(text[:BEGINNING]):
            return document, place
    return document, START
