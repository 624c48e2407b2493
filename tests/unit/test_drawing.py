"""Drawn logos: shapes and nothing else, and no more of them than can be drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pictures.album import album_of
from generator.pictures.drawing import RefusedError, check_drawing
from tests.unit.content import Content
from tests.unit.samples import SVG, halves, moving, noise, png, read, written

CHAMBER = (
    "name: Chamber of Rosa\ncountry: BO\nlanguages: [en]\ncontact: [Tel. 000]\n"
    "message: {en: Come.}\nexample: true\n"
)


def drawing(inside: str, head: str = 'viewBox="0 0 10 10"') -> str:
    return f"{SVG} {head}>{inside}</svg>"


def told(content: Content, name: str, data: str | bytes) -> list[str]:
    """Return what is said of a logo."""
    content.write("associations/chamber.yml", f"{CHAMBER}logo: {name}\n")
    content.write(f"associations/{name}", data)
    return content.said()


BOX = '<rect width="5" height="5"/>'
GRADIENT = '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>'


@pytest.mark.parametrize(
    "inside",
    [
        *(
            f'{GRADIENT}<rect width="5" height="5" fill="{fill}"/>'
            for fill in ("url(#g)", "url('#g')", "url(&quot;#g&quot;)", "url( '#g' ) red")
        ),
        '<path style="fill:#1e10ff;-inkscape-stroke:none;stroke:none" d="M0 0h5v5z"/>',
        '<g id="a" data-name="Layer 1" class="x" aria-label="a">' + BOX + "</g>",
        f'<defs><clipPath id="c">{BOX}</clipPath></defs><g clip-path="url(#c)">{BOX}</g>',
        f'<symbol id="s" viewBox="0 0 5 5">{BOX}</symbol><use xlink:href="#s"/><use href="#s"/>',
        "<title>A <desc>chamber</desc></title><metadata>of Rosa</metadata>" + BOX,
        '<s:namedview xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" s:x="1"/>' + BOX,
        '<path d="M0.123456789012 1e-7L5 5 0 5z"/>',
        "<!-- <script> is not here -->" + BOX,
    ],
)  # fmt: skip
def test_what_a_logo_may_hold(content: Content, inside: str) -> None:
    assert told(content, "logo.svg", drawing(inside)) == []


SCRIPT, OUTSIDE, MORE = "a script", "something from another file", "more than drawn shapes"
DEEP = "groups within groups within groups, more than 30 deep"
ROUND, MANY = "shapes that hold themselves", "more shapes than can be drawn"
DOUBLED = "".join(
    f'<g id="g{n + 1}"><use href="#g{n}"/><use xlink:href="#g{n}"/></g>' for n in range(20)
)
MASKED = "".join(
    f'<mask id="m{n + 1}"><rect mask="url(#m{n})"/><rect style="mask:url(\'#m{n}\')"/></mask>'
    for n in range(20)
)


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>alert(1)</script>", SCRIPT),
        ('<rect onclick="alert(1)"/>', SCRIPT),
        ('<rect OnLoad="alert(1)"/>', SCRIPT),
        ('<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>', SCRIPT),
        *((f"<{name}/>", MORE) for name in ("image", "foreignObject", "style", "text", "a")),
        *((f"<{name}/>", MORE) for name in ("animate", "set", "filter", "pattern", "marker")),
        ('<x:iframe xmlns:x="http://www.w3.org/1999/xhtml"/>', MORE),
        ('<rect madeup="1"/>', MORE),
        ('<rect style="behaviour:x"/>', MORE),
        ('<use href="other.svg#a"/>', OUTSIDE),
        ('<use xlink:href="https://evil.example/#a"/>', OUTSIDE),
        ('<use xlink:href="data:image/svg+xml,x"/>', OUTSIDE),
        ('<rect fill="url(https://evil.example/#g)"/>', OUTSIDE),
        ("<rect fill=\"url('other.svg#g')\"/>", OUTSIDE),
        ('<rect fill="url(#g) url(other.svg)"/>', OUTSIDE),
        ('<rect style="fill:url(other.svg)"/>', OUTSIDE),
        ('<rect style="fill:u\\72l(other.svg)"/>', OUTSIDE),
        ('<rect style="fill:@import x"/>', OUTSIDE),
        ("<?xml-stylesheet href='x.css'?>", OUTSIDE),
        ("<?anything?>", OUTSIDE),
        ("<g>" * 30 + "</g>" * 30, DEEP),
        ("<g>" * 30_000 + "</g>" * 30_000, DEEP),
        ("<metadata>" + "<g>" * 40 + "</g>" * 40 + "</metadata>", DEEP),
        ('<g id="a"><use href="#a"/></g>', ROUND),
        ('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>', ROUND),
        ('<clipPath id="c" clip-path="url(#c)"/>', ROUND),
        ('<g id="a"/><g id="a"><use href="#a"/></g>', ROUND),
        (f'<g id="g0">{BOX}</g>{DOUBLED}', MANY),
        (f'<mask id="m0">{BOX}</mask>{MASKED}', MANY),
        ("<rect/>" * 5_001, MANY),
        ('<rect width="10000000"/>', "numbers larger than any drawing needs"),
        ('<path d="M0 0L1e30 5"/>', "numbers larger than any drawing needs"),
        ('<g transform="scale(1e+9)"/>', "numbers larger than any drawing needs"),
    ],
)  # fmt: skip
def test_what_a_logo_may_not_hold(inside: str, what: str) -> None:
    with pytest.raises(RefusedError) as refused:
        check_drawing(drawing(inside).encode())
    assert str(refused.value) == what


def test_a_chain_of_shapes_that_use_each_other_is_not_followed_for_ever() -> None:
    chain = "".join(f'<g id="g{n}"><use href="#g{n + 1}"/></g>' for n in range(1000))
    with pytest.raises(RefusedError, match="groups within groups"):
        check_drawing(drawing(chain).encode())


def test_what_is_wrong_with_a_drawing_is_said_of_its_record(content: Content) -> None:
    assert told(content, "logo.svg", drawing("<g>" * 20_000 + "</g>" * 20_000)) == [
        'chamber.yml:7:7 K604 The logo "logo.svg" holds groups within groups within groups, '
        "more than 30 deep, which is not allowed."
    ]


NOT_PRINTED = 'K602 The logo "{name}" is not a picture that can be printed.'
NARROW = 'K613 The logo "{name}" is too narrow.'


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.svg", "", NOT_PRINTED),
        ("x.svg", "<svg/>", NOT_PRINTED),
        ("x.svg", drawing("<g>"), NOT_PRINTED),
        ("x.svg", drawing(BOX).encode("utf-16"), NOT_PRINTED),
        ("x.svg", drawing(BOX, 'width="0" height="0"'), NOT_PRINTED),
        ("x.svg", drawing(BOX, 'width="-1" height="5"'), NOT_PRINTED),
        ("x.svg", drawing(BOX, 'viewBox="0 0 1000 1"'), NARROW),
        ("x.svg", drawing(BOX, 'viewBox="0 0 1 1000"'), NARROW),
        ("x.svg", drawing(BOX, 'viewBox="0 0 9 9" width="900" height="1"'), NARROW),
        ("x.png", png(4001, 4001), NOT_PRINTED),
        ("x.png", png(50_000, 50_000), NOT_PRINTED),
        ("x.png", written(noise(60, 40), "PNG")[:3000], NOT_PRINTED),
        ("x.jpg", written(noise(60, 40), "JPEG")[:2000], NOT_PRINTED),
        ("x.png", written(noise(60, 40), "JPEG"), NOT_PRINTED),
        ("x.jpg", written(noise(60, 40), "PNG"), NOT_PRINTED),
        ("x.webp", written(noise(60, 40), "WEBP"), NOT_PRINTED),
        ("x.gif", written(noise(60, 40), "GIF"), NOT_PRINTED),
        ("x.png", drawing(BOX), NOT_PRINTED),
        ("x.png", moving("PNG", 3), NOT_PRINTED),
        ("x.png", png(900, 3), NARROW),
        ("x.png", bytes(200_001), 'K603 The logo "{name}" is too large: 201 KB.'),
    ],
)
def test_what_is_no_logo_is_told(content: Content, name: str, data: str | bytes, said: str) -> None:
    assert told(content, name, data)[:1] == [f"chamber.yml:7:7 {said.format(name=name)}"]


@pytest.mark.parametrize("name", ["y" * 300 + ".png", "..", "../cases/rosa-taps.png"])
def test_a_name_that_no_file_has_names_no_logo(content: Content, name: str) -> None:
    content.write("associations/chamber.yml", f'{CHAMBER}logo: "{name}"\n')
    (said,) = content.said()
    assert said.startswith("chamber.yml:7:7 K601 There is no logo ")


@pytest.mark.parametrize(
    ("name", "data", "size"),
    [
        ("x.svg", drawing(BOX), (165, 165)),
        ("x.png", written(halves(600, 300), "PNG"), (330, 165)),
        ("x.jpg", written(halves(300, 600).convert("CMYK"), "JPEG"), (82, 165)),
    ],
)
def test_a_logo_is_printed_small_and_grey(
    content: Content, tmp_path: Path, name: str, data: str | bytes, size: tuple[int, int]
) -> None:
    assert told(content, name, data) == []
    printed = read(album_of(content.folder).logo(content.folder / "associations" / name))
    assert (printed.format, printed.mode, printed.size) == ("PNG", "L", size)
