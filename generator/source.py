"""One file of the content: its fields, each as it was typed and with its place, and its prose."""

import re
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
from generator.slips.lines import quoted, slip_at
from generator.slips.signs import INVISIBLE, named
from generator.slips.texts import place_after, problems_of_text, with_plain_indents

LARGEST = 256 * 1024
DEEPEST = 20
# So many values does one file hold, and so long are a text and a number: far more than any needs.
MOST_VALUES = 10_000
LONGEST = 10_000
_LONGEST_NUMBER = 100
# So many lines that cannot be read are told at once; each costs a reading of the whole.
_MOST_SLIPS = 20
Loc = tuple[str | int, ...]
_Pair = tuple[yaml.Node, yaml.Node]

_PLAIN_TAGS = "tag:yaml.org,2002:"
_TEXT = f"{_PLAIN_TAGS}str"
_TRAP_NUMBER = re.compile(r"[-+]?(0[0-7_]+|0[xb][0-9a-fA-F_]+|\d[\d_]*(:\d+)+(\.\d*)?|\d+(_\d+)+)")
_TRAP_WORDS = {"yes": "true", "on": "true", "no": "false", "off": "false"}
# Whatever is not one of these is the text that it looks like.
_MISREAD = re.compile(rf"(~|null|{'|'.join(_TRAP_WORDS)})?|{_TRAP_NUMBER.pattern}", re.IGNORECASE)
_FOUND = {yaml.SequenceNode: N_("a list"), yaml.ScalarNode: N_("a text")}
_NAMED = re.compile(r"&([\w-]*)")
_WINDOWS_PATH = re.compile(r'"[A-Za-z]:\\(?!\\)')
_CUT_NUMBER = re.compile(r"(\d+), (\d+)")
# Fields go on behind the line that should end them.
_MORE_FIELDS = re.compile(
    r"[a-z_]+:(?: .*)?\n(?:(?:[a-z_]+:.*|[ #-].*)?\n)*?---[ ]*$", re.MULTILINE
)
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
    # Lines that were read as they were probably meant: what else is wrong there is not sure.
    doubtful: set[int] = field(default_factory=set)
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
                place = place_after(text[:found])
                return Place(line + place.line, place.column)
        return None

    def place_behind(self, place: Place, sign: str) -> Place:
        """Return where a sign stands at or behind a place on its line; else the place itself."""
        line = self.fields.split("\n")[place.line - self.fields_line - 1]
        return place._replace(column=max(line.find(sign, place.column - 1) + 1, place.column))

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
        return yaml.compose(self.fields, Loader=_Composer)


def read_document(file: Path, path: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Read one record file; return it, or None, and what is wrong with it under that ``path``."""
    text, problems = _read_text(file, path)
    if problems:
        return None, problems
    return _parse(Document(path, fields=text)) if file.suffix == ".yml" else _split(text, path)


def _read_text(file: Path, path: PurePosixPath) -> tuple[str, list[Problem]]:
    with file.open("rb") as opened:
        raw = opened.read(LARGEST + 1)
    if len(raw) > LARGEST:
        size = file.stat().st_size // 1024
        return "", [Problem.at(path, START, "K014", size=size, limit=LARGEST // 1024)]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", [Problem.at(path, place_after(raw[: error.start].decode("utf-8")), "K001")]
    if text.startswith("\ufeff"):
        return "", [Problem.at(path, START, "K002")]
    if not text.strip():
        folder, name = path.parent.name, path.name.split(".")[0]
        return "", [Problem.at(path, START, "K006", folder=folder, id=name)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, list(problems_of_text(text, path))


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
    if _MORE_FIELDS.match(body):
        line = text.count("\n", 0, end) + 1
        return None, [Problem.at(path, Place(line, 1), "K035", value="---")]
    fields_line = text.count("\n", 0, begin)
    return _parse(Document(path, {}, body, body_line, text[begin:end], fields_line))


def _parse(document: Document) -> tuple[Document | None, list[Problem]]:
    path, text = document.path, document.fields
    if "\t" in text and (tabs := list(islice(_TAB.finditer(text), MOST_FOUND))):
        lines = (document.fields_line + text.count("\n", 0, tab.start()) + 1 for tab in tabs)
        places = (Place(line, len(tab[1]) + 1) for line, tab in zip(lines, tabs, strict=True))
        return None, [Problem.at(path, place, "K003") for place in places]
    document.fields, odd = with_plain_indents(text)
    node, slips = _composed(document)
    for (line, column), values in odd:
        place = Place(document.fields_line + line, column)
        slips.append(Problem.at(path, place, "K016", **values))
    if slips and not node:
        return None, slips
    if not isinstance(node, yaml.MappingNode):
        found = _FOUND.get(type(node), N_("nothing"))
        line = document.fields_line + (node.start_mark.line if node else 0) + 1
        return None, [Problem.at(path, Place(line, 1), "K009", found=found)]
    reader = _NodeReader(document)
    fields = reader.value(node, "")
    document.data = fields or {}
    slip_lines = {slip.place.line for slip in slips}
    document.doubtful |= slip_lines
    # What is used in many places is told once.
    others = dict.fromkeys(reader.problems)
    slips += [problem for problem in others if problem.place.line not in slip_lines]
    return None if fields is None else document, slips


def _composed(document: Document) -> tuple[yaml.Node | None, list[Problem]]:
    """Return the fields as nodes, and what is wrong with their lines.

    What was meant takes the place of a line that cannot be read, so that the others are read too.
    """
    slips: list[Problem] = []
    while len(slips) < _MOST_SLIPS:
        try:
            return yaml.compose(document.fields, Loader=_Composer), slips
        except _LimitError as error:
            return None, [*slips, _beyond(error, document)]
        except yaml.MarkedYAMLError as error:
            code, line, column, values, mended = slip_at(document.fields, error)
        place = Place(document.fields_line + line, column)
        if any(slip.place.line == place.line for slip in slips):
            return None, slips
        slips.append(Problem.at(document.path, place, code, **values))
        if not mended:
            return None, slips
        document.fields = mended
    return None, slips


def _beyond(error: "_LimitError", document: Document) -> Problem:
    """Return the problem of fields that hold too much, or too much within one another."""
    place = document.place(error.problem_mark) if error.problem_mark else START
    return Problem.at(document.path, place, error.code, limit=error.limit)


class _LimitError(yaml.MarkedYAMLError):
    def __init__(self, code: str, limit: int, node: yaml.Node) -> None:
        super().__init__(problem_mark=node.start_mark)
        self.code, self.limit = code, limit


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
            raise _LimitError("K034", DEEPEST, current_node)
        if current_node and self.values > MOST_VALUES:
            raise _LimitError("K114", MOST_VALUES, current_node)

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


def _has_no_value(pair: _Pair) -> bool:
    """Say whether no colon and no value stand behind a name in braces."""
    name, value = (node.end_mark for node in pair)
    return bool((name.line, name.column) == (value.line, value.column))


def _name(key: yaml.Node) -> str:
    return str(key.value) if isinstance(key, yaml.ScalarNode) else "?"


class _NodeReader:
    """Turns YAML nodes into plain values."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self._seen: set[int] = set()
        self._may_misread = "&" in document.fields or "\\" in document.fields

    def value(self, node: yaml.Node, field: str) -> Any:
        """Return the plain value of a node: dict, list, text or None."""
        # The same node a second time is an alias. Stopping here also defuses alias bombs.
        if id(node) in self._seen:
            return self._report(node, "K010")
        self._seen.add(id(node))
        if node.tag != _TEXT and ("python" in node.tag or not node.tag.startswith(_PLAIN_TAGS)):
            near = self._in_quotes(node) if isinstance(node, yaml.ScalarNode) else ""
            return self._report(node, "K011", tag=node.tag.replace(_PLAIN_TAGS, "!!"), near=near)
        if isinstance(node, yaml.ScalarNode):
            if code := self._misread(node):
                return self._report(node, code, sign="&", near=self._in_quotes(node))
            return self._scalar(node, field)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        return [self.value(item, field) for item in node.value]

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Any]:
        values: dict[str, Any] = {}
        first: dict[str, yaml.Node] = {}
        is_list = node.flow_style and all(map(_has_no_value, node.value))
        for number, (key_node, value_node) in enumerate(node.value):
            key = _name(key_node)
            if is_list and ":" not in key:
                # Braces around a list: what the field expects will tell.
                values[key] = None
            elif node.flow_style and _has_no_value((key_node, value_node)):
                self._cut_off(key_node, node.value[number - 1] if number else None)
            elif key not in values:
                values[key], first[key] = self.value(value_node, key), key_node
            else:
                line = self.document.place(first[key].start_mark).line
                self._report(key_node, "K008", key=key, first=line)
        return values

    def _misread(self, node: yaml.ScalarNode) -> str:
        """Return the code of a text whose first signs mean something else to YAML, or nothing.

        Behind & stands a name, which is used nowhere; a path of Windows is full of line breaks.
        """
        fields, start = self.document.fields, node.start_mark.index
        if not self._may_misread:
            return ""
        if (name := _NAMED.match(fields, start)) and f"*{name[1]}" not in fields:
            return "K026"
        return "K036" if _WINDOWS_PATH.match(fields, start) else ""

    def _in_quotes(self, node: yaml.ScalarNode) -> str:
        """Return the line of a value with all of the value in quotes that change nothing in it."""
        line = self.document.fields.split("\n")[node.start_mark.line]
        before, text = line[: node.start_mark.column], line[node.start_mark.column :]
        text = text[1:-1] if re.fullmatch('".+"', text) else text
        return f"{before}{quoted(text)}".strip()

    def _cut_off(self, node: yaml.Node, before: _Pair | None) -> None:
        """Report a part of a text or number that a comma, or no colon, makes a field in braces."""
        self.document.doubtful.add(self.document.place(node.start_mark).line)
        name, colon, value = _name(node).partition(":")
        if colon or not before or not isinstance(before[1], yaml.ScalarNode):
            near = f"{name}: {value}" if colon else ""
            return self._report(node, "K030", near=near)
        text = f"{before[1].value}, {name}"
        if match := _CUT_NUMBER.fullmatch(text):
            whole, decimal = "".join(match.groups()), f"{match[1]}.{match[2].rstrip('0') or 0}"
            values = {"value": f"{match[1]},{match[2]}", "whole": whole, "decimal": decimal}
            return self._report(node, "K038", **values)
        near = f"{_name(before[0])}: {quoted(text)}"
        return self._report(node, "K038", value=text, near=near)

    def _scalar(self, node: yaml.ScalarNode, field: str) -> str | None:
        text = str(node.value)
        # No limit is lower: most texts need not be asked for theirs.
        if len(text) > _LONGEST_NUMBER and len(text) > (limit := self._limit(node)):
            self._report(node, "K113", value=text, size=len(text), limit=limit)
            return text
        if node.style and (escaped := INVISIBLE.search(text)):
            self._report(node, "K016", **named(escaped[0]))
        if node.style or node.tag == _TEXT:
            return text if text.strip(UNSEEN) else ""
        kind, reading = node.tag.rpartition(":")[2], ""
        if kind == "null":
            self._report(node, "K106", field=field)
            return None
        # What a YAML 1.1 program makes of it, if that is a surprise.
        if kind == "bool":
            reading = _TRAP_WORDS.get(text.lower(), "")
        elif kind in ("int", "float") and _TRAP_NUMBER.fullmatch(text):
            reading = str(yaml.load(text, Loader=yaml.CSafeLoader))
        if reading:
            self._report(node, "K105", value=text, reading=reading)
        return text

    def _limit(self, node: yaml.ScalarNode) -> int:
        """Return how long a text may be; a number ends where no program reads it any more."""
        return LONGEST if node.style or node.tag == _TEXT else _LONGEST_NUMBER

    def _report(self, node: yaml.Node, code: str, **values: object) -> None:
        if len(self.problems) < MOST_FOUND:
            place = self.document.place(node.start_mark)
            self.problems.append(Problem.at(self.document.path, place, code, **values))
