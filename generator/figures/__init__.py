"""Every figure of a record, stated or computed, once; pages, sheets and data files only show it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from statistics import median
from typing import Any

from generator.figures import formulas
from generator.figures.formulas import Formula
from generator.model import base
from generator.model.documents import Vocabulary
from generator.model.fields import Loc, nested, shapes
from generator.model.periods import MONTH, YEAR, Period
from generator.model.records import Case, Count, Example
from generator.model.sectors import Benchmark

# What stands in the place of a statement in a computed figure.
UNSTATED = base.Stated.model_construct(source="", evidence="")
_MONEY = {"investment", "saving", "annual_saving", "payback", "return"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a record: stated by a source, or computed by a formula.

    ``loc`` is where the model stands that states it, or that it was computed from; ``item`` holds
    the ids on the way there. ``per`` is a key of the units of output, ``resource`` one of the
    resources; ``label`` holds the record's own words for it, in the language of the record.
    """

    name: str
    quantity: base.Quantity
    unit: str
    loc: Loc = ()
    item: str = ""
    per: str = ""
    period: Period | None = None
    output: base.Output | None = None
    resource: str = ""
    label: str = ""
    stated: base.Stated = UNSTATED
    formula: Formula | None = None

    @property
    def is_computed(self) -> bool:
        """Say whether the figure is computed rather than stated by a source."""
        return self.formula is not None


@dataclass(frozen=True)
class Median:
    """The median of a figure and how many records it rests on."""

    value: Decimal
    count: int


def figures_of(record: base.Model) -> tuple[Figure, ...]:
    """Return every figure of a record, or of a part of one, in the order in which it is read."""
    return tuple(_figures(record, (), ""))


def find(figures: Iterable[Figure], name: str, *, computed: bool | None = None) -> Figure | None:
    """Return the first figure of a name; what is computed comes before what is stated."""
    named = (figure for figure in figures if figure.name == name)
    return next((figure for figure in named if computed in (None, figure.is_computed)), None)


def yearly_saving(figures: tuple[Figure, ...]) -> Figure | None:
    """Return the money saved in a year: computed where the source counts by the month."""
    return find(figures, "annual_saving") or find(figures, "saving")


def tells_money(figures: Iterable[Figure]) -> bool:
    """Say whether there is an investment, a saving, a payback or a return."""
    return any(figure.name in _MONEY for figure in figures)


def changes(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return what changed, one figure a result: the computed change, else the stated reduction."""
    found: dict[Loc, Figure] = {}
    for figure in figures:
        if figure.name in ("change", "reduction"):
            found.setdefault(figure.loc, figure)
    return tuple(found.values())


def change_of(figure: Figure) -> base.Quantity:
    """Return a change, or a reduction as a change, in percent: downwards is negative."""
    if figure.name != "reduction":
        return figure.quantity
    return base.Quantity(-figure.quantity.high, -figure.quantity.low, figure.quantity.qualifier)


def statement_behind(figure: Figure, figures: Iterable[Figure]) -> base.Stated | None:
    """Return what states a figure, or what states the readings that it was computed from."""
    found = (one for one in (figure, *figures) if one.loc == figure.loc and not one.is_computed)
    return next((one.stated for one in found), None)


def best_payback(record: Case | Example) -> Decimal | None:
    """Return the payback in months: computed where possible, else as stated, else None.

    A plant that spent nothing has none; nor has a case whose figures another document disputes.
    """
    if getattr(record, "disputed", None):
        return None
    computed, _ = _payback(record)
    stated = record.stated_payback_months
    months = computed if computed is not None else stated.value.middle if stated else None
    return months or None


def spent_nothing(figures: Iterable[Figure]) -> bool:
    """Say whether a source states no money spent, or no months, so that nothing is to pay back."""
    stated = (one for one in figures if one.name in ("investment", "payback"))
    return any(one.quantity.high == 0 for one in stated)


def payback_rank(case: Case) -> Decimal:
    """Return what puts the shortest payback first, and a case that has none last."""
    return Decimal("Infinity") if (months := best_payback(case)) is None else months


def payback_order(case: Case) -> tuple[bool, Decimal]:
    """Return what puts the shortest payback first, and totals last."""
    return bool(case.parts), payback_rank(case)


def payback_class(months: Decimal | None, classes: Vocabulary) -> str:
    """Return the key of the payback class that ``months`` falls into."""
    if months is None:
        return "unknown"
    below = (key for key, term in classes.terms.items() if (term.below_months or 0) > months)
    return next(below, "gt5y")


def median_of(values: Iterable[Decimal | None]) -> Median | None:
    """Return the median of the values that are known, with their count; None if there are none."""
    known = [value for value in values if value is not None]
    return Median(Decimal(median(known)), len(known)) if known else None


# Of a case and an example, in this order; a figure that is not named here comes after them. Each
# saving per unit is followed by the units that it implies.
_ORDER = {
    "investment": 1, "saving": 2, "annual_saving": 3, "payback": 4, "return": 5,
    "recommendations_implemented": 6, "unit_saving": 7, "implied_units": 7,
    "implied_investment": 8, "saving_per_plant": 9,
}  # fmt: skip


def _figures(model: base.Model, loc: Loc, item: str) -> Iterator[Figure]:
    """Yield the figures of a model, and after them those of the models inside it."""
    if isinstance(model, Case | Example):
        found = (*_computed(model, loc, item), *_held(model, loc, item))
        yield from sorted(found, key=lambda figure: _ORDER.get(figure.name, len(_ORDER)))
    elif isinstance(model, base.Result):
        yield from _of_result(model, loc, item)
    else:
        yield from _held(model, loc, item)
    for name in _leading_to_figures(type(model)):
        for inner_loc, inner in nested(getattr(model, name), (*loc, name)):
            yield from _figures(inner, inner_loc, _with_id(item, inner))


@cache
def _declared(model: type[base.Model]) -> dict[str, base.Measures]:
    """Return the fields that hold figures, with what they measure."""
    return {shape.name: shape.measures for shape in shapes(model) if shape.measures}


@cache
def _leading_to_figures(model: type[base.Model]) -> tuple[str, ...]:
    """Return the other fields whose models hold figures, or models that do."""
    others = [(one.name, one.model) for one in shapes(model) if one.model and not one.measures]
    return tuple(name for name, inner in others if _declared(inner) or _leading_to_figures(inner))


def _with_id(item: str, model: base.Model) -> str:
    return "/".join(filter(None, (item, getattr(model, "id", ""))))


def _held(model: base.Model, loc: Loc, item: str) -> Iterator[Figure]:
    """Yield what sources state in the fields of a model, and the units that it implies."""
    for name, measures in _declared(type(model)).items():
        for inner_loc, inner in nested(getattr(model, name), (*loc, name)):
            assert isinstance(inner, base.Stated)
            yield _stated(inner, measures, inner_loc, _with_id(item, inner))
            if isinstance(inner, base.UnitSaving) and (saving := getattr(model, "saving", None)):
                units, formula = formulas.implied_units(saving, inner), Formula.UNITS
                yield from _by(formula, "implied_units", units, inner.per, loc=loc, item=item)


def _stated(stated: base.Stated, measures: base.Measures, loc: Loc, item: str) -> Figure:
    make = partial(Figure, measures.name, loc=loc, item=item, stated=stated)
    match stated:
        case base.Saving():
            return make(stated.amount, stated.currency, period=stated.per)
        case base.UnitSaving():
            return make(stated.amount, stated.currency, per=stated.per, period=YEAR)
        case base.Money():
            return make(stated.amount, stated.currency, label=getattr(stated, "label", ""))
        case base.StatedNumber():
            return make(stated.value, measures.unit)
        case Count():
            return make(stated.value, stated.unit or measures.unit, label=stated.label)
    assert isinstance(stated, Benchmark)
    per, resource = stated.per or "", stated.resource or ""
    return make(stated.value, stated.unit, per=per, resource=resource, label=stated.indicator)


def _by(
    how: Formula, name: str, value: Decimal | None, unit: str, word: str | None = None, **more: Any
) -> Iterator[Figure]:
    if value is not None:
        yield Figure(name, base.Quantity(value, value, word), unit, formula=how, **more)


def _of_result(result: base.Result, loc: Loc, item: str) -> Iterator[Figure]:
    """Yield the change that follows from the readings of a result, then what it states."""
    make = partial(Figure, loc=loc, item=item, resource=result.resource, label=result.label or "")
    if result.before and result.after:
        percent = formulas.change_percent(result.before, result.after)
        formula = Formula.CHANGE_PER_OUTPUT if result.before.output else Formula.CHANGE
        if percent is not None:
            yield make("change", base.Quantity(percent, percent), "percent", formula=formula)
    make = partial(make, stated=result)
    for name, measures in _declared(type(result)).items():
        value: base.Quantity | base.Reading | None = getattr(result, name)
        if isinstance(value, base.Reading):
            amount = base.Quantity(value.quantity, value.quantity)
            yield make(measures.name, amount, value.unit, period=value.period, output=value.output)
        elif value is not None:
            yield make(measures.name, value, measures.unit)


def _computed(record: Case | Example, loc: Loc, item: str) -> Iterator[Figure]:
    """Yield what an investment brings, as far as it can be computed and is not disputed."""
    if getattr(record, "disputed", None):
        return
    by = partial(_by, loc=loc, item=item)
    months, formula = _payback(record)
    yield from by(formula, "payback", months, "months")
    saving, investment, percent = record.saving, record.investment, _stated_return(record)
    if not saving:
        return
    money, word = saving.currency, saving.amount.qualifier
    if saving.per != YEAR:
        is_monthly, yearly = saving.per == MONTH, formulas.annual_amount(saving)
        how = Formula.ANNUAL_SAVING if is_monthly else Formula.EXTRAPOLATED_SAVING
        yield from by(how, "annual_saving", yearly, money, word, period=YEAR)
    if investment:
        rate = formulas.return_percent(investment, saving)
        yield from by(Formula.RETURN, "return", rate, "percent")
    elif percent:
        spent = formulas.implied_investment(saving, percent)
        yield from by(Formula.INVESTMENT, "implied_investment", spent, money, "about")
    mean = formulas.saving_per_plant(saving, getattr(record, "plants", None))
    yield from by(Formula.SAVING_PER_PLANT, "saving_per_plant", mean, money, period=YEAR)


def _payback(record: Case | Example) -> tuple[Decimal | None, Formula]:
    """Return the payback in months, from investment and saving or a stated return, and how."""
    if record.investment and record.saving:
        months = formulas.payback_months(record.investment, record.saving)
        if months is not None:
            return months, Formula.PAYBACK
    stated = _stated_return(record)
    months = formulas.payback_from_return(stated) if stated else None
    return months, Formula.PAYBACK_FROM_RETURN


def _stated_return(record: Case | Example) -> base.Quantity | None:
    stated: base.StatedNumber | None = getattr(record, "stated_return_percent", None)
    return stated.value if stated else None
