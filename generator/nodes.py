"""Nodes of YAML: composed within limits, and read into values that stay the texts typed."""

import re
from collections.abc import Callable
from functools import cache
from itertools import takewhile
from pathlib import PurePosixPath
from typing import Any

import yaml

from generator.model import KINDS
from generator.model.fields import models_in
from generator.problems import MOST_FOUND, Place, Problem
from generator.prose import UNSEEN
from generator.slips.names import KNOWN
from generator.slips.numbers import number_meant
from generator.slips.remarks import behind, below, lines_with_remarks, quoted
from generator.slips.signs import INVISIBLE, named

DEEPEST = 20
# So many values does one file hold, and so long are a text and a number: far more than any needs.
MOST_VALUES = 10_000
LONGEST = 10_000
_LONGEST_NUMBER = 100
Pair = tuple[yaml.Node, yaml.Node]

_PLAIN_TAGS = "tag:yaml.org,2002:"
_TEXT = f"{_PLAIN_TAGS}str"
_TRAP_NUMBER = re.compile(r"[-+]?(0[0-7_]+|0[xb][0-9a-fA-F_]+|\d[\d_]*(:\d+)+(\.\d*)?|\d+(_\d+)+)")
_TRAP_WORDS = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_LONGEST_WORD = len("null")
# Whatever is not one of these is the text that it looks like.
_MISREAD = re.compile(rf"(~|null|{'|'.join(_TRAP_WORDS)})?|{_TRAP_NUMBER.pattern}", re.IGNORECASE)
_BLOCKS = ("|", ">")  # texts that hold every # that stands in them
_NAMED = re.compile(r"&([\w-]*)")
_WINDOWS_PATH = re.compile(r'"[A-Za-z]:\\(?!\\)')
_TIGHT_FIELD = re.compile(r"([a-z_]+)( *[:=] *| +)(.+)")


def is_empty(value: Any) -> bool:
    """Say whether a value holds nothing: a form leaves fields, items and groups so."""
    if isinstance(value, dict | list):
        return all(map(is_empty, value.values() if isinstance(value, dict) else value))
    return value in (None, "")


@cache
def _field_names() -> frozenset[str]:
    """Return every name that a field has in any record."""
    models = (model for kind in KINDS.values() for model in models_in(kind.model))
    return frozenset(name for model in models for name in model.model_fields)


def _is_left_empty(item: Any) -> bool:
    """Say whether a form leaves an item of a list so: it makes a group of no other names."""
    return is_empty(item) and not (isinstance(item, dict) and item.keys() - _field_names())


class LimitError(yaml.MarkedYAMLError):
    """More values, or more within one another, than a file may hold."""

    def __init__(self, code: str, limit: int, node: yaml.Node) -> None:
        super().__init__(problem_mark=node.start_mark)
        self.code, self.limit = code, limit


def compose(text: str) -> yaml.Node | None:
    """Return the node that a text holds; raise ``yaml.MarkedYAMLError`` if it cannot be read."""
    return yaml.compose(text, Loader=_Composer)


class _Composer(yaml.CSafeLoader):
    """Composes nodes, fast, not too many, and none nested too deep for a recursive reader."""

    depth = 0
    values = 0

    # Only what may be misread is compared with every form of a number or a date.
    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        if kind is yaml.ScalarNode and implicit[0] and _may_be_misread(value):
            return str(super().resolve(kind, value, implicit))  # type: ignore[no-untyped-call]
        return _TEXT

    def descend_resolver(self, current_node: yaml.Node | None, current_index: Any) -> None:
        self.depth += 1
        self.values += 1
        if self.depth > DEEPEST + 1 and current_node:
            raise LimitError("K034", DEEPEST, current_node)
        if self.values > MOST_VALUES and current_node:
            raise LimitError("K114", MOST_VALUES, current_node)

    def ascend_resolver(self) -> None:
        self.depth -= 1


def _may_be_misread(text: str) -> bool:
    # Most texts are too long to be a word, and no numbers, which is soon seen.
    is_text = len(text) > _LONGEST_WORD and text[0] not in "+-0123456789"
    return not is_text and bool(_MISREAD.fullmatch(text))


def steps(node: yaml.Node) -> dict[str | int, Pair]:
    """Return the nodes of name and value that every step into ``node`` leads to."""
    if isinstance(node, yaml.MappingNode):
        # What is there twice is the first.
        return {_name(key): (key, value) for key, value in reversed(node.value)}
    if isinstance(node, yaml.SequenceNode):
        return {index: (item, item) for index, item in enumerate(node.value)}
    return {}


def _has_no_value(pair: Pair) -> bool:
    """Say whether no colon and no value stand behind a name in braces."""
    name, value = (node.end_mark for node in pair)
    return bool((name.line, name.column) == (value.line, value.column))


def _name(key: yaml.Node) -> str:
    return str(key.value) if isinstance(key, yaml.ScalarNode) else "?"


class NodeReader:
    """Turns YAML nodes into plain values."""

    def __init__(self, path: PurePosixPath, text: str, place: Callable[[yaml.Mark], Place]) -> None:
        self.problems: list[Problem] = []
        # Lines that were read as they were probably meant.
        self.doubtful: set[int] = set()
        self._path, self._text, self._place = path, text, place
        self._seen: set[int] = set()
        self._lines = lines_with_remarks(text)
        self._may_misread = "&" in text or "\\" in text

    def value(self, node: yaml.Node) -> Any:
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
            return self._scalar(node)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        return self._sequence(node)

    def _sequence(self, node: yaml.Node) -> list[Any]:
        """Return the items that hold something, and keep the nodes of those only."""
        read = [(item, self.value(item)) for item in node.value]
        for item in node.value:
            self._report_cut(item, item.start_mark.column)
        filled = [(item, value) for item, value in read if not _is_left_empty(value)]
        node.value[:] = [item for item, _ in filled]
        return [value for _, value in filled]

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
                self._cut_off(node.value, number)
            elif key not in values:
                values[key], first[key] = self.value(value_node), key_node
                self._report_cut(value_node, key_node.start_mark.column)
            else:
                line = self._place(first[key].start_mark).line
                self._report(key_node, "K008", key=key, first=line)
        return values

    def _misread(self, node: yaml.ScalarNode) -> str:
        """Return the code of a text whose first signs mean something else to YAML, or nothing.

        Behind & stands a name, which is used nowhere; a path of Windows is full of line breaks.
        """
        text, start = self._text, node.start_mark.index
        if not self._may_misread:
            return ""
        if (name := _NAMED.match(text, start)) and f"*{name[1]}" not in text:
            return "K026"
        return "K036" if _WINDOWS_PATH.match(text, start) else ""

    def _in_quotes(self, node: yaml.ScalarNode) -> str:
        """Return the line of a value with all of the value in quotes that change nothing in it."""
        line = self._text.split("\n")[node.start_mark.line]
        before, text = line[: node.start_mark.column], line[node.start_mark.column :]
        text = text[1:-1] if re.fullmatch('".+"', text) else text
        return f"{before}{quoted(text)}".strip()

    def _cut_off(self, pairs: list[Pair], number: int) -> None:
        """Report a part of a text or number that a comma, or no colon, makes a field in braces."""
        node, before = pairs[number][0], pairs[number - 1] if number else None
        self.doubtful.add(self._place(node.start_mark).line)
        field = _TIGHT_FIELD.fullmatch(_name(node))
        is_field = field and (field[2].strip() or field[1] in KNOWN)
        if is_field or not before or not isinstance(before[1], yaml.ScalarNode):
            near = f"{field[1]}: {field[3]}" if field else ""
            return self._report(node, "K030", near=near)
        if _has_no_value(before):
            # Told with what stands before it.
            return None
        cut_off = takewhile(_has_no_value, pairs[number:])
        texts = [str(before[1].value), *(_name(key) for key, _ in cut_off)]
        meant = number_meant(",".join(texts))
        if meant.number or meant.whole:
            near = f"{_name(before[0])}: {meant.number}" if meant.number else ""
            values = {"whole": meant.whole, "decimal": meant.decimal, "number": near}
            return self._report(node, "K038", value=",".join(texts), **values)
        near = f"{_name(before[0])}: {quoted(', '.join(texts))}"
        return self._report(node, "K038", value=", ".join(texts), near=near)

    def _scalar(self, node: yaml.ScalarNode) -> str | None:
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
            return None
        # What a YAML 1.1 program makes of it, if that is a surprise.
        if kind == "bool":
            reading = _TRAP_WORDS.get(text.lower(), "")
        elif kind in ("int", "float") and _TRAP_NUMBER.fullmatch(text):
            reading = str(yaml.load(text, Loader=yaml.CSafeLoader))
        if reading:
            digits = text.replace("_", "")
            number = digits.lstrip("0") or "0" if digits.isdecimal() else ""
            self._report(node, "K105", value=text, reading=reading, number=number)
        return text

    def _report_cut(self, node: yaml.Node, margin: int) -> None:
        """Report the remark that cuts a text short: behind it, or below and off the margin."""
        if not self._lines or not isinstance(node, yaml.ScalarNode) or node.style in _BLOCKS:
            return
        if self._misread(node):
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
            place = self._place(node.start_mark)
            self.problems.append(Problem.at(self._path, place, code, **values))
