"""How those who help are reached: telephone, WhatsApp, e-mail, and how sure that is."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from generator.asking import OLD, answers, bodies_of, bodies_of_trade, contact_of, instead_of
from generator.library import Entry, countries_of
from generator.locales import NO_BREAK_SPACE
from generator.marks import N_
from generator.model.contacts import Contact, chat_with, dialled
from generator.views.edition import Draft, Edition
from generator.views.own import HELPERS, helpers_at_home
from generator.views.page import ContactCard, Fact, Link, Page, Section

MOST_INSTEAD = 3
KNOWN_FROM = {
    "page": N_("Checked on {day}: their own page was read."),
    "answered": N_("Checked on {day}: they answered."),
    "published": N_("Printed in a document, read on {day}. Telephone before you go there."),
}
OF_YEAR = N_("Printed in a document of {year}, read on {day}. Telephone before you go there.")
TOO_OLD = N_("As of {day}, more than a year ago. Telephone before you go there.")
NOT_KNOWN = N_("No telephone number or e-mail address of it is known here.")
INSTEAD = N_("No telephone number or e-mail address of it is known here. Ask one of these instead.")


def contact_section(entry: Entry, draft: Draft) -> Section:
    """Return how the institution of a record is reached, or whom to ask in its place."""
    words = draft.words
    own = (_card(entry, None, draft),) if contact_of(entry) else ()
    if answers(entry):
        return Section(words("Contact"), contacts=own)
    others = instead_of(entry, draft.library, countries_of(entry.record))[:MOST_INSTEAD]
    lead = INSTEAD if others else NOT_KNOWN
    return Section(words("Whom to ask"), words(lead), contacts=(*own, *_cards(others, draft)))


def country_helpers(code: str, draft: Draft) -> Section:
    """Return the centres of a country and the bodies to ask, those who answer first."""
    library = draft.library
    centres = sorted(library.in_country("centres", code), key=lambda one: not answers(one))
    dated = (_card(one, draft.link(one, draft.as_of(one.record)), draft) for one in centres)
    return Section(draft.words(HELPERS), contacts=(*dated, *_asked_in(code, draft)))


def sector_helpers(sector: Entry, draft: Draft) -> Section:
    """Return the bodies of a trade and the centres, each with its contact where one is known."""
    words, library = draft.words, draft.library
    found = (*bodies_of_trade(library, sector), *library.helpers(sector))
    named = [(one, draft.link(one, words.country(one.record.country))) for one in found]
    cards = (_card(one, link, draft) for one, link in named if contact_of(one))
    links = (link for one, link in named if not contact_of(one))
    own = helpers_at_home(draft)
    return Section(words("Who helps"), own=own, contacts=tuple(cards), links=tuple(links))


def bodies_index(draft: Draft) -> Page:
    """Return the list of those who can be asked, country by country."""
    library = draft.library
    sections = [
        Section(draft.words.country(code), contacts=_asked_in(code, draft))
        for code in draft.words.by_name(library.countries)
    ]
    return draft.hub_page("bodies", is_wide=True, jumps=True, sections=sections)


def ways(contact: Contact, edition: Edition) -> Iterator[Link]:
    """Yield the links that telephone, write, or lead to a page."""
    words = edition.words
    for number in contact.telephone:
        text = words("Telephone {number}", number=_unbroken(number))
        yield Link(text, dialled(number))
    for number in contact.freephone:
        text = words("Freephone {number}", number=_unbroken(number))
        yield Link(text, dialled(number))
    if contact.whatsapp:
        text = words("WhatsApp {number}", number=_unbroken(contact.whatsapp))
        yield Link(text, chat_with(contact.whatsapp))
    if contact.email:
        yield Link(contact.email, f"mailto:{contact.email}")
    if contact.web:
        yield Link(urlsplit(contact.web).netloc, contact.web)


def _unbroken(number: str) -> str:
    return number.replace(" ", NO_BREAK_SPACE)


def _asked_in(code: str, draft: Draft) -> tuple[ContactCard, ...]:
    return _cards(bodies_of(draft.library, code), draft)


def _cards(bodies: Iterable[Entry], draft: Draft) -> tuple[ContactCard, ...]:
    return tuple(_card(one, draft.link(one, _asked(one, draft)), draft) for one in bodies)


def _asked(body: Entry, draft: Draft) -> str:
    """Return what a body is and what it can be asked."""
    record = draft.record(body)
    kind = draft.label("body-kinds", record.kind)
    return draft.words("{kind}: {what}", kind=kind, what=record.can_be_asked)


def _card(entry: Entry, link: Link | None, draft: Draft) -> ContactCard:
    contact: Contact | None = draft.record(entry).contact
    if not contact:
        return ContactCard(link, (), (), draft.words(NOT_KNOWN))
    words, lang = draft.words, draft.foreign(draft.lang_of(entry))
    place = ", ".join(filter(None, (contact.address, contact.city)))
    facts = (
        Fact(words("Address"), place),
        Fact(words("Hours"), contact.hours or "", lang=lang),
        Fact(words("Ask for"), contact.role or "", lang=lang),
    )
    told = tuple(fact for fact in facts if fact.text)
    source = draft.cite(contact)
    return ContactCard(link, tuple(ways(contact, draft)), told, known_from(contact, draft), source)


def known_from(contact: Contact, edition: Edition) -> str:
    """Return how a contact is known and since when, and whether to telephone first."""
    # The day of the site, not that of the clock: what is built from the same is the same.
    is_old = edition.library.last_reviewed - contact.checked > OLD
    year = edition.library.get("sources", contact.source).record.year
    known = OF_YEAR if contact.how == "published" and year else KNOWN_FROM[contact.how]
    said, words = TOO_OLD if is_old else known, edition.words
    return words(said, day=words.date(contact.checked), year=year)
