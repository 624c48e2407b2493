"""Who helps and who lends: in the region, or in one country."""

from __future__ import annotations

from generator.library import Entry
from generator.marks import N_
from generator.model.profiles import Centre, Financing
from generator.sheets.shared import Setting
from generator.sheets.views import Helper, Helpers
from generator.views.edition import Edition

CHECK_FIRST = N_("As of the year given. Ask whether it is still so.")
MOST_LENDERS = 5


def helpers(entry: Entry, setting: Setting) -> Helpers:
    """Return the centres of the country, or of the region with the sector's countries first."""
    edition, words = setting.edition, setting.edition.words
    show = _centre_in_full if setting.country else _centre_in_short
    centres = edition.library.helpers(entry, setting.country)
    return Helpers(
        words(N_("Who helps")),
        words(CHECK_FIRST),
        tuple(show(edition.record(centre), edition) for centre in centres),
        words(N_("We know of no cleaner production centre here. Ask your chamber of industry.")),
    )


def lenders(entry: Entry, setting: Setting) -> Helpers:
    """Return the facilities that the sources describe, in the country or in the region."""
    edition, words = setting.edition, setting.edition.words
    latest = edition.library.lenders(entry, setting.country)
    return Helpers(
        words(N_("Who lends")),
        words(CHECK_FIRST),
        tuple(_lender(edition.record(lender)) for lender in latest[:MOST_LENDERS]),
        words(N_("We know of no facility here. Ask your bank for an equipment loan.")),
    )


def _centre_in_short(centre: Centre, edition: Edition) -> Helper:
    return Helper(edition.words.country(centre.country), centre.acronym or "")


def _centre_in_full(centre: Centre, edition: Edition) -> Helper:
    as_of = edition.words(N_("as of {year}"), year=centre.as_of)
    details = [as_of, centre.website or ""]
    return Helper(centre.title, ", ".join(part for part in details if part))


def _lender(facility: Financing) -> Helper:
    return Helper(facility.title, facility.as_of)
