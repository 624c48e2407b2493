"""One file of the content: its fields, each as it was typed and with its place, and its prose."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from generator.marks import N_
from generator.nodes import LimitError, NodeReader, Pair, compose, steps
from generator.problems import MOST_FOUND, START, Place, Problem
from generator.prose import Heading, read
from generator.slips.lines import slip_at
from generator.slips.signs import Sign
from generator.slips.texts import (
    place_after,
    problems_of_text,
    with_plain_indents,
    with_plain_marks,
)

LARGEST = 256 * 1024
# So many lines that cannot be read are told at once; each costs a reading of the whole.
_MOST_SLIPS = 20
Loc = tuple[str | int, ...]

_FOUND = {yaml.SequenceNode: N_("a list"), yaml.ScalarNode: N_("a text")}
# Fields go on behind the line that should end them.
_MORE_FIELDS = re.compile(
    r"[a-z_]+:(?: .*)?\n(?:(?:[a-z_]+:.*|[ #-].*)?\n)*?---[ ]*$", re.MULTILINE
)
# A whole record below another.
_SECOND_RECORD = re.compile(r"^---[ ]*\n(?:title|summary|lang|reviewed): ", re.MULTILINE)
# What was meant to end the fields.
_ODD_END = re.compile(r"^ *(?:-{2,}|[–—]+|\.{3}|[*_=]{3,}) *$|^---(?=[^\s-])", re.MULTILINE)
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
    _indexed: dict[int, dict[str | int, Pair]] = field(default_factory=dict, compare=False)

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

    def sign_problem(self, place: Place, sign: Sign, value: str) -> Problem:
        """Return the problem of a sign in a value that begins at a place, where the sign stands."""
        line = self.fields.split("\n")[place.line - self.fields_line - 1]
        column = max(line.find(sign.sign, place.column - 1) + 1, place.column)
        place = place._replace(column=column)
        return Problem.at(self.path, place, sign.code, value=value, **sign.values)

    def _place(self, loc: Loc, part: int) -> Place:
        """Return the place of name (0) or value (1) of the last step of ``loc`` that there is."""
        found, node = None, self._root
        for step in loc:
            inner = self._inside(node).get(step) if node else None
            if not inner:
                break
            found, node = inner, inner[1]
        return self.place(found[part].start_mark) if found else START

    def _inside(self, node: yaml.Node) -> dict[str | int, Pair]:
        """Return what stands in a node; many problems in a long list take no longer for that."""
        if id(node) not in self._indexed:
            self._indexed[id(node)] = steps(node)
        return self._indexed[id(node)]

    @cached_property
    def _root(self) -> yaml.Node | None:
        if node := compose(self.fields):
            # As at the first time, this takes out of the lists what is empty.
            NodeReader(self.path, self.fields, self.place).value(node)
        return node


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
        return "", [Problem.at(path, place_after(raw[: error.start].decode("utf-8")), "K001")]
    if text.startswith("\ufeff"):
        return "", [Problem.at(path, START, "K002")]
    if not text.strip():
        values = {"folder": path.parent.name, "id": path.stem}
        if values["folder"] == "vocabularies":
            values = {"file": str(path)}
        return "", [Problem.at(path, START, "K006", **values)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, list(problems_of_text(text, path))


def _split(text: str, path: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Tell the fields from the prose, and parse them."""
    handler = YAMLHandler()
    if not handler.detect(text):
        return None, [Problem.at(path, START, "K004")]
    lines = [line.span() for line in islice(handler.FM_BOUNDARY.finditer(text), 2)]
    if len(lines) < 2:
        end_meant = _ODD_END.search(text, lines[0][1])
        place = place_after(text[: end_meant.start()]) if end_meant else START
        return None, [Problem.at(path, place, "K005")]
    (_, begin), (end, behind) = lines
    body = text[behind:].lstrip("\n")
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    if _MORE_FIELDS.match(body):
        line = text.count("\n", 0, end) + 1
        return None, [Problem.at(path, Place(line, 1), "K035", value="---")]
    if second := _SECOND_RECORD.search(body):
        line = body_line + body.count("\n", 0, second.start())
        file = path.with_name(f"my-name{path.suffix}")
        return None, [Problem.at(path, Place(line, 1), "K035", value="---", second=file)]
    fields_line = text.count("\n", 0, begin)
    body, odd = with_plain_marks(body)
    document, found = _parse(Document(path, {}, body, body_line, text[begin:end], fields_line))
    return document, [*found, *_odd_spaces(odd, path, body_line - 1)]


def _odd_spaces(
    odd: Iterable[tuple[Place, dict[str, str]]], path: PurePosixPath, above: int
) -> Iterator[Problem]:
    """Yield the spaces that are no plain ones in a text with so many lines above it."""
    for (line, column), values in odd:
        yield Problem.at(path, Place(above + line, column), "K016", **values)


def _parse(document: Document) -> tuple[Document | None, list[Problem]]:
    path, text = document.path, document.fields
    if "\t" in text and (tabs := list(islice(_TAB.finditer(text), MOST_FOUND))):
        lines = (document.fields_line + text.count("\n", 0, tab.start()) + 1 for tab in tabs)
        places = (Place(line, len(tab[1]) + 1) for line, tab in zip(lines, tabs, strict=True))
        return None, [Problem.at(path, place, "K003") for place in places]
    document.fields, odd = with_plain_indents(text)
    node, slips = _composed(document)
    slips += _odd_spaces(odd, path, document.fields_line)
    if not isinstance(node, yaml.MappingNode):
        if slips:
            return None, slips
        found = _FOUND.get(type(node), N_("nothing"))
        line = document.fields_line + (node.start_mark.line if node else 0) + 1
        return None, [Problem.at(path, Place(line, 1), "K009", found=found)]
    reader = NodeReader(path, document.fields, document.place)
    fields = reader.value(node)
    document.data = fields or {}
    slip_lines = {slip.place.line for slip in slips}
    document.doubtful |= slip_lines | reader.doubtful
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
            return compose(document.fields), slips
        except LimitError as error:
            return None, [*slips, _beyond(error, document)]
        except yaml.MarkedYAMLError as error:
            code, line, column, values, mended = slip_at(document.fields, error)
        place = Place(document.fields_line + line, column)
        if any(slip.place.line == place.line for slip in slips):
            return None, slips
        slips.append(Problem.at(document.path, place, code, **values))
        if not mended:
            return None, slips
        both = zip(document.fields.split("\n")[:line], mended.split("\n"), strict=False)
        changed = (number for number, (old, new) in enumerate(both, start=1) if old != new)
        document.doubtful |= {document.fields_line + number for number in changed}
        document.fields = mended
    return None, slips


def _beyond(error: LimitError, document: Document) -> Problem:
    """Return the problem of fields that hold too much, or too much within one another."""
    place = document.place(error.problem_mark) if error.problem_mark else START
    return Problem.at(document.path, place, error.code, limit=error.limit)
