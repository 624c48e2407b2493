"""One mistake, one message, with what to type: the table of docs/mistakes.md, row by row."""

from __future__ import annotations

import pytest

from generator.locales import interface_languages, locale
from generator.report import hint, message
from tests.unit.content import Content
from tests.unit.mistakes import Mistake, mistakes, problems_after, problems_with
from tools.mistakes import documents


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """Return the small library that each mistake is made in, one after the other."""
    return Content(tmp_path_factory.mktemp("mistakes"))


@pytest.mark.parametrize("mistake", mistakes(), ids=lambda mistake: mistake.en)
def test_one_mistake_is_one_message(mistake: Mistake, shelf: Content) -> None:
    words = locale("en")
    told = [
        (f"{one.place.line}:{one.place.column} {one.code} {message(one, words)}", hint(one, words))
        for one in problems_with(mistake, shelf)
    ]
    assert told == [(mistake.told, mistake.cure)]


@pytest.mark.parametrize("mistake", mistakes(), ids=lambda mistake: mistake.en)
def test_what_is_typed_next_is_right(mistake: Mistake, shelf: Content) -> None:
    assert problems_after(mistake, shelf) == []


def test_there_are_mistakes_enough_and_none_twice() -> None:
    assert len(mistakes()) >= 120
    typed = [(one.file, one.was, one.typed, one.encoding) for one in mistakes()]
    assert len(set(typed)) == len(typed)


def test_the_documents_are_what_the_checker_says() -> None:
    """If this fails: python -m tools.mistakes."""
    written = documents()
    assert len(written) == len(interface_languages())
    stale = [path.name for path, text in written.items() if path.read_text("utf-8") != text]
    assert stale == []
