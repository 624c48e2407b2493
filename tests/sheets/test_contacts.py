"""Contacts on paper: on handouts and centre sheets, and no sheet of what nobody knows."""

from __future__ import annotations

from generator.sheets.catalogue import SHEET_KINDS, Sheet
from generator.sheets.handout import Handout
from tests.sheets.printed import library, printer


def helpers(country: str, lang: str) -> tuple[str, ...]:
    view = printer().view(Sheet("handout", "hotels", lang, country=country))
    assert isinstance(view, Handout)
    return view.helpers


def test_the_handout_of_a_country_prints_who_can_be_telephoned() -> None:
    assert helpers("JM", "en")[:2] == (
        "Cleaner production centre of Jamaica (as of 2002)",
        "Bureau of Standards Jamaica (BSJ) (+1 876 618 1534, +1 876 632 4275, www.bsj.org.jm)",
    )
    assert helpers("GT", "es")[1:] == (
        "Ministerio de Ambiente y Recursos Naturales (MARN), Guatemala (+502 2423 0500)",
        "Comisión Guatemalteca de Normas (COGUANOR) (+502 2247 2654)",
    )


def test_a_centre_of_which_nothing_is_known_has_no_sheet() -> None:
    kind = SHEET_KINDS["centre"]
    without = [one.id for one in library().all("centres") if not kind.serves(one)]
    assert without == ["cuba-cpc", "jamaica-cpc"]
