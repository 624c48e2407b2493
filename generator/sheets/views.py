"""What the Typst templates get: finished texts and lengths, as JSON.

A template holds no words of its own and computes no figure.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from generator.views.page import Chart

Paper = Literal["a4", "letter", "a5"]
Tree = tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class Meta:
    """What the file says about itself: title, author, language, subject and paper."""

    title: str
    author: str
    lang: str
    subject: str
    paper: Paper


@dataclass(frozen=True)
class Brand:
    """The band of the association that hands a sheet out; ``logo`` holds the bytes of a picture."""

    lead: str
    name: str
    message: str
    contact: str
    example: str
    logo: tuple[int, ...] = ()


@dataclass(frozen=True)
class SourceNote:
    """One document in the list at the foot of a sheet."""

    number: int
    text: str


@dataclass(frozen=True)
class Imprint:
    """The foot of a sheet: sources, date, address, QR code and licence.

    ``qr`` is an SVG picture.
    """

    sources_title: str
    sources: tuple[SourceNote, ...]
    dates: str
    address_lead: str
    address: str
    qr: str
    qr_alt: str
    copying: str


@dataclass(frozen=True)
class Number:
    """A figure with what it is."""

    value: str
    label: str


@dataclass(frozen=True)
class Headline:
    """The best documented result: one large figure, smaller ones, whose and how we know it."""

    lead: str
    first: Number
    others: tuple[Number, ...]
    who: str
    evidence: str


@dataclass(frozen=True)
class Bars:
    """A chart with a text alternative."""

    chart: Chart
    alt: str
    mine: str = ""


@dataclass(frozen=True)
class MeasureRow:
    """One measure; those of low ``rank`` stay when there is not room for all."""

    title: str
    saves: str
    payback: str
    rank: int


@dataclass(frozen=True)
class MeasureGroup:
    """The measures of one class of cost."""

    title: str
    lead: str
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True)
class Measures:
    """The table of measures; ``more`` tells where those are that ``most`` leaves out."""

    title: str
    lead: str
    head: tuple[str, ...]
    groups: tuple[MeasureGroup, ...]
    more: str
    most: int


@dataclass(frozen=True)
class Way:
    """One way to get the plant's own number."""

    what: str
    tool: str
    how: str


@dataclass(frozen=True)
class Ways:
    """Ways to get the plant's own number, with blanks to fill in."""

    title: str
    lead: str
    blanks: tuple[str, ...]
    items: tuple[Way, ...]


@dataclass(frozen=True)
class Question:
    """One question of the walk-through."""

    area: str
    question: str
    cure: str = ""


@dataclass(frozen=True)
class Checklist:
    """The walk-through, with boxes to tick."""

    title: str
    lead: str
    yes: str
    no: str
    items: tuple[Question, ...]


@dataclass(frozen=True)
class Helper:
    """Who helps or lends, with what is known about it."""

    name: str
    detail: str


@dataclass(frozen=True)
class Helpers:
    """A list of those who help or lend."""

    title: str
    lead: str
    items: tuple[Helper, ...]
    none: str = ""


@dataclass(frozen=True)
class View:
    """What every sheet has."""

    meta: Meta
    kicker: str
    title: str
    summary: str
    imprint: Imprint
    brand: Brand | None = field(default=None, kw_only=True)

    def as_json(self) -> bytes:
        """Return the view as the template reads it; the same view gives the same bytes."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True, default=str).encode()
