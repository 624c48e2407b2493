"""The content of the site as a whole: in every language, and every guide deep enough to act on."""

from __future__ import annotations

import pytest

from generator.checks import check
from generator.library import Entry, Library
from generator.prose import Prose, read
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
