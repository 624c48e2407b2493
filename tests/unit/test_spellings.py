"""What a keyboard lacks is found as readers type it."""

from __future__ import annotations

import pytest

from generator.web.spellings import spellings

NARROW, NO_BREAK = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("<td>49,5 m³ al mes, por m²</td>", ["m2", "m3"]),
        ("kg CO₂/t, y H₂SO₄", ["CO2", "H2SO4"]),
        (f"US$ 1{NARROW}234{NARROW}567,5", ["1234567"]),
        (f"20{NO_BREAK}400,5 en Costa Rica", ["20400"]),
        ("<p>1&nbsp;800&nbsp;000 dólares</p>", ["1800000"]),
        (f"5{NO_BREAK}m, 33{NO_BREAK}%, US${NO_BREAK}300, 4.321 y 21,200", []),
        ("", []),
    ],
)
def test_signs_and_spaces_that_no_keyboard_has(printed: str, typed: list[str]) -> None:
    assert spellings(printed) == typed
