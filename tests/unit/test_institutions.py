"""Names of institutions, as readers of each language know them."""

from __future__ import annotations

import pytest

from generator.settings import Settings
from generator.views.names import names_in
from generator.views.plan import editions
from tests.unit.content import Content

UNIDO = """\
kind: acronym
name: {en: UNIDO, es: ONUDI}
expansion: {en: United Nations Industrial Development Organization, es: Naciones Unidas}
"""


@pytest.mark.parametrize(
    ("typed", "english", "spanish"),
    [
        (("UNIDO", "Canada"), "UNIDO and Canada", "ONUDI y Canadá"),
        (("onudi",), "UNIDO", "ONUDI"),
        (
            ("United Nations Industrial Development Organization (UNIDO)",),
            "United Nations Industrial Development Organization (UNIDO)",
            "Naciones Unidas (ONUDI)",
        ),
        (
            ("Naciones Unidas",),
            "United Nations Industrial Development Organization",
            "Naciones Unidas",
        ),
        (("Suiza",), "Switzerland", "Suiza"),
        (("First centre",), "First centre", "Primer centro"),
        (("Danida", "Payback"), "Danida and Payback", "Danida y Payback"),
        ((), "", ""),
    ],
)
def test_a_name_is_shown_as_readers_know_it(
    content: Content, typed: tuple[str, ...], english: str, spanish: str
) -> None:
    content.write("glossary/unido.yml", UNIDO)
    content.write(
        "centres/first-centre.es.md",
        "---\ntitle: Primer centro\nsummary: Va.\nreviewed: 2026-11-21\n---\n",
    )
    both = editions(content.library(), Settings("https://example.org/", "https://example.org/kb"))
    assert names_in(both["en"], typed) == english
    assert names_in(both["es"], typed) == spanish
