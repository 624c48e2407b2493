"""The last pass over what Typst made: plain grey, small, and the same bytes every time."""

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

POINTS_PER_MM = 72 / 25.4


def finished(data: bytes) -> tuple[bytes, int]:
    """Return a PDF of Typst's, with grey in DeviceGray and packed without loss, and its pages."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        _use_device_gray(pdf)
        return _packed(pdf)


def booklet(data: bytes) -> tuple[bytes, int]:
    """Return a PDF of A5 pages two by two on A4, in the order of a folded booklet, and its pages.

    Print on both sides, turned over on the short edge; fold, and staple in the fold.
    """
    with Pdf.open(io.BytesIO(data)) as pages, Pdf.new() as sheets:
        _use_device_gray(pages)
        for side in booklet_order(len(pages.pages)):
            _add_side(sheets, pages, side)
        with sheets.open_metadata(set_pikepdf_as_editor=False) as metadata:
            metadata["dc:title"] = str(pages.docinfo.get("/Title", ""))
        facts = {
            key: sheets.copy_foreign(value) if value.is_indirect else value
            for key, value in pages.docinfo.items()
        }
        sheets.docinfo = sheets.make_indirect(Dictionary(facts))
        sheets.Root.Lang = pages.Root.Lang
        duplex = Name.DuplexFlipShortEdge
        sheets.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Duplex=duplex)
        return _packed(sheets)


def booklet_order(count: int) -> list[tuple[int, int]]:
    """Return the pages, from 0, that stand side by side: fronts and backs in turn.

    Page numbers from ``count`` on are blank.
    """
    total = -(-count // 4) * 4
    return [
        side
        for front in range(0, total // 2, 2)
        for side in ((total - 1 - front, front), (front + 1, total - 2 - front))
    ]


def _add_side(sheets: Pdf, pages: Pdf, numbers: tuple[int, int]) -> None:
    width, height = 297 * POINTS_PER_MM, 210 * POINTS_PER_MM
    side = sheets.add_blank_page(page_size=(width, height))
    for left, number in zip((0, width / 2), numbers, strict=True):
        if number >= len(pages.pages):
            continue
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
        holder: Any = item.stream_dict if isinstance(item, Stream) else item
        spaces = holder.get("/ColorSpace") if isinstance(holder, Dictionary) else None
        if _is_grey_profile(spaces):
            holder["/ColorSpace"] = Name.DeviceGray
        elif isinstance(spaces, Dictionary):
            for name in [name for name, space in spaces.items() if _is_grey_profile(space)]:
                spaces[name] = Name.DeviceGray


def _is_grey_profile(space: Any) -> bool:
    is_pair = isinstance(space, Array) and len(space) == 2
    return is_pair and space[0] == Name.ICCBased and int(space[1].N) == 1


def _packed(pdf: Pdf) -> tuple[bytes, int]:
    pdf.remove_unreferenced_resources()
    out = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate
    pdf.save(out, object_stream_mode=mode, recompress_flate=True, deterministic_id=True)
    return out.getvalue(), len(pdf.pages)
