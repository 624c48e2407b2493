"""The table of the print contract: what stands in it, and what is said instead."""

from __future__ import annotations

import pytest

from tools.photocopy import Reading
from tools.print_report import Row, main, table


def test_every_sheet_has_its_line() -> None:
    rows = [
        Row("es/soap-handout-a4.pdf", 2, 41.5, 4.25, 9.5, (Reading(0.99, 1), Reading(1, 0.98))),
        Row("es/soap-a4.pdf", 12, 130.0, None, 9.0, ()),
    ]
    assert table(rows) == (
        "Sheet                   Pages     KB  Ink %  Smallest type, pt  Words read %"
        "  after 3 copies %\n"
        "es/soap-handout-a4.pdf      2   41.5    4.2                9.5          99.0"
        "              98.0\n"
        "es/soap-a4.pdf             12  130.0      -                9.0             -"
        "                 -"
    )


def test_an_association_that_does_not_exist_is_wrong_use(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--association", "nobody"]) == 2
    assert capsys.readouterr().err.startswith("There is no association nobody, and no other yet.")
