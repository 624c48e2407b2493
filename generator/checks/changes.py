"""Readings that contradict each other, or what the source states beside them."""

from collections.abc import Iterator
from decimal import Decimal

from generator.figures import formulas
from generator.library import Entry
from generator.model.base import Quantity, Reading, Result
from generator.model.fields import Loc
from generator.problems import Problem


def problems_of(result: Result, loc: Loc, entry: Entry) -> Iterator[Problem]:
    """Yield what cannot be, or is unlikely, in a result whose readings can be compared."""
    before, after = result.before, result.after
    if before and not before.quantity:
        yield entry.document.problem((*loc, "before", "quantity"), "K520", id=result.id)
    if before and after and formulas.rises(before, after):
        yield from _rise(result, loc, entry)
    else:
        yield from _reduction(result, loc, entry)
        yield from _saved(result, loc, entry)


def _rise(result: Result, loc: Loc, entry: Entry) -> Iterator[Problem]:
    before, reduction, saved = result.before, result.reduction_percent, result.saved
    states_less = bool((reduction and reduction.high > 0) or (saved and saved.quantity))
    place = (*loc, "after", "quantity")
    if states_less:
        yield entry.document.problem(place, "K512", id=result.id)
    elif reduction:
        # Who states that more was used knows it.
        yield from _reduction(result, loc, entry)
    elif before and before.quantity:
        yield entry.document.problem(place, "K513", id=result.id)


def _reduction(result: Result, loc: Loc, entry: Entry) -> Iterator[Problem]:
    stated, computed = result.reduction_percent, _reduction_of(result)
    if stated and computed is not None and formulas.differs(stated, computed):
        values = {"stated": stated, "computed": short(computed)}
        yield entry.document.problem((*loc, "reduction_percent"), "K511", **values)


def _reduction_of(result: Result) -> Decimal | None:
    """Return the reduction in percent that the readings give, if they give one."""
    before, after, saved = result.before, result.after, result.saved
    if before and after:
        change = formulas.change_percent(before, after)
        return None if change is None else -change
    if after and saved:
        part = formulas.share_percent(saved, after)
        return None if part is None else part * 100 / (part + 100)
    return formulas.share_percent(saved, before) if before and saved else None


def _saved(result: Result, loc: Loc, entry: Entry) -> Iterator[Problem]:
    before, after, saved = result.before, result.after, result.saved
    place = (*loc, "saved", "quantity")
    if before and after and saved:
        computed = formulas.saved_between(before, after, saved)
        if computed is not None and formulas.differs(_exactly(saved), computed):
            values = {"stated": saved.quantity, "computed": short(computed), "unit": saved.unit}
            yield entry.document.problem(place, "K514", **values)
    elif before and saved and (formulas.share_percent(saved, before) or 0) > 100:
        yield entry.document.problem(place, "K525", id=result.id)


def _exactly(reading: Reading) -> Quantity:
    return Quantity(reading.quantity, reading.quantity)


def short(number: Decimal) -> str:
    """Return a computed number with the three digits that a message needs."""
    return f"{Decimal(f'{number:.3g}'):f}"
