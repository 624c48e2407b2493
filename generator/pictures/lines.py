"""Line drawings: shapes of one colour and one width; judged, and written anew for every outlet."""

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from xml.parsers import expat

from generator.marks import N_

MOST_BYTES, DEEPEST = 4_000, 8
# Signs of what is quoted.
LONGEST = 60
EXAMPLE = '<path d="M10 45h100"/>'
# What the first line of every drawing says: all have one size, colour and width of line.
_FRAME = {
    "xmlns": "http://www.w3.org/2000/svg",
    "viewBox": "0 0 120 90",
    "fill": "none",
    "stroke": "currentColor",
    "stroke-width": "3",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
# By element, the attributes that say where it stands.
_SHAPES = {
    "path": {"d"},
    "line": {"x1", "y1", "x2", "y2"},
    "circle": {"cx", "cy", "r"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "polyline": {"points"},
    "polygon": {"points"},
    "g": set[str](),
}
ELEMENTS = ", ".join(_SHAPES)
_EVERYWHERE = {"stroke-dasharray", "transform"}
_NUMBERS = r"[\d\s.,+-]+"
_VALUES = {
    "d": re.compile(r"[MLHVCSQTAZmlhvcsqtaz\d\s.,+-]+"),
    "transform": re.compile(rf"((translate|rotate)\({_NUMBERS}\)\s*)+"),
}
_PLAIN = re.compile(_NUMBERS)
_FAR = re.compile(r"(?<![\d.])\d{4}")
_UNREADABLE = N_("something that cannot be read as SVG")
_OTHER_FRAME = N_("another first line than in all drawings")
_EMPTY = N_("an empty frame")
_LARGE = N_("too much for a small picture")


class Fault(NamedTuple):
    """What is wrong with a drawing, where, and by its name what the cure quotes."""

    line: int
    column: int
    what: str
    cure: str
    quoted: str


class Drawn(NamedTuple):
    """A drawing as outlets show it, which is empty where anything is wrong, and what is."""

    svg: str
    faults: tuple[Fault, ...]


def drawn_in(file: Path) -> Drawn:
    """Return the drawing in a file as it is now."""
    found = file.stat()
    return _drawn_in(file, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=500)
def _drawn_in(file: Path, time: int, size: int) -> Drawn:
    return drawn(b"" if size > MOST_BYTES else file.read_bytes(), size)


def drawn(data: bytes, size: int) -> Drawn:
    """Return the drawing that a file of ``size`` bytes holds."""
    if size > MOST_BYTES:
        return Drawn("", (Fault(1, 1, _LARGE, "limit", str(MOST_BYTES // 1000)),))
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        place = (error.lineno, error.offset + 1)
        reader.faults.append(Fault(*place, _UNREADABLE, "example", EXAMPLE))
    except _RefusedError:
        pass
    if not (reader.faults or reader.has_lines):
        reader.faults.append(Fault(1, 1, _EMPTY, "example", EXAMPLE))
    svg = "" if reader.faults else f"{FRAME}{''.join(reader.written)}</svg>"
    return Drawn(svg, tuple(reader.faults))


def _with(name: str, attributes: dict[str, str]) -> str:
    return "".join((name, *(f' {key}="{value}"' for key, value in attributes.items())))


FRAME = f"<{_with('svg', _FRAME)}>"


class _RefusedError(Exception):
    """Raised where nothing more is to be read."""


class _Reader:
    """Takes in a drawing, element by element, and notes what may not be in it."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.written: list[str] = []
        self.has_lines = False
        self._depth = 0
        # How deep the element stands that was refused, and all that is in it.
        self._refused_at = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._refused_at:
            return
        if self._depth == 1:
            self._check_frame(name, attributes)
        elif name in _SHAPES and self._depth <= DEEPEST:
            self._write(name, {key: " ".join(said.split()) for key, said in attributes.items()})
        else:
            self._refuse(f"<{name}>")
            self._refused_at = self._depth

    def _check_frame(self, name: str, attributes: dict[str, str]) -> None:
        if name != "svg" or attributes != _FRAME:
            self._refuse(_OTHER_FRAME, "head", FRAME)
        if name != "svg":
            raise _RefusedError

    def _write(self, name: str, attributes: dict[str, str]) -> None:
        for key, said in attributes.items():
            form = _VALUES.get(key, _PLAIN)
            if key not in _SHAPES[name] | _EVERYWHERE:
                self._refuse(f'{key}="{said}"')
            elif not form.fullmatch(said) or _FAR.search(said):
                self._refuse(f'{key}="{said}"', "name", key)
        self.has_lines = self.has_lines or name != "g"
        self.written.append(f"<{_with(name, attributes)}{'>' if name == 'g' else '/>'}")

    def _end(self, name: str) -> None:
        if self._refused_at == self._depth:
            self._refused_at = 0
        elif name == "g" and not self._refused_at:
            self.written.append("</g>")
        self._depth -= 1

    def _text(self, text: str) -> None:
        if not self._refused_at and (said := " ".join(text.split())):
            self._refuse(f'"{said}"')

    def _doctype(self, *_: object) -> None:
        self._refuse("<!DOCTYPE>")
        # What entities stand for may grow without end.
        raise _RefusedError

    def _instruction(self, target: str, _: str) -> None:
        self._refuse(f"<?{target}?>")

    def _refuse(self, what: str, cure: str = "elements", quoted: str = ELEMENTS) -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        short = what if len(what) <= LONGEST else f"{what[: LONGEST - 1]}…"
        self.faults.append(Fault(line, column, short, cure, quoted))
