"""The questions that people ask of a page: enough of them, and each in its language."""

from collections.abc import Iterator

from generator.checks.tongues import other_language
from generator.library import Entry, Library
from generator.locales import folded
from generator.model.records import Guide, Measure, Sector
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
    if code := _code(entry.record):
        for lang in filter(entry.is_written_in, library.languages):
            count = len(set(map(folded, questions.get(lang, ()))))
            if count < FEWEST:
                values = {"count": count, "least": FEWEST, "lang": lang}
                yield entry.document.problem(("questions", lang), code, **values)


def _code(record: Guide | Measure | Sector) -> str:
    """Return what is reported of a record with too few questions."""
    match record:
        case Guide() | Sector(status="guide"):
            return "K541"
        case Sector():
            # A name that cases refer to is added in passing; nobody is held up for it.
            return "K542"
    return ""
