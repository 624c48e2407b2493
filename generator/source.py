"""One file of the content: its fields, each as it was typed and with its place, and its prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from generator.marks import N_
from generator.problems import MOST_FOUND, START, Place, Problem
from generator.prose import UNSEEN, Heading, read
from generator.remarks import behind, below, first_cut, lines_with_remarks, quoted

LARGEST = 256 * 1024
DEEPEST = 20
# So many values does one file hold, and so long are a text and a number: far more than any needs.
MOST_VALUES = 10_000
LONGEST = 10_000
_LONGEST_NUMBER = 100
Loc = tuple[str | int, ...]
_Pair = tuple[yaml.Node, yaml.Node]

# Control characters, line separators, marks that turn the direction of writing, letters and tags
# without a form: they cannot be seen and may hide words; no page, feed or data file may carry them.
_INVISIBLE = re.compile(
    # Most are plain, and are passed at once.
    "[^\t\n\r -~](?<="
    "[\x00-\x1f\x7f-\x9f\u115f\u1160\u180e\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f])"
)
# What the parser was in the middle of when a quote or bracket was left open: the fault is there.
_LEFT_OPEN = ("scanning a quoted scalar", "scanning an alias", "a flow sequence", "a flow mapping")
_PLAIN_TAGS = "tag:yaml.org,2002:"
_TEXT = f"{_PLAIN_TAGS}str"
_TRAP_NUMBER = re.compile(r"[-+]?(0[0-7_]+|0[xb][0-9a-fA-F_]+|\d[\d_]*(:\d+)+(\.\d*)?|\d+(_\d+)+)")
_TRAP_WORDS = {"yes": "true", "on": "true", "no": "false", "off": "false"}
# Whatever is not one of these is the text that it looks like.
_MISREAD = re.compile(rf"(~|null|{'|'.join(_TRAP_WORDS)})?|{_TRAP_NUMBER.pattern}", re.IGNORECASE)
_FOUND = {yaml.SequenceNode: N_("a list"), yaml.ScalarNode: N_("a text")}
_BLOCKS = ("|", ">")  # texts that hold every # that stands in them
_TAB = re.compile(r"^([^\S\n\t]*)\t", re.MULTILINE)


@dataclass
class Document:
    """The fields and the prose of one file."""

    path: PurePosixPath
    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    # The text of the fields and the line above it: a place is looked up when somebody asks for it.
    fields: str = ""
    fields_line: int = 0
    _indexed: dict[int, dict[str | int, _Pair]] = field(default_factory=dict, compare=False)

    def problem(self, loc: Loc, code: str, **values: object) -> Problem:
        """Return a problem of the value at ``loc``; that of the file has no ``loc``."""
        return Problem.at(self.path, self.place_of(loc), code, **values)

    def key_problem(self, loc: Loc, code: str, **values: object) -> Problem:
        """Return a problem of the field name at ``loc``."""
        return Problem.at(self.path, self.key_place(loc), code, **values)

    def place_of(self, loc: Loc) -> Place:
        """Return the position of a value, or of the nearest field around it."""
        return self._place(loc, 1)

    def key_place(self, loc: Loc) -> Place:
        """Return the position of a field name, or of the nearest field around it."""
        return self._place(loc, 0)

    def place(self, mark: yaml.Mark) -> Place:
        """Return the place in the file of a mark in the fields."""
        return Place(self.fields_line + mark.line + 1, mark.column + 1)

    @cached_property
    def headings(self) -> dict[str, Heading]:
        """Return the headings of the prose by their slugs."""
        return {heading.slug: heading for heading in read(self.body).headings}

    def find(self, sign: str) -> Place | None:
        """Return the first place where a sign stands, or None if it was typed as an escape."""
        for text, line in ((self.fields, self.fields_line), (self.body, self.body_line - 1)):
            if (found := text.find(sign)) >= 0:
                place = _place_after(text[:found])
                return Place(line + place.line, place.column)
        return None

    def _place(self, loc: Loc, part: int) -> Place:
        """Return the place of name (0) or value (1) of the last step of ``loc`` that there is."""
        found, node = None, self._root
        for step in loc:
            inner = self._inside(node).get(step) if node else None
            if not inner:
                break
            found, node = inner, inner[1]
        return self.place(found[part].start_mark) if found else START

    def _inside(self, node: yaml.Node) -> dict[str | int, _Pair]:
        """Return what stands in a node; many problems in a long list take no longer for that."""
        if id(node) not in self._indexed:
            self._indexed[id(node)] = _steps(node)
        return self._indexed[id(node)]

    @cached_property
    def _root(self) -> yaml.Node | None:
        if node := yaml.compose(self.fields, Loader=_Composer):
            # As at the first time, this takes out of the lists what is empty.
            _NodeReader(self).value(node)
        return node


def is_empty(value: Any) -> bool:
    """Say whether a value holds nothing: a form leaves fields, items and groups so."""
    if isinstance(value, dict | list):
        return all(map(is_empty, value.values() if isinstance(value, dict) else value))
    return value in (None, "")


def read_document(file: Path, path: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Read one record file; return it, or None, and what is wrong with it under that ``path``."""
    text, problems = _read_text(file, path)
    if problems:
        return None, problems
    return _parse(Document(path, fields=text)) if file.suffix == ".yml" else _split(text, path)


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text inside a plain value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts_in(inner)


def _read_text(file: Path, path: PurePosixPath) -> tuple[str, list[Problem]]:
    with file.open("rb") as opened:
        raw = opened.read(LARGEST + 1)
    if len(raw) > LARGEST:
        size = file.stat().st_size // 1024
        return "", [Problem.at(path, START, "K014", size=size, limit=LARGEST // 1024)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [Problem.at(path, _place_after(raw[: error.start].decode("utf-8")), "K001")]
    if text.startswith("\ufeff"):
        return "", [Problem.at(path, START, "K002")]
    if not text.strip():
        folder, name = path.parent.name, path.name.split(".")[0]
        return "", [Problem.at(path, START, "K006", folder=folder, id=name)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, [
        Problem.at(path, _place_after(text[: found.start()]), "K016", sign=f"U+{ord(found[0]):04X}")
        for found in islice(_INVISIBLE.finditer(text), MOST_FOUND)
    ]


def _place_after(before: str) -> Place:
    """Return the place that follows the text ``before``."""
    return Place(before.count("\n") + 1, len(before) - before.rfind("\n"))


def _split(text: str, path: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Tell the fields from the prose, and parse them."""
    handler = YAMLHandler()
    if not handler.detect(text):
        return None, [Problem.at(path, START, "K004")]
    lines = [line.span() for line in islice(handler.FM_BOUNDARY.finditer(text), 2)]
    if len(lines) < 2:
        return None, [Problem.at(path, START, "K005")]
    (_, begin), (end, behind) = lines
    body = text[behind:].lstrip("\n")
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    fields_line = text.count("\n", 0, begin)
    return _parse(Document(path, {}, body, body_line, text[begin:end], fields_line))


def _parse(document: Document) -> tuple[Document | None, list[Problem]]:
    path, text = document.path, document.fields
    if "\t" in text and (tabs := list(islice(_TAB.finditer(text), MOST_FOUND))):
        lines = (document.fields_line + text.count("\n", 0, tab.start()) + 1 for tab in tabs)
        places = (Place(line, len(tab[1]) + 1) for line, tab in zip(lines, tabs, strict=True))
        return None, [Problem.at(path, place, "K003") for place in places]
    try:
        node = yaml.compose(text, Loader=_Composer)
    except yaml.MarkedYAMLError as error:
        left_open = (error.context or "").endswith(_LEFT_OPEN)
        mark = error.context_mark if left_open else error.problem_mark or error.context_mark
        place = document.place(mark) if mark else START
        if isinstance(error, _TooManyError):
            return None, [Problem.at(path, place, "K114", limit=MOST_VALUES)]
        return None, [_cut_short(document, error) or Problem.at(path, place, "K007")]
    if not isinstance(node, yaml.MappingNode):
        found = _FOUND.get(type(node), N_("nothing"))
        line = document.fields_line + (node.start_mark.line if node else 0) + 1
        return None, [Problem.at(path, Place(line, 1), "K009", found=found)]
    reader = _NodeReader(document)
    fields = reader.value(node)
    document.data = fields or {}
    # What is used in many places is told once.
    return None if fields is None else document, list(dict.fromkeys(reader.problems))


def _cut_short(document: Document, error: yaml.MarkedYAMLError) -> Problem | None:
    """Return the remark on the lines of an error that has cut a text or a list short, if any."""
    marks = [mark.line for mark in (error.context_mark, error.problem_mark) if mark]
    near = range(max(marks[-1] - 1, 0), marks[-1] + 1) if marks else ()
    inside = range(max(marks[0] - 1, 0), marks[-1]) if "block" not in (error.context or "") else ()
    if not (cut := first_cut(document.fields, {*near, *inside})):
        return None
    place = Place(document.fields_line + cut.line + 1, cut.column + 1)
    return Problem.at(document.path, place, "K115", value=cut.words)


class _TooManyError(yaml.MarkedYAMLError):
    pass


class _Composer(yaml.CSafeLoader):
    """Composes nodes, fast, not too many, and none nested too deep for a recursive reader."""

    depth = 0
    values = 0

    # Only what may be misread is compared with every form of a number or a date.
    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        if kind is yaml.ScalarNode and implicit[0] and _MISREAD.fullmatch(value):
            return str(super().resolve(kind, value, implicit))  # type: ignore[no-untyped-call]
        return _TEXT

    def descend_resolver(self, current_node: yaml.Node | None, current_index: Any) -> None:
        self.depth += 1
        self.values += 1
        if current_node and self.depth > DEEPEST + 1:
            raise yaml.MarkedYAMLError(problem_mark=current_node.start_mark)
        if current_node and self.values > MOST_VALUES:
            raise _TooManyError(problem_mark=current_node.start_mark)

    def ascend_resolver(self) -> None:
        self.depth -= 1


def _steps(node: yaml.Node) -> dict[str | int, _Pair]:
    """Return the nodes of name and value that every step into ``node`` leads to."""
    if isinstance(node, yaml.MappingNode):
        # What is there twice is the first.
        return {_name(key): (key, value) for key, value in reversed(node.value)}
    if isinstance(node, yaml.SequenceNode):
        return {index: (item, item) for index, item in enumerate(node.value)}
    return {}


def _name(key: yaml.Node) -> str:
    return str(key.value) if isinstance(key, yaml.ScalarNode) else "?"


class _NodeReader:
    """Turns YAML nodes into plain values."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        self._lines = lines_with_remarks(document.fields)

    def value(self, node: yaml.Node) -> Any:
        """Return the plain value of a node: dict, list, text or None."""
        # The same node a second time is an alias. Stopping here also defuses alias bombs.
        if id(node) in self._seen:
            return self._report(node, "K010")
        self._seen.add(id(node))
        if node.tag != _TEXT and ("python" in node.tag or not node.tag.startswith(_PLAIN_TAGS)):
            return self._report(node, "K011", tag=node.tag.replace(_PLAIN_TAGS, "!!"))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        return self._sequence(node)

    def _sequence(self, node: yaml.Node) -> list[Any]:
        """Return the items that hold something, and keep the nodes of those only."""
        read = [(item, self.value(item)) for item in node.value]
        for item in node.value:
            self._report_cut(item, item.start_mark.column)
        filled = [(item, value) for item, value in read if not is_empty(value)]
        node.value[:] = [item for item, _ in filled]
        return [value for _, value in filled]

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        values: dict[str, Any] = {}
        first: dict[str, yaml.Node] = {}
        for key_node, value_node in node.value:
            key = _name(key_node)
            if key not in values:
                values[key], first[key] = self.value(value_node), key_node
                self._report_cut(value_node, key_node.start_mark.column)
            else:
                line = self.document.place(first[key].start_mark).line
                self._report(key_node, "K008", key=key, first=line)
        return values

    def _scalar(self, node: yaml.ScalarNode) -> str | None:
        text = str(node.value)
        # No limit is lower: most texts need not be asked for theirs.
        if len(text) > _LONGEST_NUMBER and len(text) > (limit := self._limit(node)):
            self._report(node, "K113", value=text, size=len(text), limit=limit)
            return text
        if node.style and (escaped := _INVISIBLE.search(text)):
            self._report(node, "K016", sign=f"U+{ord(escaped[0]):04X}")
        if node.style or node.tag == _TEXT:
            return text if text.strip(UNSEEN) else ""
        kind, reading = node.tag.rpartition(":")[2], ""
        if kind == "null":
            return None
        # What a YAML 1.1 program makes of it, if that is a surprise.
        if kind == "bool":
            reading = _TRAP_WORDS.get(text.lower(), "")
        elif kind in ("int", "float") and _TRAP_NUMBER.fullmatch(text):
            reading = str(yaml.load(text, Loader=yaml.CSafeLoader))
        if reading:
            self._report(node, "K105", value=text, reading=reading)
        return text

    def _report_cut(self, node: yaml.Node, margin: int) -> None:
        """Report the remark that cuts a text short: behind it, or below and off the margin."""
        if not self._lines or not isinstance(node, yaml.ScalarNode) or node.style in _BLOCKS:
            return
        end, may_go_on = node.end_mark, node.value and not node.style
        lost = behind(self._lines, end.line, end.column)
        if lost := lost or (below(self._lines, end.line, margin) if may_go_on else ""):
            self._report(node, "K115", value=lost, near=quoted(f"{node.value} {lost}".strip()))

    def _limit(self, node: yaml.ScalarNode) -> int:
        """Return how long a text may be; a number ends where no program reads it any more."""
        return LONGEST if node.style or node.tag == _TEXT else _LONGEST_NUMBER

    def _report(self, node: yaml.Node, code: str, **values: object) -> None:
        if len(self.problems) < MOST_FOUND:
            place = self.document.place(node.start_mark)
            self.problems.append(Problem.at(self.document.path, place, code, **values))
