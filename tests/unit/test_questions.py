"""Every guide and sector has the questions by which people find it, in each of its languages."""

from __future__ import annotations

import pytest

from generator.checks.questions import FEWEST
from generator.loading import read_content
from tests.unit.content import ROOT, Content

GUIDE = """\
---
title: The second walk
summary: Follow the salt.
lang: en
reviewed: 2026-11-21
{questions}order: 2
next_step: Walk today.
---
"""
THREE = "[where does it go, how to lose less, what to do first]"
LACKS = 'K541 The guide has {} of 3 questions in "{}" by which the search finds it.'


def guide(content: Content, questions: str) -> None:
    content.write("guides/second-walk.md", GUIDE.format(questions=questions))


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        ("", ["second-walk.md:1:1 " + LACKS.format(0, "en")]),
        ("questions: {en: []}\n", ["second-walk.md:6:17 " + LACKS.format(0, "en")]),
        ("questions: {en: [a b, a c]}\n", ["second-walk.md:6:17 " + LACKS.format(2, "en")]),
        ("questions: {en: [a b, A b, á b]}\n", ["second-walk.md:6:17 " + LACKS.format(1, "en")]),
        (f"questions: {{en: {THREE}}}\n", []),
    ],
)
def test_a_guide_needs_three_different_questions(
    content: Content, questions: str, said: list[str]
) -> None:
    guide(content, questions)
    assert content.said() == said


def test_a_translated_guide_needs_them_in_both_languages(content: Content) -> None:
    guide(content, f"questions: {{en: {THREE}}}\n")
    text = "---\ntitle: El otro recorrido\nsummary: Siga la sal.\nreviewed: 2026-11-21\n"
    content.write("guides/second-walk.es.md", f"{text}next_step: Recorra hoy.\n---\n")
    assert content.said() == ["second-walk.md:6:12 " + LACKS.format(0, "es")]


def test_a_library_in_one_language_needs_no_other(content: Content) -> None:
    content.replace("vocabularies/languages.yml", "  es:\n", "  pt:\n")
    guide(content, f"questions: {{en: {THREE}}}\n")
    assert [said for said in content.said() if "K541" in said] == []


def test_a_sector_that_is_a_name_only_needs_none(content: Content) -> None:
    sector = (
        "---\ntitle: Soap\nsummary: Fat.\nlang: en\nreviewed: 2026-11-21\nstatus: outline\n---\n"
    )
    content.write("sectors/soap.md", sector)
    assert content.said() == []


def test_every_guide_and_sector_of_the_site_has_them_in_every_language() -> None:
    library = read_content(ROOT / "content").library
    entries = [*library.all("guides"), *library.all("sectors")]
    few = [
        f"{entry.id}: {lang}"
        for entry in entries
        for lang in library.languages
        if len(entry.record.questions.get(lang, ())) < FEWEST
    ]
    assert few == []


def test_a_question_in_another_language_is_told(content: Content) -> None:
    guide(
        content,
        "questions: {en: [cómo se mide el agua de la planta, what goes in, what is lost]}\n",
    )
    (said,) = content.said()
    assert said.startswith('second-walk.md:6:18 K313 "cómo se mide el agua de la planta"')
