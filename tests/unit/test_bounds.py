"""The bounds: no file, whatever fills it, keeps the checker busy or takes all the memory."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from generator import nodes, prose
from generator.locales import locale
from generator.problems import MOST_FOUND, MOST_TOLD
from generator.report import as_text, hint, message
from tests.hostile.inputs import INPUTS
from tests.unit.content import SOURCED, Content

# What once took many seconds or gigabytes, and what comes near the bounds.
ONCE_SLOW = (
    "a row of '['",
    "a row of '{='",
    "a table",
    "a long time",
    "anchors",
    "definitions, used",
    "headings, linked to",
    "lines of '[a'",
    "lines of '## №'",
    "many rows of many cells",
    "one long definition, used",
    "nested brackets",
    "nul",
    "paragraphs full of '!['",
    "paragraphs of 'a'",
    "question marks on lines",
    "results of wrong fields",
    "stars, longer and longer",
    "synonyms of many words",
    "tabs",
    "the same field",
    "unknown currencies",
    "unknown fields",
    "unknown measures",
)
GENEROUS = 2 * 1024**3


def limit_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (GENEROUS, GENEROUS))


def test_no_large_file_hangs_the_check(content: Content) -> None:
    """The time-out stops a hang: that all of them take a few seconds is for a bench to say."""
    large: set[str] = set()
    for number, name in enumerate(ONCE_SLOW):
        path = PurePosixPath(INPUTS[name].file)
        file = path.with_stem(f"large-{number}")
        content.write(str(file), INPUTS[name].text())
        large.add(f"content/{file}")
    command = [sys.executable, "-m", "generator", "--project", str(content.folder.parent), "check"]
    done = subprocess.run(
        command,
        preexec_fn=limit_memory,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    told = [line.split(":")[0] for line in done.stdout.splitlines() if line.startswith("content/")]
    assert set(told) == large
    assert max(map(told.count, large)) <= MOST_TOLD + 1


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("## Tap\n\n" * 201, "410:1 K431 The text has too many headings: 201."),
        ("a " * 40_001, "10:1 K432 The text is too long: 80002 characters."),
        ("a\n\n" + "a " * 5001, "12:1 K433 The paragraph is too long: 10001 characters."),
        ("a\n\n" + "[" * 21, "12:1 K430 Too many marks stand one within another here."),
        ("a\n\n" + "[" * 21 + "]" * 21, "12:1 K430 Too many marks stand one within another here."),
        (
            "- a\n" * 4001,
            "4009:1 K434 The text has too many paragraphs, items of lists or cells of tables.",
        ),
        (
            f"{'|a' * 100}|\n{'|-' * 100}|\n" + "|\n" * 70,
            "77:1 K434 The text has too many paragraphs, items of lists or cells of tables.",
        ),
        (
            "[a]\n" * 200 + f'\n[a]: https://a.bc "{"x" * 500}"\n',
            "10:1 K435 The links of the text are too long: 102400 characters in all.",
        ),
    ],
)
def test_a_text_with_too_much_of_anything_is_told_that_and_nothing_else(
    content: Content, body: str, said: str
) -> None:
    content.case(body=f"\n{body}")
    assert content.said() == [f"a-case.md:{said}"]


@pytest.mark.parametrize(
    "body",
    [
        "## Tap\n\n" * prose.MOST_HEADINGS,
        ("a " * 49 + "\n\n") * (prose.LONGEST // 100),
        "a " * (prose.LONGEST_PARAGRAPH // 2),
        "a\n\n" * (prose.MOST_BLOCKS // 3),
        "a\n\n" + "[" * prose.MOST_OPEN_BRACKETS,
        "a\n\n" + "[a] b] " * 100,
        f"```\n{'[' * 20_000}\n```\n",
    ],
)
def test_a_text_that_just_fits_is_right(content: Content, body: str) -> None:
    content.case(body=body)
    # That nobody would read it with ease is another matter.
    assert [said for said in content.said() if "K543" not in said] == []


def test_a_guide_of_sixty_kilobytes_is_right(content: Content) -> None:
    """The limits are far above what anybody needs: the longest text today has 9 KB."""
    chapter = (
        "## They closed taps\n\n"
        + "The water ran all night. " * 40
        + "\n\n"
        + "- [a sector](../sectors/tanneries.md)\n" * 20
        + "\n| What | How much |\n|---|---|\n"
        + "| Water | 2 m³ |\n" * 30
        + "\n"
    )
    guide = (content.folder / "guides" / "first-walk.md").read_text(encoding="utf-8")
    content.write("guides/long-walk.md", guide + chapter * 26)
    assert len(chapter * 26) > 60_000
    assert content.said() == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (f"place: {'x' * 10_001}\n", '8:8 K113 "{}…" is too long: 10001 characters.'),
        (f"formerly: [{'x' * 81}]\n", '8:12 K113 "{}…" is too long: 81 characters.'),
        (
            f"results: [{{{SOURCED}, reduction_percent: 5, resource: water, id: {'x' * 81}}}]\n",
            '8:97 K113 "{}…" is too long: 81 characters.',
        ),
    ],
)
def test_a_text_of_a_field_has_an_end(content: Content, fields: str, said: str) -> None:
    content.case(fields)
    assert content.said() == [f"a-case.md:{said}".format("x" * 79)]


@pytest.mark.parametrize(
    "typed", ["1" + ":1" * 3000, "0" * 5000, "1" + "_1" * 5000, "0x" + "f" * 4000]
)
def test_a_number_that_no_program_reads_is_too_long(content: Content, typed: str) -> None:
    content.case(f"plants: {typed}\n")
    assert [problem.code for problem in content.problems()] == ["K113"]


def test_fields_hold_not_too_many_values(content: Content) -> None:
    content.case(f"measures: [{'a, ' * nodes.MOST_VALUES}]\n")
    assert content.said() == ["a-case.md:8:11 K114 The fields hold too many values."]
    assert content.cures() == [
        "All fields of a file hold at most 10000 values. Keep what matters, or write several "
        "records."
    ]


def test_the_name_of_a_file_has_an_end(content: Content) -> None:
    content.case(name="x" * 80)
    assert content.said() == []
    content.case(name="x" * 81)
    assert content.said() == [
        f'{"x" * 81}.md:1:1 K023 The name "{"x" * 79}…" is too long: 81 characters.'
    ]


def test_a_hundred_problems_of_a_file_are_told_and_the_rest_are_counted(content: Content) -> None:
    content.case("".join(f"x{number}: 1\n" for number in range(130)), "<b>\n")
    content.case("colour: 1\n", name="b-case")
    problems = content.problems()
    assert [problem.code for problem in problems] == ["K102"] * 100 + ["K018", "K102"]
    last = problems[100]
    assert last.where == "content/cases/a-case.md:108:1"
    assert message(last, locale("en")) == (
        "The file has more problems than the 100 that are told: at least 31."
    )
    assert hint(last, locale("en")) == (
        "Cure the others first, then run again: cpkb check content/cases/a-case.md"
    )


def test_a_hundred_problems_are_all_told(content: Content) -> None:
    content.case("".join(f"x{number}: 1\n" for number in range(MOST_TOLD)))
    assert [problem.code for problem in content.problems()] == ["K102"] * MOST_TOLD


def test_more_advice_than_is_told_is_still_advice(content: Content) -> None:
    entries = "".join(f"  x{number}: {{label: {{en: X}}}}\n" for number in range(120))
    content.write("vocabularies/many.yml", f"title: {{en: Many, es: Muchos}}\nterms:\n{entries}")
    problems = content.problems()
    assert [problem.code for problem in problems] == ["K307"] * 100 + ["K019"]
    assert message(problems[-1], locale("en")) == (
        "There is more advice than the 100 pieces that are told: at least 20."
    )
    assert as_text(problems, locale("en")).endswith("\nNo problem, 101 pieces of advice.")


def test_advice_does_not_push_a_problem_out(content: Content) -> None:
    entries = "".join(f"  x{number}: {{label: {{en: X}}}}\n" for number in range(120))
    last = "  last: {label: {en: X, es: X, xx: X}}\n"
    content.write("vocabularies/many.yml", f"title: {{en: M, es: M}}\nterms:\n{entries}{last}")
    codes = [problem.code for problem in content.problems()]
    assert codes == ["K307"] * 100 + ["K019", "K204"]


def test_no_more_problems_are_looked_for_than_anybody_reads(content: Content) -> None:
    content.case(body="<b>\n" * 2400)
    assert dict(content.problems()[-1].values)["count"] == str(MOST_FOUND - MOST_TOLD)


def test_after_many_guesses_nothing_is_guessed(content: Content) -> None:
    content.case("measures:\n" + "".join(f"- shake-off-salt-{one}\n" for one in range(60)))
    near = [dict(problem.values).get("near", "") for problem in content.problems()]
    assert near == ["shake-off-salt"] * 50 + [""] * 10
