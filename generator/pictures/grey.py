"""Shades of grey: colour on a sheet would be billed, and copies as mud anyway."""

import io

from PIL import Image

SHADES = 16


def grey(picture: Image.Image, box: tuple[int, int] | None = None) -> bytes:
    """Return a picture in 16 shades of grey on white, a PNG no larger than ``box`` pixels."""
    layered = picture.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    flat = Image.alpha_composite(paper, layered).convert("L")
    if box:
        flat.thumbnail(box)
    step = 255 / (SHADES - 1)
    even = flat.point([round(round(value / step) * step) for value in range(256)])
    out = io.BytesIO()
    even.save(out, "PNG", optimize=True)
    return out.getvalue()
