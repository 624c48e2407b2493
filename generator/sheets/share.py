"""The pictures that stand beside a link when a page is shared."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures import figures_of
from generator.library import Entry
from generator.marks import N_
from generator.settings import SITE_NAME
from generator.sheets.shared import Setting, meta, plain_imprint
from generator.sheets.views import Number, View
from generator.views.case import tiles
from generator.views.edition import Draft, Edition

FOLDERS = ("cases", "sectors")
TEMPLATE = "share.typ"


@dataclass(frozen=True)
class Share(View):
    """Title, the figure that matters most, and whose it is."""

    numbers: tuple[Number, ...]
    who: str
    site: str


def share(entry: Entry, edition: Edition) -> Share:
    """Return the share picture of a case or a sector."""
    words, record = edition.words, edition.record(entry)
    case = entry if entry.kind.folder == "cases" else edition.library.best_case(entry)
    draft = Draft(edition)
    figures = figures_of(edition.record(case)) if case else ()
    numbers = [Number(tile.value.text, tile.label) for tile in tiles(figures, draft)]
    return Share(
        meta=meta(record.title, N_("Share picture"), Setting(edition, "a4")),
        kicker=words(N_("Less waste, more money: cleaner production")),
        title=record.title,
        summary=record.summary,
        imprint=plain_imprint(entry, edition),
        numbers=tuple(numbers[:3]),
        who=edition.record(case).title if case and case is not entry else "",
        site=words(SITE_NAME),
    )


def share_path(entry: Entry, lang: str) -> str:
    """Return the path of the share picture below the site."""
    return f"{lang}/share/{entry.kind.folder}-{entry.id}.png"
