"""Findings that the examples do not show: other places, other words, and what is no problem."""

from __future__ import annotations

import pytest

from tests.unit.content import SOURCED, Content

PROGRAMME = """\
---
title: Rosa helps
summary: It helped.
lang: en
reviewed: 2026-11-21
as_of: '2002'
"""
READING = "{quantity: 40, unit: m3, period: day}"


def result(*fields: str) -> str:
    """Return the list of results with one result, whose fields begin in column 6 of line 9."""
    return "results:\n  - {" + ", ".join(["id: water, resource: water", *fields, SOURCED]) + "}\n"


def money(field: str, amount: str, *more: str) -> str:
    return f"{field}: {{{', '.join([f'amount: {amount}', 'currency: USD', *more, SOURCED])}}}\n"


def test_the_good_library_has_no_problem(content: Content) -> None:
    content.case()
    assert content.said() == []


def test_half_a_name_leads_to_all_that_have_it(content: Content) -> None:
    content.case()
    content.replace("cases/a-case.md", "countries: [BO]", "countries: [Korea]")
    assert content.cures() == [
        "The nearest are KP (north korea), KR (south korea), SG (singapore); all of them: "
        "cpkb list countries"
    ]


def per_room(amount: str) -> str:
    fields = ["id: room", f"amount: {amount}", "currency: USD", "per: room", SOURCED]
    return f"unit_savings:\n  - {{{', '.join(fields)}}}\n"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("plants: 2.5", '8:9 K103 "2.5" is not a whole number.'),
        ("plants: 12.000", '8:9 K103 "12.000" is not a whole number.'),
        ('plants: "1_000"', '8:9 K103 "1_000" is not a whole number.'),
        ("plants: 0", "8:9 K104 0 is out of range."),
        (f"plants: {'9' * 5000}", f'8:9 K103 "{"9" * 79}…" is not a whole number.'),
        ("start: 2101", "8:8 K104 2101 is out of range."),
        (per_room("0"), "9:24 K104 0 is out of range."),
        (per_room("0-0"), "9:24 K104 0-0 is out of range."),
        ("plants: [1, 2]", '8:9 K103 "[...]" is not a whole number.'),
        ("plants: {one: 1}", '8:9 K103 "{...}" is not a whole number.'),
        ("sectors: [[tanneries]]", '8:11 K103 "[...]" is not a text.'),
        ("sectors: [[tanneries, tanneries]]", '8:11 K103 "[...]" is not a text.'),
        ("sectors: [{tanneries}]", '8:11 K103 "{...}" is not a text.'),
        ("sectors:\n  - tanneries:", '9:5 K103 "{...}" is not a text.'),
        ("sectors:\n  tanneries:", '9:3 K103 "{...}" is not a list.'),
        ("sources:\n  - plant-report:", '9:5 K103 "plant-report" is not a group of fields.'),
        ("sources: {plant-report}", '8:10 K103 "plant-report" is not a list.'),
        ("investment: {1200 USD}", '8:13 K103 "1200 USD" is not a group of fields.'),
        ("investment:\n  1200 USD:", '9:3 K103 "1200 USD" is not a group of fields.'),
        ("results: 40", '8:10 K103 "40" is not a list.'),
        ("results: [40]", '8:11 K103 "40" is not a group of fields.'),
        ("place: x\nfirm: [x", '9:7 K029 The bracket "[" that opens here is not closed.'),
        ("? [a]\n: b", '8:3 K102 There is no field called "?" here.'),
        ('"a\\nb": c', '8:1 K102 There is no field called "a b" here.'),
        ("source: x", '8:1 K102 There is no field called "source" here.'),
        ("<<: {place: x}", '8:1 K102 There is no field called "<<" here.'),
        ("sectors: [tanneries, tanneries]", '8:22 K119 "tanneries" stands twice in "sectors".'),
        ("sectors: [Tanneries]", '8:11 K201 There is no sector called "Tanneries".'),
        ("parts: [a-case, none]", '8:17 K201 There is no case called "none".'),
        ("size: Pequeña", '8:7 K202 "Pequeña" is not in the list "size-classes".'),
        (result(), '9:5 K507 The result "water" does not say what changed.'),
        (result("before: " + READING), '9:5 K507 The result "water" does not say what changed.'),
    ],
)
def test_a_wrong_field_is_told_once(content: Content, field: str, said: str) -> None:
    content.case(f"{field.rstrip()}\n")
    assert content.said() == [f"a-case.md:{said}"]


@pytest.mark.parametrize(
    ("field", "cure"),
    [
        ("sectors: [curtidurias]", 'Did you mean "tanneries"?'),
        ("sectors: [Curtiembres]", 'Did you mean "tanneries"?'),
        ("sectors: [tenería]", 'Did you mean "tanneries"?'),
        ("sectors: [tannerys]", 'Did you mean "tanneries"?'),
        (
            "parts: [zzz]",
            "There are: a-case, rosa-tannery. Or add it as content/cases/zzz.md.",
        ),
        ("size: Pequeña", 'Did you mean "small"?'),
        ("size: smal", 'Did you mean "small"?'),
        ("size: zzz", "Possible values: small, medium."),
        (money("investment", "40").replace("USD", "usd"), 'Did you mean "USD"?'),
        ("techniqes: [reuse]", 'Did you mean "techniques"?'),
        ("sectors: tanneries", "Write sectors: [tanneries]"),
        (
            "results: 40",
            "Write it like this: results: [{source: ..., evidence: ..., id: ..., resource: ...}]",
        ),
        ("sectors: [[tanneries]]", "Write tanneries"),
        ("sectors:\n  - tanneries:", "Write - tanneries"),
        ("sectors:\n  - sector: tanneries", "Write - tanneries"),
        ("sectors: {tanneries}", "Write sectors: [tanneries]"),
        ("place: {La Paz}", "Write place: La Paz"),
        ("sources: plant-report", "Write sources: [{source: plant-report}]"),
        ("sources: a, b", "Write sources: [{source: a}, {source: b}]"),
        ("plants: 1.0", "Write plants: 1"),
        ("start: 2024/2025", "Write start: 2024 or start: 2025, whichever is meant."),
        ("plants: 010", 'Write 10 if it is a number. If it is a text, put it in quotes: "010"'),
        ("sectors:\n  - tanneries,", 'Did you mean "tanneries"?'),
        ("size: “small”", 'Did you mean "small"?'),
        ("plants: two", 'Write "plants" in digits, or leave the line out if it is not known.'),
        ("plants: 1.200", "Write plants: 1200"),
        ("plants: 1,000", "Write plants: 1000 or plants: 1, whichever is meant."),
        ("plants: 3.0", "Write plants: 3"),
        (
            "plants: 1_200",
            'Write 1200 if it is a number. If it is a text, put it in quotes: "1_200"',
        ),
        (
            "plants: under 3",
            'Write one whole number. If "plants" is not known so well, leave the line out and tell '
            '"under 3" in the story or in a note.',
        ),
        ("start: 2.024", "Write start: 2024"),
        (
            result("before: {quantity: under 900, unit: m3}", "reduction_percent: 40"),
            "Write one number, with digits and a point only, such as 4.3. If the source gives "
            "none, leave this reading out and tell it in the note.",
        ),
        ("firm: [a]", "Write firm: a"),
        ("reviewed: 2026-11-21", "Keep one of the two."),
        ("plants: 0", "It must be at least 1."),
    ],
)
def test_the_cure_can_be_typed(content: Content, field: str, cure: str) -> None:
    content.case(f"{field.rstrip()}\n")
    assert content.cures() == [cure]


@pytest.mark.parametrize(
    ("country", "cure"),
    [
        ("Norway", 'Did you mean "NO"?'),
        ("noruega", 'Did you mean "NO"?'),
        ("norwey", 'Did you mean "NO"?'),
        ("Brasil", 'Did you mean "BR"?'),
        ("br.", 'Did you mean "BR"?'),
        ("“BO”", 'Did you mean "BO"?'),
        ("br", 'Did you mean "BR"?'),
        ("Salvador", 'Did you mean "SV"?'),
        ("BO MX", 'Did you mean "BO, MX"?'),
        (
            "Dominicana",
            "The nearest are DO (república dominicana), DM (dominica), CA (canada); all of them: "
            "cpkb list countries",
        ),
        ("xx", "All possible values: cpkb list countries"),
        ("no", 'Put it in quotes: "no"'),
    ],
)
def test_a_country_is_found_by_its_name(content: Content, country: str, cure: str) -> None:
    content.case()
    content.replace("cases/a-case.md", "[BO]", f"[{country}]")
    assert content.cures() == [cure]


@pytest.mark.parametrize(
    ("currency", "cure"),
    [
        ("usd", 'Did you mean "USD"?'),
        ("boliviano", 'Did you mean "BOB"?'),
        ("Dólar estadounidense", 'Did you mean "USD"?'),
        ("pesos", "All possible values: cpkb list currencies"),
        ("US$", 'Did you mean "USD"?'),
        ("$", "All possible values: cpkb list currencies"),
        ("BSB", "All possible values: cpkb list currencies"),
        ("BOL", "All possible values: cpkb list currencies"),
        ("USD y BOB", "Only one stands here. Choose one of these: USD, BOB"),
        ("XXX", "All possible values: cpkb list currencies"),
    ],
)
def test_no_other_money_is_ever_proposed(content: Content, currency: str, cure: str) -> None:
    content.case(money("investment", "40").replace("USD", currency))
    assert content.cures() == [cure]


PAYS_BACK_IN_A_MONTH = money("investment", "1000") + money("saving", "1000", "per: month")
RETURNS_A_TENTH = money("investment", "1000") + money("saving", "100", "per: year")


def stated(field: str, value: str) -> str:
    return f"{field}: {{value: {value}, {SOURCED}}}\n"


def counted(value: str, *more: str) -> str:
    """Return a programme with one number, whose label begins in column 24 of line 8."""
    fields = ", ".join([f"label: {value}", "value: 40", *more, SOURCED])
    return f"{PROGRAMME}counts:\n  - {{id: water, {fields}}}\n---\n"


@pytest.mark.parametrize(
    "label", ["Water saved, in percent", "Percentage of water", "Less water, in %", "Per cent",
              "Por ciento", "En porcentaje"]
)  # fmt: skip
def test_a_percentage_needs_its_unit(content: Content, label: str) -> None:
    content.write("programmes/a.md", counted(f'"{label}"'))
    assert [line[:16] for line in content.said()] == ["a.md:8:24 K510 T"]
    content.write("programmes/a.md", counted(f'"{label}"', "unit: percent"))
    assert content.said() == []
    content.write("programmes/a.md", counted(f'"{label}"', "unit: count"))
    assert content.said() == []


@pytest.mark.parametrize("label", ["Firms", "Firms per century", "Por cientos"])
def test_other_words_are_no_percentage(content: Content, label: str) -> None:
    content.write("programmes/a.md", counted(label))
    assert content.said() == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        (PAYS_BACK_IN_A_MONTH + stated("stated_payback_months", "1"), []),
        (PAYS_BACK_IN_A_MONTH + stated("stated_payback_months", "under 3"), []),
        (PAYS_BACK_IN_A_MONTH + stated("stated_payback_months", "under 0.5"), ["10:32 K502"]),
        (RETURNS_A_TENTH + stated("stated_return_percent", "9-11"), []),
        (RETURNS_A_TENTH + stated("stated_return_percent", "over 12"), ["10:32 K503"]),
        (RETURNS_A_TENTH.replace("USD", "BOB", 1) + stated("stated_return_percent", "40"), []),
        (stated("stated_return_percent", "50") + stated("stated_payback_months", "24"), []),
        (stated("stated_return_percent", "50") + stated("stated_payback_months", "40"),
         ["9:32 K502"]),
        (money("saving", "4800", "per: year") + per_room("9200"), ["10:24 K528"]),
        (money("saving", "400", "per: month") + per_room("920"), []),
        (per_room("920"), []),
        (result("reduction_percent: 40"), []),
        (result("reduction_percent: -5"), ["9:53 K527 -5"]),
        (result("saved: " + READING), []),
        (result("before: {quantity: 1, unit: m3}", "after: {quantity: 900, unit: l}"), []),
        (result("before: {quantity: 1, unit: m3}", "after: {quantity: 9, unit: drum}"),
         ["9:94 K506 drum"]),
        (result("before: " + READING, "after: {quantity: 9, unit: m3}"), ["9:88 K505"]),
    ],
)  # fmt: skip
def test_figures_are_compared(content: Content, fields: str, found: list[str]) -> None:
    content.case(fields)
    assert content.found() == found


def test_a_total_is_compared_only_with_all_its_parts(content: Content) -> None:
    content.case(name="part")
    content.case("plants: 7\nparts: [part, missing]\n", name="total")
    content.replace("cases/total.md", "scope: enterprise", "scope: group")
    assert content.said() == ['total.md:9:15 K201 There is no case called "missing".']


def test_a_total_of_monthly_savings_is_one_of_yearly_savings(content: Content) -> None:
    content.case(money("saving", "100", "per: month"), name="part")
    content.case(money("saving", "1200", "per: year") + "parts: [part]\n", name="total")
    assert content.said() == []


def test_a_case_that_is_its_own_part_does_no_harm(content: Content) -> None:
    content.case("plants: 2\nparts: [a-case]\n")
    content.replace("cases/a-case.md", "scope: enterprise", "scope: group")
    assert content.said() == []


def test_a_chart_may_hold_figures_of_one_unit(content: Content) -> None:
    content.replace("sectors/tanneries.md", "basis: average", "basis: average\n    chart: water")
    assert content.said() == []


def test_a_sector_counts_measures_for_every_sector(content: Content) -> None:
    measure = (content.folder / "measures" / "shake-off-salt.md").read_text("utf-8")
    for number in range(8):
        text = measure.replace("sectors: [tanneries]\n", "")
        content.write(f"measures/measure-{number}.md", text)
    content.write(
        "sectors/hotels.md",
        "---\ntitle: a\nsummary: b\nlang: en\nreviewed: 2026-11-21\nstatus: guide\n---\n",
    )
    assert content.said() == [
        'hotels.md:1:1 K541 The guide has 0 of 3 questions in "en" by which the search finds it.',
        "hotels.md:6:9 K508 The sector guide is not complete: it has too little of steps (0/1), "
        "benchmarks (0/1), checklist (0/10), own_numbers (0/1).",
    ]


@pytest.mark.parametrize(
    ("name", "fields", "said"),
    [
        ("countries/bo.md", "formerly: [bolivia]", []),
        ("countries/bo.md", "formerly: [mx]", ["mx countries/mx/index.html"]),
        ("countries/bo.md", "formerly: [bo]", ["bo content/countries/bo.md"]),
        ("guides/first-walk.md", "formerly: [index]", ["index guides/index.html"]),
        ("guides/first-walk.md", "formerly: [rosa-tannery]", []),
        ("sources/plant-report.yml", "formerly: [a, b, a]", ["a plant-report.yml:7"]),
    ],
)
def test_a_former_id_has_an_address_of_its_own(
    content: Content, name: str, fields: str, said: list[str]
) -> None:
    file = content.folder / name
    text = file.read_text("utf-8")
    changed = text.replace("\n---\n", f"\n{fields}\n---\n", 1) if "---" in text else text + fields
    file.write_text(changed, encoding="utf-8")
    found = [problem for problem in content.problems() if problem.code == "K205"]
    assert [" ".join(dict(problem.values).values()) for problem in found] == said
    assert content.problems() == found


def test_a_former_id_belongs_to_one_record(content: Content) -> None:
    content.case("formerly: [old, other]\n", name="a")
    content.case("formerly: [old]\n", name="b")
    assert content.said() == [
        'a.md:8:12 K205 The former id "old" is taken: content/cases/b.md has it.',
        'b.md:8:12 K205 The former id "old" is taken: content/cases/a.md has it.',
    ]


def test_a_former_id_has_the_form_of_an_id(content: Content) -> None:
    content.case("formerly: [Old Name]\n")
    assert content.said() == [
        'a-case.md:8:12 K109 "Old Name" does not have the form that "formerly" needs.'
    ]
    assert content.cures() == ["Write old-name"]


def test_a_record_that_cannot_be_read_keeps_its_id(content: Content) -> None:
    content.case("colour: green\n", name="broken")
    content.case("formerly: [broken]\n")
    assert [line.split()[1] for line in content.said()] == ["K205", "K102"]


def test_what_is_wrong_in_one_group_is_told_in_one_run(content: Content) -> None:
    content.case(
        "investment:\n  amount: 1.200\n  currency: XXX\n  source: my-bills\n  evidence: reported\n"
    )
    assert content.found() == ["9:11 K112 1.200", "10:13 K202 XXX", "11:11 K201 my-bills"]
