"""The sector handout: one sheet, two pages, worth a place on the wall."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from urllib.parse import urlsplit

from generator.asking import answers, helpers_of, is_known, nearest_asked, page_of
from generator.figures import Figure, best_payback, change_of, changes, figures_of, statement_behind
from generator.library import Entry
from generator.model.base import Stated
from generator.model.records import Body, Case, Centre, Financing, Measure
from generator.model.sectors import Benchmark, OwnNumber, Question, Sector
from generator.sheets.parts import Audience, View, imprint
from generator.views import charts
from generator.views.case import tiles, unit_label
from generator.views.contacts import unbroken
from generator.views.drawings import drawing_of
from generator.views.edition import Draft, Edition, years_of
from generator.views.figures import reduction_text, subject_of
from generator.views.lenders import state_words
from generator.views.page import Chart, Drawing, SourceLine, Tile
from generator.views.trades import is_plural_of, title_in

MOST_BARS, MOST_SCALES, MOST_ON_A_SCALE = 4, 2, 3
MOST_OF_ONE_CASE, MOST_OTHER_TILES, MOST_LENDERS, MOST_HELPERS = 2, 3, 4, 4
SHORT_TITLE = 24
# Above the highest benchmark.
ROOM = Decimal("1.25")
_PORTAL = re.compile(r"(?:www\.)?g[ou][bv]\.[a-z]{2}")
# The figures of a case or of an example, and its countries if they are to be named.
Result = tuple[tuple[Figure, ...], tuple[str, ...]]


@dataclass(frozen=True)
class Headline:
    """The best documented result: one large figure, smaller ones, whose and how we know it."""

    lead: str
    first: Tile
    others: tuple[Tile, ...]
    who: str
    evidence: str


@dataclass(frozen=True)
class MeasureRow:
    """One measure; those of low ``rank`` stay when there is not room for all."""

    title: str
    drawing: Drawing | None
    saves: str
    payback: str
    is_judged: bool
    rank: int


@dataclass(frozen=True)
class MeasureGroup:
    """The measures of one class of cost."""

    title: str
    lead: str
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True)
class Handout(View):
    """The sector handout."""

    also: str
    headline: Headline | None
    chart: Chart | None
    measures: tuple[MeasureGroup, ...]
    own_numbers: tuple[OwnNumber, ...]
    scales: tuple[Chart, ...]
    checklist: tuple[Question, ...]
    helpers: tuple[str, ...]
    lenders: tuple[str, ...]


def handout(entry: Entry, audience: Audience) -> Handout:
    """Return the handout of a sector, for a country if the audience has one."""
    draft = Draft(audience.edition)
    words, sector = draft.words, draft.record(entry)
    title, also = names(sector, audience)
    kicker = words("Less waste, more money: cleaner production")
    if audience.country:
        country = words.country(audience.country)
        kicker = words("{lead} · {country}", lead=kicker, country=country)
    # In the order of the sheet, which is the order that the sources are numbered in.
    headline = _headline(entry, audience, draft)
    chart = _saved_chart(entry, draft, MOST_BARS - bool(audience.brand))
    scales = _scales(sector, draft)
    sources = map(_short, draft.sources())
    foot = imprint(entry, draft, sources, words.date(draft.reviewed(entry)))
    return Handout(
        kicker=kicker,
        title=title,
        summary=draft.summary_of(entry),
        imprint=foot,
        also=also,
        headline=headline,
        chart=chart,
        measures=_measures(entry, draft),
        own_numbers=sector.own_numbers,
        scales=scales,
        checklist=sector.checklist,
        helpers=_helpers(entry, audience),
        lenders=_lenders(entry, audience),
    )


def names(sector: Sector, audience: Audience) -> tuple[str, str]:
    """Return the title of a sheet and the other words for the trade.

    With a country, the title is that country's own word, in the plural where the record has it.
    """
    lang = audience.edition.lang
    if title := title_in(audience.country, sector, lang):
        return title, sector.title if title != sector.title else ""
    others = dict.fromkeys(item.name[lang] for item in sector.trade_names if lang in item.name)
    shown = [name for name in others if not is_plural_of(sector.title, name)]
    return sector.title, audience.edition.words.listing(shown) if len(shown) > 1 else ""


def _headline(entry: Entry, audience: Audience, draft: Draft) -> Headline | None:
    words = draft.words
    found = draft.library.best_case(entry, audience.country)
    if not found:
        return None
    case = draft.record(found)
    big = tiles(case, found.figures_in(draft.lang), draft)
    unit = _leading_unit(case)
    leading = unit_label(unit, draft) if unit else words("Saved")
    first, *others = sorted(big, key=lambda tile: tile.label != leading)
    figure = case.saving or case.stated_payback_months or case.stated_return_percent
    who = filter(None, (case.title, _place(case, draft), _when(case, draft)))
    whose = ", ".join(who) + f" [{draft.cite(figure)}]"
    smaller = tuple(others[:MOST_OTHER_TILES])
    known = [_evidence(figure, draft)]
    if case.disputed:
        known.append(words("Another document gives other figures of the same plants."))
    return Headline(_lead(case, draft), first, smaller, whose, " ".join(known))


def _leading_unit(case: Case) -> str:
    """Return of what one room or tonne the saving leads, where no payback stands by the whole."""
    return case.unit_savings[0].per if case.unit_savings and best_payback(case) is None else ""


def _lead(case: Case, edition: Edition) -> str:
    """Return whose result it is: never that of a group as if it were one firm's."""
    words = edition.words
    if unit := _leading_unit(case):
        label = edition.label("output-units", unit)
        return words("What plants like yours saved per {unit}", unit=label)
    if case.scope == "enterprise":
        return words("What a firm like yours saved")
    if case.plants and case.plants > 1:
        count = words.number(case.plants)
        return words("What {count} plants like yours saved together", count=count)
    return words("What plants like yours saved together")


def _evidence(figure: Stated, edition: Edition) -> str:
    source = edition.library.get("sources", figure.source).record
    return edition.words(
        "Source: {source}. {grade}: {explanation}",
        source=source.publisher or source.title,
        grade=edition.label("evidence", figure.evidence),
        explanation=edition.explanation("evidence", figure.evidence),
    )


def _place(case: Case, edition: Edition) -> str:
    """Return place and countries as far as the title does not say them."""
    parts = (case.place, edition.words.listing(edition.countries(case.countries)))
    return ", ".join(part for part in parts if part and part not in case.title)


def _when(case: Case, edition: Edition) -> str:
    """Return the years of a case, or what is known of the date of its source."""
    if years := years_of(case, edition.words):
        return years
    figure = case.saving or case.investment
    source = edition.library.get("sources", figure.source).record if figure else None
    if source and source.year:
        return edition.words("published in {year}", year=source.year)
    return edition.words("year not printed in the source")


def _measures(entry: Entry, edition: Edition) -> tuple[MeasureGroup, ...]:
    ranked = list(enumerate(edition.library.ranked_measures(entry)))
    groups = (
        MeasureGroup(
            edition.label("cost-classes", cost),
            edition.explanation("cost-classes", cost),
            tuple(_row(one, rank, edition) for rank, one in ranked if one.record.cost == cost),
        )
        for cost in edition.library.vocabulary("cost-classes").terms
    )
    return tuple(group for group in groups if group.rows)


def _row(entry: Entry, rank: int, edition: Edition) -> MeasureRow:
    measure: Measure = edition.record(entry)
    saves = edition.label("resources", measure.saves[0])
    payback = edition.label("payback-classes", measure.payback)
    is_judged = measure.payback_basis == "judgement" and measure.payback != "unknown"
    drawing = drawing_of(measure.drawing, edition)
    return MeasureRow(measure.title, drawing, saves, payback, is_judged, rank)


def _helpers(entry: Entry, audience: Audience) -> tuple[str, ...]:
    """Return who helps in the country, as it is reached, or in the region in short, nearest first.

    Where nobody of the country can be asked, those stand behind whom the nearest ones have.
    """
    edition, country = audience.edition, audience.country
    library = edition.library
    if not country:
        centres = library.helpers(entry)
        return tuple(_in_short(edition.record(one), edition) for one in centres)
    own = [one for one in helpers_of(library, country, entry) if is_known(one)]
    near = () if any(map(answers, own)) else nearest_asked(library, country, entry)
    return tuple(_helper(edition.record(one), edition) for one in (*own, *near)[:MOST_HELPERS])


def _in_short(centre: Centre, edition: Edition) -> str:
    telephone = centre.contact.numbers[:1] if centre.contact else ()
    name = edition.words.country(centre.country)
    return _with(name, centre.acronym, *map(unbroken, telephone))


def _helper(record: Centre | Body, edition: Edition) -> str:
    if isinstance(record, Centre) and not record.contact:
        return _reached(record, edition.as_of(record))
    return _reached(record)


def _reached(record: Centre | Body | Financing, dated: str = "") -> str:
    """Return a name with its date, telephone or e-mail, and web page, as far as they are known."""
    contact, host = record.contact, urlsplit(page_of(record)).netloc
    calls = (*map(unbroken, contact.numbers),) or (contact.email,) if contact else ()
    # On paper nobody follows a link, and the site of a whole government says nothing.
    return _with(record.title, dated, *calls, "" if _PORTAL.fullmatch(host) else host)


def _lenders(entry: Entry, audience: Audience) -> tuple[str, ...]:
    """Return the facilities that the sources describe, in the country or in the region."""
    edition, country = audience.edition, audience.country
    serving = edition.library.serving(entry, "financing")
    near = [one for one in serving if not country or country in one.record.countries]
    latest = map(edition.record, edition.library.lenders(near)[:MOST_LENDERS])
    told = ((one, state_words(one, edition)) for one in latest)
    # For one country there are fewer, and room to say how each is reached.
    return tuple(_reached(*one) if country else _with(one[0].title, one[1]) for one in told)


def _with(name: str, *details: str | None) -> str:
    known = ", ".join(filter(None, details))
    return f"{name} ({known})" if known else name


def _short(line: SourceLine) -> SourceLine:
    """Return a source by the first part of its title: enough to find the rest on the web page."""
    title = line.link.text.split(": ", 1)[0]
    return replace(line, link=replace(line.link, text=title)) if len(title) >= SHORT_TITLE else line


def _saved_chart(entry: Entry, draft: Draft, most: int) -> Chart | None:
    """Return what measures and plants saved in percent, else the paybacks of cases, else None."""
    words = draft.words
    found = sorted(_reductions(entry, draft), key=lambda pair: -pair[0].high)[:most]
    if len(found) >= charts.LEAST_BARS:
        title = words("What measures saved, in percent of what was used before")
        # Cited only now, so that the foot names no source of a bar that is not shown.
        data = [replace(datum, source=draft.cite(stated)) for datum, stated in found]
        return charts.bar_chart(title, data, full=charts.FULL)
    title = words("Payback of documented cases, in months")
    return next(iter(charts.paybacks(title, draft.library.cases_of(entry), draft, most)), None)


def _reductions(entry: Entry, draft: Draft) -> Iterator[tuple[charts.Datum, Stated | None]]:
    """Yield the largest documented reductions of measures and cases, and what states each."""
    for measure in draft.library.measures_of(entry):
        record = draft.record(measure)
        examples = [(figures_of(one), one.countries) for one in record.examples]
        yield from _largest(1, record.title, examples, draft)
    for case in draft.library.cases_of(entry):
        record = draft.record(case)
        if len(record.sectors) == 1 and record.scope != "programme":
            figures = case.figures_in(draft.lang)
            yield from _largest(MOST_OF_ONE_CASE, record.title, [(figures, ())], draft)


def _largest(
    most: int, title: str, results: Iterable[Result], draft: Draft
) -> Iterator[tuple[charts.Datum, Stated | None]]:
    found = [(one, *result) for result in results for one in changes(result[0])]
    found.sort(key=lambda one: change_of(one[0]).middle)
    for figure, figures, countries in found[:most]:
        if change_of(figure).middle < 0:
            yield _datum(title, figure, countries, draft), statement_behind(figure, figures)


def _datum(title: str, figure: Figure, countries: tuple[str, ...], draft: Draft) -> charts.Datum:
    found, where = change_of(figure), draft.words.listing(draft.countries(countries))
    label = f"{subject_of(figure, draft)}: {title}" + (f", {where}" if where else "")
    return charts.Datum(label, reduction_text(figure, draft), -found.high, -found.low)


def _scales(sector: Sector, draft: Draft) -> tuple[Chart, ...]:
    """Return the benchmarks, those that belong together on one scale, with room above the most."""
    groups = charts.benchmark_groups(sector)
    largest = sorted(groups, key=lambda group: (-len(group), not group[0].per))
    return tuple(
        charts.benchmark_chart(
            group[:MOST_ON_A_SCALE], partial(_bar_label, draft), draft, room=ROOM
        )
        for group in largest[:MOST_SCALES]
    )


def _bar_label(draft: Draft, item: Benchmark, what: str) -> str:
    """Return what a figure is of, else of what kind it is, with where and when."""
    where = charts.where_and_when(item, draft.words)
    if what:
        return ", ".join(filter(None, (what, where)))
    basis = draft.label("benchmark-bases", item.basis)
    return draft.words("{place} ({kind})", place=where, kind=basis) if where else basis
