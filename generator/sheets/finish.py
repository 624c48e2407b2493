"""The last pass over what Typst made: plain grey, small, and the same bytes every time."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf
from PIL import Image

POINTS_PER_MM = 72 / 25.4
A4_LANDSCAPE = (297 * POINTS_PER_MM, 210 * POINTS_PER_MM)
SHADES = 16


def finished(data: bytes) -> bytes:
    """Return a PDF of Typst's with grey in DeviceGray, packed without loss."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        _use_device_gray(pdf)
        return _packed(pdf)


def booklet(data: bytes) -> bytes:
    """Return the A5 pages of a PDF two by two on A4, in the order of a folded booklet.

    Print on both sides, turned over on the short edge; fold, and staple in the fold.
    """
    with Pdf.open(io.BytesIO(data)) as pages, Pdf.new() as sheets:
        _use_device_gray(pages)
        title = str(pages.docinfo.get("/Title", ""))
        for left, right in booklet_order(len(pages.pages)):
            _add_side(sheets, pages, (left, right))
        with sheets.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = title
        sheets.docinfo = sheets.make_indirect(
            Dictionary(
                {
                    key: sheets.copy_foreign(value) if value.is_indirect else value
                    for key, value in pages.docinfo.items()
                }
            )
        )
        sheets.Root.Lang = pages.Root.Lang
        sheets.Root.ViewerPreferences = Dictionary(
            DisplayDocTitle=True, Duplex=Name.DuplexFlipShortEdge
        )
        return _packed(sheets)


def booklet_order(count: int) -> list[tuple[int, int]]:
    """Return the pages, from 0, that stand side by side: fronts and backs in turn.

    Page numbers from ``count`` on are blank.
    """
    total = -(-count // 4) * 4
    sides = []
    for sheet in range(total // 4):
        sides.append((total - 1 - 2 * sheet, 2 * sheet))
        sides.append((2 * sheet + 1, total - 2 - 2 * sheet))
    return sides


def _add_side(sheets: Pdf, pages: Pdf, numbers: tuple[int, int]) -> None:
    width, height = A4_LANDSCAPE
    side = sheets.add_blank_page(page_size=(width, height))
    for place, number in enumerate(numbers):
        if number >= len(pages.pages):
            continue
        left = place * width / 2
        box = pikepdf.Rectangle(left, 0, left + width / 2, height)
        form = sheets.copy_foreign(pages.pages[number].as_form_xobject())
        # Named here because add_overlay draws a name at random.
        name = side.add_resource(form, Name.XObject, Name(f"/Page{number}"))
        drawing = side.calc_form_xobject_placement(
            form, name, box, invert_transformations=True, allow_shrink=True, allow_expand=True
        )
        side.contents_add(drawing)


def _use_device_gray(pdf: Pdf) -> None:
    """Replace the grey profile by DeviceGray, so that a print shop bills a black page."""
    for item in pdf.objects:
        dictionary = _dictionary(item)
        if dictionary is None or "/ColorSpace" not in dictionary:
            continue
        spaces = dictionary["/ColorSpace"]
        if _is_grey_profile(spaces):
            dictionary["/ColorSpace"] = Name.DeviceGray
        elif isinstance(spaces, Dictionary):
            for name, space in list(spaces.items()):
                if _is_grey_profile(space):
                    spaces[name] = Name.DeviceGray


def _dictionary(item: Object) -> Any:
    if isinstance(item, pikepdf.Stream):
        return item.stream_dict
    return item if isinstance(item, Dictionary) else None


def _is_grey_profile(space: Any) -> bool:
    return (
        isinstance(space, Array)
        and len(space) == 2
        and space[0] == Name.ICCBased
        and int(space[1].N) == 1
    )


def _packed(pdf: Pdf) -> bytes:
    pdf.remove_unreferenced_resources()
    out = io.BytesIO()
    pdf.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        recompress_flate=True,
        deterministic_id=True,
    )
    return out.getvalue()


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
