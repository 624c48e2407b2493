"""Words of one language in texts of another, and titles that do not say what to do."""

from __future__ import annotations

import pytest

from generator.checks.tongues import (
    any_qualifier,
    foreign_qualifier,
    other_language,
    says_what_to_do,
)
from tests.unit.content import Content

CASE = "---\ntitle: Rosa\nsummary: {summary}\nreviewed: 2026-11-21\n---\n"


@pytest.mark.parametrize(
    ("text", "lang", "other"),
    [
        ("The plant closed all taps", "es", "en"),
        ("Number of visited plants", "es", "en"),
        ("Las curtiembres cerraron todas las llaves", "en", "es"),
        ("La planta cerró todas las llaves", "es", ""),
        ("The plant closed all taps", "en", ""),
        ("Closed with taps", "es", "en"),
        ("Agua del pozo", "en", "es"),
    ],
)
def test_a_text_betrays_another_language(text: str, lang: str, other: str) -> None:
    assert other_language(text, lang) == other


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("With taps", "es"),
        ("Loan to one firm", "es"),
        ("Center for the Promotion of Sustainable Technologies (CPTS), Bolivia", "es"),
        ('Informe "Water use in the tanneries of Latin America" citado', "es"),
        ("Centro de Promoción de Tecnologías Sostenibles de Bolivia", "en"),
        ("Staff could do it next week without buying equipment.", "en"),
        ("Water, steam, power, soda", "es"),
        ("Die Gerberei spart Wasser mit der neuen Anlage", "de"),
        ("The plant closed all taps", "de"),
        ("a b c d e y o", "en"),
    ],
)
def test_a_name_a_quotation_a_short_text_and_another_language_betray_nothing(
    text: str, lang: str
) -> None:
    assert other_language(text, lang) == ""


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Visitó about 20 plantas", "es", "about 20"),
        ("Costó up to US$ 40", "es", "up to US$ 40"),
        ("Over 900 visitas", "es", "Over 900"),
        ("Datos since 1997", "es", "since 1997"),
        ("Duró until 2014", "es", "until 2014"),
        ("It cost aprox. 40", "en", "aprox. 40"),
        ("Saved hasta 40 %", "en", "hasta 40"),
        ("Saved más de 1,200 litres", "en", "más de 1,200"),
        ("Visitó unas 20 plantas", "es", ""),
        ("It visited about 20 plants", "en", ""),
        ("Habló about plantas", "es", ""),
        ("Etwa about 20", "de", ""),
    ],
)
def test_a_number_with_a_word_of_another_language_is_found(
    text: str, lang: str, found: str
) -> None:
    assert foreign_qualifier(text, lang) == found


def test_in_a_field_of_all_languages_any_word_is_of_one_of_them() -> None:
    assert any_qualifier("a 20 km, cerca de 30") == "cerca de 30"
    assert any_qualifier("about 20 km") == "about 20"
    assert any_qualifier("La Paz") == ""


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("Close the taps", "en"),
        ("Process less", "en"),
        ("Bring the condensate back", "en"),
        ("Focus on leaks", "en"),
        ("Cerrar las llaves", "es"),
        ("No dejar correr el agua", "es"),
        ("Teñir con menos baño", "es"),
        ("Asegurarlas con llave", "es"),
        ("Freír con menos aceite", "es"),
        ("Die Hähne schließen", "de"),
    ],
)
def test_a_title_says_what_to_do(title: str, lang: str) -> None:
    assert says_what_to_do(title, lang)


@pytest.mark.parametrize(
    ("title", "lang"),
    [
        ("The taps", "en"),
        ("A meter for each drum", "en"),
        ("No feed before loading", "en"),
        ("Closing the taps", "en"),
        ("Timers on washers", "en"),
        ("LED lamps", "en"),
        ("Cierre las llaves", "es"),
        ("Cierra las llaves", "es"),
        ("Llaves cerradas", "es"),
        ("Un medidor por bombo", "es"),
        ("Vapor de la caldera", "es"),
    ],
)
def test_a_title_says_it_not(title: str, lang: str) -> None:
    assert not says_what_to_do(title, lang)


def test_an_english_text_in_a_translation_is_told_once(content: Content) -> None:
    content.case()
    content.write("cases/a-case.es.md", CASE.format(summary="It closed the taps."))
    assert content.said() == [
        'a-case.es.md:3:10 K313 "It closed the taps." looks as if it were in "en", '
        'and the text is in "es".'
    ]


def test_a_story_in_another_language_is_told_where_it_stands(content: Content) -> None:
    content.case(body="\n## What was done\n\nSe cerraron las llaves de la planta.\n")
    assert content.said() == [
        'a-case.md:12:1 K313 "Se cerraron las llaves de la planta." looks as if it were in "es", '
        'and the text is in "en".'
    ]


def test_a_text_that_was_only_copied_is_told(content: Content) -> None:
    content.case()
    content.replace("cases/a-case.md", "It closed the taps.", "Steam, water, taps closed.")
    content.write("cases/a-case.es.md", CASE.format(summary="Steam, water, taps closed."))
    assert content.said() == [
        'a-case.es.md:3:10 K315 "Steam, water, taps closed." is not translated: '
        "the original says it word for word."
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "{en: Water of the taps, es: Water of the taps}",
            '2:35 K313 "Water of the taps" looks as if it were in "en", and the text is in "es".',
        ),
        (
            "{en: Steam water taps hoses, es: Steam water taps hoses}",
            '2:40 K315 "Steam water taps hoses" is not translated: '
            "the original says it word for word.",
        ),
        (
            "{en: Up to 40, es: Up to 40}",
            '2:26 K314 "Up to 40" is not said in "es", the language of the text.',
        ),
    ],
)
def test_a_label_is_in_its_language(content: Content, name: str, said: str) -> None:
    content.write("glossary/a.yml", f"kind: term\nname: {name}\n")
    assert content.said() == [f"a.yml:{said}"]


def test_a_name_may_be_the_same_in_both_languages(content: Content) -> None:
    name = "Centro Nacional de Producción Más Limpia"
    content.write("glossary/a.yml", f"kind: term\nname: {{en: {name}, es: {name}}}\n")
    assert content.said() == []


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("place: about 20 km from La Paz", '8:8 K317 All languages show this field as it is typed, '
         'and "about 20" is of one of them.'),
        ("firm: Rosa desde 1997", '8:7 K317 All languages show this field as it is typed, '
         'and "desde 1997" is of one of them.'),
    ],
)  # fmt: skip
def test_a_field_of_all_languages_has_no_words_of_one(
    content: Content, field: str, said: str
) -> None:
    content.case(f"{field}\n")
    assert content.said() == [f"a-case.md:{said}"]


@pytest.mark.parametrize(
    ("title", "cure"),
    [
        ("Timers on washers", 'Say what to do, with the verb in this form: "Close the taps".'),
        ("The taps", 'Say what to do, with the verb in this form: "Close the taps".'),
    ],
)
def test_the_title_of_a_measure_says_what_to_do(content: Content, title: str, cure: str) -> None:
    content.replace("measures/shake-off-salt.md", "title: Shake the salt off", f"title: {title}")
    assert content.said() == [
        f'shake-off-salt.md:2:8 K316 "{title}" does not begin like the titles of other measures.'
    ]
    assert content.cures() == [cure]


def test_all_of_this_is_advice(content: Content) -> None:
    content.case("place: about 20 km from La Paz\n", "\nSe cerraron las llaves de la planta.\n")
    assert [problem.blocks for problem in content.problems()] == [False, False]


UNIDO = "kind: acronym\nname: {en: UNIDO, es: ONUDI}\n"


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        ("La UNIDO la visitó.", ['a-case.es.md:3:10 K318 "UNIDO" is called "ONUDI" in "es".']),
        ("La ONUDI la visitó.", []),
        ("El folleto «Cleaner UNIDO» la nombra.", []),
        ("El centro UNIDO-UNEP la visitó.", []),
    ],
)
def test_an_institution_has_one_name_in_a_language(
    content: Content, summary: str, said: list[str]
) -> None:
    content.write("glossary/unido.yml", UNIDO)
    content.case()
    content.write("cases/a-case.es.md", CASE.format(summary=summary))
    assert content.said() == said


def test_a_centre_may_be_called_like_an_acronym_of_another_language(content: Content) -> None:
    content.write("glossary/unido.yml", UNIDO)
    content.replace("centres/first-centre.md", "status: active", "status: active\nacronym: UNIDO")
    content.case()
    content.write("cases/a-case.es.md", CASE.format(summary="La UNIDO la visitó."))
    assert content.said() == []


def test_words_of_another_language_are_found_in_a_story_too(content: Content) -> None:
    content.write("glossary/unido.yml", UNIDO)
    content.case(body="\n## What was done\n\nThe centre and ONUDI saved hasta 40 litres.\n")
    assert content.said() == [
        'a-case.md:12:1 K314 "hasta 40" is not said in "en", the language of the text.',
        'a-case.md:12:1 K318 "ONUDI" is called "UNIDO" in "en".',
    ]


@pytest.mark.parametrize(
    ("summary", "said"),
    [
        ("It sold its faucets.", []),
        ("It closed a faucet.", ['a-case.md:3:10 K545 "faucet" is called "tap" here.']),
        ("It bought Faucet and Sons.", []),
        ("Waste water fell.", ['a-case.md:3:10 K545 "Waste water" is called "wastewater" here.']),
        ("It paid Waste Water Ltd.", []),
        ("A faucet and a faucet.", ['a-case.md:3:10 K545 "faucet" is called "tap" here.']),
    ],
)
def test_a_thing_has_one_word(content: Content, summary: str, said: list[str]) -> None:
    content.case()
    content.replace("cases/a-case.md", "It closed the taps.", summary)
    content.write(
        "cases/a-case.es.md", "---\ntitle: Rosa\nsummary: Ahorra.\nreviewed: 2026-11-21\n---\n"
    )
    assert content.said() == said


def test_so_has_one_in_a_story(content: Content) -> None:
    content.case(body="\nThe faucet dripped.\n")
    assert 'a-case.md:10:1 K545 "faucet" is called "tap" here.' in content.said()


def test_where_there_is_no_list_every_word_will_do(content: Content) -> None:
    (content.folder / "vocabularies" / "terms.yml").unlink()
    content.case(body="\nThe faucet dripped.\n")
    assert "K545" not in " ".join(content.said())
