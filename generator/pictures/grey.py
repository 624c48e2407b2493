"""Shades of grey: colour on a sheet would be billed, and copies as mud anyway."""

import io

from PIL import Image

SHADES = 16


def grey(picture: Image.Image, box: tuple[int, int] | None = None) -> Image.Image:
    """Return a picture in 16 shades of grey on white, no larger than ``box`` pixels."""
    layered = picture.convert("RGBA")
    paper = Image.new("RGBA", layered.size, "white")
    flat = Image.alpha_composite(paper, layered).convert("L")
    if box:
        flat.thumbnail(box)
    step = 255 / (SHADES - 1)
    return flat.point([round(round(value / step) * step) for value in range(256)])


def png(picture: Image.Image) -> bytes:
    """Return a picture as a small file."""
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
