"""A drawing (SVG) that holds shapes and nothing else: what may stand in it is on a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from generator.marks import N_

DEEPEST, MOST_ELEMENTS, MOST_DRAWN = 30, 5_000, 20_000

SCRIPT = N_("a script")
OUTSIDE = N_("something from another file")
MORE = N_("more than drawn shapes")
DEEP = N_("groups within groups within groups, more than 30 deep")
ROUND = N_("shapes that hold themselves")
MANY = N_("more shapes than can be drawn")
FAR = N_("numbers larger than any drawing needs")

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
# What the programs that people draw with note for themselves, and nothing draws.
_NOTES = frozenset(
    {
        "http://www.inkscape.org/namespaces/inkscape",
        "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
        "http://purl.org/dc/elements/1.1/",
        "http://www.serif.com/",
    }
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ELEMENTS = _words(
    "svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon "
    "linearGradient radialGradient stop clipPath mask"
)
_NUMBERS = _words(
    "x y width height rx ry cx cy r x1 y1 x2 y2 fx fy fr d points viewBox transform "
    "gradientTransform offset stroke-width stroke-dasharray stroke-dashoffset"
)
# They stand as attributes, and in the attribute "style".
_PROPERTIES = _words(
    "alignment-baseline background baseline-shift block-progression clip clip-path clip-rule "
    "color color-interpolation color-interpolation-filters color-profile color-rendering cursor "
    "direction display dominant-baseline enable-background fill fill-opacity fill-rule filter "
    "flood-color flood-opacity font font-family font-feature-settings font-kerning font-size "
    "font-size-adjust font-stretch font-style font-variant font-variant-alternates "
    "font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric "
    "font-variant-position font-variation-settings font-weight glyph-orientation-vertical "
    "image-rendering inline-size isolation kerning letter-spacing lighting-color line-height "
    "marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity order "
    "overflow paint-order pointer-events shape-margin shape-padding shape-rendering solid-color "
    "solid-opacity stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset "
    "stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align "
    "text-anchor text-decoration text-decoration-color text-decoration-line "
    "text-decoration-style text-indent text-orientation text-rendering text-transform "
    "transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode"
)
_ATTRIBUTES = _NUMBERS | _words(
    "id class style href lang role version baseProfile preserveAspectRatio focusable tabindex "
    "gradientUnits spreadMethod clipPathUnits maskUnits maskContentUnits pathLength"
)
_FREE = re.compile(r"(data|aria)-[\w.-]+")
_URL = re.compile(r"""url\(\s*(['"]?)\s*(?P<target>.*?)\s*\1\s*\)""", re.IGNORECASE | re.DOTALL)
_LOADS = re.compile(r"url\(|javascript:|data:|@import|\\", re.IGNORECASE)
_FAR = re.compile(r"(?<![\d.])\d{7,}|[eE]\+?0*[1-9]\d|[eE]\+?0*[6-9]")


class RefusedError(Exception):
    """Raised when a drawing holds what it may not; the message says what."""


def check_drawing(data: bytes) -> None:
    """Raise ``RefusedError`` if a drawing holds what it may not, ``ValueError`` if it is none."""
    # Without a document type there are no entities, neither from files nor growing ones.
    if re.search(rb"<!(DOCTYPE|ENTITY)|<\?xml-stylesheet", data, re.IGNORECASE):
        raise RefusedError(OUTSIDE)
    reader = _Reader()
    parser = ElementTree.XMLParser(target=reader)  # noqa: S314 - see above
    try:
        parser.feed(data.decode("utf-8-sig"))
        parser.close()
    except ElementTree.ParseError as error:
        raise ValueError(error.msg) from error
    reader.shapes.check()


@dataclass(eq=False)
class _Node:
    """An element: what is in it, and the names of those that are drawn with it."""

    children: list["_Node"] = field(default_factory=list)
    uses: list[str] = field(default_factory=list)


class _Shapes:
    """All elements of a drawing, and how often each is drawn where they use each other."""

    def __init__(self) -> None:
        self.root = _Node()
        self.named: dict[str, _Node] = {}
        self._drawn: dict[_Node, int] = {}
        self._around: set[_Node] = set()

    def check(self) -> None:
        """Raise ``RefusedError`` if more would be drawn than is good, or without end."""
        self._count(self.root)

    def _count(self, node: _Node) -> int:
        """Return how many elements are drawn for one."""
        if node not in self._drawn:
            if node in self._around:
                raise RefusedError(ROUND)
            if len(self._around) > 2 * DEEPEST:
                raise RefusedError(DEEP)
            self._around.add(node)
            used = [self.named[name] for name in node.uses if name in self.named]
            self._drawn[node] = 1 + sum(map(self._count, [*node.children, *used]))
            self._around.remove(node)
        if self._drawn[node] > MOST_DRAWN:
            raise RefusedError(MANY)
        return self._drawn[node]


class _Reader:
    """What the parser tells of a drawing, element by element; stops at what may not be."""

    def __init__(self) -> None:
        self.shapes = _Shapes()
        self._open = [self.shapes.root]
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in an element."""
        if len(self._open) == 1 and tag != f"{{{_SVG}}}svg":
            raise ValueError("no drawing")
        self._count += 1
        if len(self._open) > DEEPEST:
            raise RefusedError(DEEP)
        if self._count > MOST_ELEMENTS:
            raise RefusedError(MANY)
        _check_element(tag)
        node = _Node(uses=[name for one in attributes.items() for name in _used_by(*one)])
        self._open[-1].children.append(node)
        self._open.append(node)
        if name := attributes.get("id"):
            # Where several have one name, any may be meant: all are counted.
            self.shapes.named.setdefault(name, _Node()).children.append(node)

    def end(self, tag: str) -> None:
        """Close an element."""
        self._open.pop()

    def pi(self, target: str, text: str) -> None:
        """Refuse an instruction to the program that reads the drawing."""
        raise RefusedError(OUTSIDE)

    def close(self) -> None:
        """End."""


def _check_element(tag: str) -> None:
    space, _, name = tag.rpartition("}")
    if name in ("script", "handler"):
        raise RefusedError(SCRIPT)
    if space[1:] not in _NOTES and not (space[1:] == _SVG and name in _ELEMENTS):
        raise RefusedError(MORE)


def _used_by(name: str, value: str) -> Iterator[str]:
    """Yield the names of the elements that an attribute refers to; refuse what it may not hold."""
    space, _, plain = name.rpartition("}")
    if plain.lower().startswith("on"):
        raise RefusedError(SCRIPT)
    if plain in ("href", "src"):
        if not value.startswith("#"):
            raise RefusedError(OUTSIDE)
        yield value[1:]
    elif plain == "style":
        for one in filter(str.strip, value.split(";")):
            key, _, inner = one.partition(":")
            yield from _used_by_property(key.strip(), inner)
    elif space and space[1:] in (_NOTES | {_XLINK, _XML}):
        return
    else:
        yield from _used_by_property(plain, value)


def _used_by_property(name: str, value: str) -> Iterator[str]:
    targets = [found["target"] for found in _URL.finditer(value)]
    if any(not target.startswith("#") for target in targets) or _LOADS.search(_URL.sub("", value)):
        raise RefusedError(OUTSIDE)
    is_known = name in (_ATTRIBUTES | _PROPERTIES) or _FREE.fullmatch(name)
    if not (is_known or name.startswith("-inkscape-")):
        raise RefusedError(MORE)
    if name in _NUMBERS and _FAR.search(value):
        raise RefusedError(FAR)
    yield from (target[1:] for target in targets)
