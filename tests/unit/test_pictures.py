"""Pictures of strangers: each is told what is wrong with it, or published and nothing with it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from generator.pictures.album import Album
from tests.unit.content import Content
from tests.unit.samples import (
    SECRET,
    SRGB,
    bomb,
    chunk,
    exif,
    halves,
    moving,
    noise,
    png,
    read,
    written,
)

LEFT, RIGHT = (0.1, 0.5), (0.9, 0.5)
RED, BLUE = (254, 0, 0), (0, 0, 254)


def published(folder: Path, name: str, data: bytes) -> list[bytes]:
    """Return the files that are made of a picture, the smallest first."""
    (folder / name).write_bytes(data)
    return [size.file.read_bytes() for size in Album(folder / "album").shown(folder / name)]


def colour(data: bytes, place: tuple[float, float]) -> tuple[int, ...]:
    """Return the colour at a place of a picture, as a screen shows it."""
    picture = read(data).convert("RGB")
    found = picture.getpixel((int(picture.width * place[0]), int(picture.height * place[1])))
    assert isinstance(found, tuple)
    return found


def is_near(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(found, wanted, strict=True))


NOT_READ = "K607 This file cannot be read as a picture."
SAVE_AGAIN = "Open it in a program for pictures and save it again as JPEG, PNG or WebP."
SMALLER = "Save it smaller: 1600 dots wide are enough."
EMPTY = "K617 This file is empty: there is no picture in it."
AGAIN = "Copy the picture here once more: it was lost on the way."
PAGE = 'K618 This is a web page, and its name ends in ".png".'
FROM_THE_PAGE = "Open the page in a browser, and there save the picture itself: Save image as."
SIGNS = "it may hold a-z, 0-9 and hyphens only"
ON_WINDOWS = "Windows refuses a sign in it, or its end"


@pytest.mark.parametrize(
    ("name", "data", "said", "cure"),
    [
        ("x.jpg", b"", EMPTY, AGAIN),
        ("x.png", b"<html><script>1</script>", PAGE, FROM_THE_PAGE),
        ("x.png", b"\xef\xbb\xbf\n<!DOCTYPE HTML>\n<p><svg></svg>", PAGE, FROM_THE_PAGE),
        ("x.png", b"<!-- saved from --> <head>", PAGE, FROM_THE_PAGE),
        ("x.png", b"<script>alert(1)</script>", NOT_READ, SAVE_AGAIN),
        ("x.png", b"\x89PNG\r\n\x1a\n", NOT_READ, SAVE_AGAIN),
        ("x.png", written(noise(60, 40), "PNG")[:3000], NOT_READ, SAVE_AGAIN),
        ("x.jpg", written(noise(60, 40), "JPEG")[:2000], NOT_READ, SAVE_AGAIN),
        ("x.webp", written(noise(60, 40), "WEBP")[:1000], NOT_READ, SAVE_AGAIN),
        ("x.png", png(8, 8, chunk(b"iTXt", b"k\0\1\0\0\0" + bomb())), NOT_READ, SAVE_AGAIN),
        ("x.png", png(8, 8, chunk(b"iCCP", b"k\0\0" + bomb())), NOT_READ, SAVE_AGAIN),
        (
            "x.png",
            written(noise(60, 40), "JPEG"),
            'K608 This picture is JPEG, and its name ends in ".png".',
            "Rename the file: x.jpg",
        ),
        *(
            (
                "x.png",
                written(noise(32, 32), form),
                f'K608 This picture is {form}, and its name ends in ".png".',
                SAVE_AGAIN,
            )
            for form in ("GIF", "TIFF", "BMP", "ICO")
        ),
        (
            "x.png",
            b"8BPS\0\1",
            'K608 This picture is PSD, and its name ends in ".png".',
            SAVE_AGAIN,
        ),
        (
            "x.jpg",
            b'<svg xmlns="http://www.w3.org/2000/svg"/>',
            'K608 This picture is SVG, and its name ends in ".jpg".',
            SAVE_AGAIN,
        ),
        (
            "x.png",
            bytes(5_000_001),
            "K609 This picture is too large: 5001 KB.",
            "Save it smaller: 1600 dots wide are enough, and at most 5000 KB.",
        ),
        (
            "x.png",
            png(30_000, 30_000),
            "K610 This picture is too large: 30000 x 30000 dots.",
            SMALLER,
        ),
        (
            "x.jpg",
            written(noise(40, 40), "JPEG").replace(b"\0\x28\0\x28", b"\xff\xdc\xff\xdc"),
            "K610 This picture is too large: 65500 x 65500 dots.",
            SMALLER,
        ),
        *(
            (
                name,
                moving(form, 30),
                "K611 This picture moves: it is 30 pictures in one.",
                "Choose one of them and save it as JPEG or PNG.",
            )
            for name, form in (("x.png", "PNG"), ("x.webp", "WEBP"))
        ),
        (
            "x.png",
            png(900, 3),
            "K612 This picture is too narrow: 900 x 3 dots.",
            "Cut it so that no side is more than 8 times as long as the other.",
        ),
    ],
)
def test_what_cannot_be_shown_is_told_with_its_cure(
    content: Content, name: str, data: bytes, said: str, cure: str
) -> None:
    content.write(f"cases/{name}", data)
    assert content.said() == [f"{name}:1:1 {said}"]
    assert content.cures() == [cure]


def nowhere(folder: str) -> str:
    return f"{folder}/x.png"


@pytest.mark.parametrize(
    "name",
    [
        "x.png",
        *map(nowhere, ("print", "share", "assets", "search", "media", "pagefind", "404.html")),
        *map(nowhere, ("cases/index.md", "cases/index.html", "cases/rosa-tannery", "en/cases")),
    ],
)
def test_a_picture_stands_beside_a_record_or_nowhere(content: Content, name: str) -> None:
    content.write(name, png(8, 8))
    assert content.said() == ["x.png:1:1 K606 No picture can be shown from this folder."]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize(
    ("name", "shown", "what", "cure"),
    [
        ("IMG 20.JPG", "IMG 20.JPG", SIGNS, "img-20.jpg"),
        ("Válvula.png", "Válvula.png", SIGNS, "valvula.png"),
        (b"a\xff.png", "a\ufffd.png", SIGNS, "a.png"),
        ("a\nb.png", "a\ufffdb.png", SIGNS, "a-b.png"),
        ("a\x1b[31m.png", "a\ufffd[31m.png", SIGNS, "a-31m.png"),
        ("a%2Fb?c#d.png", "a%2Fb?c#d.png", ON_WINDOWS, "a-2fb-c-d.png"),
        ("Drum: new.JPG", "Drum: new.JPG", ON_WINDOWS, "drum-new.jpg"),
        ("drum.jpg.", "drum.jpg.", ON_WINDOWS, "drum.jpg"),
        ("AUX.png", "AUX.png", "Windows keeps it for itself", "aux-1.png"),
    ],
)  # fmt: skip
def test_a_name_that_no_link_can_hold_is_told_another(
    content: Content, name: str | bytes, shown: str, what: str, cure: str
) -> None:
    content.write(f"cases/{os.fsdecode(name)}", png(8, 8))
    (problem,) = content.said()
    assert problem.endswith(f':1:1 K605 "{shown}" cannot be the name of a picture: {what}.')
    assert content.cures() == [f"Rename the file: {cure}"]


def test_a_name_without_a_letter_is_told_what_names_are_like(content: Content) -> None:
    content.write("cases/---.png", png(8, 8))
    assert content.cures() == ["Name it with a-z, 0-9 and hyphens only: rosa-valve.jpg"]


def test_a_name_that_is_too_long_is_told_so(content: Content) -> None:
    content.write(f"cases/{'x' * 240}.png", png(8, 8))
    (said,) = content.said()
    assert said.endswith(f' K023 The name "{"x" * 79}…" is too long: 240 characters.')
    assert content.cures() == ["Addresses are typed from paper: give it at most 80 characters."]


def test_a_picture_may_have_the_name_of_its_record(content: Content) -> None:
    content.write("cases/a-case.png", png(8, 8))
    content.case(body="![The drum](a-case.png)\n")
    assert content.said() == []


@pytest.mark.parametrize("words", ["", " ", "&nbsp;", "...", "☕"])
def test_a_picture_without_words_is_refused(content: Content, words: str) -> None:
    content.case(body=f"![{words}](rosa-taps.png)\n\n![The drum][d]\n\n[d]: rosa-taps.png\n")
    assert content.said() == [
        f"a-case.md:9:{len(words) + 5} K615 "
        'The picture "rosa-taps.png" has no words for those who cannot see it.'
    ]
    assert content.cures()[-1] == (
        "Say in the brackets what it shows: ![what the picture shows](rosa-taps.png)"
    )


@pytest.mark.parametrize(
    "words",
    [
        *("rosa-taps", "rosa-taps.png", "Rosa taps", "ROSA_TAPS.PNG"),
        *("Picture", "Foto 1", "IMG_2034", "what the picture shows", "12"),
    ],
)
def test_words_that_say_nothing_of_a_picture_are_advised_against(
    content: Content, words: str
) -> None:
    content.case(body=f"![{words}](../cases/rosa-taps.png)\n")
    (said,) = content.said()
    assert said.endswith(f'K616 "{words}" does not say what the picture shows.')
    assert not content.problems()[0].blocks


@pytest.mark.parametrize("words", ["The taps", "Rosa closes the taps", "茶", "The picture of 1920"])
def test_words_that_say_something_are_right(content: Content, words: str) -> None:
    content.case(body=f"![{words}](rosa-taps.png)\n")
    assert content.said() == []


NOTES: dict[str, dict[str, Any]] = {
    "JPEG": {"exif": exif(), "comment": SECRET, "xmp": SECRET, "icc_profile": SRGB + SECRET},
    "PNG": {"exif": exif(), "icc_profile": SRGB + SECRET},
    "WEBP": {"exif": exif(), "xmp": SECRET, "icc_profile": SRGB + SECRET, "lossless": True},
}


@pytest.mark.parametrize("name", ["x.jpg", "x.png", "x.webp"])
def test_nothing_is_published_with_a_picture(tmp_path: Path, name: str) -> None:
    form = {"x.jpg": "JPEG", "x.png": "PNG", "x.webp": "WEBP"}[name]
    sent = written(halves(), form, **NOTES[form]) + b"PK\3\4" + SECRET + b"<script>"
    assert sent.count(SECRET) > 2
    (found,) = published(tmp_path, name, sent)
    assert SECRET not in found
    assert b"<script>" not in found
    picture = read(found)
    assert (picture.format, picture.size) == (form, (60, 40))
    assert picture.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
        "progressive", "progression", "loop", "background", "timestamp", "duration",
    }  # fmt: skip
    assert dict(picture.getexif()) == {}
    assert is_near(colour(found, LEFT), RED)
    assert is_near(colour(found, RIGHT), BLUE)


TURNS = {
    1: (LEFT, RIGHT),
    2: (RIGHT, LEFT),
    3: (RIGHT, LEFT),
    4: (LEFT, RIGHT),
    5: ((0.5, 0.1), (0.5, 0.9)),
    6: ((0.5, 0.1), (0.5, 0.9)),
    7: ((0.5, 0.9), (0.5, 0.1)),
    8: ((0.5, 0.9), (0.5, 0.1)),
}


@pytest.mark.parametrize(("orientation", "places"), TURNS.items())
def test_a_picture_is_upright(
    tmp_path: Path, orientation: int, places: tuple[tuple[float, float], tuple[float, float]]
) -> None:
    (found,) = published(tmp_path, "x.jpg", written(halves(), "JPEG", exif=exif(orientation)))
    assert read(found).size == ((60, 40) if orientation < 5 else (40, 60))
    assert [is_near(colour(found, place), RED) for place in places] == [True, False]


def test_a_picture_with_broken_notes_is_a_picture(tmp_path: Path) -> None:
    sent = written(halves(), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff", icc_profile=b"nonsense")
    (found,) = published(tmp_path, "x.jpg", sent)
    assert is_near(colour(found, LEFT), RED)


@pytest.mark.parametrize(
    ("picture", "form", "shade"),
    [
        (Image.new("I;16", (60, 40), 0x8000), "PNG", (128, 128, 128)),
        (Image.new("1", (60, 40), 1), "PNG", (255, 255, 255)),
        (Image.new("LA", (60, 40), (128, 255)), "PNG", (128, 128, 128)),
        (Image.new("RGB", (60, 40), (200, 20, 20)).quantize(4), "PNG", (200, 20, 20)),
        (Image.new("CMYK", (60, 40), (0, 255, 255, 0)), "JPEG", (255, 0, 0)),
        (Image.new("L", (60, 40), 128), "JPEG", (128, 128, 128)),
    ],
)
def test_every_kind_of_colours_is_published_as_a_screen_has_them(
    tmp_path: Path, picture: Image.Image, form: str, shade: tuple[int, ...]
) -> None:
    name = f"x.{ {'PNG': 'png', 'JPEG': 'jpg'}[form] }"
    (found,) = published(tmp_path, name, written(picture, form))
    assert read(found).mode in ("L", "RGB")
    assert is_near(colour(found, LEFT), shade)


def test_what_is_clear_stays_clear(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    sent = written(picture.quantize(4), "PNG", transparency=0)
    (found,) = published(tmp_path, "x.png", sent)
    assert read(found).convert("RGBA").getpixel((5, 5)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, [1]),
        (480, [480]),
        (590, [590]),
        (700, [480, 700]),
        (1600, [480, 960, 1600]),
        (3000, [480, 960, 1600]),
    ],
)
def test_a_picture_comes_in_sizes_and_is_never_enlarged(
    tmp_path: Path, width: int, widths: list[int]
) -> None:
    found = published(tmp_path, "x.jpg", written(Image.new("L", (width, -(-width // 2))), "JPEG"))
    assert [read(one).size for one in found] == [(one, -(-one // 2)) for one in widths]


def test_a_photo_in_a_heavy_form_becomes_light(tmp_path: Path) -> None:
    (found,) = published(tmp_path, "x.png", written(noise(300, 200), "PNG"))
    assert read(found).format == "WEBP"
    (found,) = published(tmp_path, "y.png", written(halves(), "PNG"))
    assert read(found).format == "PNG"


def test_the_second_picture_that_telephones_add_is_no_movement(tmp_path: Path) -> None:
    sent = written(halves(), "MPO", save_all=True, append_images=[halves(30, 20)])
    (found,) = published(tmp_path, "x.jpg", sent)
    assert read(found).format == "JPEG"


def test_the_same_picture_gives_the_same_bytes_and_addresses(tmp_path: Path) -> None:
    file = tmp_path / "x.jpg"
    file.write_bytes(written(noise(1000, 400), "JPEG"))
    first, second = (Album(tmp_path / name).shown(file) for name in ("a", "b"))
    assert [one.address for one in first] == [one.address for one in second]
    assert [one.file.read_bytes() for one in first] == [one.file.read_bytes() for one in second]
    assert first[0].address.startswith("media/x-480-")
