"""The examples: a library without a problem, and one file for everything that can be wrong.

After a change of wording renew the expected texts, and read them:
cd tests/examples/bad; cpkb --lang en check --against k207-sitemap.xml > expected.en.txt
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

import pytest

from generator.checks import check
from generator.locales import interface_languages, locale
from generator.problems import Problem, in_order
from generator.problems.codes import CODES
from generator.report import as_text
from generator.trial import problems_of_outlets
from generator.views.former import addresses_of, dead
from tests.unit.content import EXAMPLES

BAD = EXAMPLES / "bad"
LANGUAGES = sorted(path.suffixes[0].lstrip(".") for path in BAD.glob("expected.*.txt"))
CODE_IN_NAME = re.compile(r"k\d{3}", re.IGNORECASE)
# They stand behind a hundred others, where test_bounds.py finds them.
AFTER_A_HUNDRED = {"K018", "K019"}


@cache
def problems() -> tuple[Problem, ...]:
    library, found = check(BAD / "content")
    found += problems_of_outlets(library, found, BAD)
    found += dead(addresses_of(BAD / "k207-sitemap.xml"), library)
    return tuple(in_order(found))


@cache
def paragraphs(report: str) -> dict[str, list[str]]:
    """Return the lines of a report by the file that they speak of."""
    found: dict[str, list[str]] = defaultdict(list)
    path = ""
    for line in report.splitlines():
        path = path if line.startswith(" ") else line.split(":")[0]
        found[path].append(line)
    return found


@cache
def expected(lang: str) -> str:
    return (BAD / f"expected.{lang}.txt").read_text(encoding="utf-8")


@cache
def reported(lang: str) -> str:
    return as_text(problems(), locale(lang)) + "\n"


def test_the_good_examples_have_no_problem() -> None:
    assert as_text(check(EXAMPLES / "good" / "content")[1], locale("en")) == "No problem."


@pytest.mark.parametrize(
    ("lang", "path"), [(lang, path) for lang in LANGUAGES for path in paragraphs(expected(lang))]
)
def test_a_bad_example_is_told_what_is_wrong(lang: str, path: str) -> None:
    assert paragraphs(reported(lang))[path] == paragraphs(expected(lang))[path]


@pytest.mark.parametrize("lang", interface_languages())
def test_every_language_of_the_generator_has_its_expected_texts(lang: str) -> None:
    assert lang in LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_run_reports_all_bad_examples(lang: str) -> None:
    assert reported(lang) == expected(lang)


# What no file of the content shows: tests/unit/test_trial.py and tests/sheets do.
SHOWN_ELSEWHERE = {"K024", "K025", "K042", "K208", "K209", "K703", "K705", "K710", "K901"}


@pytest.mark.parametrize("code", sorted(CODES.keys() - SHOWN_ELSEWHERE - AFTER_A_HUNDRED))
def test_every_code_has_an_example_named_after_it(code: str) -> None:
    named = {
        problem.path.name
        for problem in problems()
        if problem.code == code and problem.path.name.lower().startswith(code.lower())
    }
    assert named != set()


def test_an_example_named_after_a_code_is_told_that_code_and_no_other() -> None:
    named = [
        (problem.path.name, match[0].upper(), problem.code)
        for problem in problems()
        if (match := CODE_IN_NAME.match(problem.path.name))
    ]
    # A list copied into a translation is a wrong kind of value; it stands with its relatives.
    others = [name for name, code, told in named if told != code]
    assert others == ["k302-copied-list.es.md"]


def test_every_example_file_is_a_problem_or_belongs_to_one() -> None:
    told = {str(problem.path).split(".")[0].removeprefix("content/") for problem in problems()}
    files = {
        path.relative_to(BAD / "content").as_posix().split(".")[0]
        for path in (BAD / "content").rglob("*")
        if not path.is_dir() and path.parent.name != "vocabularies"
    }
    assert files - told == {
        "cases/k504-part",
        "cases/rosa-taps",
        "drawings/tanning-drum",
        "glossary/unido",
        "policies/clean-air",
        "sectors/tanneries",
        "sources/k312-not-read",
        "sources/plant-report",
    }
