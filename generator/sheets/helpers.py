"""Who helps and who lends: in the region, or in one country."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.library import Entry
from generator.marks import N_
from generator.model.profiles import Centre, Financing
from generator.sheets.shared import Setting
from generator.sheets.views import Helper, Helpers
from generator.views.edition import Edition

CHECK_FIRST = N_("As of the year given. Ask whether it is still so.")
MOST_LENDERS = 5
_YEAR = re.compile(r"\d{4}")


def helpers(entry: Entry, setting: Setting) -> Helpers:
    """Return the centres of the country, or of the region with the sector's countries first."""
    edition, library, words = setting.edition, setting.edition.library, setting.edition.words
    if setting.country:
        centres = library.in_country("centres", setting.country)
        items = tuple(_centre_in_full(edition.record(centre), edition) for centre in centres)
    else:
        first = _countries(library.linked_from(entry, "cases"))
        ordered = sorted(library.all("centres"), key=lambda one: one.record.country not in first)
        items = tuple(_centre_in_short(edition.record(centre), edition) for centre in ordered)
    return Helpers(
        words(N_("Who helps")),
        words(CHECK_FIRST),
        items,
        words(N_("We know of no cleaner production centre here. Ask your chamber of industry.")),
    )


def lenders(entry: Entry, setting: Setting) -> Helpers:
    """Return the facilities that the sources describe, in the country or in the region."""
    edition, words = setting.edition, setting.edition.words
    found = [
        lender
        for lender in edition.library.serving(entry, "financing")
        if _serves(lender.record, setting.country)
    ]
    latest = sorted(found, key=lambda lender: -_last_year(lender.record))
    return Helpers(
        words(N_("Who lends")),
        words(CHECK_FIRST),
        tuple(_lender(edition.record(lender)) for lender in latest[:MOST_LENDERS]),
        words(N_("We know of no facility here. Ask your bank for an equipment loan.")),
    )


def _serves(facility: Financing, country: str) -> bool:
    return not country or not facility.countries or country in facility.countries


def _countries(cases: Iterable[Entry]) -> set[str]:
    return {code for case in cases for code in case.record.countries}


def _centre_in_short(centre: Centre, edition: Edition) -> Helper:
    return Helper(edition.words.country(centre.country), centre.acronym or "")


def _centre_in_full(centre: Centre, edition: Edition) -> Helper:
    as_of = edition.words(N_("as of {year}"), year=centre.as_of)
    details = [as_of, centre.website or ""]
    return Helper(centre.title, ", ".join(part for part in details if part))


def _lender(facility: Financing) -> Helper:
    return Helper(facility.title, facility.as_of)


def _last_year(facility: Financing) -> int:
    """Return the last year that the facts describe; 0 if none is given."""
    return max((int(year) for year in _YEAR.findall(facility.as_of)), default=0)
