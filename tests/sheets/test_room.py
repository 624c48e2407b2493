"""What is reckoned of a page is never less than what Typst finds when it sets it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from generator.sheets.catalogue import SHEET_KINDS
from generator.sheets.engine import TooLongError, as_pdf
from generator.sheets.makers import PrintedPage, Worksheet
from generator.sheets.parts import Audience, Paper, data_of
from generator.sheets.prose import tree
from generator.sheets.room import FAR_TOO_LONG, FITS, height_of
from generator.views.plan import editions
from tests.sheets.printed import SETTINGS, library

CASE, WORKSHEET = SHEET_KINDS["case"], SHEET_KINDS["worksheet"]
STORIES = {
    "plain words": "La curtiembre cerró los grifos y ahorró agua caliente en el pelambre. " * 70,
    "bold words": "**" + "La curtiembre cerró los grifos y ahorró agua. " * 100 + "**",
    "capitals": "LA CURTIEMBRE CERRÓ LOS GRIFOS Y AHORRÓ AGUA. " * 70,
    "broad letters": "MMMM WWWW " * 300,
    "long words": "supercalifragilisticoespialidosodelacurtiembregrande " * 70,
    "words without a joint": ("x" * 30 + " ") * 160,
    "Cyrillic": "Жшщ ЩШЖ " * 350,
    "accents apart": "e\N{COMBINING ACUTE ACCENT}a " * 1700,
    "code in a line": "`code` " * 1100,
    "short paragraphs": "uno\n\n" * 40,
    "headings": "## uno\n\ndos\n\n" * 20,
    "headings of two levels": "## a\n\n### uno\n\n" * 16,
    "items": "- uno\n" * 40,
    "items apart": "- uno\n\n" * 40,
    "numbered items": "1. uno dos tres\n" * 40,
    "items in items": "- a\n  - b\n    - c\n      - d\n" * 12,
    "quotations": "> uno\n\n" * 25,
    "items in quotations": "> - uno\n> - dos\n\n" * 16,
    "rows": "|a|b|\n|---|---|\n" + "|uno|dos|\n" * 35,
    "full cells": "|a|b|c|\n|---|---|---|\n" + "|la curtiembre cerró|agua y energía|uno|\n" * 35,
    "a long word beside texts": "|a|b|c|d|e|\n|---|---|---|---|---|\n"
    + "|desoxirribonucleico|la curtiembre cerró los grifos|uno|agua y energía|uno|\n" * 30,
    "more columns than there is room for": f"|{'a|' * 12}\n|{'---|' * 12}\n"
    + f"|{'desoxirribonucleico|' * 12}\n" * 18,
    "code": "```\n" + "linea de codigo\n" * 40 + "```\n",
    "breaks": "uno\\\n" * 50 + "dos",
}


@cache
def page() -> PrintedPage:
    """Return the real case sheet that is fullest beside its story."""
    edition = editions(library(), SETTINGS)["es"]
    cases = [CASE.make(entry, Audience(edition, "letter")) for entry in library().all("cases")]
    pages = [view for view in cases if isinstance(view, PrintedPage)]
    return max(pages, key=lambda view: height_of(replace(view, body=())))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("story", STORIES)
def test_a_story_that_does_not_fit_is_not_reckoned_to_fit(story: str, paper: Paper) -> None:
    edition = editions(library(), SETTINGS)["es"]
    told = replace(page(), body=tree(STORIES[story], lambda target: ""))
    with pytest.raises(TooLongError):
        as_pdf(CASE.template, data_of(told, CASE.template, Audience(edition, paper)))
    assert FITS < height_of(told) < FAR_TOO_LONG


QUESTIONS = {
    "many": ("Se ve seco el piso.", 45),
    "plain words": (
        "La curtiembre cerró los grifos y ahorró agua caliente en el pelambre. " * 3,
        15,
    ),
    "capitals": ("LA CURTIEMBRE CERRÓ LOS GRIFOS Y AHORRÓ AGUA. " * 4, 15),
    "long words": ("supercalifragilisticoespialidoso " * 5, 15),
    "words of a third of a line": ("curtiembredelaplanta " * 8, 15),
    "words without a joint": (("x" * 30 + " ") * 5, 15),
    "Cyrillic": ("Жшщ ЩШЖ " * 18, 15),
}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("text", QUESTIONS)
@pytest.mark.parametrize("side", ["front", "back"])
def test_a_worksheet_that_does_not_fit_is_not_reckoned_to_fit(
    text: str, side: str, paper: Paper
) -> None:
    edition = editions(library(), SETTINGS)["es"]
    sheet = WORKSHEET.make(library().get("sectors", "hotels"), Audience(edition, paper))
    assert isinstance(sheet, Worksheet)
    words, count = QUESTIONS[text]
    asked = sheet.questions[0].model_copy(update={"question": words})
    way = sheet.own_numbers[0].model_copy(update={"how": words})
    parts = {"questions": (asked,) * count} if side == "front" else {"own_numbers": (way,) * count}
    full = replace(sheet, **parts)
    with pytest.raises(TooLongError):
        as_pdf(WORKSHEET.template, data_of(full, WORKSHEET.template, Audience(edition, paper)))
    assert height_of(full) > FITS
