"""The pages of guides, centres, financing, programmes, policies and bodies to ask."""

from typing import Any

from generator.asking import answers, instead_of
from generator.library import Entry, countries_of
from generator.locales.years import years_in
from generator.marks import N_
from generator.model.records import Centre, Financing, Policy
from generator.views.contacts import contact_section, directory
from generator.views.edition import Draft, Edition, years_of
from generator.views.figures import value_of
from generator.views.lenders import state_words
from generator.views.names import names_in
from generator.views.page import Cell, Facts, Link, NextStep, Page, Section, Tile

RELATED = {
    "cases": N_("Cases"),
    "programmes": N_("Programmes"),
    "financing": N_("Who lends"),
    "policies": N_("Policies"),
    "centres": N_("Centres"),
}
# What a profile is called on its page, and what the reader should do next, by its folder.
PROFILES = {
    "centres": (
        N_("Centre"),
        N_(
            "Ask what a first visit costs, and have one month of bills and your list of losses "
            "ready. If nobody answers, ask your chamber of industry."
        ),
    ),
    "financing": (
        N_("Financing"),
        N_(
            "Ask your bank whether this or something like it exists today, and bring one page: "
            "what it is, cost, yearly saving, payback, quotation."
        ),
    ),
    "programmes": (
        N_("Programme"),
        N_("See what the firms saved, and ask who helps in your country."),
    ),
    "policies": (
        N_("Policy"),
        N_("Ask your chamber whether it is in force and what it offers you."),
    ),
}


# The guide that tells whom to ask, and how.
HELP = "finding-help"
ELSEWHERE = N_(
    "Have one month of bills and your list of losses ready, and ask who visits plants today and "
    "what a first visit costs: {name}."
)


def guide_page(entry: Entry, draft: Draft) -> Page:
    """Return the page of a topic guide."""
    guide = draft.record(entry)
    links = draft.refs("guides", guide.related) or help_links(draft)
    next_step, kind = NextStep(guide.next_step, links), draft.words("Guide")
    contact = directory(draft) if entry.id == HELP else None
    return draft.record_page(entry, next_step, contact=contact, kind=kind, open_chapters=1)


def profile_page(entry: Entry, draft: Draft) -> Page:
    """Return the page of a centre, a financing facility, a programme or a policy."""
    words, profile = draft.words, draft.record(entry)
    kind, _ = PROFILES[entry.kind.folder]
    codes, figures = countries_of(profile), entry.figures_in(draft.lang)
    website = (Link(profile.website, profile.website),) if profile.website else ()
    tiles = [(one.name, Tile(one.label, value_of(one, draft))) for one in figures]
    facts = ((one.label, words.text(one.text), draft.cite(one)) for one in profile.facts)
    rows = ((label, text, Cell(source=number)) for label, text, number in facts)
    head = (N_("Topic"), N_("Fact"), N_("Source"))
    return draft.record_page(
        entry,
        NextStep(_lead(entry, draft), (*draft.country_links(codes), *help_links(draft))),
        contact=contact_section(entry, draft) if hasattr(profile, "contact") else None,
        # Money first.
        tiles=tuple(tile for _, tile in sorted(tiles, key=lambda one: one[0] != "amount")),
        facts=(
            *_facts(profile, draft),
            (words("Date of the facts"), years_in(words, profile.as_of)),
            (words("Website"), website),
        ),
        sections=(
            draft.table_section(words("What the sources say"), head, rows),
            *(
                Section(words(title), links=draft.links(draft.library.linked_from(entry, folder)))
                for folder, title in RELATED.items()
            ),
        ),
        kind=words(kind),
    )


def _lead(entry: Entry, draft: Draft) -> str:
    """Return what to do next: of a centre that nobody reaches, whom to ask in its place."""
    words = draft.words
    if entry.kind.folder != "centres" or answers(entry):
        _, lead = PROFILES[entry.kind.folder]
        return words(lead)
    others = draft.links(instead_of(entry, draft.library)[:1])
    return words(ELSEWHERE, name=others[0].text if others else words("your chamber or association"))


def body_page(entry: Entry, draft: Draft) -> Page:
    """Return the page of a chamber, an association or a public body."""
    words, body = draft.words, draft.record(entry)
    contact = contact_section(entry, draft)
    facts = (
        (words("Kind"), draft.label("body-kinds", body.kind)),
        (words("Country"), draft.country_links([body.country])),
        (words("Short name"), body.acronym),
        (words("What to ask"), body.can_be_asked),
        (words("Sectors"), draft.refs("sectors", body.sectors)),
    )
    lead = words("Say what your plant makes and what you want to save, and ask who does that here.")
    return draft.record_page(
        entry,
        NextStep(lead, (*draft.country_links([body.country]), *help_links(draft))),
        contact=contact,
        facts=facts,
        kind=words("Whom to ask"),
    )


def _facts(profile: Any, draft: Draft) -> Facts:
    words, label, kind = draft.words, draft.label, ""
    match profile:
        case Centre():
            return (
                (words("Country"), draft.country_links([profile.country])),
                (words("Short name"), profile.acronym),
                (words("Names in the sources"), "; ".join(profile.names)),
                (words("State"), label("centre-status", profile.status)),
                (words("Services"), words.listing(draft.labels("services", profile.services))),
                (words("Supported by"), names_in(draft, profile.supported_by)),
            )
        case Financing():
            return (
                (words("Kind"), label("instruments", profile.instrument)),
                (words("State"), state_words(profile, draft)),
                (
                    words("Who may ask"),
                    words.listing(draft.labels("askers", profile.who_may_ask))
                    or words("not stated by the source"),
                ),
                (words("Region"), profile.region),
                *_shared(profile, draft),
            )
        case Policy():
            kind = label("policy-instruments", profile.instrument)
    return ((words("Kind"), kind), *_shared(profile, draft))


def _shared(profile: Any, draft: Draft) -> Facts:
    """Return where and when it is or was, who runs it, and for whom."""
    words = draft.words
    return (
        (words("Countries"), draft.country_links(profile.countries)),
        (words("Run by"), names_in(draft, getattr(profile, "run_by", ()))),
        (words("Years"), years_of(profile, words)),
        (words("Sectors"), draft.refs("sectors", getattr(profile, "sectors", ()))),
    )


def help_links(edition: Edition) -> tuple[Link, ...]:
    """Return links to the guides that tell who helps and who lends."""
    return edition.guides(HELP, "paying-for-it")
