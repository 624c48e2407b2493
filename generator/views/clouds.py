"""The chart of money invested and saved: a chart a currency, on logarithmic axes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import chain, count, product
from math import ceil, floor, log10
from typing import NamedTuple

from generator.figures import Figure, find, yearly_saving
from generator.library import Entry
from generator.views.edition import Draft, Edition
from generator.views.figures import money_of
from generator.views.listing import Cloud, Dot, Ray, Spot, Tick
from generator.views.map import Box

# In units of the drawing, which is as wide as a phone: where the square of the axes begins, and its
# side; how wide the largest number of an axis may be.
LEFT, TOP, SIDE, WIDEST = 66, 24, 240, 58
LEAST_DOTS = 2
MONTHS = (1, 6, 12, 24, 60)
SHAPES = {"enterprise": "circle", "group": "square", "programme": "triangle"}
# Where the number of a dot may stand, the best place first; and how much room dot and number take.
SPOTS = (
    *(Spot(7, -3, "start"), Spot(7, 11, "start"), Spot(0, 17, "middle"), Spot(0, -9, "middle")),
    *(Spot(-7, -3, "end"), Spot(-7, 11, "end"), Spot(10, 4, "start"), Spot(-10, 4, "end")),
)
REACH, DIGIT, HEIGHT = 6, 7, 9
# The side of a square in which boxes are looked for.
SQUARE = 12
# The currency in which most can be compared comes first.
FIRST = "USD"


class _Known(NamedTuple):
    """A case of which it is known what was invested and what is saved, in one currency."""

    case: Entry
    spent: Figure
    saved: Figure


class _Scale(NamedTuple):
    """The powers of ten at the ends of both axes, which are the same."""

    low: int
    high: int

    def along(self, exponent: float) -> float:
        """Return how far along an axis a power of ten is."""
        return (exponent - self.low) / (self.high - self.low) * SIDE


class _Taken:
    """The room that is taken, by squares: few of many boxes are near to another one."""

    def __init__(self) -> None:
        self._boxes = defaultdict[tuple[int, int], list[Box]](list)

    def add(self, box: Box) -> None:
        """Take the room of a box."""
        for square in _squares(box):
            self._boxes[square].append(box)

    def meets(self, box: Box) -> bool:
        """Say whether some room of a box is taken."""
        near = chain.from_iterable(self._boxes[square] for square in _squares(box))
        return any(map(box.meets, near))


def _squares(box: Box) -> Iterator[tuple[int, int]]:
    right, bottom = box.x + box.width, box.y + box.height
    columns, rows = (
        range(int(start // SQUARE), int(end // SQUARE) + 1)
        for start, end in ((box.x, right), (box.y, bottom))
    )
    return product(columns, rows)


def clouds_of(cases: Iterable[Entry], draft: Draft) -> tuple[Cloud, ...]:
    """Return a chart for each currency in which two cases or more can be compared."""
    groups = defaultdict[str, list[_Known]](list)
    for known in filter(None, (_known(case, draft) for case in cases)):
        groups[known.spent.unit].append(known)
    ranked = sorted(groups.items(), key=lambda one: (one[0] != FIRST, -len(one[1]), one[0]))
    numbers = count(1)
    return tuple(
        _cloud(currency, group, numbers, draft)
        for currency, group in ranked
        if len(group) >= LEAST_DOTS
    )


def _known(case: Entry, edition: Edition) -> _Known | None:
    """Return a case with its two amounts; None if one lacks, or documents differ."""
    figures = case.figures_in(edition.lang)
    spent, saved = find(figures, "investment"), yearly_saving(figures)
    if case.record.disputed or not spent or not saved or spent.unit != saved.unit:
        return None
    is_drawable = spent.quantity.middle > 0 and saved.quantity.middle > 0
    return _Known(case, spent, saved) if is_drawable else None


def _cloud(currency: str, group: list[_Known], numbers: Iterable[int], draft: Draft) -> Cloud:
    words = draft.words
    exponents = [_exponent(amount) for known in group for amount in (known.spent, known.saved)]
    low = floor(min(exponents))
    scale = _Scale(low, max(low + 1, ceil(max(exponents))))
    scopes = dict.fromkeys(known.case.record.scope for known in group)
    return Cloud(
        words("Investment and yearly saving, {currency}", currency=words.currency(currency)),
        words("Investment ({currency})", currency=currency),
        words("Saving a year ({currency})", currency=currency),
        (LEFT, TOP, LEFT + SIDE, TOP + SIDE),
        tuple(_ticks(scale, draft)),
        tuple(_rays(scale, draft)),
        _numbered(
            [
                _dot(known, str(number), scale, draft)
                for known, number in zip(group, numbers, strict=False)
            ]
        ),
        tuple((SHAPES[scope], draft.label("scopes", scope)) for scope in scopes),
    )


def _exponent(figure: Figure) -> float:
    return log10(figure.quantity.middle)


def _ticks(scale: _Scale, edition: Edition) -> Iterator[Tick]:
    """Yield so many powers of ten that their numbers do not touch."""
    step = ceil((scale.high - scale.low) * WIDEST / SIDE)
    for exponent in range(scale.low, scale.high + 1, step):
        at = scale.along(exponent)
        yield Tick(*_place(at, at), edition.words.number(Decimal(10) ** exponent))


def _rays(scale: _Scale, edition: Edition) -> Iterator[Ray]:
    """Yield the lines on which what is invested comes back within the same time."""
    size = scale.high - scale.low
    for months in MONTHS:
        # By so many powers of ten the saving of a year is more than what was invested.
        rise = log10(12 / months)
        if abs(rise) < size:
            start = scale.along(scale.low + max(-rise, 0)), scale.along(scale.low + max(rise, 0))
            end = scale.along(scale.high - max(rise, 0)), scale.along(scale.high + min(rise, 0))
            # The first above ends there, so that no two touch.
            anchor = "end" if months == MONTHS[0] else "start"
            yield Ray(_place(*start), _place(*end), _time(months, edition), rise > 0, anchor)


def _time(months: int, edition: Edition) -> str:
    words = edition.words
    if months < 12:
        return words.plural("{count} month", "{count} months", months)
    return words.plural("{count} year", "{count} years", months // 12)


def _dot(known: _Known, mark: str, scale: _Scale, draft: Draft) -> Dot:
    words, case = draft.words, known.case
    investment, saving, payback, _ = money_of(case, draft)
    assert investment
    assert saving
    text = words(
        "{mark}. {title}: {spent} invested, {saved} saved a year, payback {time}",
        mark=mark,
        title=draft.title_of(case),
        spent=investment.text,
        saved=saving.text,
        time=payback.text if payback else "",
    )
    x, y = _place(scale.along(_exponent(known.spent)), scale.along(_exponent(known.saved)))
    return Dot(case.id, mark, x, y, SHAPES[case.record.scope], text, draft.link(case).address)


def _numbered(dots: list[Dot]) -> tuple[Dot, ...]:
    """Return dots with the places of their numbers, which cover neither a dot nor one another."""
    taken, found = _Taken(), []
    for one in dots:
        taken.add(Box(float(one.x) - REACH, float(one.y) - REACH, 2 * REACH, 2 * REACH))
    for dot in dots:
        rooms = ((spot, _room(dot, spot)) for spot in SPOTS)
        free = ((spot, room) for spot, room in rooms if not taken.meets(room))
        spot, room = next(free, (None, None))
        if room:
            taken.add(room)
        found.append(replace(dot, spot=spot))
    return tuple(found)


def _room(dot: Dot, spot: Spot) -> Box:
    """Return the room that the number of a dot takes in a spot."""
    width = DIGIT * len(dot.mark)
    before = {"start": 0.0, "middle": width / 2, "end": width}[spot.anchor]
    return Box(float(dot.x) + spot.x - before, float(dot.y) + spot.y - HEIGHT, width, HEIGHT)


def _place(along: float, up: float) -> tuple[str, str]:
    """Return a place between the axes as a place of the drawing, which counts downwards."""
    return _short(LEFT + along), _short(TOP + SIDE - up)


def _short(number: float) -> str:
    return f"{number:.1f}"
