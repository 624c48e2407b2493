"""Who lends: the facilities that plants may ask, how it stands with each, and those of the past."""

from collections.abc import Iterable

from generator.asking import contact_of
from generator.library import Entry
from generator.locales import folded
from generator.marks import N_
from generator.model.records import Financing
from generator.views.contacts import contact_card
from generator.views.edition import Draft, Edition
from generator.views.page import ContactCard, Link, Page, Section

STATES = "financing-states"
ASK = N_("Each is as of the date beside it. Ask whether it lends today.")
# More of them are folded on the page of a country.
MOST_OPEN = 4


def state_words(facility: Financing, edition: Edition) -> str:
    """Return how it stands with a facility: open and asked when, or not known since when."""
    words, state = edition.words, edition.label(STATES, facility.state)
    if facility.checked:
        return words("{state}, checked on {day}", state=state, day=words.date(facility.checked))
    if facility.state == "unknown":
        return words("{dated}, not known since", dated=edition.as_of(facility))
    return words("{state}, {dated}", state=state, dated=edition.as_of(facility))


def lender_links(facilities: Iterable[Entry], edition: Edition) -> tuple[Link, ...]:
    """Return links to facilities with how it stands with each."""
    return tuple(edition.link(one, state_words(edition.record(one), edition)) for one in facilities)


def trade_section(sector: Entry, draft: Draft) -> Section:
    """Return who lends to a trade in the countries that the site is for, by their names."""
    words, serving = draft.words, draft.library.serving(sector, "financing")
    here = filter(draft.library.is_near, serving)

    def told(facility: Entry) -> tuple[str, Link]:
        where = words.listing(draft.countries(facility.record.countries))
        note = words(
            "{where}: {state}", where=where, state=state_words(draft.record(facility), draft)
        )
        return folded(where), draft.link(facility, note)

    links = sorted(map(told, draft.library.lenders(here)), key=lambda one: one[0])
    return Section(words("Who lends"), words(ASK), links=tuple(link for _, link in links))


def _reached(facility: Entry, draft: Draft) -> ContactCard:
    link = draft.link(facility, state_words(draft.record(facility), draft))
    return contact_card(facility, link, draft)


def country_sections(code: str, draft: Draft) -> tuple[Section, ...]:
    """Return who lends in a country, or that no document names anybody, and what else there was."""
    words, facilities = draft.words, draft.library.in_country("financing", code)
    others = (one for one in facilities if not draft.library.lends(one.record))
    title = words("Plans, and help that is no loan to a plant")
    history = Section(title, links=lender_links(others, draft))
    if found := draft.library.lenders(facilities):
        cards = tuple(_reached(one, draft) for one in found if contact_of(one))
        links = lender_links((one for one in found if not contact_of(one)), draft)
        is_long = len(found) > MOST_OPEN
        lend = Section(
            words("Who lends"), words(ASK), contacts=cards, links=links, is_folded=is_long
        )
        return lend, history
    none = words(
        "No document of this library names, for this country, a loan, a guarantee or a grant that "
        "firms can ask for. The guide has the questions for your own bank."
    )
    return Section(words("Who lends"), none, links=draft.guides("paying-for-it")), history


def history_page(draft: Draft) -> Page:
    """Return the list of what is no lender of plants: plans, training, money for others."""
    by_title = draft.library.by_title("financing", draft.lang)
    past = [one for one in by_title if not draft.library.lends(one.record)]
    section = Section(draft.words("All of them"), cards=_cards(past, draft))
    return draft.hub_page("financing-history", is_wide=True, sections=(section,))


def _cards(facilities: Iterable[Entry], edition: Edition) -> tuple[Link, ...]:
    """Return links to facilities with their summaries and how it stands with each."""
    records = ((one, edition.record(one)) for one in facilities)
    pattern = N_("{summary} ({state}.)")
    return tuple(
        edition.link(
            one,
            edition.words(pattern, summary=record.summary, state=state_words(record, edition)),
        )
        for one, record in records
    )
