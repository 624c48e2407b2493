"""Pictures are decoded: what a file is by its first bytes, and its colours as a screen has them."""

import io
import re
from contextlib import suppress

from PIL import Image, ImageCms

# What a picture may be, with the endings of its name.
FORMATS = {"PNG": (".png",), "JPEG": (".jpg", ".jpeg"), "WebP": (".webp",)}
# Other pictures, to be told what they are.
_STARTS = {
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"BM": "BMP",
    b"\0\0\1\0": "ICO",
    b"8BPS": "PSD",
    b"%PDF": "PDF",
    b"\0\0\0\x0cjP  ": "JPEG 2000",
    b"\xffO\xffQ": "JPEG 2000",
    b"\0\0\0\x0cJXL ": "JPEG XL",
    b"\xff\n": "JPEG XL",
}
_BRANDS = {b"avif": "AVIF", b"avis": "AVIF", b"heic": "HEIC", b"heix": "HEIC", b"mif1": "HEIC"}
_PAGE = re.compile(rb"(?is)(\xef\xbb\xbf)?\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b")
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# Whoever opens a picture here looks at its size before it is decoded.
Image.MAX_IMAGE_PIXELS = None


def form_of(data: bytes) -> str:
    """Return what a file is by its first bytes, or an empty text if it is no picture known."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "")
    if b"<svg" in data[:1000]:
        return "SVG"
    return next((form for start, form in _STARTS.items() if data.startswith(start)), "")


def is_web_page(data: bytes) -> bool:
    """Say whether somebody saved the page around a picture, or what a host says in its place."""
    return bool(_PAGE.match(data[:1000]))


def opened(data: bytes, form: str) -> Image.Image:
    """Return a picture of which only the head has been read."""
    return Image.open(io.BytesIO(data), formats=[form.upper()])


def plain(picture: Image.Image) -> Image.Image:
    """Return a picture upright, in shades or in sRGB, 8 bits deep, without anything beside it."""
    picture.load()
    turned = picture.transpose(_TURNS[turn]) if (turn := _turn(picture)) in _TURNS else picture
    found = _in_srgb(_in_eight_bits(turned), picture.info.get("icc_profile"))
    if found.mode == "RGBA" and found.getchannel("A").getextrema() == (255, 255):
        found = found.convert("RGB")
    found.info = {}
    return found


def _turn(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - what stands beside a picture is no reason to lose it
        return 1


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value / 256).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    if picture.mode in ("1", "L", "F"):
        return picture.convert("L")
    return picture if picture.mode in ("RGB", "CMYK") else picture.convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if profile and picture.mode != "L":
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            own, srgb = io.BytesIO(profile), ImageCms.createProfile("sRGB")
            if turned := ImageCms.profileToProfile(picture, own, srgb, outputMode=mode):
                return turned
    return picture.convert("RGB") if picture.mode == "CMYK" else picture
