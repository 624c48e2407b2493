"""What all sheets have in common: who they are by, their sources, their QR code and address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import segno

from generator.library import Entry
from generator.marks import N_
from generator.model.base import Cited
from generator.settings import SITE_NAME
from generator.sheets.views import Brand, Imprint, Meta, Paper, SourceNote
from generator.views.edition import Draft, Edition
from generator.views.page import SourceLine

COPYING = N_("Copy it and hand it on, as often as you like: CC BY 4.0.")
QUIET_ZONE = 4
SHORT_TITLE = 24


@dataclass(frozen=True)
class Setting:
    """For whom a sheet is made: language, paper, and perhaps a country and an association."""

    edition: Edition
    paper: Paper
    country: str = ""
    brand: Brand | None = None


def meta(title: str, kind: str, setting: Setting) -> Meta:
    """Return what the file says about itself; ``kind`` is an interface text."""
    words = setting.edition.words
    return Meta(title, words(SITE_NAME), setting.edition.lang, words(kind), setting.paper)


def imprint(entry: Entry, draft: Draft, more: Iterable[Cited] = (), full: bool = False) -> Imprint:
    """Return the foot of the sheet of ``entry``; call it last, when all figures are cited.

    ``full`` gives every source with all that is known of it, else in one short line.
    """
    edition, words = draft.edition, draft.words
    reviewed = (
        entry.translations[edition.lang].reviewed
        if edition.lang in entry.translations
        else entry.record.reviewed
    )
    lines = draft.sources(more)
    notes = [_full_note(line) if full else _short_note(line) for line in lines]
    return Imprint(
        sources_title=words(N_("Sources")),
        sources=tuple(notes),
        dates=words(N_("Last reviewed on {date}."), date=words.date(reviewed)),
        **web(entry, edition),
    )


def plain_imprint(entry: Entry, edition: Edition) -> Imprint:
    """Return the foot of a sheet that cites nothing, such as a form."""
    return Imprint("", (), "", **web(entry, edition))


def web(entry: Entry, edition: Edition) -> dict[str, str]:
    """Return address, QR code and licence line of the web page that a sheet belongs to."""
    words = edition.words
    url = edition.url(edition.plan.address_of(entry))
    return {
        "address_lead": words(N_("This sheet, with all figures and links:")),
        "address": url.split("://", 1)[-1].rstrip("/"),
        "qr": qr_code(url),
        "qr_alt": words(N_("QR code of the address {address}"), address=url),
        "copying": words(COPYING),
    }


@cache
def qr_code(text: str) -> str:
    """Return a QR code of level Q as SVG; a quarter of it may be lost by copying."""
    rows = [list(row) for row in segno.make(text, error="q", micro=False).matrix]
    size = len(rows) + 2 * QUIET_ZONE
    path = "".join(
        f"M{x + QUIET_ZONE} {y + QUIET_ZONE}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for x, length in _runs(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
        f'<path d="{path}"/></svg>'
    )


def _runs(row: list[int]) -> Iterable[tuple[int, int]]:
    """Yield start and length of every run of dark modules."""
    start = None
    for x, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield start, x - start
            start = None


def _full_note(line: SourceLine) -> SourceNote:
    text = ". ".join(part for part in (line.link.text, line.detail, line.pages) if part)
    return SourceNote(line.number, text)


def _short_note(line: SourceLine) -> SourceNote:
    """Return title and year only: enough to find the rest on the web page."""
    title = line.link.text.split(": ", 1)[0]
    title = title if len(title) >= SHORT_TITLE else line.link.text
    return SourceNote(line.number, f"{title}, {line.year}.")


def listing(entry: Entry, edition: Edition) -> str:
    """Return the title of an entry in the language of the sheet."""
    return str(edition.record(entry).title)
