"""How those who help are reached: telephone, WhatsApp, e-mail, and how sure that is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from generator.asking import (
    OLD,
    answers,
    bodies_of,
    contact_of,
    helpers_of,
    helpers_of_trade,
    instead_of,
    nearest_asked,
    nearest_instead,
    page_of,
)
from generator.library import Entry
from generator.locales import NO_BREAK_SPACE
from generator.marks import N_
from generator.model.contacts import Contact, chat_with, dialled
from generator.model.records import Centre
from generator.views.edition import Draft, Edition
from generator.views.own import HELPERS, helpers_at_home
from generator.views.page import ContactCard, Fact, Link, Page, Section

KNOWN_FROM = {
    "page": N_("Checked on {day}: their own page was read."),
    "answered": N_("Checked on {day}: they answered."),
    "published": N_("Printed in a document, read on {day}. Telephone before you go there."),
}
OF_YEAR = {
    "page": N_("Read on {day} on their own page of {year}."),
    "published": N_(
        "Printed in a document of {year}, read on {day}. Telephone before you go there."
    ),
}
TOO_OLD = N_("As of {day}, more than a year ago. Telephone before you go there.")
NOT_KNOWN = N_("No telephone number or e-mail address of it is known here.")
INSTEAD = N_("No telephone number or e-mail address of it is known here. Ask one of these instead.")
NEAREST = N_("Of nobody in this country is a number or address known; these are the nearest.")
NOBODY = N_("Nobody to ask is known in this country.")


def contact_section(entry: Entry, draft: Draft) -> Section:
    """Return how the institution of a record is reached, or whom to ask in its place."""
    words, library = draft.words, draft.library
    own = (contact_card(entry, None, draft),) if contact_of(entry) else ()
    if answers(entry):
        return Section(words("Contact"), contacts=own)
    title, said = words("Whom to ask"), words(NOT_KNOWN)
    if others := instead_of(entry, library):
        return Section(title, words(INSTEAD), contacts=(*own, *_cards(others, draft)))
    near = _cards(nearest_instead(entry, library), draft)
    lead = f"{said} {words(NEAREST)}" if near else said
    return Section(title, lead, contacts=(*own, *near))


def country_helpers(code: str, draft: Draft) -> tuple[Section, ...]:
    """Return the centres of a country and the bodies to ask, and the nearest if nobody answers."""
    words, library = draft.words, draft.library
    found = helpers_of(library, code)
    own = Section(words(HELPERS), contacts=_cards(found, draft))
    if any(map(answers, found)):
        return (own,)
    near = _cards(nearest_asked(library, code), draft)
    if found:
        return own, Section(words("Who answers nearby"), words(NEAREST), contacts=near)
    links = () if near else (draft.link_to("bodies"),)
    return (
        Section(words(HELPERS), words(NEAREST if near else NOBODY), contacts=near, links=links),
    )


def sector_helpers(sector: Entry, draft: Draft) -> Section:
    """Return the bodies of a trade and the centres, those first that can be asked."""
    words, record_of = draft.words, draft.record
    cards = (
        contact_card(one, draft.link(one, words.country(record_of(one).country)), draft)
        for one in helpers_of_trade(draft.library, sector)
    )
    # Said once, not of each of many.
    lead = words("Where neither telephone nor address stands, none is known here.")
    contacts = tuple(card if card.ways else replace(card, known_from="") for card in cards)
    return Section(words("Who helps"), lead, own=helpers_at_home(draft), contacts=contacts)


def directory(draft: Draft) -> Section:
    """Return the ways to whom one can ask: in the reader's own country, and country by country."""
    words, lead = draft.words, draft.plan.named("bodies").summary
    links = (draft.link_to("bodies"), draft.link_to("countries"))
    return Section(words("Whom to ask"), words(lead), own=helpers_at_home(draft), links=links)


def bodies_index(draft: Draft) -> Page:
    """Return the list of those who can be asked, country by country."""
    library = draft.library
    sections = [
        Section(
            draft.words.country(code),
            contacts=_cards(bodies_of(library, code), draft),
            is_folded=True,
            countries=code.lower(),
        )
        for code in draft.words.by_name(library.countries)
    ]
    return draft.hub_page("bodies", is_wide=True, sections=sections)


def ways(record: Any, edition: Edition) -> Iterator[Link]:
    """Yield the links that telephone or write to an institution, or lead to its page."""
    contact: Contact | None = record.contact
    if contact:
        yield from _calls(contact, edition)
    if page := page_of(record):
        yield Link(urlsplit(page).netloc, page)


def asked_first(others: Sequence[Entry], edition: Edition) -> tuple[Link, ...]:
    """Return links to the first of those who can be asked instead, and to call there, if any."""
    if not others:
        return ()
    link, record = edition.link(others[0]), edition.record(others[0])
    named = replace(link, text=edition.words("Ask: {name}", name=link.text))
    return named, next(ways(record, edition))


def _calls(contact: Contact, edition: Edition) -> Iterator[Link]:
    words = edition.words
    for number in contact.telephone:
        text = words("Telephone {number}", number=unbroken(number))
        yield Link(text, dialled(number))
    for number in contact.freephone:
        text = words("Freephone {number}", number=unbroken(number))
        yield Link(text, dialled(number))
    if contact.whatsapp:
        text = words("WhatsApp {number}", number=unbroken(contact.whatsapp))
        yield Link(text, chat_with(contact.whatsapp))
    if contact.email:
        yield Link(contact.email, f"mailto:{contact.email}")


def unbroken(number: str) -> str:
    """Return a telephone number that stands on one line."""
    return number.replace(" ", NO_BREAK_SPACE)


def _cards(helpers: Iterable[Entry], draft: Draft) -> tuple[ContactCard, ...]:
    return tuple(contact_card(one, draft.link(one, _asked(one, draft)), draft) for one in helpers)


def _asked(helper: Entry, draft: Draft) -> str:
    """Return what a body is and what it can be asked, or of when a centre is known."""
    record = draft.record(helper)
    if isinstance(record, Centre):
        return draft.as_of(record)
    kind = draft.label("body-kinds", record.kind)
    return draft.words("{kind}: {what}", kind=kind, what=record.can_be_asked)


def contact_card(entry: Entry, link: Link | None, draft: Draft) -> ContactCard:
    """Return how the institution of a record is reached, under a link unless on its own page."""
    record = draft.record(entry)
    contact: Contact | None = record.contact
    told = tuple(ways(record, draft))
    if not contact:
        return ContactCard(link, told, (), draft.words(NOT_KNOWN))
    words, lang = draft.words, draft.foreign(draft.lang_of(entry))
    place = ", ".join(filter(None, (contact.address, contact.city)))
    facts = (
        Fact(words("Address"), place),
        Fact(words("Hours"), contact.hours or "", lang=lang),
        Fact(words("Ask for"), contact.role or "", lang=lang),
    )
    shown, source = tuple(fact for fact in facts if fact.text), draft.cite(contact)
    return ContactCard(link, told, shown, known_from(contact, draft), source)


def known_from(contact: Contact, edition: Edition) -> str:
    """Return how a contact is known and since when, and whether to telephone first."""
    # The day of the site, not that of the clock: what is built from the same is the same.
    is_old = edition.library.last_reviewed - contact.checked > OLD
    year = edition.library.get("sources", contact.source).record.year
    known = (KNOWN_FROM | OF_YEAR if year else KNOWN_FROM)[contact.how]
    said, words = TOO_OLD if is_old else known, edition.words
    return words(said, day=words.date(contact.checked), year=year)
