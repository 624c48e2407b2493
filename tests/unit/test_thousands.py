"""Numbers in texts that may be thousands or have decimals, as the reader comes from."""

from __future__ import annotations

import pytest

from tests.unit.content import Content

HEAD = "title: Rosa\nsummary: Las llaves.\nlang: es\nreviewed: 2026-11-21\nscope: group\n"


def story(content: Content, text: str, countries: str = "[BO, HN]", head: str = HEAD) -> Content:
    """Write a case with ``text`` on line 10, to be read in several countries."""
    content.write("cases/a-case.md", f"---\n{head}countries: {countries}\n---\n\n{text}\n")
    return content


@pytest.mark.parametrize(
    ("typed", "thousands", "decimal"),
    [
        ("21.200", "21\N{NARROW NO-BREAK SPACE}200", "21,2"),
        ("21,200", "21\N{NARROW NO-BREAK SPACE}200", "21,2"),
        ("1.234", "1\N{NARROW NO-BREAK SPACE}234", "1,2340"),
        ("3,785", "3\N{NARROW NO-BREAK SPACE}785", "3,7850"),
    ],
)
def test_what_may_be_read_in_two_ways_is_asked(
    content: Content, typed: str, thousands: str, decimal: str
) -> None:
    text = f"Se ahorraron {typed} litros."
    story(content, f"{text} {text}\n\n{text}")
    found = f'K526 "{typed}" is thousands to some readers of the language, and has decimals to '
    assert content.said() == [f"a-case.md:10:14 {found}others."]
    assert content.cures() == [
        f'Write "{thousands}", with the space copied from here, or "{decimal}", whichever is '
        "meant. A quotation from a document stands in double quotes."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Costó US$ 21.200.",
        "Costó USD 21.200 y se pagó.",
        "De 1.200 a 1500 m³",
        "| Agua | 21.200 |\n|---|---|\n| Luz | 3 |",
        "**21.200** litros",
        "21.200 kWh/año",
        "1.200-1500 dólares",
        "El agua no baja de 21.200 litros.",
        "De acuerdo con el informe, 21.200 litros.",
    ],
)
def test_it_is_asked_wherever_it_stands(content: Content, text: str) -> None:
    assert [line.split()[1] for line in story(content, text).said()] == ["K526"]


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_summary_and_a_translation_are_asked_too(content: Content, lang: str) -> None:
    summary = {"es": "Gastaron 21.200 dólares.", "en": "They spent 21,200 dollars."}
    head = f"title: Rosa\nsummary: {summary[lang]}\nlang: {lang}\nreviewed: 2026-11-21\n"
    story(content, "", head=f"{head}scope: group\n")
    if lang == "en":
        text = "---\ntitle: Rosa\nsummary: Gastaron 21.200 dólares.\nreviewed: 2026-11-21\n---\n"
        content.write("cases/a-case.es.md", text)
    assert [line.split()[1] for line in content.said()] == ["K526"]


@pytest.mark.parametrize(
    "text",
    [
        "Usan 4,3 litros, 0,121 m³ o 1.2345 t.",
        "Gastaron 1.234.567 dólares y 21200 en 2004.",
        "Gastaron 21\N{NARROW NO-BREAK SPACE}200 y 21 mil.",
        "Lo pide la Ley 1.333 y el Decreto Supremo N.° 24.176.",
        "Siguen la norma boliviana 62.003 y la ISO 14.001.",
        "Con la versión 2.100 del programa, NB-62.003 y 1.594/1984.",
        "Valen la No. 24.176 y el Acuerdo 1.333.",
        "Llame al tel. 243.330, o al 2-243.330.",
        'El folleto dice «Total Annual Cost Savings: $620,000» y "1.200".',
        "Vea [el informe](https://example.org/1.200) y `1.200`.",
        "El paso 1.200.3 y la red 192.168.100.200.",
    ],
)
def test_what_is_read_in_one_way_or_names_something_is_right(content: Content, text: str) -> None:
    assert story(content, text).said() == []


@pytest.mark.parametrize("country", ["BO", "MX"])
def test_a_text_of_one_country_may_follow_its_custom(content: Content, country: str) -> None:
    assert story(content, "Se ahorraron 21.200 litros.", f"[{country}]").said() == []


def test_a_country_without_spanish_has_no_custom_of_its_own(content: Content) -> None:
    said = story(content, "Se ahorraron 21.200 litros.", "[JM]").said()
    assert [line.split()[1] for line in said] == ["K526"]


def test_an_english_text_is_read_in_one_way(content: Content) -> None:
    head = HEAD.replace("lang: es", "lang: en").replace("Las llaves", "The taps")
    assert story(content, "They saved 21,200 litres.", head=head).said() == []


def test_a_text_of_the_glossary_is_asked_in_its_language(content: Content) -> None:
    content.replace("glossary/payback.yml", "lo gastado", "los 21.200 dólares")
    assert [line.split()[1] for line in content.said()] == ["K526"]
    content.replace("glossary/payback.yml", "21.200", "21\N{NARROW NO-BREAK SPACE}200")
    content.replace("glossary/payback.yml", "what was spent", "21,200 dollars")
    assert content.said() == []
