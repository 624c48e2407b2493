"""Line drawings: lines and nothing else, each with a file and a name, in one hand for all."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks import check
from generator.pictures.lines import FRAME, MOST_BYTES, drawn, drawn_in
from generator.views.drawings import drawing_of
from generator.views.plan import editions
from tests.unit.content import Content
from tests.unit.test_plan import SETTINGS

ROOT = Path(__file__).parents[2]
DRUM = "drawings/tanning-drum.svg"
LINE = '<path d="M10 45h100"/>'
TAKE_OUT = (
    "Take it out. A drawing holds path, line, circle, rect, ellipse, polyline, polygon, g and "
    "where they stand; colour and width are said once, in its first line."
)
WRITE = 'Write every shape with its quotes and its end: <path d="M10 45h100"/>'


def drawing(inside: str, frame: str = FRAME) -> str:
    return f"{frame}\n{inside}\n</svg>\n"


def told(content: Content, text: str | bytes) -> list[str]:
    """Return what is said of a drawing that is named in the list."""
    content.write(DRUM, text)
    return content.said()


@pytest.mark.parametrize(
    "inside",
    [
        LINE,
        '<line x1="1" y1="2" x2="3" y2="4"/><circle cx="60" cy="45" r="9.5"/>',
        '<rect x="1" y="1" width="9" height="9" rx="2"/><ellipse cx="5" cy="5" rx="3" ry="2"/>',
        '<polyline points="1,2 3,4"/><polygon points="1 2 3 4 -5 6"/>',
        f'<g transform="translate(3 4) rotate(-45)"><g stroke-dasharray="2 5">{LINE}</g></g>',
        f"<!-- by Rosa -->{LINE}",
        '<path d="M1 2\n  h3"></path>',
    ],
)
def test_what_a_drawing_may_hold(content: Content, inside: str) -> None:
    assert told(content, drawing(inside)) == []


def test_the_frame_may_be_written_in_another_order_and_with_a_declaration(content: Content) -> None:
    words = FRAME.removeprefix("<svg ").removesuffix(">").split('" ')
    turned = '" '.join([*words[1:-1], words[-1].rstrip('"'), words[0]])
    frame = f'<?xml version="1.0" encoding="UTF-8"?>\n<svg {turned}">'
    assert told(content, drawing(LINE, frame)) == []


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<text>Drum</text>", "<text>"),
        ("<title>Drum</title>", "<title>"),
        ("<style>path { stroke: red }</style>", "<style>"),
        ("<script>alert(1)</script>", "<script>"),
        ('<image href="https://example.org/x.png"/>', "<image>"),
        ('<use href="#a"/>', "<use>"),
        (f"<a>{LINE}</a>", "<a>"),
        (f"<svg>{LINE}</svg>", "<svg>"),
        ("<defs><linearGradient><stop/></linearGradient></defs>", "<defs>"),
        ("<foreignObject><p>x</p></foreignObject>", "<foreignObject>"),
        ('<path id="a" d="M1 1h5"/>', 'id="a"'),
        ('<path style="stroke:red" d="M1 1h5"/>', 'style="stroke:red"'),
        ('<path stroke-width="5" d="M1 1h5"/>', 'stroke-width="5"'),
        ('<path fill="#c00" d="M1 1h5"/>', 'fill="#c00"'),
        ('<path onclick="alert(1)" d="M1 1h5"/>', 'onclick="alert(1)"'),
        ('<circle d="M1 1h5"/>', 'd="M1 1h5"'),
        ("a drum", '"a drum"'),
        ("&#38;lt;", '"&"'),
        ("<?run me?>", "<?run?>"),
        (f'<path d="M1 1h5" data-x="{"x" * 90}"/>', f'data-x="{"x" * 51}…'),
    ],
)
def test_what_a_drawing_may_not_hold(content: Content, inside: str, what: str) -> None:
    found = told(content, drawing(LINE + inside))
    said = f"A drawing is made of lines only, and here stands {what}."
    assert found[0] == f"tanning-drum.svg:2:{len(LINE) + 1} K549 {said}"
    assert content.cures()[0] == TAKE_OUT


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ('<rect x="1" y="1" width="1000" height="2"/>', "width"),
        ('<rect x="1" y="1" width="50%" height="2"/>', "width"),
        ('<circle cx="60" cy="45" r="1e9"/>', "r"),
        ('<path d="M0 0L99999 1"/>', "d"),
        ('<path d="url(#a)"/>', "d"),
        ('<path d="M1 1h5" transform="scale(9)"/>', "transform"),
    ],
)
def test_numbers_that_no_drawing_has(content: Content, inside: str, name: str) -> None:
    assert len(told(content, drawing(inside))) == 1
    assert content.cures() == [
        f'Give "{name}" plain numbers within the frame, 0 to 120 across and 0 to 90 down. '
        "Of moves there are translate and rotate."
    ]


@pytest.mark.parametrize(
    "frame",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">',
        FRAME.replace("<svg", '<svg width="120" height="90"'),
        FRAME.replace("currentColor", "black"),
        FRAME.replace('"3"', '"2"'),
        FRAME.replace("<svg", '<svg onload="alert(1)"'),
    ],
)
def test_all_drawings_begin_alike(content: Content, frame: str) -> None:
    assert told(content, drawing(LINE, frame)) == [
        "tanning-drum.svg:1:1 K549 A drawing is made of lines only, and here stands "
        "another first line than in all drawings."
    ]
    assert content.cures() == [f"Let the file begin with {FRAME}"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f'{FRAME}\n<path d="M1 1h5">\n</svg>', "3:3"),
        (f"{FRAME}\n{LINE}", "2:23"),
        (b"\x89PNG\r\n\x1a\n", "1:1"),
        ("", "1:1"),
    ],
)
def test_what_cannot_be_read(content: Content, text: str | bytes, place: str) -> None:
    assert told(content, text) == [
        f"tanning-drum.svg:{place} K549 A drawing is made of lines only, and here stands "
        "something that cannot be read as SVG."
    ]
    assert content.cures() == [WRITE]


@pytest.mark.parametrize("inside", ["", "<g></g>", "<!-- nothing -->"])
def test_an_empty_frame_is_no_drawing(content: Content, inside: str) -> None:
    said = "A drawing is made of lines only, and here stands an empty frame."
    assert told(content, drawing(inside)) == [f"tanning-drum.svg:1:1 K549 {said}"]


def test_a_web_page_is_no_drawing(content: Content) -> None:
    assert [line.split(" ")[0] for line in told(content, "<html><body/></html>")] == [
        "tanning-drum.svg:1:1"
    ]


def test_entities_that_grow_are_not_read() -> None:
    grown = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    text = f'<!DOCTYPE svg [<!ENTITY a0 "M">{grown}]>{FRAME}<path d="&a9;"/></svg>'
    (fault,) = drawn(text.encode(), len(text)).faults
    assert fault.what == "<!DOCTYPE>"


def test_a_drawing_is_small(content: Content) -> None:
    points = "h1" * (MOST_BYTES // 2)
    assert told(content, drawing(f'<path d="M0 0{points}"/>')) == [
        "tanning-drum.svg:1:1 K549 A drawing is made of lines only, and here stands "
        "too much for a small picture."
    ]
    assert content.cures() == ["Draw it with fewer points: at most 4 KB."]


def test_groups_are_not_deep() -> None:
    text = FRAME + "<g>" * 300 + LINE + "</g>" * 300 + "</svg>"
    assert [fault.what for fault in drawn(text.encode(), len(text)).faults] == ["<g>"]


def test_a_drawing_needs_a_name(content: Content) -> None:
    content.write("drawings/pump.svg", drawing(LINE))
    assert content.said() == ['pump.svg:1:1 K548 The drawing "pump" lacks its name.']
    assert content.cures() == [
        "Say in content/vocabularies/drawings.yml what one sees in it: "
        '"pump: {label: {en: ..., es: ...}}".'
    ]


def test_a_name_needs_a_drawing(content: Content) -> None:
    (content.folder / DRUM).unlink()
    assert content.said() == ['drawings.yml:3:3 K548 The drawing "tanning-drum" lacks its file.']
    assert content.cures() == [
        "Put it into content/drawings/tanning-drum.svg, or take the entry out of this list."
    ]


def test_a_drawing_under_a_misspelt_name_is_told_once(content: Content) -> None:
    (content.folder / DRUM).rename(content.folder / "drawings" / "taning-drum.svg")
    assert content.said() == ['drawings.yml:3:3 K548 The drawing "tanning-drum" lacks its file.']
    assert content.cures() == [
        "If content/drawings/taning-drum.svg is the drawing, rename it to "
        "content/drawings/tanning-drum.svg. If not, draw content/drawings/tanning-drum.svg."
    ]


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("drawings/Steam trap.svg", "Rename the file: steam-trap.svg"),
        ("drawings/steam_trap.svg", "Rename the file: steam-trap.svg"),
        ("drawings/válvula.SVG", "Rename the file: valvula.svg"),
    ],
)
def test_the_name_of_a_drawing(content: Content, name: str, cure: str) -> None:
    content.write(name, drawing(LINE))
    assert [line.split(" ")[-2:] for line in content.said()] == [["hyphens", "only."]]
    assert content.cures() == [cure]


@pytest.mark.parametrize("folder", ["dibujos", "drawing", "drawings/new"])
def test_drawings_are_in_one_folder(content: Content, folder: str) -> None:
    content.write(f"{folder}/steam-trap.svg", drawing(LINE))
    assert content.cures() == [
        "If it is a drawing of lines for measures, move it to content/drawings/steam-trap.svg. "
        "If not, save it again as JPEG, PNG or WebP, beside the record that shows it."
    ]


def test_a_drawing_that_no_list_names(content: Content) -> None:
    file = next((content.folder / "measures").glob("*.md"))
    text = file.read_text("utf-8")
    file.write_text(text.replace("\ncost:", "\ndrawing: taning-drum\ncost:"), "utf-8")
    (line,) = content.said()
    assert line.endswith('K202 "taning-drum" is not in the list "drawings".')
    assert content.cures() == ['Did you mean "tanning-drum"?']


def test_only_what_was_judged_is_shown(content: Content) -> None:
    assert drawn(f"{FRAME}\n  <path\n d='M1  1 h5'/> </svg>".encode(), 99).svg == (
        f'{FRAME}<path d="M1 1 h5"/></svg>'
    )
    english = editions(content.library(), SETTINGS)["en"]
    shown = drawing_of("tanning-drum", english)
    assert shown
    assert (shown.name, shown.svg[:4]) == ("A tanning drum", "<svg")
    content.write(DRUM, drawing("<script>alert(1)</script>"))
    assert drawing_of("tanning-drum", editions(content.library(), SETTINGS)["en"]) is None
    assert drawing_of(None, english) is None


def test_every_drawing_of_the_content_is_ours_and_used() -> None:
    library, _ = check(ROOT / "content")
    named = library.vocabulary("drawings").terms
    assert set(library.drawings) == set(named)
    assert len(named) >= 14
    for file in library.drawings.values():
        assert file.stat().st_size < 2_500
        assert drawn_in(file).svg
    used = {
        mention.value
        for entry in library.everything()
        for mention in entry.mentions
        if getattr(mention.mark, "vocabulary", "") == "drawings"
    }
    assert used == set(named)
