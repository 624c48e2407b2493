"""Days and years that are still to come where only what has been can stand, or change places."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from generator.library import Entry, Library
from generator.model.base import Model
from generator.model.fields import shapes, walk
from generator.model.years import Years
from generator.problems import Problem

# Somewhere it is tomorrow already.
_GRACE = timedelta(days=1)


def today() -> date:
    """Return the day by the clock, which nothing else of the checker looks at."""
    return date.today()


def problems_of(entry: Entry, library: Library) -> Iterator[Problem]:
    """Yield the days and years of a record and its translations that cannot be."""
    latest = today() + _GRACE
    for document, record in ((entry.document, entry.record), *entry.translations.values()):
        for loc, model in walk(record):
            for name in _in_the_past(type(model)):
                value = getattr(model, name)
                if value and _is_after(value, latest):
                    yield document.problem((*loc, name), "K117", field=name, value=value)
                elif isinstance(value, Years) and value.last < value.first:
                    yield document.problem((*loc, name), "K517", field=name, value=value)
    yield from _out_of_order(entry, latest)


def _out_of_order(entry: Entry, latest: date) -> Iterator[Problem]:
    """Yield days and years that change places, but for what is told as still to come."""
    start, end, added, reviewed = (
        getattr(entry.record, name, None) for name in ("start", "end", "added", "reviewed")
    )
    if start and end and end < start <= latest.year:
        values = {"field": "end", "value": f"{start}-{end}"}
        yield entry.document.problem(("end",), "K517", **values)
    if added and reviewed and reviewed < added <= latest:
        days = {"added": added, "reviewed": reviewed}
        yield entry.document.problem(("added",), "K709", **days)
    for lang, (document, given) in entry.translations.items():
        if entry.is_stale_in(lang) and entry.record.reviewed <= latest:
            days = {"date": given.reviewed, "original": entry.record.reviewed}
            yield document.problem(("reviewed",), "K305", **days)


@cache
def _in_the_past(model: type[Model]) -> tuple[str, ...]:
    return tuple(shape.name for shape in shapes(model) if shape.past)


def _is_after(value: date | int | Years, latest: date) -> bool:
    """Say whether a day, a year, or the last of some years comes after the latest day."""
    if isinstance(value, date):
        return value > latest
    return (value.last if isinstance(value, Years) else value) > latest.year
