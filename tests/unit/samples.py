"""Pictures as strangers send them: good ones with much beside their dots, and bad ones."""

from __future__ import annotations

import io
import random
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms

SECRET = b"a secret"
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a picture in which no two dots are alike, always the same."""
    count = width * height * len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, (width, height), random.Random(7).randbytes(count))


def written(picture: Image.Image, form: str, **options: Any) -> bytes:
    """Return a picture as the bytes of a file."""
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def read(data: bytes) -> Image.Image:
    """Return the picture in the bytes of a file."""
    return Image.open(io.BytesIO(data))


def halves(width: int = 60, height: int = 40) -> Image.Image:
    """Return a picture that is red on the left and blue on the right."""
    picture = Image.new("RGB", (width, height), "red")
    picture.paste("blue", (width // 2, 0, width, height))
    return picture


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a telephone notes: how it was held, who held it, and where."""
    found = Image.Exif()
    found[0x0112], found[0x010E] = orientation, SECRET.decode()
    found.get_ifd(0x8825)[29] = SECRET.decode()
    return found


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a piece of a PNG."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *more: bytes) -> bytes:
    """Return a PNG, black and white, that says it is so large; ``more`` pieces stand before it."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    dots = chunk(b"IDAT", zlib.compress(bytes(min(height * (1 + -(-width // 8)), 10_000))))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + dots + chunk(b"IEND", b"")


def bomb() -> bytes:
    """Return a hundred thousand bytes that become a hundred million."""
    return zlib.compress(bytes(100_000_000), 9)


def moving(form: str, count: int) -> bytes:
    """Return a picture of many pictures."""
    more = [Image.new("L", (8, 8), 8 * number % 256) for number in range(1, count)]
    return written(Image.new("L", (8, 8)), form, save_all=True, append_images=more)
