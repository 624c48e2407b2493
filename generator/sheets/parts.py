"""What all sheets have in common: for whom they are, what templates get, their foot and band."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from typing import Any, Literal

from generator.library import Entry
from generator.model.base import Model
from generator.model.records import Association
from generator.pictures.album import album_of
from generator.sheets.engine import texts_of
from generator.views.edition import Edition
from generator.views.page import Link, SourceLine

Paper = Literal["a4", "letter", "a5"]
QUIET_ZONE = 4


@dataclass(frozen=True)
class Brand:
    """The band of the association that hands a sheet out; ``logo`` holds the bytes of a picture."""

    name: str
    message: str
    contact: tuple[str, ...]
    is_example: bool
    # Typst takes a picture from JSON as the list of its bytes.
    logo: tuple[int, ...]


@dataclass(frozen=True)
class Audience:
    """For whom a sheet is made: language, paper, and perhaps a country and an association."""

    edition: Edition
    paper: Paper
    country: str = ""
    brand: Brand | None = None


@dataclass(frozen=True)
class Imprint:
    """The foot of a sheet: sources, date, and the web page, also as a QR code."""

    sources: tuple[SourceLine, ...]
    reviewed: str
    url: str
    address: str


@dataclass(frozen=True)
class View:
    """What every sheet shows; a kind of sheet adds its own. ``kicker`` stands above the title."""

    kicker: str
    title: str
    summary: str
    imprint: Imprint


def data_of(view: object, template: str, audience: Audience) -> bytes:
    """Return what a template reads, as JSON: a view, its own words, and for whom the sheet is."""
    edition = audience.edition
    words = {text: edition.words(text) for text in texts_of(template)}
    data: dict[str, Any] = {"words": words, "lang": edition.lang, "paper": audience.paper}
    foot: Imprint | None = getattr(view, "imprint", None)
    data |= {"brand": audience.brand, "qr": qr_code(foot.url) if foot else ""}
    return _as_json(vars(view) | data, edition).encode()


def view_as_json(view: object, edition: Edition) -> str:
    """Return all that a view says, as JSON."""
    return _as_json(vars(view), edition)


def _as_json(values: dict[str, Any], edition: Edition) -> str:
    plain = partial(_plain, edition=edition)
    return json.dumps(values, ensure_ascii=False, sort_keys=True, default=plain)


def _plain(part: object, edition: Edition) -> Any:
    match part:
        case Link():
            return vars(part) | {"address": edition.url(part.address)}
        case Model():
            return part.model_dump(mode="json")
        case Decimal():
            return str(part)
    return vars(part)


def imprint(
    entry: Entry, edition: Edition, sources: Iterable[SourceLine] = (), reviewed: str = ""
) -> Imprint:
    """Return the foot of the sheet of ``entry``; a form cites nothing and has no date."""
    url = edition.url(edition.link(entry).address)
    address = url.split("://", 1)[-1].rstrip("/")
    return Imprint(tuple(sources), reviewed, url, address)


@cache
def qr_code(text: str) -> str:
    """Return a QR code of level Q as SVG; a quarter of it may be lost by copying."""
    # Takes long to load, and most builds find their sheets in the cache.
    import segno

    rows = segno.make(text, error="q", micro=False).matrix
    size = len(rows) + 2 * QUIET_ZONE
    path = "".join(
        f"M{dark.start() + QUIET_ZONE} {y}h{len(dark[0])}v1h-{len(dark[0])}z"
        for y, row in enumerate(rows, start=QUIET_ZONE)
        for dark in re.finditer(rb"\x01+", row)
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
    return f'{head}<path d="{path}"/></svg>'


def brand_of(entry: Entry, edition: Edition) -> Brand:
    """Return the band of an association in the language of the edition."""
    association: Association = entry.record
    logo = b""
    if association.logo:
        content = edition.library.root
        logo = album_of(content).logo(content / entry.kind.folder / association.logo)
    name, message = association.name, edition.pick(association.message)
    return Brand(name, message, association.contact, association.example, tuple(logo))
