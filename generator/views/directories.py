"""The lists of measures, centres and lenders that readers narrow: what can be done, who helps."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from generator.asking import answers, instead_of, nearest_instead
from generator.figures import figures_of
from generator.library import Entry
from generator.locales.years import years_in
from generator.marks import N_
from generator.views.contacts import asked_first, ways
from generator.views.edition import Draft, Edition
from generator.views.finder import (
    ALPHABET,
    AMOUNTS,
    COUNTRY,
    YEARS,
    Design,
    Head,
    Row,
    Trait,
    by_sector,
    cells,
    field_of,
    finder_of,
    group_of,
    kind_of,
    legend_of,
    named_in,
    widened,
)
from generator.views.lenders import STATES, state_words
from generator.views.listing import EVERY, Option
from generator.views.measure import basis_words, payback_words
from generator.views.page import Cell, Page, Section, Value
from generator.views.paybacks import class_around


def measures_page(draft: Draft) -> Page:
    """Return the list of measures, those that cost nothing first."""
    words, library = draft.words, draft.library
    measures = sorted(
        library.by_title("measures", draft.lang), key=lambda one: _rank(one, "cost", draft)
    )
    counted = words.plural("{count} measure", "{count} measures", len(measures))
    legend = legend_of("cost-classes", draft)
    finder = finder_of(MEASURES, measures, counted, draft, legend=legend)
    return draft.hub_page("measures", layout="finder", is_wide=True, finder=finder)


def centres_page(draft: Draft) -> Page:
    """Return the list of centres."""
    words, centres = draft.words, draft.library.by_title("centres", draft.lang)
    counted = words.plural("{count} centre", "{count} centres", len(centres))
    finder = finder_of(CENTRES, centres, counted, draft)
    return draft.hub_page("centres", layout="finder", is_wide=True, finder=finder)


def lenders_page(draft: Draft) -> Page:
    """Return the list of the facilities that plants may ask, those open first."""
    words, library = draft.words, draft.library
    lenders = library.lenders(library.all("financing"))
    counted = words.plural("{count} facility", "{count} facilities", len(lenders))
    finder = finder_of(LENDERS, lenders, counted, draft, legend=legend_of(STATES, draft))
    history = Section(words("Other ways in"), links=(draft.link_to("financing-history"),))
    return draft.hub_page(
        "financing", layout="finder", is_wide=True, finder=finder, sections=(history,)
    )


# The closed lists that the fields of a record are sorted by.
_LISTS = {"cost": "cost-classes", "payback": "payback-classes", "state": STATES}


def _rank(entry: Entry, field: str, edition: Edition) -> Decimal:
    """Return the place of a value in its closed list."""
    places = list(edition.library.vocabulary(_LISTS[field]).terms)
    return Decimal(places.index(getattr(entry.record, field)))


def _sectors_served(measure: Entry, edition: Edition) -> Iterable[str]:
    return measure.record.sectors or (EVERY,)


def _has_figures(measure: Entry, edition: Edition) -> Iterator[str]:
    yield "yes" if any(map(figures_of, measure.record.examples)) else "no"


def _yes_and_no(edition: Edition, found: object) -> Iterator[Option]:
    yield Option("yes", edition.words("With figures"))
    yield Option("no", edition.words("Without figures"))


def _sectors_helped(centre: Entry, edition: Edition) -> Iterator[str]:
    """Yield the sectors of the cases that a centre helped."""
    for case in edition.library.linked_from(centre, "cases"):
        yield from case.record.sectors


def _measure_row(entry: Entry, draft: Draft) -> Row:
    measure, words = draft.record(entry), draft.words
    cost, payback = draft.label("cost-classes", measure.cost), payback_words(measure, draft)
    speed = None if measure.payback == "unknown" else _rank(entry, "payback", draft)
    sectors = draft.refs("sectors", measure.sectors) or words("every sector")
    return (
        cells(draft.link(entry), "name"),
        cells(Value(cost, _rank(entry, "cost", draft)), "cost"),
        cells(Value(payback, speed), "payback"),
        cells(words.listing(draft.labels("resources", measure.saves))),
        cells(basis_words(measure, draft)),
        cells(draft.label("techniques", measure.technique)),
        cells(sectors),
        cells(measure.summary),
    )


def _centre_row(entry: Entry, draft: Draft) -> Row:
    centre, words = draft.record(entry), draft.words
    services = draft.labels("services", centre.services)
    others = instead_of(entry, draft.library) or nearest_instead(entry, draft.library)
    return (
        cells(draft.link(entry, centre.acronym or ""), "name"),
        cells(draft.country_links([centre.country]), "country"),
        _contact(entry, others, draft),
        cells(words.listing(services)),
        cells(draft.label("centre-status", centre.status)),
        cells(Value(years_in(words, centre.as_of), Decimal(centre.as_of.last)), "year"),
        cells(draft.summary_of(entry)),
    )


def _lender_row(entry: Entry, draft: Draft) -> Row:
    facility, words = draft.record(entry), draft.words
    askers = draft.labels("askers", facility.who_may_ask)
    where = draft.country_links(facility.countries) or facility.region
    return (
        cells(draft.link(entry), "name"),
        cells(draft.label("instruments", facility.instrument)),
        cells(Value(state_words(facility, draft), _rank(entry, "state", draft)), "state"),
        cells(where, "country"),
        # Who is near in another country knows nothing of a lender in this one.
        _contact(entry, instead_of(entry, draft.library), draft),
        cells(words.listing(askers)),
        cells(Value(years_in(words, facility.as_of), Decimal(facility.as_of.last)), "year"),
        cells(draft.summary_of(entry)),
    )


def _contact(entry: Entry, others: Sequence[Entry], edition: Edition) -> tuple[Cell, ...]:
    """Return how to telephone and write, a line each, or the first of ``others`` to ask instead."""
    own = tuple(cell for link in ways(edition.record(entry), edition) for cell in cells(link))
    if answers(entry):
        return own
    return (*own, *cells(asked_first(others, edition)))


_SUMMARY = Head(N_("Summary"), look="prose")
_DATED = Head(N_("Date of the facts"), "year", YEARS)
_CONTACT = Head(N_("Contact"), look="long")
_WHERE = Head(N_("Country"), "country", ALPHABET)
MEASURES = Design(
    "measures",
    N_("Measures"),
    (
        Trait("sector", N_("Sector"), widened(_sectors_served, group_of), by_sector),
        Trait("resource", N_("Saves"), widened(field_of("saves"), kind_of), named_in("resources")),
        Trait("cost", N_("Cost"), field_of("cost"), named_in("cost-classes")),
        Trait(
            "payback",
            N_("Payback"),
            widened(field_of("payback"), class_around),
            named_in("payback-classes"),
        ),
        Trait("technique", N_("Technique"), field_of("technique"), named_in("techniques")),
        Trait("figures", N_("Has figures"), _has_figures, _yes_and_no),
    ),
    (
        Head(N_("Measure"), "name", ALPHABET),
        Head(N_("Cost"), "cost", AMOUNTS),
        Head(N_("Payback"), "payback", AMOUNTS),
        Head(N_("Saves")),
        Head(N_("How we know")),
        Head(N_("Technique")),
        Head(N_("Sectors"), look="long"),
        _SUMMARY,
    ),
    _measure_row,
    "cost",
)
CENTRES = Design(
    "centres",
    N_("Centres"),
    (
        COUNTRY,
        Trait("service", N_("Services"), field_of("services"), named_in("services")),
        Trait("sector", N_("Sector of its cases"), widened(_sectors_helped, group_of), by_sector),
        Trait("state", N_("State"), field_of("status"), named_in("centre-status")),
    ),
    (
        Head(N_("Centre"), "name", ALPHABET),
        _WHERE,
        _CONTACT,
        Head(N_("Services"), look="long"),
        Head(N_("State")),
        _DATED,
        _SUMMARY,
    ),
    _centre_row,
    "name",
)
LENDERS = Design(
    "financing",
    N_("Who lends"),
    (
        COUNTRY,
        Trait("instrument", N_("Kind"), field_of("instrument"), named_in("instruments")),
        Trait("state", N_("State"), field_of("state"), named_in(STATES)),
        Trait("asker", N_("Who may ask"), field_of("who_may_ask"), named_in("askers")),
    ),
    (
        Head(N_("Financing"), "name", ALPHABET),
        Head(N_("Kind")),
        Head(N_("State"), "state", (N_("Open ones first"), N_("Open ones last"))),
        _WHERE,
        _CONTACT,
        Head(N_("Who may ask")),
        _DATED,
        _SUMMARY,
    ),
    _lender_row,
    "state",
)
