"""One file of the content: its encoding, its fields with their positions, its prose.

YAML is composed, not loaded: every scalar stays the text that the contributor typed, so that
``NO`` is Norway and ``1.10`` keeps its zero, and every value knows its line and column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from generator.marks import N_
from generator.problems import START, Place, Problem

LARGEST = 256 * 1024
DEEPEST = 20
Loc = tuple[str | int, ...]

_BYTE_ORDER_MARK = "\ufeff"
# Control characters, line separators and marks that turn the direction of writing: they cannot be
# seen, and no page, feed or data file may carry them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
# What the parser was in the middle of when a quote or bracket was left open: the fault is there.
_LEFT_OPEN = {
    "while scanning a quoted scalar",
    "while scanning an alias",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
}
_PLAIN_TAGS = "tag:yaml.org,2002:"
_TRAP_NUMBER = re.compile(
    r"^[-+]?(0[0-7_]+|0[xb][0-9a-fA-F_]+|\d[\d_]*(:\d+)+(\.\d*)?|\d+(_\d+)+)$"
)
_TRAP_WORDS = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_FOUND = {"SequenceNode": N_("a list"), "ScalarNode": N_("a text")}


@dataclass
class Document:
    """The fields, the positions and the prose of one file.

    ``places`` maps the path of a value to its position, ``keys`` that of a field name.
    """

    path: PurePosixPath
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Loc, Place] = field(default_factory=dict)
    keys: dict[Loc, Place] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    def place_of(self, loc: Loc) -> Place:
        """Return the position of a value, or of the nearest field around it."""
        for end in range(len(loc), 0, -1):
            if found := self.places.get(loc[:end]):
                return found
        return START

    def key_place(self, loc: Loc) -> Place:
        """Return the position of a field name, or of the nearest field around it."""
        for end in range(len(loc), 0, -1):
            if found := self.keys.get(loc[:end]) or self.places.get(loc[:end]):
                return found
        return START


def read_document(file: Path, path: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Read one record file; return it, or None with the problems that make it unreadable.

    ``path`` is the name to use in messages. A ``.yml`` file is all fields; any other file has its
    fields between two lines ``---``.
    """
    text, problems = _read_text(file, path)
    if text is None:
        return None, problems
    if file.suffix == ".yml":
        return _parse(text, Document(path), 0)
    return _read_front_matter(text, path)


def _read_text(file: Path, path: PurePosixPath) -> tuple[str | None, list[Problem]]:
    size = file.stat().st_size
    if size > LARGEST:
        return None, [Problem.at(path, START, "K014", size=size // 1024, limit=LARGEST // 1024)]
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place_after(raw[: error.start].decode("utf-8"))
        return None, [Problem.at(path, place, "K001")]
    if text.startswith(_BYTE_ORDER_MARK):
        return None, [Problem.at(path, START, "K002")]
    if not text.strip():
        folder, name = path.parent.name, path.name.split(".")[0]
        return None, [Problem.at(path, START, "K006", folder=folder, id=name)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    invisible = [
        Problem.at(path, _place_after(text[: found.start()]), "K016", sign=_code_point(found[0]))
        for found in _INVISIBLE.finditer(text)
    ]
    return (None, invisible) if invisible else (text, [])


def _place_after(before: str) -> Place:
    """Return the place that follows the text ``before``."""
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def _read_front_matter(text: str, path: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    handler = YAMLHandler()
    if not handler.detect(text):
        return None, [Problem.at(path, START, "K004")]
    lines = list(islice(handler.FM_BOUNDARY.finditer(text), 2))
    if len(lines) < 2:
        return None, [Problem.at(path, START, "K005")]
    opening, closing = lines
    body = text[closing.end() :].lstrip("\n")
    body_line = text[: len(text) - len(body)].count("\n") + 1
    document = Document(path, body=body, body_line=body_line)
    first_line = text[: opening.end()].count("\n")
    return _parse(text[opening.end() : closing.start()], document, first_line)


def _parse(text: str, document: Document, first_line: int) -> tuple[Document | None, list[Problem]]:
    tabs = list(_tabs(text, document.path, first_line))
    if tabs:
        return None, tabs
    try:
        mark = _too_deep(text)
        node = None if mark else yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        left_open = error.context in _LEFT_OPEN
        mark = error.context_mark if left_open else error.problem_mark or error.context_mark
    if mark:
        place = Place(first_line + mark.line + 1, mark.column + 1)
        return None, [Problem.at(document.path, place, "K007")]
    if not isinstance(node, yaml.MappingNode):
        found = _FOUND.get(type(node).__name__, N_("nothing"))
        place = Place(first_line + (node.start_mark.line if node else 0) + 1, 1)
        return None, [Problem.at(document.path, place, "K009", found=found)]
    reader = _NodeReader(document, first_line)
    fields = reader.value(node, ())
    document.data = fields or {}
    return document if fields is not None else None, reader.problems


def _too_deep(text: str) -> Any:
    """Return the mark where the fields are nested too deep for a recursive reader, or None."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST:
            return event.start_mark
    return None


def _tabs(text: str, path: PurePosixPath, first_line: int) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), first_line + 1):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            yield Problem.at(path, Place(number, indent.index("\t") + 1), "K003")


class _NodeReader:
    """Turns YAML nodes into plain values and notes where each of them stands."""

    def __init__(self, document: Document, first_line: int) -> None:
        self.document = document
        self.first_line = first_line
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        self._repeated: set[int] = set()

    def value(self, node: yaml.Node, loc: Loc) -> Any:
        """Return the plain value of a node: dict, list, text or None."""
        place = self._place(node)
        if loc:
            self.document.places[loc] = place
        # The same node a second time is an alias. Stopping here also defuses alias bombs.
        if id(node) in self._seen:
            if id(node) not in self._repeated:
                self._report(place, "K010")
            self._repeated.add(id(node))
            return None
        self._seen.add(id(node))
        if not node.tag.startswith(_PLAIN_TAGS) or "python" in node.tag:
            self._report(place, "K011", tag=node.tag.replace(_PLAIN_TAGS, "!!"))
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*loc, index)) for index, item in enumerate(node.value)]
        return self._scalar(node, loc) if isinstance(node, yaml.ScalarNode) else None

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
            place = self._place(key_node)
            if key in values:
                first = self.document.keys[(*loc, key)].line
                self._report(place, "K008", key=key, first=first)
                continue
            self.document.keys[(*loc, key)] = place
            values[key] = self.value(value_node, (*loc, key))
        return values

    def _scalar(self, node: yaml.ScalarNode, loc: Loc) -> str | None:
        text, place = str(node.value), self._place(node)
        if escaped := _INVISIBLE.search(text):
            self._report(place, "K016", sign=_code_point(escaped[0]))
        if node.style:
            return text
        if node.tag.endswith(":null"):
            names = [step for step in loc if isinstance(step, str)]
            self._report(place, "K106", field=names[-1])
            return None
        if reading := _other_reading(text, node.tag):
            self._report(place, "K105", value=text, reading=reading)
        return text

    def _place(self, node: yaml.Node) -> Place:
        mark = node.start_mark
        return Place(self.first_line + mark.line + 1, mark.column + 1)

    def _report(self, place: Place, code: str, **values: object) -> None:
        self.problems.append(Problem.at(self.document.path, place, code, **values))


def _other_reading(text: str, tag: str) -> str:
    """Return what a YAML 1.1 program makes of a plain scalar, if that is a surprise."""
    if tag.endswith(":bool"):
        return _TRAP_WORDS.get(text.lower(), "")
    if tag.endswith((":int", ":float")) and _TRAP_NUMBER.match(text):
        return str(yaml.load(text, Loader=yaml.CSafeLoader))
    return ""
