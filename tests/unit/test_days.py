"""Days and years that are still to come where only what has been can stand, or change places."""

from __future__ import annotations

from datetime import date

import pytest

from generator.checks import days
from tests.unit.content import SOURCED, Content

PROGRAMME = """\
---
title: Rosa helps
summary: It helped.
lang: en
reviewed: 2026-11-20
"""


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be the last day of a year, when somewhere the next one has begun."""
    monkeypatch.setattr(days, "today", lambda: date(2026, 12, 31))


@pytest.mark.parametrize("day", ["1999-01-01", "2026-12-31", "2027-01-01"])
def test_a_record_was_reviewed_by_tomorrow_at_the_latest(content: Content, day: str) -> None:
    content.case()
    content.replace("cases/a-case.md", "2026-11-21", day)
    assert content.said() == []


@pytest.mark.parametrize("day", ["2027-01-02", "2062-11-21"])
def test_a_day_after_tomorrow_is_refused(content: Content, day: str) -> None:
    content.case()
    content.replace("cases/a-case.md", "2026-11-21", day)
    assert content.said() == [f'a-case.md:5:11 K117 "{day}" is still to come.']
    assert content.cures() == [
        'Correct "reviewed". If it is past already, set the clock of this computer right.'
    ]


@pytest.mark.parametrize("day", ["0026-11-21", "1026-11-21", "1899-12-31"])
def test_a_day_of_a_century_before_is_refused(content: Content, day: str) -> None:
    content.case()
    content.replace("cases/a-case.md", "2026-11-21", day)
    assert content.said() == [f"a-case.md:5:11 K104 {day} is out of range."]
    assert content.cures() == ["It must be at least 1900-01-01."]


@pytest.mark.parametrize(
    ("fields", "place", "value"),
    [
        ("added: 2062-11-21\n", "8:8", "2062-11-21"),
        ("start: 2062\nend: 2026\n", "8:8", "2062"),
    ],
)
def test_what_is_still_to_come_is_not_out_of_order_too(
    content: Content, fields: str, place: str, value: str
) -> None:
    content.case(fields)
    assert content.said() == [f'a-case.md:{place} K117 "{value}" is still to come.']


def test_a_day_to_come_is_told_once(content: Content) -> None:
    content.replace("cases/rosa-tannery.md", "2026-11-21", "2062-11-21")
    assert content.said() == ['rosa-tannery.md:5:11 K117 "2062-11-21" is still to come.']
    content.replace("cases/rosa-tannery.md", "2062-11-21", "2026-11-21\nadded: 2062-11-21")
    assert content.said() == ['rosa-tannery.md:6:8 K117 "2062-11-21" is still to come.']


def test_a_translation_was_reviewed_in_the_past_too(content: Content) -> None:
    content.case()
    text = "---\nreviewed: 2062-11-21\ntitle: Rosa\nsummary: Cerró.\n---\n"
    content.write("cases/a-case.es.md", text)
    assert content.said() == ['a-case.es.md:2:11 K117 "2062-11-21" is still to come.']


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("start: 2028", "8:8"),
        ("end: 2028", "8:6"),
        (f"saving: {{price_year: 2028, amount: 4, currency: USD, per: year, {SOURCED}}}", "8:22"),
    ],
)
def test_a_year_of_a_case_is_past(content: Content, field: str, place: str) -> None:
    content.case(f"{field}\n")
    assert content.said() == [f'a-case.md:{place} K117 "2028" is still to come.']
    content.case(f"{field}\n".replace("2028", "2027"))
    assert content.said() == []


def test_a_year_in_words_is_past(content: Content) -> None:
    content.write("programmes/a.md", f"{PROGRAMME}as_of: 2002-2062\n---\n")
    assert content.said() == ['a.md:6:8 K117 "2002-2062" is still to come.']
    content.write("programmes/a.md", f"{PROGRAMME}as_of: 2002-2027\n---\n")
    assert content.said() == []


def test_the_years_of_sources_benchmarks_examples_and_decrees_are_past(content: Content) -> None:
    content.replace("sources/plant-report.yml", "year: 2004", "year: 2030")
    content.replace("sectors/tanneries.md", "basis: average", "basis: average\n    year: 2016-2031")
    assert [line.split(" ", 1)[1] for line in content.said()] == [
        'K117 "2016-2031" is still to come.',
        'K117 "2030" is still to come.',
    ]


def test_the_end_of_a_programme_may_be_still_to_come(content: Content) -> None:
    content.write("programmes/a.md", f"{PROGRAMME}as_of: 2026\nstart: 2027\nend: 2031\n---\n")
    assert content.said() == []


@pytest.mark.parametrize(
    ("folder", "head"),
    [("programmes", ""), ("financing", "instrument: loan\nstate: closed\n")],
)
def test_nothing_ends_before_it_begins(content: Content, folder: str, head: str) -> None:
    head = f"{PROGRAMME}as_of: 2002\n{head}"
    content.write(f"{folder}/a.md", f"{head}start: 2004\nend: 2002\n---\n")
    assert [line.split(" ", 1)[1] for line in content.said()] == [
        'K517 "2004-2002" ends before it begins.'
    ]
    content.write(f"{folder}/a.md", f"{head}start: 2004\nend: 2004\n---\n")
    assert content.said() == []


def test_years_in_words_run_forward(content: Content) -> None:
    content.write("programmes/a.md", f"{PROGRAMME}as_of: 2002-2004\n---\n")
    assert content.said() == []
    content.write("programmes/a.md", f"{PROGRAMME}as_of: 2004-2002\n---\n")
    assert content.said() == ['a.md:6:8 K517 "2004-2002" ends before it begins.']
