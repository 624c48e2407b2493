"""What does not fit on paper or on the picture of a page is told with its line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.checks import check
from generator.locales import locale
from generator.problems import in_order
from generator.report import message
from generator.trial import problems_of_outlets
from tests.unit.content import SOURCED, Content

Stand = Callable[[Content, str], str]
ENGLISH = locale("en")
WORD = "Closedthetapsandwroteitdown" * 3
BODY = "## What was done\n\n"
ASSOCIATION = """\
name: Chamber of Rosa
country: BO
languages: [en]
contact:
  - Tel. 000 00 00
message:
  en: Bring this sheet.
"""


def told(content: Content) -> list[str]:
    """Return the problems of check and trial as ``place code message``."""
    library, found = check(content.folder)
    found = in_order([*found, *problems_of_outlets(library, found, content.project())])
    return [f"{one.where} {one.code} {message(one, ENGLISH)}" for one in found]


def in_a_title(content: Content, text: str) -> str:
    content.case()
    content.replace("cases/a-case.md", "Rosa, a tannery", text)
    return "cases/a-case.md:2:8"


def in_a_summary(content: Content, text: str) -> str:
    content.case()
    content.replace("cases/a-case.md", "closed the taps", text)
    return "cases/a-case.md:3:13"


def in_a_note(content: Content, text: str) -> str:
    content.case(f"investment:\n  {{amount: 5, currency: USD, {SOURCED}, note: {text}}}\n")
    return "cases/a-case.md:9:78"


def in_the_story(content: Content, text: str) -> str:
    content.case(body=f"{BODY}They **{text}** and wrote.\n")
    return "cases/a-case.md:11:8"


def in_a_cell(content: Content, text: str) -> str:
    content.case(body=f"{BODY}| May | June |\n|---|---|\n| 5 | {text} |\n")
    return "cases/a-case.md:13:7"


def in_a_translation(content: Content, text: str) -> str:
    content.case()
    content.write(
        "cases/a-case.es.md", f"---\ntitle: {text}\nsummary: Cerró.\nreviewed: 2026-11-21\n---\n"
    )
    return "cases/a-case.es.md:2:8"


def in_a_source(content: Content, text: str) -> str:
    content.case(f"saving: {{amount: 5, currency: USD, per: year, {SOURCED}}}\n")
    content.replace("sources/plant-report.yml", "title: ", f"title: {text} ")
    return "sources/plant-report.yml:1:8"


def in_a_label(content: Content, text: str) -> str:
    content.replace("vocabularies/evidence.yml", "Reported", text)
    return "vocabularies/evidence.yml:6:17"


def in_a_measure(content: Content, text: str) -> str:
    content.replace("measures/shake-off-salt.md", "title: ", f"title: {text} ")
    return "measures/shake-off-salt.md:2:8"


def in_a_centre(content: Content, text: str) -> str:
    content.replace("centres/first-centre.md", "title: ", f"title: {text} ")
    return "centres/first-centre.md:2:8"


def in_a_benchmark(content: Content, text: str) -> str:
    content.replace("sectors/tanneries.md", "indicator: ", f"indicator: {text} ")
    return "sectors/tanneries.md:15:16"


PLACES = [
    in_a_title,
    in_a_summary,
    in_a_note,
    in_the_story,
    in_a_cell,
    in_a_translation,
    in_a_source,
    in_a_label,
    in_a_measure,
    in_a_centre,
    in_a_benchmark,
]


@pytest.mark.parametrize("stand", PLACES)
def test_a_word_without_end_is_told_where_it_stands(content: Content, stand: Stand) -> None:
    where = stand(content, WORD)
    text = f'No line has room for the 81 letters of "{WORD[:79]}…" in one piece.'
    assert told(content) == [f"content/{where} K707 {text}"]


def test_a_word_without_end_is_told_once_in_a_file(content: Content) -> None:
    content.case(f"place: {WORD}\n", body=f"{BODY}{WORD} and {WORD}.\n\n## {WORD}\n")
    assert [said.split(" ")[:2] for said in told(content)] == [
        ["content/cases/a-case.md:8:8", "K707"]
    ]


@pytest.mark.parametrize("stand", PLACES)
@pytest.mark.parametrize("sign", ["\U0001f40c", "م", "水"])
def test_a_sign_that_no_sheet_can_print_is_told_where_it_stands(
    content: Content, stand: Stand, sign: str
) -> None:
    where = stand(content, sign)
    assert told(content) == [f'content/{where} K702 The print font lacks these signs: "{sign}".']


@pytest.mark.parametrize(("old", "column"), [("Chamber", "1:7"), ("Tel.", "5:5"), ("Bring", "7:7")])
def test_a_word_without_end_of_an_association_is_told(
    content: Content, old: str, column: str
) -> None:
    content.write("associations/rosa.yml", ASSOCIATION.replace(old, WORD))
    assert [said.split(" ")[:2] for said in told(content)] == [
        [f"content/associations/rosa.yml:{column}", "K707"]
    ]


def test_signs_are_told_line_by_line(content: Content) -> None:
    content.case("place: Rosa م\n", body=f"{BODY}A snail \U0001f40c.\n\nWater 水 and 坝.\n")
    assert told(content) == [
        'content/cases/a-case.md:8:13 K702 The print font lacks these signs: "م".',
        'content/cases/a-case.md:12:9 K702 The print font lacks these signs: "\U0001f40c".',
        'content/cases/a-case.md:14:7 K702 The print font lacks these signs: "坝 水".',
    ]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 40,
        f"{'x' * 30}-{'y' * 30}/{'z' * 30}",
        f"<https://example.org/{WORD}>",
        f"[the report](https://example.org/{WORD})",
        "1" * 50,
        "水" * 50,
    ],
)
def test_what_can_be_divided_or_is_no_word_is_no_word_without_end(
    content: Content, text: str
) -> None:
    content.case(body=f"{BODY}{text}\n")
    assert [said for said in told(content) if "K707" in said] == []


def test_a_title_or_summary_without_room_on_the_picture_of_the_page_is_told(
    content: Content,
) -> None:
    in_a_title(content, "A tannery that closed its taps and wrote it down " * 9)
    assert told(content) == [
        'content/cases/a-case.md:2:8 K706 The picture "es/share/cases-a-case.png", which links to '
        "the page show, has no room for the title."
    ]
    in_a_summary(content, "closed its taps and wrote it down, " * 30)
    assert [said.split(" ")[:2] for said in told(content)] == [
        ["content/cases/a-case.md:3:10", "K544"],
        ["content/cases/a-case.md:3:10", "K706"],
    ]


def test_a_title_of_two_hundred_letters_fits(content: Content) -> None:
    in_a_title(content, ("A tannery that closed its taps and wrote it down, " * 4).strip())
    assert told(content) == []


def test_a_table_that_is_broader_than_paper_is_told(content: Content) -> None:
    row = "| 1240 " * 24 + "|\n"
    content.case(body=f"{BODY}A table:\n\n{row}{'|---' * 24}|\n{row}")
    assert told(content) == [
        "content/cases/a-case.md:13:1 K708 The table has 24 columns that need 239 mm; the paper "
        "has 181 mm."
    ]


def test_a_table_with_many_narrow_columns_fits(content: Content) -> None:
    row = "| 12 " * 14 + "|\n"
    content.case(body=f"{BODY}{row}{'|---' * 14}|\n{row}")
    assert told(content) == []


def test_the_cure_says_how_much_fits(content: Content) -> None:
    in_a_title(content, WORD)
    assert content.cures() == ["Divide it with spaces or hyphens into words of at most 40 letters."]
