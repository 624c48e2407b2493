"""Choices of ``cpkb sheets`` that leave no sheet to make: each is told why, and ends with 2."""

from __future__ import annotations

import pytest

from generator.cli import main
from generator.locales import locale
from generator.sheets.catalogue import NoSheetError, chosen_sheets
from tests.unit.content import CASE, Content

CHAMBER = """\
name: A chamber
country: BO
languages: [es]
paper: letter
contact: [Calle 1]
"""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--association", "nobody"), "There is no association nobody. There are: chamber."),
        (("--country", "Bolivia"), "There is no country Bolivia. Use its two letters: BO"),
        (
            ("--association", "chamber"),
            "No sector has a guide yet (status: guide), and only those have a handout.",
        ),
        (
            ("--country", "BO"),
            "No sector has a guide yet (status: guide), and only those have a handout.",
        ),
        (
            ("--paper", "a5", "--country", "BO"),
            "No sector has a guide yet (status: guide), and only those have a handout.",
        ),
    ],
    ids=str,
)
def test_a_choice_that_leaves_no_sheet_is_told_why(
    content: Content, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    content.write("associations/chamber.yml", CHAMBER)
    assert main(["--project", str(content.project()), "--lang", "en", "sheets", *arguments]) == 2
    assert tuple(capsys.readouterr()) == ("No problem.\n", f"cpkb: {said}\n")


def test_where_no_association_is_there_the_document_tells_how_to_add_one(content: Content) -> None:
    said = r"^There is no association chamber, and no other yet\. To add one: docs/print\.md$"
    with pytest.raises(NoSheetError, match=said):
        chosen_sheets(content.library(), "chamber", "", "", locale("en"))


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (
            ("hotels", "", ""),
            "No sector of the association hotels has a guide: soap. "
            "Name others in its record; guides are there for: tanneries.",
        ),
        (
            ("chamber", "", "a4"),
            "Nothing of this is printed on that paper. Choose another: --paper letter",
        ),
        (
            ("", "BO", "a5"),
            "Nothing of this is printed on that paper. Choose another: --paper a4",
        ),
    ],
    ids=str,
)
def test_a_guide_that_is_not_chosen_is_told(
    content: Content, chosen: tuple[str, str, str], said: str
) -> None:
    content.replace("sectors/tanneries.md", "status: outline", "status: guide")
    soap = CASE.replace("scope: enterprise\ncountries: [BO]\n", "status: outline\n---\n")
    content.write("sectors/soap.md", soap)
    content.write("associations/chamber.yml", CHAMBER)
    content.write("associations/hotels.yml", f"{CHAMBER}sectors: [soap]\n")
    with pytest.raises(NoSheetError) as caught:
        chosen_sheets(content.library(), *chosen, words=locale("en"))
    assert str(caught.value) == said
