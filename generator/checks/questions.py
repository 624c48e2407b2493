"""The questions that people ask of a page: enough of them, and each in its language."""

from collections.abc import Iterator

from generator.checks.tongues import other_language
from generator.library import Entry, Library
from generator.locales import folded
from generator.model.records import Guide, Measure
from generator.model.sectors import Sector
from generator.problems import Problem

FEWEST = 3


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield languages of a page in which it has too few questions, and questions in another one."""
    if not isinstance(entry.record, Guide | Measure | Sector):
        return
    questions = entry.record.questions
    for lang, asked in questions.items():
        for index, text in enumerate(asked):
            if found := other_language(text, lang):
                place = ("questions", lang, index)
                yield entry.document.problem(place, "K313", value=text, lang=lang, found=found)
    if not _is_guide(entry.record):
        return
    for lang in filter(entry.is_written_in, library.languages):
        count = len(set(map(folded, questions.get(lang, ()))))
        if count < FEWEST:
            values = {"count": count, "least": FEWEST, "lang": lang}
            yield entry.document.problem(("questions", lang), "K541", **values)


def _is_guide(record: Guide | Measure | Sector) -> bool:
    """Say whether people look for the page itself: not a name alone, which is added in passing."""
    return isinstance(record, Guide) or (isinstance(record, Sector) and record.status == "guide")
