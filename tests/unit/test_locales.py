"""Words, numbers, money, dates and countries in the reader's language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.locales import (
    MINUS,
    NARROW_SPACE,
    country_codes,
    currency_codes,
    folded,
    interface_languages,
    locale,
)
from generator.model.base import Quantity

EN, ES = locale("en"), locale("es")


@pytest.mark.parametrize(
    ("value", "digits", "english", "spanish"),
    [
        ("58850", None, "58,850", "58.850"),
        ("4.3", None, "4.3", "4,3"),
        ("4.3229", 1, "4.3", "4,3"),
        ("4.0", 1, "4", "4"),
        ("277.59", 0, "278", "278"),
        ("1.10", None, "1.1", "1,1"),
        ("1234567.5", None, "1,234,567.5", "1.234.567,5"),
        ("-5", None, f"{MINUS}5", f"{MINUS}5"),
        ("0", None, "0", "0"),
    ],
)
def test_numbers(value: str, digits: int | None, english: str, spanish: str) -> None:
    assert EN.number(Decimal(value), digits) == english
    assert ES.number(Decimal(value), digits) == spanish


@pytest.mark.parametrize(
    ("typed", "english", "spanish"),
    [
        ("58850", "58,850", "58.850"),
        ("2.5-40", "2.5–40", "2,5–40"),
        ("about 20000", "about 20,000", "cerca de 20.000"),
        ("over 900", "over 900", "más de 900"),
        ("under 3", "under 3", "menos de 3"),
        ("up to 400000", "up to 400,000", "hasta 400.000"),
    ],
)
def test_quantities(typed: str, english: str, spanish: str) -> None:
    assert EN.quantity(Quantity.parse(typed)) == english
    assert ES.quantity(Quantity.parse(typed)) == spanish


def test_money() -> None:
    assert EN.money(Quantity.parse("58850"), "USD") == f"US${NARROW_SPACE}58,850"
    assert ES.money(Quantity.parse("58850"), "USD") == f"US${NARROW_SPACE}58.850"
    assert ES.money(Quantity.parse("500-800"), "EUR") == f"€{NARROW_SPACE}500–800"
    assert ES.money(Quantity.parse("2000"), "BOB") == f"BOB{NARROW_SPACE}2.000"


def test_percentages() -> None:
    assert EN.percent(Decimal("277.6")) == f"278{NARROW_SPACE}%"
    assert ES.percent(Decimal("277.6"), 1) == f"277,6{NARROW_SPACE}%"
    assert ES.percent(Decimal(-40)) == f"{MINUS}40{NARROW_SPACE}%"


def test_dates() -> None:
    assert EN.date(date(2026, 11, 21)) == "November 21, 2026"
    assert ES.date(date(2026, 11, 21)) == "21 de noviembre de 2026"


def test_countries_and_languages() -> None:
    assert (EN.country("BR"), ES.country("BR")) == ("Brazil", "Brasil")
    assert (EN.country("NO"), ES.country("NO")) == ("Norway", "Noruega")
    assert (EN.language("es"), ES.language("en")) == ("Spanish", "inglés")
    assert (ES.country("QX"), ES.language("qqq")) == ("QX", "qqq")


@pytest.mark.parametrize("lang", interface_languages())
def test_every_country_that_may_be_typed_can_be_shown(lang: str) -> None:
    assert all(locale(lang).country(code) for code in country_codes())


def test_codes_come_from_cldr() -> None:
    assert {"BO", "NO", "MX"} <= country_codes()
    assert {"USD", "BOB", "MXN"} <= currency_codes()
    assert "419" not in country_codes()


def test_lists_of_words() -> None:
    assert EN.listing(["a", "b", "c"]) == "a, b, and c"
    assert ES.listing(["a", "b", "c"]) == "a, b y c"
    assert EN.listing([]) == ""


def test_plurals() -> None:
    one, many = "{count} problem", "{count} problems"
    assert [EN.plural(one, many, count) for count in (0, 1, 2000)] == [
        "0 problems",
        "1 problem",
        "2,000 problems",
    ]
    assert [ES.plural(one, many, count) for count in (1, 2000)] == ["1 problema", "2.000 problemas"]


def test_words() -> None:
    assert EN("a list") == "a list"
    assert ES("a list") == "una lista"
    assert ES("") == ""
    assert EN("It has: {choices}.", choices="{a}") == "It has: {a}."
    assert ES("never translated {x}", x=1) == "never translated 1"


def test_the_generator_speaks_english_and_spanish() -> None:
    assert interface_languages() == ("en", "es")


def test_folding_forgets_accents_and_capitals() -> None:
    assert folded("Tenería") == folded("TENERIA") == "teneria"
    assert folded("Ñandú, Straße") == "nandu, strasse"
