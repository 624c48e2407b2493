"""What codes mean, and what can be typed: ``cpkb check --explain`` and ``cpkb list``."""

from __future__ import annotations

import pytest

from tests.unit.commands import Run


def test_a_code_is_explained_with_all_its_cures(run: Run) -> None:
    assert run("check", "--explain", "k020") == (
        0,
        "K020\n\n"
        '"{value}" holds a sign that looks like another: {what} ({point}).\n\n'
        "Type it again by hand, with the letters and signs of your own keyboard.\n\n"
        "Rename the file: {rename}\n\n"
        "Type it again by hand: {near}\n",
        "",
    )


def test_a_code_is_explained_in_the_language_of_the_reader(run: Run) -> None:
    assert run("--lang", "es", "check", "--explain", "K307").out.startswith(
        'K307 (consejo)\n\n"{field}" no tiene texto en "{lang}".\n\n'
    )


def test_of_a_code_that_there_is_not_the_nearest_are_told(run: Run) -> None:
    assert run("check", "--explain", "K1O8") == (
        2,
        "",
        "cpkb: There is no code K1O8. The nearest are K018, K108, K118.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (("list", "sectors"), ["tanneries  Tanneries"]),
        (("list", "glossary"), ["payback  Payback"]),
        (("list", "resources"), ["water  Water", "electricity  Electricity", "salt  Salt"]),
        (("--lang", "es", "list", "scopes"), ["enterprise  Una empresa"]),
        (("list", "countries"), ["AD  Andorra", "AE  United Arab Emirates"]),
        (("--lang", "es", "list", "currencies"), ["ADP  peseta andorrana"]),
        (("list",), ["cases", "sectors", "measures"]),
    ],
)
def test_what_can_be_typed_is_listed(
    run: Run, arguments: tuple[str, ...], lines: list[str]
) -> None:
    answer = run(*arguments)
    assert answer.status == 0
    assert answer.out.splitlines()[: len(lines)] == lines


def test_of_a_list_that_there_is_not_the_nearest_are_told(run: Run) -> None:
    assert run("list", "secotrs") == (
        2,
        "",
        "cpkb: There is no list secotrs. The nearest are sectors, sector-groups, countries.\n",
    )
