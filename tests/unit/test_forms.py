"""What editors in a browser leave behind: empty fields, empty items, and times of day."""

from __future__ import annotations

import pytest

from tests.unit.content import CASE, SOURCED, Content

RESULT = f"id: water, resource: water, reduction_percent: 40, {SOURCED}"
# What a form writes into a field that nobody filled in.
EMPTY = ("", "''", '""', "null", "~", "[]", "{}", "['']", "[null, '']", "[{}]", "' '")


@pytest.mark.parametrize("empty", EMPTY)
@pytest.mark.parametrize("field", ["place", "plants", "start", "sectors", "saving", "results"])
def test_an_optional_field_that_is_empty_is_not_there(
    content: Content, field: str, empty: str
) -> None:
    content.case(f"{field}: {empty}\n")
    assert content.said() == []


@pytest.mark.parametrize(
    "fields",
    [
        "saving: {amount: '', currency: '', per: '', source: '', page: '', evidence: ''}\n",
        "investment:\n  amount:\n  currency:\n  source:\n  evidence:\n",
        f"results:\n  - {{{RESULT}, label: '', page: , note: null}}\n",
        f"results:\n  - {{{RESULT}, before: {{quantity: '', unit: '', output: {{}}}}}}\n",
        f"results:\n  - {{id: '', resource: ''}}\n  - {{{RESULT}}}\n",
    ],
    ids=["a group", "a group of lines", "inside a group", "a group in a group", "an item"],
)
def test_what_a_form_leaves_empty_is_not_there(content: Content, fields: str) -> None:
    content.case(fields)
    assert content.said() == []


def test_the_places_behind_an_empty_item_are_right(content: Content) -> None:
    content.case("sectors:\n  - ''\n  -\n  - soap\n")
    assert content.said() == ['a-case.md:11:5 K201 There is no sector called "soap".']


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("title:", '2:7 K106 The field "title" is empty.'),
        ("summary: ''", '3:10 K106 The field "summary" is empty.'),
        ("lang: null", '4:7 K106 The field "lang" is empty.'),
        ("reviewed: ''", '5:11 K106 The field "reviewed" is empty.'),
        ("scope: []", '6:8 K106 The field "scope" is empty.'),
        ("countries: ['']", '7:12 K106 The field "countries" is empty.'),
    ],
)
def test_a_field_that_is_needed_and_empty_is_told(content: Content, fields: str, said: str) -> None:
    lines = CASE.splitlines()
    at = next(number for number, line in enumerate(lines) if line.split(":")[0] in fields)
    lines[at] = fields
    content.write("cases/a-case.md", "\n".join([*lines, "---\n"]))
    assert content.said() == [f"a-case.md:{said}"]


def test_a_group_with_something_in_it_is_told_what_it_lacks(content: Content) -> None:
    content.case(f"investment: {{amount: '', currency: USD, {SOURCED}}}\n")
    assert content.said() == ['a-case.md:8:22 K106 The field "amount" is empty.']


def test_a_label_in_a_language_that_nobody_filled_in_is_not_there(content: Content) -> None:
    content.write("glossary/payback.yml", "kind: term\nname: {en: Payback, es: ''}\n")
    assert content.said() == [
        'payback.yml:2:1 K307 "name" has no text in "es".',
    ]


def test_an_empty_field_that_nobody_declared_is_told(content: Content) -> None:
    content.case("colour: ''\n")
    assert content.said() == ['a-case.md:8:1 K102 There is no field called "colour" here.']


@pytest.mark.parametrize("field", ["place", "plants", "start"])
def test_a_group_in_the_place_of_a_text_or_number_is_told(content: Content, field: str) -> None:
    content.case(f"{field}: {{name}}\n")
    assert [line.split()[1] for line in content.said()] == ["K103"]


def test_a_translation_may_have_empty_fields(content: Content) -> None:
    content.case(f"results:\n  - {{{RESULT}, label: Well}}\n")
    texts = "reviewed: 2026-11-21\ntitle: Rosa\nsummary: Cerró.\nresults: {water: {label: ''}}\n"
    content.write("cases/a-case.es.md", f"---\n{texts}---\n")
    assert [line.split()[1] for line in content.said()] == ["K306"]


@pytest.mark.parametrize(
    "day",
    [
        "2026-11-21T00:00:00.000Z",
        "2026-11-21T00:00:00Z",
        "2026-11-21 00:00:00",
        "2026-11-21 00:00:00 UTC",
        "2026-11-21T00:00",
        "2026-11-21T00:00:00-04:00",
        "2026-11-21T00:00:00.000+0000",
        '"2026-11-21T00:00:00.000Z"',
    ],
)
def test_midnight_is_that_day(content: Content, day: str) -> None:
    content.case()
    content.replace("cases/a-case.md", "2026-11-21", day)
    assert content.said() == []
    assert str(content.library().get("cases", "a-case").record.reviewed) == "2026-11-21"


@pytest.mark.parametrize("time", ["T14:30:00.000Z", " 14:30", "T00:00:01Z", "T04:00:00.000Z"])
def test_another_time_is_told(content: Content, time: str) -> None:
    content.case()
    content.replace("cases/a-case.md", "2026-11-21", f"2026-11-21{time}")
    assert content.said() == [f'a-case.md:5:11 K116 "2026-11-21{time}" has a time of day.']
    assert content.cures() == [
        "Write only the day, as the calendar has it where you are: reviewed: 2026-11-21"
    ]


@pytest.mark.parametrize("day", ["2026-11-21Z", "2026-11-21T", "2026-11-21 noon", "86400"])
def test_what_is_no_time_is_no_date(content: Content, day: str) -> None:
    content.case()
    content.replace("cases/a-case.md", "2026-11-21", day)
    assert content.said() == [f'a-case.md:5:11 K103 "{day}" is not a date.']
