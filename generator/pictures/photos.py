"""The pictures of the prose: judged, and written anew in the sizes that pages show."""

import io
from collections.abc import Iterator
from typing import Any

from PIL import Image

from generator.pictures.decoding import FORMATS, form_of, is_web_page, opened, plain
from generator.pictures.order import RATIO, FaultError, Made

LONGEST_SIDE, MOST_PIXELS = 8_000, 25_000_000
# For a phone, a screen, and print.
WIDTHS = (480, 960, 1600)
FEW_COLOURS = 256
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 80, "optimize": True, "progressive": True},
    "WebP": {"quality": 80, "method": 4},
    "PNG": {"optimize": True},
}
_ENDINGS = {"JPEG": "jpg", "WebP": "webp", "PNG": "png"}


def made_of_photo(data: bytes, suffix: str) -> list[Made]:
    """Return a picture in its sizes, the smallest first; raise ``FaultError`` if it is wrong."""
    if not data:
        raise FaultError("K617")
    if is_web_page(data):
        raise FaultError("K618", suffix=suffix)
    form = form_of(data)
    _check_form(form, suffix)
    picture = opened(data, form)
    _check_size(*picture.size)
    # The second picture of a JPEG, which telephones add, is a smaller one.
    if form != "JPEG" and (count := getattr(picture, "n_frames", 1)) > 1:
        raise FaultError("K611", count=count)
    upright = plain(picture)
    form = _form_for(upright, form)
    return [Made(*one.size, _ENDINGS[form], _written(one, form)) for one in _sizes(upright)]


def _check_form(form: str, suffix: str) -> None:
    if not form:
        raise FaultError("K607")
    endings = FORMATS.get(form, ())
    if suffix not in endings:
        raise FaultError("K608", form=form, suffix=suffix, ending=endings[0] if endings else "")


def _check_size(width: int, height: int) -> None:
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise FaultError("K610", width=width, height=height)
    if max(width, height) > RATIO * min(width, height):
        raise FaultError("K612", width=width, height=height, limit=RATIO)


def _form_for(picture: Image.Image, form: str) -> str:
    """Return the form to publish a picture in: a photo would be many times as large as PNG."""
    return "WebP" if form == "PNG" and not picture.getcolors(FEW_COLOURS) else form


def _sizes(picture: Image.Image) -> Iterator[Image.Image]:
    """Yield a picture in the widths of pages, never enlarged; the largest comes last."""
    most = min(picture.width, WIDTHS[-1])
    # Two that are almost the same are one too many.
    for width in (*(one for one in WIDTHS if one < 0.8 * most), most):
        height = max(1, round(picture.height * width / picture.width))
        yield picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)


def _written(picture: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, form.upper(), **_OPTIONS[form])
    return out.getvalue()
