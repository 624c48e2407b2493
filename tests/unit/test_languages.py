"""Languages as data: any language may be published, written in, or missing from a label."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.library import Library
from generator.problems import Problem
from generator.settings import Settings
from generator.views.edition import Edition
from generator.views.plan import editions
from tests.unit.content import Content

# Far apart in script, direction, plurals and in what is known of them; all without a catalogue.
PUBLISHED = (
    "pt", "fr", "de", "it", "nl", "ht", "qu", "gn", "ay", "ru", "ar", "he", "zh", "ja", "pl", "cs",
    "tr", "cy", "sl", "ga", "fil", "ckb", "arn", "yo", "hi", "fa", "no", "lld",
)  # fmt: skip
NO_NAME = "Codes have two or three small letters, without a country: es, en, pt, qu etc."
TRANSLATION = "---\ntitle: Rosa\nsummary: Rosa.\nreviewed: 2026-11-21\n---\n"


def errors(content: Content) -> list[Problem]:
    return [problem for problem in content.problems() if problem.blocks]


def case_in(content: Content, lang: str) -> None:
    content.case()
    content.replace("cases/a-case.md", "lang: en", f"lang: {lang}")


def edition(library: Library, lang: str) -> Edition:
    settings = Settings("https://example.org/", "https://example.org/kb")
    return replace(editions(library, settings)["en"], lang=lang)


@pytest.mark.parametrize("lang", PUBLISHED)
def test_a_site_may_be_published_in_any_language(content: Content, lang: str) -> None:
    content.publish(lang)
    assert errors(content) == []
    assert edition(content.library(), lang).label("scopes", "enterprise") == "One firm"


@pytest.mark.parametrize(
    ("key", "cure"),
    [
        ("pt-br", 'Did you mean "pt"?'),
        ("pt_BR", 'Did you mean "pt"?'),
        ("PT", 'Did you mean "pt"?'),
        ("zh-Hant", 'Did you mean "zh"?'),
        ("português", 'Did you mean "pt"?'),
        ("por", 'Did you mean "pt"?'),
        ("xx", NO_NAME),
        ("root", NO_NAME),
    ],
)
def test_a_language_of_the_site_needs_its_code(content: Content, key: str, cure: str) -> None:
    content.publish(key)
    assert content.said() == [
        f'languages.yml:7:3 K204 "{key}" is not the code of a language.',
        'languages.yml:8:5 K307 "label" has no text in "es".',
    ]
    assert content.cures()[0] == cure


def test_a_site_needs_a_language(content: Content) -> None:
    content.write("vocabularies/languages.yml", "title: {en: a}\nterms: {}\n")
    assert content.said() == ['languages.yml:2:8 K106 The field "terms" is empty.']


def test_a_label_without_a_text_is_advice_and_says_what_readers_see(content: Content) -> None:
    content.write("glossary/saving.yml", "kind: term\nname:\n  es: Ahorro\nmeaning: {en: a}\n")
    assert errors(content) == []
    assert content.said() == [
        'saving.yml:2:1 K307 "name" has no text in "en".',
        'saving.yml:4:1 K307 "meaning" has no text in "es".',
    ]
    assert content.cures() == [
        'Readers see it in "es" until you add a line: en: ...',
        'Readers see it in "en" until you add a line: es: ...',
    ]


@pytest.mark.parametrize("lang", ["en", "es", "pt"])
def test_the_first_text_stands_for_the_missing_ones(content: Content, lang: str) -> None:
    name = {"en": "Saving"}.get(lang, "Ahorro")
    content.write("glossary/saving.yml", "kind: term\nname: {es: Ahorro, en: Saving}\n")
    library = content.library()
    term = library.get("glossary", "saving").record
    assert edition(library, lang).pick(term.name) == name


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("glossary/a.yml", "kind: term\nname: {}\n", '2:7 K106 The field "name" is empty.'),
        ("glossary/a.yml", "kind: term\n", '1:1 K101 The field "name" is missing.'),
        ("glossary/a.yml", "kind: term\nname:\n", '2:6 K106 The field "name" is empty.'),
        (
            "vocabularies/size-classes.yml",
            "title: {en: a, es: b}\nterms:\n  small: {label: {}}\n",
            '3:18 K106 The field "label" is empty.',
        ),
        (
            "glossary/a.yml",
            "kind: term\nname: {en: a, es: b, english: c}\n",
            '2:22 K204 "english" is not the code of a language.',
        ),
    ],
)  # fmt: skip
def test_a_label_needs_a_text_under_a_code(
    content: Content, name: str, text: str, said: str
) -> None:
    content.write(name, text)
    assert content.said() == [f"{name.split('/')[1]}:{said}"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("{sp: [curtiembre]}", '9:12 K204 "sp" is not the code of a language.'),
        ("{pt: [curtume]}", ""),
        ("{}", ""),
    ],
)
def test_the_words_of_a_trade_stand_under_codes_too(
    content: Content, typed: str, said: str
) -> None:
    text = "---\ntitle: a\nsummary: b\nlang: en\nreviewed: 2026-11-21\nstatus: outline\n"
    content.write(
        "sectors/hotels.md",
        f"{text}trade_names:\n  - {{countries: [BO], name: {{es: x}}}}\nsynonyms: {typed}\n---\n",
    )
    assert content.said() == ([f"hotels.md:{said}"] if said else [])


def test_a_trade_name_needs_a_word(content: Content) -> None:
    text = "---\ntitle: a\nsummary: b\nlang: en\nreviewed: 2026-11-21\nstatus: outline\n"
    names = "trade_names:\n  - {countries: [BO], name: {}}\n"
    content.write("sectors/hotels.md", f"{text}{names}---\n")
    assert content.said() == ['hotels.md:8:29 K106 The field "name" is empty.']


@pytest.mark.parametrize("lang", ["pt", "qu", "ay", "ht", "ja", "'no'"])
def test_a_record_may_be_written_in_a_language_that_is_not_published(
    content: Content, lang: str
) -> None:
    case_in(content, lang)
    content.write("cases/a-case.es.md", TRANSLATION)
    assert content.said() == []
    case = content.library().get("cases", "a-case")
    assert case.lang == lang.strip("'")
    assert [case.is_written_in(code) for code in ("en", "es")] == [False, True]


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("español", 'Did you mean "es"?'),
        ("english", 'Did you mean "en"?'),
        ("Inglish", 'Did you mean "en"?'),
        ("Portugués de Brasil", 'Did you mean "pt"?'),
        ("EN", 'Did you mean "en"?'),
        ("es-BO", 'Did you mean "es"?'),
        ("spa", 'Did you mean "es"?'),
        ("Quichua", 'Did you mean "qu"?'),
        ("zz", NO_NAME),
        ("en or es", NO_NAME),
        ("mul", NO_NAME),
    ],
)  # fmt: skip
def test_the_language_of_a_record_is_a_code(content: Content, typed: str, cure: str) -> None:
    case_in(content, typed)
    assert content.said() == [f'a-case.md:4:7 K204 "{typed}" is not the code of a language.']
    assert content.cures() == [cure]


def test_the_language_of_a_source_is_a_code(content: Content) -> None:
    content.replace("sources/plant-report.yml", "language: en", "language: pt")
    assert content.said() == []
    content.replace("sources/plant-report.yml", "language: pt", "language: English")
    assert content.said() == ['plant-report.yml:5:11 K204 "English" is not the code of a language.']
    assert content.cures() == ['Did you mean "en"?']


def test_a_translation_into_a_language_that_is_not_published_waits(content: Content) -> None:
    content.case()
    content.write("cases/a-case.pt.md", TRANSLATION)
    assert errors(content) == []
    assert content.said() == ['a-case.pt.md:1:1 K309 The site is not published in "pt".']
    assert content.cures() == [
        "The translation waits until the language is in content/vocabularies/languages.yml."
    ]
    content.publish("pt")
    assert "K309" not in {problem.code for problem in content.problems()}


def test_a_translation_into_no_language_is_an_error(content: Content) -> None:
    content.case()
    content.write("cases/a-case.xx.md", TRANSLATION)
    assert content.said() == ['a-case.xx.md:1:1 K204 "xx" is not the code of a language.']


def test_an_association_prints_only_in_languages_of_the_site(content: Content) -> None:
    text = "name: Chamber\ncountry: BO\nlanguages: [es, pt]\ncontact: [Street 1]\n"
    content.write("associations/chamber.yml", text)
    assert content.said() == ['chamber.yml:3:17 K202 "pt" is not in the list "languages".']
    content.publish("pt")
    assert errors(content) == []


def test_messages_name_a_language_that_has_no_catalogue_in_english(content: Content) -> None:
    case_in(content, "zz")
    assert content.said("qu") == content.said("en")
