"""Numbers in Spanish texts that are thousands in one country and decimals in another."""

from __future__ import annotations

import pytest

from tests.unit.content import Content

NARROW = "\N{NARROW NO-BREAK SPACE}"
ADVICE = '"{value}" is {whole} to readers in some countries, and {decimal} in others.'
CURE = "Write {thousands} or {decimals}, whichever is meant; copy it from here."


def spanish(
    content: Content, countries: str = "BO", summary: str = "Cerró.", body: str = ""
) -> None:
    case = content.case(body=body)
    text = case.read_text("utf-8").replace("lang: en", "lang: es")
    text = text.replace("[BO]", f"[{countries}]").replace("It closed the taps.", summary)
    case.write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("typed", "whole", "decimal", "thousands", "decimals"),
    [
        ("21.200", "21200", "21.2", f"21{NARROW}200", "21,2"),
        ("21,200", "21200", "21.2", f"21{NARROW}200", "21,2"),
        ("2.240", "2240", "2.24", "2240", "2,24"),
        ("1,325", "1325", "1.325", "1325", "1,3250"),
    ],
)
def test_a_summary_in_spanish_stands_on_pages_of_all_countries(
    content: Content, typed: str, whole: str, decimal: str, thousands: str, decimals: str
) -> None:
    spanish(content, summary=f"Gastó {typed} dólares y ahorra más.")
    told = ADVICE.format(value=typed, whole=whole, decimal=decimal)
    assert content.said() == [f"a-case.md:3:16 K711 {told}"]
    assert content.cures() == [CURE.format(thousands=thousands, decimals=decimals)]


@pytest.mark.parametrize("countries", ["BO, HN", "BR", "JM"])
def test_a_story_of_several_countries_is_read_in_all_of_them(
    content: Content, countries: str
) -> None:
    spanish(content, countries, body="Usó 2.400 m³ de agua.\n\nDespués, otra vez 2.400.\n")
    assert content.found() == ["9:5 K711 2.400"]


def test_the_story_of_one_country_is_written_as_it_is_there(content: Content) -> None:
    spanish(content, "HN", body="Usó 2,400 m³ de agua.\n")
    assert content.found() == []


def test_a_translation_into_spanish_is_read_as_an_original(content: Content) -> None:
    content.case()
    text = "---\nreviewed: 2026-11-21\ntitle: Rosa\nsummary: Gastó 21.200 dólares.\n---\n"
    content.write("cases/a-case.es.md", text)
    assert content.said() == [
        'a-case.es.md:4:16 K711 "21.200" is 21200 to readers in some countries, and 21.2 in others.'
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Gastó 21{NARROW}200 dólares y usó 2120 l.",
        "Usó 0,121 m³, 1.234.567 l, 12,5 kg, 1,2340 t y 99,99 kWh.",
        'El folleto dice «más de 650,000» y "1.200".',
        "Cumple la Ley 1.333, el Decreto Supremo N.º 24.176, el D. S. 26.736 e ISO 14.001.",
        "Llame al 2.400.100 o vaya a la calle 1.",
    ],
)
def test_what_has_one_reading_is_right(content: Content, text: str) -> None:
    spanish(content, "BO, HN", summary=f"'{text}'", body=f"{text}\n")
    assert content.found() == []


def test_an_english_text_has_one_custom(content: Content) -> None:
    content.case(body="It used 2.375 m³ of water, and saved 21,200 dollars.\n")
    assert content.found() == []
