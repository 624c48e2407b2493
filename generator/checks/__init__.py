"""The checks that need the whole library; each module is one kind of finding."""

from collections.abc import Iterable
from itertools import chain, islice
from operator import attrgetter
from pathlib import Path

from generator.checks import (
    claims,
    contacts,
    days,
    drawings,
    languages,
    links,
    logos,
    numbers,
    pictures,
    prose,
    questions,
    readability,
    sources,
    thousands,
    wording,
    words,
)
from generator.cores import spread
from generator.library import Library
from generator.loading import Loaded, RecordFiles, read_content, reading_problems
from generator.problems import MOST_FOUND, Problem, fault, in_order, told

_OF_ENTRIES = (
    links, languages, numbers, days, claims, contacts, logos, questions, sources, wording,
    thousands, readability,
)  # fmt: skip
# Fewer records are checked sooner than a process is started.
FEW = 1_000


def check(content: Path) -> tuple[Library, list[Problem]]:
    """Load ``content`` and return its library with every problem, sorted by place."""
    loaded = read_content(content)
    return loaded.library, problems_in(loaded)


def problems_in(loaded: Loaded) -> list[Problem]:
    """Return every problem of a library, sorted by place."""

    def find(records: Iterable[RecordFiles]) -> list[Problem]:
        return [problem for record in records for problem in problems_of(record, loaded.library)]

    pictures.look_at_all(loaded.library)
    found = spread(find, list(loaded.records.values()), FEW, attrgetter("name"))
    found += links.missing_lists(loaded.library)
    return in_order(found)


def problems_of_lists(loaded: Loaded) -> list[Problem]:
    """Return what is wrong with the closed lists, sorted by place."""
    found = links.missing_lists(loaded.library)
    folder = f"{loaded.library.root.name}/vocabularies/"
    lists = (record for name, record in loaded.records.items() if name.startswith(folder))
    return in_order(chain(found, *(problems_of(record, loaded.library) for record in lists)))


def problems_of(record: RecordFiles, library: Library) -> list[Problem]:
    """Return what is wrong with one record and its translations, sorted by place."""
    try:
        found = _found_in(record, library)
    except Exception as error:  # noqa: BLE001 - the other records go on
        found = [fault(record.files[0].path, error)]
    return told(found)


def _found_in(record: RecordFiles, library: Library) -> list[Problem]:
    found = [*reading_problems(record, library), *pictures.problems_of(record, library)]
    found += islice(drawings.problems_of(record, library), MOST_FOUND)
    if record.entry:
        for module in _OF_ENTRIES:
            found += islice(module.problems_of(record.entry, library), MOST_FOUND)
    for file in record.files:
        if file.document:
            if file.kind and file.is_original and not record.entry:
                found += links.problems_of_unread(file.document, file.kind.model, library, found)
            found += prose.document_problems(file.document, library)
            # What is wrong with a line otherwise is told already.
            lines = {(one.path, one.place.line) for one in found}
            long = words.document_problems(file.document)
            found += (one for one in long if (one.path, one.place.line) not in lines)
    return found
