"""Words, numbers, money, dates and countries in the reader's language."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.locales import (
    FOLDER,
    MINUS,
    NO_BREAK_SPACE,
    Locale,
    country_codes,
    currency_codes,
    current_code,
    folded,
    interface_languages,
    language_codes,
    locale,
)
from generator.model.base import Quantity
from generator.settings import Settings
from generator.views.plan import editions
from tests.unit.content import SOURCED, Content

EN, ES = locale("en"), locale("es")
NARROW = "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "digits", "english", "spanish"),
    [
        ("58850", 6, "58,850", f"58{NARROW}850"),
        ("4.3", 6, "4.3", "4,3"),
        ("4.3229", 1, "4.3", "4,3"),
        ("4.0", 1, "4", "4"),
        ("277.59", 0, "278", "278"),
        ("1.10", 6, "1.1", "1,1"),
        ("1234567.5", 6, "1,234,567.5", f"1{NARROW}234{NARROW}567,5"),
        ("4321.5", 6, "4,321.5", "4321,5"),
        ("-4321", 6, f"{MINUS}4,321", f"{MINUS}4321"),
        ("9999.99", 1, "10,000", f"10{NARROW}000"),
        ("-5", 6, f"{MINUS}5", f"{MINUS}5"),
        ("0", 6, "0", "0"),
    ],
)
def test_numbers(value: str, digits: int, english: str, spanish: str) -> None:
    assert EN.number(Decimal(value), digits) == english
    assert ES.number(Decimal(value), digits) == spanish


@pytest.mark.parametrize(
    ("lang", "country", "shown"),
    [
        ("es", "BO", ["4.321,5", "20.400,5", f"{MINUS}1.234.567"]),
        ("es", "CL", ["4.321,5", "20.400,5", f"{MINUS}1.234.567"]),
        ("es", "HN", ["4,321.5", "20,400.5", f"{MINUS}1,234,567"]),
        ("es", "MX", ["4,321.5", "20,400.5", f"{MINUS}1,234,567"]),
        ("es", "CR", ["4\xa0321,5", "20\xa0400,5", f"{MINUS}1\xa0234\xa0567"]),
        # Spanish is not the language of these: nobody there has a custom of his own for it.
        ("es", "BR", ["4321,5", f"20{NARROW}400,5", f"{MINUS}1{NARROW}234{NARROW}567"]),
        ("es", "JM", ["4321,5", f"20{NARROW}400,5", f"{MINUS}1{NARROW}234{NARROW}567"]),
        ("es", "ZZ", ["4321,5", f"20{NARROW}400,5", f"{MINUS}1{NARROW}234{NARROW}567"]),
        ("en", "BO", ["4,321.5", "20,400.5", f"{MINUS}1,234,567"]),
        ("en", "JM", ["4,321.5", "20,400.5", f"{MINUS}1,234,567"]),
        ("pt", "BR", ["4.321,5", "20.400,5", f"{MINUS}1.234.567"]),
        # CLDR has no Aymara.
        ("ay", "BO", ["4,321.5", "20,400.5", f"{MINUS}1,234,567"]),
    ],
)
def test_numbers_of_one_country_are_written_as_they_are_there(
    lang: str, country: str, shown: list[str]
) -> None:
    words = locale(lang, country)
    assert [words.number(Decimal(one)) for one in ("4321.5", "20400.5", "-1234567")] == shown


@pytest.mark.parametrize(
    ("country", "shown"),
    [
        ("", f"gastó 21{NARROW}200 y ahorra 1{NARROW}234{NARROW}567 o 2240."),
        ("BO", "gastó 21.200 y ahorra 1.234.567 o 2.240."),
        ("HN", "gastó 21,200 y ahorra 1,234,567 o 2,240."),
        ("JM", f"gastó 21{NARROW}200 y ahorra 1{NARROW}234{NARROW}567 o 2240."),
    ],
)
def test_a_number_in_a_text_follows_the_country_if_it_cannot_be_misread(
    country: str, shown: str
) -> None:
    text = f"gastó 21{NARROW}200 y ahorra 1{NARROW}234{NARROW}567 o 2{NARROW}240."
    assert locale("es", country).text(text) == shown
    for like in (NO_BREAK_SPACE, "\N{THIN SPACE}"):
        assert locale("es", country).text(text.replace(NARROW, like)) == shown


@pytest.mark.parametrize(
    ("countries", "number"), [("[BO]", "2.240"), ("[HN]", "2,240"), ("[BO, HN]", "2240")]
)
def test_all_texts_of_a_page_follow_its_country(
    content: Content, countries: str, number: str
) -> None:
    typed = f"2{NARROW}240"
    saved = f"saving: {{amount: 9, currency: USD, per: year, note: A {typed}, {SOURCED}}}\n"
    fields = f"title: T {typed}\nsummary: S {typed}\ndisputed: D {typed}\n{saved}"
    head = f"lang: es\nreviewed: 2026-11-21\nscope: group\ncountries: {countries}\n"
    content.write("cases/a-case.md", f"---\n{head}{fields}---\n\nB {typed}\n")
    edition = editions(content.library(), Settings("https://example.org/", ""))["es"]
    page = edition.plan.pages["cases/a-case/"].make(edition)
    note = page.tiles[0].value.note
    texts = (page.title, page.summary, page.caution, page.body.strip(), note)
    assert texts == tuple(f"{letter} {number}" for letter in "TSDBA")
    own = edition.within("BO").link(edition.library.get("cases", "a-case"))
    assert own.text == "T 2.240"


@pytest.mark.parametrize(
    "text",
    ["21.200 dólares", "21,200", "desde 1999", f"5{NARROW}m", f"20{NARROW}400,5", "26736", ""],
)
def test_any_other_number_in_a_text_stays_as_it_was_written(text: str) -> None:
    assert locale("es", "BO").text(text) == text
    assert EN.text(f"21{NARROW}200 {text}") == f"21{NARROW}200 {text}"


def test_a_country_changes_numbers_and_nothing_else() -> None:
    general, own = ES, locale("es", "MX")
    assert own.money(Quantity.parse("20400.5"), "USD") == f"US${NO_BREAK_SPACE}20,400.5"
    assert own.plural("{count} problem", "{count} problems", 2000) == "2,000 problemas"
    assert own.percent(Decimal("4.3"), 1) == f"4.3{NO_BREAK_SPACE}%"
    for words in (general, own):
        assert words.code == "es"
        assert words.date(date(2026, 11, 21)) == "21 de noviembre de 2026"
        assert words.country("US") == "Estados Unidos"


@pytest.mark.parametrize(
    ("typed", "english", "spanish"),
    [
        ("58850", "58,850", f"58{NARROW}850"),
        ("2.5-40", "2.5–40", "2,5–40"),
        ("about 20000", "about 20,000", f"cerca de 20{NARROW}000"),
        ("over 900", "over 900", "más de 900"),
        ("under 3", "under 3", "menos de 3"),
        ("up to 400000", "up to 400,000", f"hasta 400{NARROW}000"),
    ],
)
def test_quantities(typed: str, english: str, spanish: str) -> None:
    assert EN.quantity(Quantity.parse(typed)) == english
    assert ES.quantity(Quantity.parse(typed)) == spanish


def test_money() -> None:
    assert EN.money(Quantity.parse("58850"), "USD") == f"US${NO_BREAK_SPACE}58,850"
    assert ES.money(Quantity.parse("58850"), "USD") == f"US${NO_BREAK_SPACE}58{NARROW}850"
    assert ES.money(Quantity.parse("500-800"), "EUR") == f"€{NO_BREAK_SPACE}500–800"
    assert ES.money(Quantity.parse("2000"), "BOB") == f"BOB{NO_BREAK_SPACE}2000"


def test_percentages() -> None:
    assert EN.percent(Decimal("277.6")) == f"278{NO_BREAK_SPACE}%"
    assert ES.percent(Decimal("277.6"), 1) == f"277,6{NO_BREAK_SPACE}%"
    assert ES.percent(Decimal(-40)) == f"{MINUS}40{NO_BREAK_SPACE}%"


def test_dates() -> None:
    assert EN.date(date(2026, 11, 21)) == "November 21, 2026"
    assert ES.date(date(2026, 11, 21)) == "21 de noviembre de 2026"
    assert EN.month(date(2026, 11, 21)) == "November 2026"
    assert ES.month(date(2026, 11, 21)) == "noviembre de 2026"


def test_countries_and_languages() -> None:
    assert (EN.country("BR"), ES.country("BR")) == ("Brazil", "Brasil")
    assert (EN.country("NO"), ES.country("NO")) == ("Norway", "Noruega")
    assert (EN.language("es"), ES.language("en")) == ("Spanish", "inglés")
    assert (ES.country("QX"), ES.language("qqq")) == ("QX", "qqq")
    # What a language has no name for is named in English.
    assert (locale("gn").language("gn"), locale("gn").language("en")) == ("avañe’ẽ", "English")


@pytest.mark.parametrize("lang", interface_languages())
def test_every_country_that_may_be_typed_can_be_shown(lang: str) -> None:
    assert [code for code in country_codes() if locale(lang).country(code) == code] == []


def test_a_country_is_one_of_iso_3166() -> None:
    assert {"BO", "NO", "MX", "PR", "CW"} <= country_codes()
    none = {"EU", "ZZ", "UN", "XK", "XA", "QO", "EZ", "AC", "IC", "419", "UK"}
    assert none & country_codes() == set()


def test_a_currency_is_or_was_money_or_a_unit_that_money_is_in() -> None:
    assert {"USD", "BOB", "MXN", "EUR", "XCD", "XOF", "CLF", "UYI"} <= currency_codes()
    assert {"DEM", "ECS", "PEI", "BRR", "NIC"} <= currency_codes()
    none = {"XXX", "XTS", "XAU", "XAG", "XDR", "XBA", "XSU", "ZZZ", "US$", "BOL", "CLE"}
    assert none & currency_codes() == set()


@pytest.mark.parametrize("lang", interface_languages())
def test_every_currency_that_may_be_typed_has_a_name(lang: str) -> None:
    assert [code for code in currency_codes() if locale(lang).currency(code) == code] == []


@pytest.mark.parametrize(
    ("lang", "country", "expected"),
    [
        ("es", "", "es_419"),
        ("es", "BO", "es_BO"),
        ("es", "BR", "es_419"),
        ("en", "BO", "en_US"),
        ("pt", "", "pt_BR"),
        ("qu", "PE", "qu_PE"),
        ("qqq", "", "qqq"),
    ],
)
def test_a_language_has_the_territory_where_it_is_spoken(
    lang: str, country: str, expected: str
) -> None:
    assert locale(lang).with_territory(country) == expected


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
    counts = (1, 2000, Decimal("1.5"), Decimal("0.5"))
    said = ["1 problema", "2000 problemas", "1,5 problemas", "0,5 problemas"]
    assert [ES.plural(one, many, count) for count in counts] == said


def test_words() -> None:
    assert EN("a list") == "a list"
    assert ES("a list") == "una lista"
    assert ES("") == ""
    assert EN("It has: {choices}.", choices="{a}") == "It has: {a}."
    assert ES("never translated {x}", x=1) == "never translated 1"


def test_the_generator_speaks_english_and_the_languages_of_its_catalogues() -> None:
    catalogues = sorted(file.parts[-3] for file in FOLDER.glob("*/LC_MESSAGES/cpkb.po"))
    assert interface_languages() == ("en", *catalogues)
    assert "es" in catalogues


def test_codes_of_languages_have_two_or_three_letters_and_no_country() -> None:
    assert {"es", "en", "pt", "qu", "ay", "gn", "ht", "fil", "quc"} <= language_codes()
    assert not {"pt_BR", "pt-br", "root", "und", "mul", "zxx", "spa", "xx"} & language_codes()


def test_an_older_or_longer_code_leads_to_the_one_in_use() -> None:
    assert [current_code(code) for code in ("spa", "iw", "es", "xx")] == ["es", "he", "es", "xx"]


def test_every_language_has_formats() -> None:
    for lang in map(locale, sorted(language_codes())):
        assert lang.number(Decimal("1234.5"), 1).endswith("5")
        days = [date(2026, month, 21) for month in range(1, 13)]
        dates = [*map(lang.date, days), *map(lang.month, days)]
        assert all("2026" in shown and not re.search(r"\bM\d\d\b", shown) for shown in dates)
        assert lang.percent(Decimal(40)).startswith("40")
        assert {"a", "b", "c"} <= set(lang.listing(["a", "b", "c"]))
        assert lang.country("BO") != "BO"


@pytest.mark.parametrize("code", ["ay", "xx", "pt-br", "", "../es"])
def test_a_language_without_formats_takes_those_of_english(code: str) -> None:
    assert locale(code).date(date(2026, 11, 21)) == "November 21, 2026"
    assert locale(code).month(date(2026, 11, 21)) == "November 2026"
    assert locale(code).number(Decimal("1234.5")) == "1,234.5"


@pytest.mark.parametrize("lang", ["pt", "fr", "de", "ru", "pl", "ja", "ar", "sl", "ay"])
def test_a_language_without_a_catalogue_speaks_and_counts_as_english_does(lang: str) -> None:
    one, many = "{count} problem", "{count} problems"
    counted = [locale(lang).plural(one, many, count) for count in (0, 1, 2, 5, 21)]
    assert counted == ["0 problems", "1 problem", "2 problems", "5 problems", "21 problems"]
    assert locale(lang)("a list") == "a list"


def test_the_direction_of_writing() -> None:
    leftwards = {"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "ckb", "dv"}
    assert {code for code in leftwards if locale(code).direction != "rtl"} == set()
    others = ("en", "es", "qu", "ay", "ru", "zh", "hi", "ku", "xx")
    assert {locale(code).direction for code in others} == {"ltr"}


CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
{rule}
msgid "a list"
msgstr "lista!"

msgid "a text"
msgstr ""

msgid "{{count}} problem"
msgid_plural "{{count}} problems"
{forms}
"""


def catalogue(folder: Path, lang: str, *forms: str, rule: str = "") -> Locale:
    """Return a language whose catalogue has only a list and a text that is counted."""
    lines = "\n".join(f'msgstr[{number}] "{form}"' for number, form in enumerate(forms))
    file = folder / lang / "LC_MESSAGES" / "cpkb.po"
    file.parent.mkdir(parents=True)
    file.write_text(CATALOGUE.format(rule=rule, forms=lines), encoding="utf-8")
    return Locale(lang)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("generator.locales.FOLDER", tmp_path)
    return tmp_path


def counted(words: Locale, *counts: int) -> list[str]:
    return [words.plural("{count} problem", "{count} problems", count) for count in counts]


def test_a_catalogue_in_any_language_is_only_data(folder: Path) -> None:
    words = catalogue(folder, "pl", "{count} a", "{count} b", "{count} c")
    assert counted(words, 1, 2, 5, 21, 22) == ["1 a", "2 b", "5 c", "21 c", "22 b"]
    assert (words("a list"), words("a text")) == ("lista!", "a text")


def test_the_rule_in_the_head_of_a_catalogue_comes_first(folder: Path) -> None:
    rule = '"Plural-Forms: nplurals=2; plural=(n > 5);\\n"'
    assert counted(catalogue(folder, "qu", "{count} a", "{count} b", rule=rule), 1, 5, 6) == [
        "1 a",
        "5 a",
        "6 b",
    ]


def test_a_catalogue_with_a_fault_does_not_speak_in_the_middle_of_a_report(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = catalogue(folder, "ja", "{count} a", "{count} b")
    assert counted(words, 1, 2) == ["1 a", "2 a"]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("lang", "forms"),
    [("ja", [""]), ("fr", ["", ""]), ("ru", ["", "", ""]), ("ru", ["{count} x", "", ""])],
)
def test_a_text_that_is_not_translated_whole_is_counted_in_english(
    folder: Path, lang: str, forms: list[str]
) -> None:
    words = catalogue(folder, lang, *forms)
    assert counted(words, 0, 1, 21) == ["0 problems", "1 problem", "21 problems"]


def test_folding_forgets_accents_and_capitals() -> None:
    assert folded("Tenería") == folded("TENERIA") == "teneria"
    assert folded("Ñandú, Straße") == "nandu, strasse"
