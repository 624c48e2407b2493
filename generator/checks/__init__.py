"""The checks that need the whole library; each module is one kind of finding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.checks import languages, links, logos, numbers, prose, translations
from generator.cores import spread
from generator.library import Library
from generator.loading import Loaded, RecordFiles, read_content, reading_problems
from generator.problems import Problem

# Fewer records are checked sooner than a process is started.
FEW = 1_000


def check(content: Path) -> tuple[Library, list[Problem]]:
    """Load ``content`` and return its library with every problem, sorted by place."""
    loaded = read_content(content)
    return loaded.library, problems_in(loaded)


def problems_in(loaded: Loaded) -> list[Problem]:
    """Return every problem of a library, sorted by place."""

    def find(records: Sequence[RecordFiles]) -> list[Problem]:
        return [problem for record in records for problem in _problems(record, loaded.library)]

    found = spread(find, list(loaded.records.values()), FEW)
    found += links.missing_lists(loaded.library)
    return sorted(found, key=lambda problem: problem.order)


def problems_of(record: RecordFiles, library: Library) -> list[Problem]:
    """Return what is wrong with one record and its translations, sorted by place."""
    return sorted(_problems(record, library), key=lambda problem: problem.order)


def _problems(record: RecordFiles, library: Library) -> Iterator[Problem]:
    yield from reading_problems(record, library)
    if record.entry:
        for module in (links, languages, translations, numbers, logos):
            yield from module.problems_of(record.entry, library)
    for file in record.files:
        if file.document:
            yield from prose.document_problems(file.document, library)
