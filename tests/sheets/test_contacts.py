"""Contacts on paper: on handouts and centre sheets, and no sheet of what nobody knows."""

from __future__ import annotations

from generator.sheets.catalogue import SHEET_KINDS, Sheet
from generator.sheets.handout import Handout
from tests.sheets.printed import library, printer

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def handout(entry: str, country: str, lang: str) -> Handout:
    view = printer().view(Sheet("handout", entry, lang, country=country))
    assert isinstance(view, Handout)
    return view


def helpers(entry: str, country: str, lang: str) -> list[str]:
    return plain(handout(entry, country, lang).helpers)


def plain(texts: tuple[str, ...]) -> list[str]:
    """Return texts with usual spaces in the place of those that hold a number together."""
    return [text.replace(NO_BREAK_SPACE, " ") for text in texts]


def test_the_handout_of_a_country_prints_who_can_be_telephoned() -> None:
    assert helpers("hotels", "JM", "en") == [
        "Scientific Research Council (SRC), Jamaica (+1 876 927 1771, +1 876 977 2193, "
        "+1 876 977 1110)",
        "Bureau of Standards Jamaica (BSJ) (+1 876 618 1534, +1 876 632 4275, www.bsj.org.jm)",
        "Jamaica Hotel and Tourist Association (JHTA) (jhta.org)",
        "Jamaica Manufacturers and Exporters Association (JMEA) (jmea.org)",
    ]
    assert helpers("hotels", "GT", "es")[:2] == [
        "Cámara de Industria de Guatemala (CIG) (+502 2380 9000)",
        "Ministerio de Ambiente y Recursos Naturales (MARN), Guatemala (+502 2423 0500)",
    ]


def test_a_handout_prints_the_nearest_where_nobody_of_the_country_answers() -> None:
    assert helpers("tanneries", "MX", "es") == [
        "Centro Mexicano de Producción Más Limpia (CMP+L) (datos de 1995–2003, www.cmpl.ipn.mx)",
        "Cámara de Industria de Guatemala (CIG) (+502 2380 9000)",
        "Ministerio de Ambiente y Recursos Naturales (MARN), Guatemala (+502 2423 0500)",
        "Comisión Guatemalteca de Normas (COGUANOR) (+502 2247 2654)",
    ]


def test_a_handout_names_no_centre_without_a_name() -> None:
    assert [one for one in helpers("hotels", "CU", "es") if "Cuba" in one] == []


def test_a_handout_prints_how_lenders_are_reached() -> None:
    assert plain(handout("hotels", "JM", "en").lenders) == [
        "M5 recovery loans of the DBJ, Jamaica (Open when last read about, as of 2025–2026)",
        "Energy audit programme of the Development Bank of Jamaica (Open when last read about, "
        "as of 2025, +1 876 929 4000)",
        "Loan guarantees of the DBJ, Jamaica (Open when last read about, as of 2024)",
        "Solar loan of the EXIM Bank, Jamaica (Open when last read about, as of 2023, "
        "+1 876 630 1400)",
    ]


def test_no_telephone_number_is_divided_on_paper() -> None:
    (chamber, *_) = handout("hotels", "GT", "es").helpers
    assert chamber.endswith("(+502\N{NO-BREAK SPACE}2380\N{NO-BREAK SPACE}9000)")


def test_no_handout_prints_the_page_of_a_whole_government() -> None:
    assert helpers("hotels", "UY", "es") == [
        "Ministerio de Ambiente, Uruguay (+598 2917 0710)",
        "Ministerio de Industria, Energía y Minería (MIEM), Uruguay "
        "(LocalidadesEficientes@miem.gub.uy)",
    ]
    assert "Ministerio de la Producción (PRODUCE), Perú" in helpers("hotels", "PE", "es")


def test_a_centre_of_which_nothing_is_known_has_no_sheet() -> None:
    kind = SHEET_KINDS["centre"]
    without = [one.id for one in library().all("centres") if not kind.serves(one)]
    assert without == ["chile-cpc", "cuba-cpc", "jamaica-cpc"]
