"""The content of the site as a whole: in every language, and every guide deep enough to act on."""

from __future__ import annotations

from itertools import chain, product

import pytest

from generator.checks import check
from generator.checks.readability import ease
from generator.library import Entry, Library
from generator.prose import Prose, read
from generator.settings import Settings
from generator.sheets.handout import Handout, handout
from generator.sheets.parts import Audience
from generator.views.plan import editions
from tests.conftest import ROOT

FEWEST_CHAPTERS, FEWEST_WORDS, FEWEST_QUESTIONS = 5, 300, 3


@pytest.fixture(scope="module")
def library() -> Library:
    return check(ROOT / "content")[0]


def guides(library: Library) -> list[tuple[Entry, str, Prose]]:
    """Return every topic guide in every language, with its text."""
    return [
        (entry, lang, read(entry.document_in(lang).body))
        for entry in library.all("guides")
        for lang in library.languages
    ]


def test_every_page_is_written_in_every_language(library: Library) -> None:
    lacking = [
        f"{entry.path}: {lang}"
        for entry in library.everything()
        if hasattr(entry.record, "lang")
        for lang in library.languages
        if not entry.is_written_in(lang)
    ]
    assert lacking == []


def test_every_guide_has_steps_and_a_list_and_is_long_enough_to_act_on(library: Library) -> None:
    thin = []
    for entry, lang, text in guides(library):
        kinds = {token.type for token in text.tokens}
        chapters = sum(heading.level == 2 for heading in text.headings)
        count = sum(len(passage.text.split()) for passage in text.passages)
        is_deep = chapters >= FEWEST_CHAPTERS and count >= FEWEST_WORDS
        if not is_deep or not {"ordered_list_open", "bullet_list_open"} <= kinds:
            thin.append((entry.id, lang, chapters, count, sorted(kinds)))
    assert thin == []


def test_every_guide_says_for_whom_it_is_what_it_rests_on_and_how_people_ask(
    library: Library,
) -> None:
    for entry in library.all("guides"):
        assert entry.record.readers, entry.id
        assert entry.record.sources, entry.id
        for lang in library.languages:
            assert len(entry.record.questions[lang]) >= FEWEST_QUESTIONS, entry.id


def test_every_reader_has_a_guide(library: Library) -> None:
    served = {reader for entry in library.all("guides") for reader in entry.record.readers}
    assert served == set(library.vocabulary("readers").terms)


# From here to 80 a text is "fairly easy", by R. Flesch, The Art of Readable Writing (1949).
FAIRLY_EASY = 70


def printed(view: Handout) -> list[str]:
    """Return the sentences of a handout that its reader acts on."""
    rows = (row.title for group in view.measures for row in group.rows)
    ways = ((way.what, way.tool, way.how) for way in view.own_numbers)
    return [view.summary, *rows, *(one.question for one in view.checklist), *chain(*ways)]


def test_every_handout_is_fairly_easy_to_read(library: Library) -> None:
    found = editions(library, Settings("https://example.org/", ""))
    trades = [one for one in library.all("sectors") if one.record.status == "guide"]
    hard = []
    for lang, trade in product(library.languages, trades):
        score = ease(printed(handout(trade, Audience(found[lang], "a4"))), lang)
        if score is None or score < FAIRLY_EASY:
            hard.append((trade.id, lang, score))
    assert hard == []


def test_every_trade_with_a_guide_has_three_cases_and_three_figures_to_compare_with(
    library: Library,
) -> None:
    thin = [
        (one.id, len(library.cases_of(one)), len(one.record.benchmarks))
        for one in library.all("sectors")
        if one.record.status == "guide"
        if len(library.cases_of(one)) < 3 or len(one.record.benchmarks) < 3
    ]
    assert thin == []


def test_every_country_that_a_document_names_for_a_trade_has_two_cases(library: Library) -> None:
    named = {one.country for trade in library.all("sectors") for one in trade.record.priorities}
    few = {code for code in named if len(library.in_country("cases", code)) < 2}
    assert few == set()


def test_cases_tell_of_plants_with_names_and_with_readings_before_and_after(
    library: Library,
) -> None:
    plants = [one.record for one in library.all("cases") if one.record.scope == "enterprise"]
    measured = [one for one in plants if any(r.before and r.after for r in one.results)]
    assert len(plants) >= 66
    assert len([one for one in plants if one.firm]) >= 40
    assert len(measured) >= 15
