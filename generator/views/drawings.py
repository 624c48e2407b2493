"""The small drawings of what measures are about."""

from generator.model.base import DRAWINGS
from generator.pictures.lines import drawn_in
from generator.views.edition import Edition
from generator.views.page import Drawing


def drawing_of(id_: str | None, edition: Edition) -> Drawing | None:
    """Return a drawing and what one sees in it; nothing where there is none to show."""
    file = edition.library.drawings.get(id_ or "")
    svg = drawn_in(file).svg if file else ""
    return Drawing(edition.label(DRAWINGS, id_), svg) if id_ and svg else None
