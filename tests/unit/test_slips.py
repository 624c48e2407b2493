"""What people type by mistake, and what they meant: never a guess where two things may be meant."""

from __future__ import annotations

import pytest

from generator.slips.days import days_meant
from generator.slips.names import field_meant, separate
from generator.slips.numbers import currencies_by_name, number_meant
from generator.slips.signs import INVISIBLE, strange_sign
from tests.unit.content import Content


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1 200", "1200"),
        ("1'200", "1200"),
        ("1’200", "1200"),
        ("1.200.000", "1200000"),
        ("1,200,000", "1200000"),
        ("1.200,50", "1200.50"),
        ("1,200.50", "1200.50"),
        ("4,3", "4.3"),
        ("0,125", "0.125"),
        ("1200.-", "1200"),
        (".5", "0.5"),
        ("about ,5", "about 0.5"),
        ("$ .50", "0.50"),
        ("S/.500", "500"),
        ("٩٠٠", "900"),
        ("−40", "-40"),
        ("– 40 %", "-40"),
        ("-40,5", "-40.5"),
        ("１２００", "1200"),
        ("~1200", "about 1200"),
        ("1200 aprox.", "about 1200"),
        ("Alrededor de 30", "about 30"),
        ("mais de 900", "over 900"),
        ("no más de 40", "up to 40"),
        ("≤ 40", "up to 40"),
        ("30 – 50", "30-50"),
        ("entre 30 y 50", "30-50"),
        ("from 30 to 50", "30-50"),
        ("12 a 15 mil", "12000-15000"),
        ("1,2 millones", "1200000"),
        ("2 million", "2000000"),
        ("12k", "12000"),
        ("mil", "1000"),
        (",5", "0.5"),
        ("~ .500", "about 0.500"),
        ("US$ 1,200.50 to US$ 1,500.75", "1200.50-1500.75"),
    ],
)
def test_a_number_as_it_is_written_elsewhere_is_understood(typed: str, number: str) -> None:
    assert number_meant(typed).number == number


@pytest.mark.parametrize(
    ("typed", "whole", "decimal"),
    [
        ("1,200", "1200", "1.2"),
        ("21,250", "21250", "21.25"),
        ("about 1,200", "about 1200", "about 1.2"),
        ("US$ 1.200", "1200", "1.2"),
        ("1,200-1,500", "1200-1500", "1.2-1.5"),
        ("−1.200", "-1200", "-1.2"),
        ("1'200.000", "1200000", "1200.000"),
        ("1 200,000", "1200000", "1200.000"),
    ],
)
def test_what_may_be_thousands_or_decimals_is_told_in_both(
    typed: str, whole: str, decimal: str
) -> None:
    meant = number_meant(typed)
    assert (meant.number, meant.whole, meant.decimal) == ("", whole, decimal)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "abc", "some thousands", "dos mil", "1e5", "1/2", "½", "4.3.2", "1200-", "-", "12 M"),
        *(
            "1.200 millones",
            "3 mm",
            "1200 or 1300",
            "1200 (2004)",
            "1200 docenas",
            "abc 500",
            "1200?",
        ),
        *(
            "−40-50",
            "− about 4",
            "--4",
            "−1 o 2",
            "..5",
            "1 .5",
            "3-.5",
            "0.1234567",
            "1.200.000.000.000.000",
            "1" * 16,
        ),
        *("Q.500", "$.50", "-.5", "1'500.000 mil"),
        *("al menos 900", "1200+", "≥ 900", "mínimo 3", "9" * 5000, " " * 5000, "1 a" * 50),
    ],
)
def test_no_number_is_guessed(typed: str) -> None:
    meant = number_meant(typed)
    assert (meant.number, meant.whole) == ("", "")


@pytest.mark.parametrize(
    ("typed", "currency"),
    [
        ("US$ 5", "USD"),
        ("5 BOB", "BOB"),
        ("5 bolivianos", "BOB"),
        ("R$ 5", "BRL"),
        ("5 €", "EUR"),
        ("$5 MXN", "MXN"),
    ],
)
def test_a_currency_is_known_by_its_sign(typed: str, currency: str) -> None:
    assert number_meant(typed).currency == currency


@pytest.mark.parametrize("unit", ["kWh", "MWh", "lbs", "gal", "kgs", "ltr", "mts3", "hl", "m³/mes"])
def test_a_unit_is_no_currency(unit: str) -> None:
    meant = number_meant(f"900 {unit}")
    assert (meant.number, meant.unit, meant.currency) == ("900", unit, "")


@pytest.mark.parametrize("code", ["HNL", "GTQ", "LTL", "TMT", "MGA"])
def test_a_currency_may_begin_like_a_unit(code: str) -> None:
    assert number_meant(f"900 {code}").currency == code


@pytest.mark.parametrize(
    "typed", ["$ 5", "5 pesos", "Bs. 5", "5 dólares", "5 colones", "US$ 5 MXN"]
)
def test_a_currency_that_several_countries_have_is_not_guessed(typed: str) -> None:
    assert number_meant(typed).currency == "?"


def test_a_currency_is_known_by_a_name_that_no_other_has() -> None:
    names = currencies_by_name()
    assert [names.get(name) for name in ("bolivianos", "quetzales", "guaranies", "pesos")] == [
        "BOB",
        "GTQ",
        "PYG",
        None,
    ]


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("21/11/2026", ["2026-11-21"]),
        ("05.11.2026", ["2026-11-05", "2026-05-11"]),
        ("2026/11/21", ["2026-11-21"]),
        ("2026-11-21.", ["2026-11-21"]),
        ("20261121", ["2026-11-21"]),
        ("2026-31-12", ["2026-12-31"]),
        ("21 de noviembre de 2026", ["2026-11-21"]),
        ("1º de março de 2026", ["2026-03-01"]),
        ("Nov. 21st, 2026", ["2026-11-21"]),
        ("2026-02-30", []),
        ("21-11-26", []),
        ("noviembre 2026", []),
        ("last week", []),
        ("9" * 5000, []),
    ],
)
def test_a_day_as_it_is_written_elsewhere_is_understood(typed: str, days: list[str]) -> None:
    assert days_meant(typed) == days


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("título", "title"),
        ("Title", "title"),
        ("titel", "title"),
        ("Fuente", "source"),
        ("price-year", "price_year"),
        ("price year", "price_year"),
        ("Año", "price_year"),
        ("**título**", "title"),
        ("colour", ""),
    ],
)
def test_a_field_is_known_by_other_names(typed: str, field: str) -> None:
    assert field_meant(typed, ["title", "source", "price_year"]) == field


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("BO, MX", ["BO", "MX"]),
        ("BO y MX", ["BO", "MX"]),
        ("(BO / MX)", ["BO", "MX"]),
        ("-BO -MX", ["BO", "MX"]),
        ("tanneries", ["tanneries"]),
        ("Rosa's bakery", []),
        ("", []),
    ],
)
def test_names_in_a_row_are_told_apart(typed: str, names: list[str]) -> None:
    assert separate(typed) == names


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tanneries\N{NO-BREAK SPACE}", "tanneries"),
        ("1\N{NARROW NO-BREAK SPACE}200", "1200"),
        ("t\N{CYRILLIC SMALL LETTER A}nneries", "tanneries"),
        ("\N{CYRILLIC CAPITAL LETTER VE}\N{CYRILLIC CAPITAL LETTER O}", "BO"),
        ("\N{GREEK CAPITAL LETTER BETA}O", "BO"),
        ("good\N{NON-BREAKING HYPHEN}housekeeping", "good-housekeeping"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER B}O", "BO"),
    ],
)
def test_a_sign_that_is_not_what_it_looks_like_is_found(typed: str, meant: str) -> None:
    sign = strange_sign(typed)
    assert sign is not None
    assert sign.meant == meant


@pytest.mark.parametrize("typed", ["tanneries", "tenería", "m³", "Кожа", "日本", ""])
def test_what_is_a_word_of_its_own_is_no_strange_sign(typed: str) -> None:
    assert strange_sign(typed) is None


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("tan\N{SOFT HYPHEN}neries", True),
        ("sal\N{ZERO WIDTH SPACE}", True),
        ("sal\N{ZERO WIDTH NON-JOINER}y", True),
        ("sal\N{RIGHT-TO-LEFT MARK}", True),
        ("10\N{NO-BREAK SPACE}%", False),
        ("می\N{ZERO WIDTH NON-JOINER}خواهم", False),
        ("\N{WOMAN}\N{ZERO WIDTH JOINER}\N{WRENCH}", False),
    ],
)
def test_a_joiner_is_told_where_it_joins_nothing(text: str, is_told: bool) -> None:
    assert bool(INVISIBLE.search(text)) == is_told


def test_every_line_that_cannot_be_read_is_told_in_one_run_with_the_rest(content: Content) -> None:
    content.case(
        "place: La Paz: El Alto\n"
        'firm: "Rosa\n'
        "techniques: [reuse\n"
        "sectors: [curtiembre]\n"
        "plants:2\n"
        "results:\n"
        "  - id: salt\n"
        "    resource: salt\n"
        "   reduction_percent: 40%\n"
        "    evidence: stated\n",
        body="\nSee <b>it</b>.\n",
    )
    assert content.said() == [
        "a-case.md:8:14 K022 This text has a colon in it, and no quotes around it.",
        "a-case.md:9:7 K027 The quote that opens here is not closed.",
        'a-case.md:10:13 K029 The bracket "[" that opens here is not closed.',
        'a-case.md:11:11 K201 There is no sector called "curtiembre".',
        "a-case.md:12:7 K030 Between the name of a field and its value there must be a colon and "
        "a space.",
        'a-case.md:14:5 K501 This figure has no "source".',
        "a-case.md:16:4 K031 The spaces at the start of this line (3) do not fit the lines around "
        "it.",
        'a-case.md:20:5 K401 HTML is not allowed in the text: "<b>".',
    ]


def test_an_empty_item_is_no_half_of_another(content: Content) -> None:
    content.case("results: [{}, {id: salt}]\n")
    codes = " ".join(said.split()[1] for said in content.said())
    assert codes == "K101 K501 K501"


@pytest.mark.parametrize(
    "fields",
    [
        "<<<<<<< a\n" * 20_000,
        ">>>>>>> a\n" * 20_000,
        "\N{NO-BREAK SPACE}a: b\n" * 20_000,
        "*" * 200_000,
        "a: " + "'" * 200_000,
        'a: "b" ' * 20_000,
        "a: {" + "b, " * 9_000 + "}",
        "a:b\n" * 20_000,
        "- " * 10 + "@" * 200_000,
        "a: b\n---\n" * 10_000,
    ],
    ids=lambda fields: fields[:12].strip(),
)
def test_a_file_full_of_slips_is_told_like_another(content: Content, fields: str) -> None:
    content.case(fields)
    assert content.problems()
