"""A line of the table of docs/security.md: what a trial tells is counted."""

from __future__ import annotations

from tests.hostile.trial import alone
from tools.strangers import Row, table


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
