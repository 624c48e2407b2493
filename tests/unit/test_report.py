"""Problems as text, as GitHub annotations, as a summary in Markdown and as JSON."""

from __future__ import annotations

import json
import re
import string
from pathlib import PurePosixPath

import pytest

from generator.locales import interface_languages, locale
from generator.problems import START, Place, Problem
from generator.problems.codes import CODES, DID_YOU_MEAN
from generator.report import (
    FORMATS,
    as_github,
    as_json,
    as_summary,
    as_text,
    hint,
    message,
    summary,
)
from tests.unit.content import Content

EN, ES = locale("en"), locale("es")


def problem(path: str = "content/cases/x.md", code: str = "K003", **values: object) -> Problem:
    return Problem.at(PurePosixPath(path), Place(14, 9), code, **values)


def stale() -> Problem:
    return problem(code="K305", date="2025-01-31", original="2026-11-21")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_text_says_where_what_and_what_to_do() -> None:
    found = problem(code="K201", kind="sector", value="curtidurias", file="x.md", near="tanneries")
    assert as_text([found], EN) == (
        'content/cases/x.md:14:9  K201  There is no sector called "curtidurias".\n'
        '    Did you mean "tanneries"?\n'
        "1 problem."
    )


def test_text_in_spanish_translates_the_words_of_the_checker_and_no_others() -> None:
    found = problem(code="K201", kind="sector", value="source", file="x.md", near="")
    assert message(found, ES) == 'No hay ninguna ficha de sector que se llame "source".'
    expected = problem(code="K103", value="a list", field="x", expected="a list", example="[a]")
    assert message(expected, EN) == '"a list" is not a list.'
    assert message(expected, ES) == '"a list" no es una lista.'


def test_a_limit_is_translated_and_its_number_is_not() -> None:
    found = problem(code="K104", value="1", limit="2", limit_words="at least")
    assert hint(found, EN) == "It must be at least 2."
    assert hint(found, ES) == "Debe ser al menos 2."


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        ([], "No problem."),
        ([problem()], "1 problem."),
        ([problem(), problem()], "2 problems."),
        ([stale()], "No problem, 1 piece of advice."),
        ([problem(), stale(), stale()], "1 problem, 2 pieces of advice."),
        ([problem()] * 1234, "1,234 problems."),
    ],
)
def test_the_closing_line_counts(problems: list[Problem], said: str) -> None:
    assert summary(problems, EN) == said


def test_advice_is_marked_as_advice() -> None:
    assert as_text([stale()], EN).startswith("content/cases/x.md:14:9  K305 (advice)  ")


def test_github_shows_errors_and_notices_beside_the_line() -> None:
    assert as_github([problem(), stale()], EN) == (
        "::error file=content/cases/x.md,line=14,col=9,title=K003::"
        "There is a tab at the start of this line.%0AUse spaces: two for each level.\n"
        "::notice file=content/cases/x.md,line=14,col=9,title=K305::"
        "The translation was reviewed on 2025-01-31, before its original (2026-11-21).%0A"
        'Compare the two and set "reviewed" to the day when you did.\n'
        "1 problem, 1 piece of advice."
    )


def test_github_is_given_nothing_that_it_could_take_for_a_command() -> None:
    found = problem(
        "content/a,b:c%d\r\n::stop.md", code="K408", value="50 %\r\n::error::x", near=""
    )
    line = as_github([found], EN).split("\n")[0]
    assert line == (
        "::error file=content/a%2Cb%3Ac%25d%0D%0A%3A%3Astop.md,line=14,col=9,title=K408::"
        'The link leads to "50 %25 ::error::x", which is not a record.%0A'
        "Link to a file that exists (../sectors/tanneries.md) or to a web address (https://...)."
    )


def sections(problems: list[Problem]) -> list[str]:
    return as_summary(problems, EN).split("\n\n## ")


def test_the_summary_speaks_every_language_of_the_generator() -> None:
    assert as_summary([stale(), problem()], EN).startswith(
        "## Check of the records\n\n"
        "    content/cases/x.md:14:9 K003 There is a tab at the start of this line.\n"
        "        Use spaces: two for each level.\n"
        "    content/cases/x.md:14:9 K305 (advice) The translation was reviewed on 2025-01-31, "
        "before its original (2026-11-21).\n"
        '        Compare the two and set "reviewed" to the day when you did.\n\n'
        "1 problem, 1 piece of advice.\n\n"
        "## "
    )
    assert len(sections([])) == len(interface_languages())
    assert "## Revisión de las fichas\n\nNingún problema." in as_summary([], EN)
    assert as_summary([], ES).startswith("## Revisión de las fichas\n\nNingún problema.\n\n## ")


def test_the_summary_is_given_nothing_that_is_markdown_or_a_command() -> None:
    found = problem(
        "content/a\n\n# b\r\n::stop.md", code="K408", value="##[error]\r\n::error::x", near=""
    )
    assert sections([found])[0].splitlines()[2:4] == [
        "    content/a # b ::stop.md:14:9 K408 "
        'The link leads to "## [error] ::error::x", which is not a record.',
        "        Link to a file that exists (../sectors/tanneries.md) "
        "or to a web address (https://...).",
    ]
    lines = as_summary([problem("::error::x"), found], EN).splitlines()
    assert [line for line in lines if line.lstrip().startswith("::") or "##[" in line] == []


def test_the_summary_is_short_enough_for_github() -> None:
    choices = ", ".join(["𝑥" * 50] * 1000)
    found = problem(code="K102", field="x", choices=choices, near="")
    (first, *_) = sections([found] * 1234)
    assert first.endswith("\n\nThe first 100 are shown; cpkb check shows all.\n\n1,234 problems.")
    assert first.count("K102") == 100
    assert max(map(len, first.splitlines())) == 8 + 500
    assert len(as_summary([found] * 1234, EN).encode()) < 2**20


def test_json_holds_everything() -> None:
    assert json.loads(as_json([problem(), stale()], EN)) == [
        {
            "path": "content/cases/x.md",
            "line": 14,
            "column": 9,
            "code": "K003",
            "severity": "error",
            "message": "There is a tab at the start of this line.",
            "hint": "Use spaces: two for each level.",
        },
        {
            "path": "content/cases/x.md",
            "line": 14,
            "column": 9,
            "code": "K305",
            "severity": "advice",
            "message": "The translation was reviewed on 2025-01-31, before its original "
            "(2026-11-21).",
            "hint": 'Compare the two and set "reviewed" to the day when you did.',
        },
    ]
    assert json.loads(as_json([], EN)) == []


def test_json_keeps_accents_readable() -> None:
    assert "curtiduría" in as_json([problem(code="K408", value="curtiduría", near="")], EN)


def test_the_formats_have_names() -> None:
    assert list(FORMATS) == ["text", "github", "summary", "json"]


def test_braces_in_a_record_are_only_braces() -> None:
    found = problem(code="K408", value="{value.__class__} {0} {", near="{near}")
    assert message(found, EN) == (
        'The link leads to "{value.__class__} {0} {", which is not a record.'
    )
    assert hint(found, EN) == 'Did you mean "{near}"?'


def test_a_long_quotation_is_cut_and_stays_on_one_line() -> None:
    found = problem(code="K408", value="one\n  two " + "x" * 200, near="")
    assert message(found, EN) == (
        f'The link leads to "one two {"x" * 71}…", which is not a record.'
    )


OBEYED = [
    "\n",
    "\r",
    "\x1b",
    "\x00",
    "\x7f",
    "\x85",
    "\x9b",
    "\u2028",
    "\u202e",
    "\u200f",
    "\udcff",
]


@pytest.mark.parametrize("sign", OBEYED, ids=ascii)
@pytest.mark.parametrize("form", FORMATS)
def test_nothing_that_is_quoted_writes_a_line_or_orders_a_terminal(form: str, sign: str) -> None:
    hostile = f"a{sign}::error::b{sign}##[error]c"
    names = ("value", "near", "choices", "file", "folder", "list", "other", "kind")
    found = Problem.at(
        PurePosixPath(f"content/{hostile}.md"), START, "K201", **dict.fromkeys(names, hostile)
    )
    plain = Problem.at(PurePosixPath("content/a.md"), START, "K201", **dict.fromkeys(names, "a"))
    said = FORMATS[form]([found], EN)
    assert len(said.splitlines()) == len(FORMATS[form]([plain], EN).splitlines())
    assert [sign for sign in said if not (sign.isprintable() or sign == "\n")] == []
    assert "##[" not in said
    assert [line for line in said.splitlines()[1:] if line.lstrip().startswith("::")] == []


def test_json_keeps_what_it_spells_out() -> None:
    (found,) = json.loads(as_json([problem("content/a\u2028##[b\x9b.md")], EN))
    assert found["path"] == "content/a\u2028##[b\x9b.md"


def test_problems_stand_in_the_order_of_path_line_column_and_code(content: Content) -> None:
    content.case("colour: green\nplants: two\n", "<b> <i>\n# A\n", name="b-case")
    content.case("plants: two\n", name="a-case")
    content.write("cases/c-case.md", "---\ntitle: a\n---\n")
    assert [
        (problem.path.name, *problem.place, problem.code) for problem in content.problems()
    ] == [
        ("a-case.md", 8, 9, "K103"),
        ("b-case.md", 8, 1, "K102"),
        ("b-case.md", 9, 9, "K103"),
        ("b-case.md", 11, 1, "K401"),
        ("b-case.md", 12, 1, "K405"),
        *[("c-case.md", 1, 1, "K101")] * 5,
    ]


def test_lines_are_sorted_as_numbers() -> None:
    places = [Place(10, 1), Place(9, 10), Place(9, 9), START]
    problems = [Problem(PurePosixPath("x"), place, "K003") for place in places]
    assert [found.place for found in sorted(problems, key=lambda found: found.order)] == [
        START,
        Place(9, 9),
        Place(9, 10),
        Place(10, 1),
    ]


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_a_number_a_message_and_a_cure(code: str) -> None:
    assert re.fullmatch(r"K[0-79]\d\d", code)
    texts = [CODES[code].message, CODES[code].hint]
    assert all(text[0].isupper() or text[0] in '"{' for text in texts)
    assert CODES[code].message.endswith(".")


@pytest.mark.parametrize("code", CODES)
def test_a_cure_for_a_known_value_names_it_and_the_usual_one_does_not(code: str) -> None:
    for value, text in CODES[code].hints.items():
        assert value in placeholders(text)
        assert value not in placeholders(CODES[code].hint)


def test_what_may_be_right_as_it_is_is_advice() -> None:
    advice = [code for code, entry in CODES.items() if not entry.blocks]
    assert advice == [
        "K019", "K111", "K305", "K306", "K307", "K309", "K313", "K314", "K315", "K316", "K317",
        "K318", "K513", "K515", "K516", "K519", "K520", "K526", "K527", "K528", "K538",
        "K539", "K541", "K543", "K544", "K545", "K616", "K705",
    ]  # fmt: skip


def test_most_wrong_names_are_answered_with_the_same_question() -> None:
    asked = [code for code, entry in CODES.items() if DID_YOU_MEAN in entry.hints.values()]
    assert asked == [
        "K102", "K107", "K118", "K201", "K202", "K204", "K303", "K406", "K408", "K506", "K523",
    ]  # fmt: skip
