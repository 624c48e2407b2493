"""The table of docs/security.md: a line for every kind of text, and nothing that came through."""

from __future__ import annotations

from tests.hostile import texts
from tests.hostile.trial import alone
from tools.strangers import DOCUMENT, TABLE, Row, table


def rows() -> dict[str, list[str]]:
    made = TABLE.search(DOCUMENT.read_text(encoding="utf-8"))
    assert made
    lines = [line for line in made[0].splitlines() if "|" in line]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {kind: counts for kind, *counts in cells[2:]}


def test_every_kind_of_text_has_its_line() -> None:
    told = {kind.removeprefix("signs that cannot be seen: ") for kind in rows()}
    assert told >= {*texts.WORDS, *texts.UNSEEN, "prose", "all"}


def test_nothing_came_through_fell_over_or_took_too_much() -> None:
    wrong = {kind: counts for kind, counts in rows().items() if set(counts[3:]) != {"0"}}
    assert wrong == {}


def test_hundreds_of_inputs_were_tried() -> None:
    assert int(rows()["all"][0].replace(",", "")) >= 300


def test_a_trial_tells_what_came_of_it() -> None:
    row = Row("x")
    row.count(alone(lambda: (2, 0.5)), inputs=3)
    row.count(alone(lambda: (1, 1.5)))
    row.count(alone(_falls_over), inputs=4)
    assert (row.inputs, row.refused, row.inert, row.tracebacks, row.slow) == (8, 3, 1, 4, 1)
    assert not row.is_good
    assert table([row]).splitlines()[2] == "| x | 8 | 3 | 1 | 0 | 4 | 1 | 0 |"


def _falls_over() -> tuple[int, float]:
    raise SystemExit
