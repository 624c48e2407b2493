"""What is claimed of documents that nobody read."""

from collections.abc import Iterator

from generator.library import Entry, Library
from generator.model.base import RefTo, Stated
from generator.model.documents import Source
from generator.model.fields import walk
from generator.problems import Problem

_FOLDER = "sources"


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield documents that are only cited, by none that is named, and figures taken from them."""
    if isinstance(entry.record, Source) and _is_unread(entry) and not entry.record.cited_by:
        yield entry.document.problem(("read",), "K311")
    shelf = library.entries[_FOLDER]
    named = {one.value for one in entry.mentions if one.mark == RefTo(_FOLDER)} & shelf.keys()
    unread = {id_ for id_ in named if _is_unread(shelf[id_])}
    for loc, model in walk(entry.record) if unread else ():
        if isinstance(model, Stated) and model.source in unread:
            others = ", ".join(one.source for one in shelf[model.source].record.cited_by)
            values = {"value": model.source, "near": others}
            yield entry.document.problem((*loc, "source"), "K312", **values)


def _is_unread(entry: Entry) -> bool:
    return bool(entry.record.read == "cited")
