"""Small pictures: first pages and logos in a few shades of grey, and share pictures."""

from __future__ import annotations

import io

from PIL import Image

SHADES = 16


def grey_png(data: bytes, box: tuple[int, int] | None = None) -> bytes:
    """Return a picture in 16 shades of grey on white, no larger than ``box`` pixels."""
    with Image.open(io.BytesIO(data)) as opened:
        layered = opened.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    picture = Image.alpha_composite(paper, layered).convert("L")
    if box:
        picture.thumbnail(box)
    step = 255 / (SHADES - 1)
    even = picture.point([round(round(value / step) * step) for value in range(256)])
    out = io.BytesIO()
    even.save(out, "PNG", optimize=True)
    return out.getvalue()
