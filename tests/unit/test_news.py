"""What is new: every record once, on the day of its last change, the newest first."""

from __future__ import annotations

import pytest

from generator.settings import Settings
from generator.views import news
from generator.views.edition import Draft, Edition
from generator.views.news import changes, news_page
from generator.views.plan import editions
from tests.unit.content import Content

TEXTS = "---\ntitle: Rosa\nsummary: Cerró.\nreviewed: {day}\n---\n"


def edition_of(content: Content, lang: str = "en") -> Edition:
    settings = Settings("https://example.org/", "https://example.org/kb")
    return editions(content.library(), settings)[lang]


def told(content: Content, lang: str = "en") -> list[str]:
    """Return the changes of the cases that a test adds: when, whether new, and which."""
    return [
        f"{change.day} {'added' if change.is_new else 'changed'} {change.entry.id}"
        for change in changes(edition_of(content, lang))
        if change.entry.id.startswith("a-")
    ]


def case(content: Content, name: str, reviewed: str, added: str = "") -> None:
    content.case(f"added: {added}\n" if added else "", name=name)
    content.replace(f"cases/{name}.md", "reviewed: 2026-11-21", f"reviewed: {reviewed}")


def test_what_changed_last_comes_first(content: Content) -> None:
    case(content, "a-first", "2026-11-20", "2026-11-20")
    case(content, "a-second", "2026-11-24", "2026-11-01")
    case(content, "a-third", "2026-11-22", "2026-11-22")
    assert told(content) == [
        "2026-11-24 changed a-second",
        "2026-11-22 added a-third",
        "2026-11-20 added a-first",
    ]


def test_of_one_day_what_was_added_comes_before_what_was_changed(content: Content) -> None:
    case(content, "a-changed", "2026-11-24", "2026-11-01")
    case(content, "a-new-one", "2026-11-24", "2026-11-24")
    case(content, "a-without-a-day", "2026-11-24")
    assert told(content) == [
        "2026-11-24 added a-new-one",
        "2026-11-24 changed a-changed",
        "2026-11-24 changed a-without-a-day",
    ]


def test_a_translation_changes_the_record_in_its_language(content: Content) -> None:
    case(content, "a-case", "2026-11-20", "2026-11-20")
    content.write("cases/a-case.es.md", TEXTS.format(day="2026-11-23"))
    assert told(content, "en") == ["2026-11-20 added a-case"]
    assert told(content, "es") == ["2026-11-23 changed a-case"]


def test_every_kind_of_record_with_a_day_is_told_once(content: Content) -> None:
    library = content.library()
    dated = [entry.key for entry in library.everything() if hasattr(entry.record, "reviewed")]
    found = [change.entry.key for change in changes(edition_of(content))]
    assert sorted(found) == sorted(dated)
    assert {"cases", "sectors", "measures", "guides"} <= {folder for folder, _ in found}


def test_the_page_names_day_kind_and_what_happened(content: Content) -> None:
    case(content, "a-case", "2026-11-24", "2026-11-24")
    case(content, "a-later-one", "2026-11-25", "2026-11-24")
    page = news_page(Draft(edition_of(content)))
    first, second, *_ = page.sections
    assert (first.title, second.title) == ("November 25, 2026", "November 24, 2026")
    assert [(one.link.address, one.what, one.key) for one in (*first.news, *second.news)] == [
        ("cases/a-later-one/", "Changed: case", "cases/a-later-one/ 2026-11-25"),
        ("cases/a-case/", "Added: case", "cases/a-case/ 2026-11-24"),
    ]
    assert first.news[0].link.note == "It closed the taps."


def test_what_happened_is_said_in_spanish(content: Content) -> None:
    case(content, "a-case", "2026-11-24", "2026-11-24")
    first, *_ = news_page(Draft(edition_of(content, "es"))).sections
    assert (first.title, first.news[0].what) == ("24 de noviembre de 2026", "Se añadió: caso")
    assert (first.news[0].link.lang, first.news[0].link.note_lang) == ("en", "en")


def test_what_is_older_is_folded_by_month_and_what_is_older_still_left_out(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "OPEN", 1)
    monkeypatch.setattr(news, "FOLDED", 3)
    case(content, "a-1", "2026-11-25")
    case(content, "a-2", "2026-11-24")
    case(content, "a-3", "2026-11-23")
    for number, name in enumerate(("a-4", "a-5")):
        case(content, name, f"2026-11-2{2 - number}")
    page = news_page(Draft(edition_of(content, "es")))
    assert [(one.title, one.fold, len(one.news)) for one in page.sections] == [
        ("25 de noviembre de 2026", "", 1),
        ("Noviembre de 2026", "3 más", 3),
    ]
