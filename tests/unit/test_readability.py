"""Texts that are hard to read are told, and summaries that no list shows whole."""

from __future__ import annotations

import pytest

from generator.checks.readability import LEAST, LONGEST_SUMMARY, ease
from tests.unit.content import Content

EASY = {
    "en": "Close the tap at night. Read the meter twice. Sweep the floor before you wash it. " * 4,
    "es": "Cierre la llave de noche. Lea el medidor dos veces. Barra el piso antes de lavar. " * 4,
}
HARD = {
    "en": "Institutional characterisation necessitates interdepartmental monitoring "
    "responsibilities notwithstanding administrative considerations " * 9,
    "es": "La caracterización institucional presupone coordinación interdepartamental permanente "
    "considerando responsabilidades administrativas multidisciplinarias " * 9,
}


@pytest.mark.parametrize("lang", ["en", "es"])
def test_short_words_in_short_sentences_are_easy_and_long_ones_are_not(lang: str) -> None:
    easy, hard = ease([EASY[lang]], lang), ease([HARD[lang]], lang)
    assert easy is not None
    assert hard is not None
    assert hard < 0 < LEAST < 90 < easy


def test_the_scales_are_those_of_flesch_and_of_fernandez_huerta() -> None:
    # Six words of one syllable in every sentence.
    assert ease(["The cat sat on the mat. " * 10], "en") == pytest.approx(206.835 - 6.09 - 84.6)
    assert ease(["El gran sol da luz al pan. " * 9], "es") == pytest.approx(206.84 - 7.14 - 60)


def test_nothing_follows_from_a_few_words_nor_in_a_language_without_a_scale() -> None:
    assert ease(["Institutional characterisation."], "en") is None
    assert ease([HARD["es"]], "pt") is None


def test_a_translation_is_judged_in_its_own_language(content: Content) -> None:
    content.case(body=f"\n{EASY['en']}\n")
    text = "---\ntitle: Rosa\nsummary: Cerró.\nreviewed: 2026-11-21\n---\n"
    content.write("cases/a-case.es.md", f"{text}\n{HARD['es']}\n")
    (said,) = [one for one in content.said() if "K543" in one]
    hard = "The text is hard to read: 0 of 100, where 60 is easy enough for most."
    assert said == f"a-case.es.md:7:1 K543 {hard}"


@pytest.mark.parametrize("too_many", [0, 1])
def test_a_summary_may_have_two_hundred_signs(content: Content, too_many: int) -> None:
    summary = "a" * (LONGEST_SUMMARY + too_many)
    content.case()
    content.replace("cases/a-case.md", "It closed the taps.", summary)
    told = (
        f"a-case.md:3:10 K544 The summary has {LONGEST_SUMMARY + 1} signs; "
        "lists and search engines show 200 at most."
    )
    assert [one for one in content.said() if "K544" in one] == [told] * too_many
