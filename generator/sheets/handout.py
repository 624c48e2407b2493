"""The sector handout: one sheet, two pages, worth a place on the wall."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.library import Entry
from generator.locales import Locale
from generator.marks import N_
from generator.model.base import Stated
from generator.model.records import Case, Measure, OwnNumber, Question, Sector
from generator.sheets.handout_charts import saved_chart, scales
from generator.sheets.parts import Audience, View, imprint
from generator.views.case import tiles
from generator.views.edition import Draft, Edition, years_of
from generator.views.page import Chart, SourceLine, Tile

MOST_BARS = 4
MOST_OTHER_TILES = 3
MOST_LENDERS = 5
SHORT_TITLE = 24


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
    edition, words = audience.edition, audience.edition.words
    draft = Draft(edition)
    sector: Sector = edition.record(entry)
    title, also = names(sector, audience)
    kicker = words(N_("Less waste, more money: cleaner production"))
    if audience.country:
        country = words.country(audience.country)
        kicker = words(N_("{lead} · {country}"), lead=kicker, country=country)
    # In the order of the sheet, which is the order that the sources are numbered in.
    headline = _headline(entry, audience, draft)
    chart = saved_chart(entry, draft, MOST_BARS - bool(audience.brand))
    benchmarks = scales(sector, draft)
    sources = map(_short, draft.sources())
    return Handout(
        kicker=kicker,
        title=title,
        summary=sector.summary,
        imprint=imprint(entry, edition, sources, words.date(draft.reviewed(entry))),
        also=also,
        headline=headline,
        chart=chart,
        measures=_measures(entry, edition),
        own_numbers=sector.own_numbers,
        scales=benchmarks,
        checklist=sector.checklist,
        helpers=_helpers(entry, audience),
        lenders=_lenders(entry, audience),
    )


def names(sector: Sector, audience: Audience) -> tuple[str, str]:
    """Return the title of a sheet and the other words for the trade.

    With a country, the title is that country's own word, in the plural where the record has it.
    """
    lang = audience.edition.lang
    named = [item for item in sector.trade_names if lang in item.name]
    if own := [item.name[lang] for item in named if audience.country in item.countries]:
        synonyms = sector.synonyms.get(lang, ())
        plural = next((word for word in synonyms if _is_plural_of(word, own[0])), own[0])
        title = plural[0].upper() + plural[1:]
        return title, sector.title if title != sector.title else ""
    others = dict.fromkeys(item.name[lang] for item in named)
    shown = [name for name in others if not _is_plural_of(sector.title, name)]
    return sector.title, audience.edition.words.listing(shown) if len(shown) > 1 else ""


def _is_plural_of(word: str, singular: str) -> bool:
    head, _, tail = word.casefold().partition(" ")
    first, _, rest = singular.casefold().partition(" ")
    plurals = {f"{first}s", f"{first}es"} | ({f"{first[:-1]}ies"} if first.endswith("y") else set())
    second, other = (text.split(" ")[0].rstrip("s") for text in (tail, rest))
    return head in plurals and (not rest or second == other)


def _headline(entry: Entry, audience: Audience, draft: Draft) -> Headline | None:
    words = draft.words
    found = draft.library.best_case(entry, audience.country)
    if not found:
        return None
    case = draft.record(found)
    big = tiles(found.figures_in(draft.lang), draft)
    first, *others = sorted(big, key=lambda tile: tile.label != words(N_("Saved")))
    figure = case.saving or case.stated_payback_months
    who = filter(None, (case.title, _place(case, draft), _when(case, draft)))
    return Headline(
        lead=_whose(case, words),
        first=first,
        others=tuple(others[:MOST_OTHER_TILES]),
        who=", ".join(who) + f" [{draft.cite(figure)}]",
        evidence=_evidence(figure, draft),
    )


def _whose(case: Case, words: Locale) -> str:
    """Return whose result it is: never that of a group as if it were one firm's."""
    if case.scope == "enterprise":
        return words(N_("What a firm like yours saved"))
    if case.plants and case.plants > 1:
        return words(N_("What {count} plants like yours saved together"), count=case.plants)
    return words(N_("What plants like yours saved together"))


def _evidence(figure: Stated, edition: Edition) -> str:
    """Return source and grade of a figure in words."""
    source = edition.library.get("sources", figure.source).record
    return edition.words(
        N_("Source: {source}. {grade}: {explanation}"),
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
    if years := years_of(case):
        return years
    figure = case.saving or case.investment
    source = edition.library.get("sources", figure.source).record if figure else None
    if source and source.year:
        return edition.words(N_("published in {year}"), year=source.year)
    return edition.words(N_("year not printed in the source"))


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
    return MeasureRow(
        measure.title,
        edition.label("resources", measure.saves[0]),
        edition.label("payback-classes", measure.payback),
        measure.payback_basis == "judgement" and measure.payback != "unknown",
        rank,
    )


def _helpers(entry: Entry, audience: Audience) -> tuple[str, ...]:
    """Return the centres of the country in full, or of the region in short, the nearest first."""
    edition = audience.edition
    centres = map(edition.record, edition.library.helpers(entry, audience.country))
    if audience.country:
        return tuple(_with(one.title, edition.as_of(one), one.website) for one in centres)
    return tuple(_with(edition.words.country(one.country), one.acronym) for one in centres)


def _lenders(entry: Entry, audience: Audience) -> tuple[str, ...]:
    """Return the facilities that the sources describe, in the country or in the region."""
    latest = audience.edition.library.lenders(entry, audience.country)[:MOST_LENDERS]
    return tuple(_with(one.title, one.as_of) for one in map(audience.edition.record, latest))


def _with(name: str, *details: str | None) -> str:
    """Return a name with what is known behind it."""
    known = ", ".join(filter(None, details))
    return f"{name} ({known})" if known else name


def _short(line: SourceLine) -> SourceLine:
    """Return a source by the first part of its title: enough to find the rest on the web page."""
    title = line.link.text.split(": ", 1)[0]
    return replace(line, link=replace(line.link, text=title)) if len(title) >= SHORT_TITLE else line
