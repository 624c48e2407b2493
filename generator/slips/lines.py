"""Lines that cannot be read as fields: what is wrong in which, and how it was probably meant."""

import re
from collections.abc import Callable

import yaml

from generator.slips.names import KNOWN
from generator.slips.remarks import first_cut, quoted, without_remark
from generator.slips.signs import MISPLACED_SPACE, named
from generator.slips.stops import Slip, Stop, stop_at

_INDENT = r" *(?:- +)*"
_FIELD = re.compile(rf"({_INDENT})([\w-]+) *:(?: +(.*))?")
_VALUE = re.compile(rf"({_INDENT}(?:[\w-]+ *: +)?)(.*)")
_ITEM = re.compile(r"( *)-(?: +|$)")
_WITHOUT_COLON = re.compile(rf"({_INDENT})([A-Za-z_]+)(?::(?!//)|\s*(?:[-=]>|[=;：→]))\s*(\S.*)")
_NAME = "|".join(sorted(KNOWN))
_NAME_FIRST = re.compile(rf"({_INDENT})({_NAME})(?:\s+(?:[:–—-]\s*)?(\S.*))?")
_A_FIELD = rf"(?:{_NAME}):"
_BETWEEN_FIELDS = re.compile(rf"(?<=[^\s,;{{\[])[ ;]*(?= {_A_FIELD} )")
_CLOSERS = {"[": "]", "{": "}"}
_TYPOGRAPHIC = "“”„«»‘’"
# What the parser says where a text begins with a sign that means something else to it.
_AT_A_SIGN = re.compile("any token|alias|anchor|directive|block scalar|block node|mapping keys")
_OVER = re.compile(r"> *(\d+(?:\.\d+)?)")


def slip_at(text: str, error: yaml.MarkedYAMLError) -> Slip:
    """Return what is wrong with fields at which the parser gave up."""
    stop = stop_at(text, error)
    found = (slip for find in _FINDERS if (slip := find(stop)))
    return next(found, None) or stop.slip("K007", stop.line, stop.column)


def _conflict(stop: Stop) -> Slip | None:
    is_cut = re.fullmatch("={7}", stop.first)
    return stop.slip("K021", stop.first_line, 0) if is_cut else None


def _unseen_space(stop: Stop) -> Slip | None:
    for line in (stop.first_line, stop.before(stop.line)):
        if line >= 0 and (found := MISPLACED_SPACE.match(stop.lines[line])):
            sign = found[1] or found[2]
            near = stop.lines[line].replace(sign, " ")
            return stop.mended("K016", found.end() - 1, {line: near}, **named(sign))
    return None


def _second_fields(stop: Stop) -> Slip | None:
    is_second = "another document" in stop.problem or "document start" in stop.problem
    ends = (n for n in (stop.line, stop.line - 1) if re.match(r"---|\.\.\.", stop.lines[n]))
    if not is_second or (line := next(ends, -1)) < 0:
        return None
    return stop.slip("K035", line, 0, value=stop.lines[line])


def _colon_in_text(stop: Stop) -> Slip | None:
    if not stop.problem.startswith("mapping values"):
        return None
    if (field := _FIELD.fullmatch(stop.here)) and (value := field[3]):
        if (start := field.start(3)) <= stop.column:
            if group := _group(value):
                near = stop.here[:start] + group
                return stop.mended("K022", start, {stop.line: near}, group=near.strip())
            if (inner := _FIELD.match(value)) and inner[2] in KNOWN and not inner[1]:
                return stop.slip("K022", stop.line, start, below=value)
            near = stop.here[:start] + quoted(value.strip(_TYPOGRAPHIC))
            return stop.mended("K022", stop.column, {stop.line: near})
        return None
    return None if field else _joined("K022", stop, stop.line)


def _group(value: str) -> str:
    """Return several fields on one line in braces, or an empty text if they are none."""
    inside = value.strip("()")
    if not re.match(rf"{_A_FIELD} .*, {_A_FIELD} ", inside):
        return ""
    return f"{{{inside}" + "}" * (inside.count("{") - inside.count("}") + 1)


def _joined(code: str, stop: Stop, line: int) -> Slip | None:
    """Return the slip of a line that goes on with the text of the one above it."""
    above = stop.before(line)
    field = _FIELD.fullmatch(stop.lines[above]) if above >= 0 else None
    if not field or not field[3] or field[3][0] in "\"'[{|>":
        return None
    start, text = field.start(3), f"{field[3]} {stop.lines[line].strip()}"
    slip = stop.mended(code, 0, {above: stop.lines[above][:start] + _plain(text), line: ""})
    return slip._replace(line=line + 1)


def _missing_colon(stop: Stop) -> Slip | None:
    line = stop.first_line
    if stop.problem.startswith("mapping values") or "document start" in stop.problem:
        line = stop.before(stop.line)
    elif not stop.problem.startswith("could not find expected ':'"):
        return None
    text = stop.lines[line] if line >= 0 else ""
    found = _WITHOUT_COLON.fullmatch(text) or _NAME_FIRST.fullmatch(text)
    if not found or _FIELD.fullmatch(text):
        return None
    column = found.end(2)
    near = f"{found[1]}{found[2]}: {_plain(found[3] or '')}".rstrip()
    return stop.mended("K030", column, {line: near})


def _plain(text: str) -> str:
    """Return a text that can stand behind the name of a field: in quotes if it needs them."""
    needs_quotes = text[:1] not in ("", *"\"'[{") and re.search(r": | #|:$", text)
    return quoted(text) if needs_quotes else text


def _indentation(stop: Stop) -> Slip | None:
    if not (field := _FIELD.fullmatch(stop.here)):
        return None
    if "document start" in stop.problem:
        return _shifted(stop, 0, stop.here, 0) if stop.lines[0].startswith(" ") else None
    indent = len(stop.here) - len(stop.here.lstrip(" "))
    is_deeper = stop.problem.startswith("mapping values") and stop.column > field.end(2) - 1
    is_misplaced = stop.problem.startswith("did not find expected") and stop.column == indent
    above = stop.before(stop.line)
    if above < 0 or not (is_deeper or is_misplaced):
        return None
    if is_misplaced and _is_new_item(stop, field[2]):
        near = f"{stop.here[:indent]}- {stop.here[indent:]}"
        return stop.mended("K033", indent, {stop.line: near})
    beside = _beside(stop, above)
    if beside is None or (other := _column(stop.lines[beside], stop.here)) == indent:
        return None
    return _shifted(stop, stop.line, stop.lines[beside], other)


def _is_new_item(stop: Stop, name: str) -> bool:
    """Say whether a line that stands under the hyphen of an item has a name that the item has."""
    if stop.first_column != stop.column or not stop.context.endswith("block collection"):
        return False
    items = (n for n in range(stop.line - 1, -1, -1) if _ITEM.match(stop.lines[n]))
    lines = stop.lines[next(items, 0) : stop.line]
    return any(field[2] == name for line in lines if (field := _FIELD.fullmatch(line)))


def _beside(stop: Stop, above: int) -> int | None:
    """Return the nearest line above that a line can stand beside: an item beside an item."""
    if not _ITEM.match(stop.here):
        return above if _FIELD.fullmatch(stop.lines[above]) else None
    return next((n for n in range(above, -1, -1) if _ITEM.match(stop.lines[n])), None)


def _column(line: str, like: str) -> int:
    """Return where a line begins: its hyphen, or its field where the other has no hyphen."""
    if (item := _ITEM.match(line)) and _ITEM.match(like):
        return item.end(1)
    return len(line) - len(line.lstrip(" -"))


def _shifted(stop: Stop, line: int, beside: str, other: int) -> Slip:
    """Return the slip of a line, and of those that hang on it, that begin too far left or right."""
    text = stop.lines[line]
    count = len(text) - len(text.lstrip(" "))
    changed: dict[int, str] = {}
    for number in range(line, len(stop.lines)):
        here = stop.lines[number]
        indent = len(here) - len(here.lstrip(" "))
        # What begins as it should, below a line that began too far left, stays.
        if here.strip() and (indent < count or (indent == other and number > line)):
            break
        changed[number] = " " * other + here[count:]
    name = beside.strip(" -").partition(":")[0]
    return stop.mended("K031", count, changed, count=count, other=other, field=name)


def _hyphen(stop: Stop) -> Slip | None:
    """Return the slip of an item without a space behind its hyphen."""
    for line in (stop.first_line, stop.before(stop.line)):
        text = stop.lines[line] if line >= 0 else ""
        if found := re.fullmatch(r"( *)-([A-Za-z]\S*.*)", text):
            return stop.mended("K033", len(found[1]), {line: f"{found[1]}- {found[2]}"})
    return None


def _quoted_line(stop: Stop) -> Slip | None:
    """Return the slip of a line that stands in quotes together with its name."""
    for line in (stop.first_line, stop.before(stop.line)):
        text = stop.lines[line] if line >= 0 else ""
        if found := re.fullmatch(r"""( *)(["'])([\w-]+: .*)\2""", text):
            values = {"sign": found[2]}
            return stop.mended("K037", len(found[1]), {line: found[1] + found[3]}, **values)
    return None


def _first_item(stop: Stop) -> Slip | None:
    """Return the slip of a hyphen before the first of all fields."""
    item = _ITEM.match(stop.first) if stop.before(stop.first_line) < 0 else None
    return stop.mended("K033", 0, {stop.first_line: stop.first[item.end() :]}) if item else None


def _item(stop: Stop) -> Slip | None:
    above, item = stop.before(stop.line), _ITEM.match(stop.here)
    if item and above >= 0 and not stop.here.startswith(" "):
        field, before = (_FIELD.fullmatch(stop.lines[n]) for n in (stop.line, above))
        if field and field[3] and before and before[3] and not before[1]:
            return stop.mended("K033", 0, {stop.line: stop.here[item.end() :]})
    if "block sequence entries" in stop.problem:
        return stop.slip("K033", stop.line, stop.column)
    if _ITEM.match(stop.here) and stop.problem.startswith("did not find expected"):
        return stop.slip("K033", stop.line, stop.column)
    return None


def _goes_on(stop: Stop) -> Slip | None:
    if stop.problem.startswith("could not find expected ':'"):
        line = stop.first_line
        return _joined("K032", stop, line) or stop.slip("K032", line, stop.first_column)
    above = stop.before(stop.line)
    if not stop.problem.startswith("mapping values") or above < 0:
        return None
    return None if _FIELD.fullmatch(stop.lines[above]) else stop.slip("K032", above, 0)


def _remark(stop: Stop) -> Slip | None:
    """Return the slip of a remark that cuts off the end of a list, or of the text in two lines."""
    lines = range(stop.first_line, stop.line + 1)
    if "quoted" in stop.context:
        return None
    if "flow" not in stop.context:
        is_behind = stop.problem.startswith("could not find expected ':'")
        here = stop.first_line if is_behind else stop.line
        above = -1 if _FIELD.fullmatch(stop.lines[here]) else stop.before(here)
        lines = range(above, above + 1) if above >= 0 else range(0)
    cut = first_cut(stop.lines, lines)
    return stop.slip("K115", cut.line, cut.column, value=cut.words) if cut else None


def _open_quote(stop: Stop) -> Slip | None:
    if "quoted scalar" in stop.context and "end of stream" in stop.problem:
        return _closed(stop, stop.first_line, stop.first_column)
    ended = stop.here[: stop.column].rstrip()[-1:]
    for line in range(stop.line - 1, -1, -1):
        value = _VALUE.fullmatch(stop.lines[line])
        if ended and ended in "\"'" and value and value[2].startswith(ended):
            is_open = value[2].count(ended) == 1
            return _closed(stop, line, value.start(2)) if is_open else None
    return None


def _closed(stop: Stop, line: int, column: int) -> Slip:
    """Return the slip of a quote left open, which is closed at the end of its line if it can be."""
    before, text = stop.lines[line][:column], stop.lines[line][column + 1 :].strip()
    if not text or re.search(r"[\[{]", before):
        return stop.slip("K027", line, column)
    return stop.mended("K027", column, {line: before + quoted(text)})


def _behind_quote(stop: Stop) -> Slip | None:
    ended = stop.here[: stop.column].rstrip()[-1:]
    value = _VALUE.fullmatch(stop.here)
    if not ended or ended not in "\"'" or not value or not value[2].startswith(ended):
        return None
    text, end = value[2].rstrip(), len(stop.here[: stop.column].rstrip()) - value.start(2)
    if not text[end:].strip(" ,;."):
        return stop.mended("K028", stop.column, {stop.line: value[1] + text[:end]})
    # A quote behind a letter and before a space closes; any other stands inside those around all.
    closes = not text[end - 2].isspace() and text[end : end + 1].isspace()
    is_around = text.endswith(ended) and not closes
    near = value[1] + quoted(text[1:-1] if is_around else text)
    return stop.mended("K028", stop.column, {stop.line: near})


def _bracket(stop: Stop) -> Slip | None:
    if not stop.context.endswith(("a flow sequence", "a flow mapping", "a flow node")):
        return None
    rest = [stop.here[stop.column :], *stop.lines[stop.line + 1 :]]
    if not any(map(str.strip, rest)) and (left_open := _left_open(stop)):
        return left_open
    sign = stop.first[stop.first_column : stop.first_column + 1]
    if sign not in _CLOSERS or (stop.line == stop.first_line and _CLOSERS[sign] in stop.here):
        if (near := _BETWEEN_FIELDS.sub(",", stop.here)) != stop.here:
            return stop.mended("K039", stop.column, {stop.line: near})
        return stop.slip("K039", stop.line, stop.column)
    if stop.line == stop.first_line:
        return stop.slip("K029", stop.line, stop.first_column, sign=sign)
    inside = stop.inside()
    parts = (without_remark(stop.lines[line]).strip() for line in inside)
    near = " ".join([without_remark(stop.first).rstrip(), *parts]).rstrip(" ,") + _CLOSERS[sign]
    changed = {stop.first_line: near, **dict.fromkeys(inside, "")}
    return stop.mended("K029", stop.first_column, changed, sign=sign)


def _left_open(stop: Stop) -> Slip | None:
    """Return the slip of the last line of all, if it leaves brackets open."""
    line = stop.before(len(stop.lines))
    text, opened = stop.lines[line].rstrip(" ,"), list[int]()
    for column, sign in enumerate(text):
        if sign in _CLOSERS:
            opened.append(column)
        elif sign in "]}" and opened:
            opened.pop()
    if not opened:
        return None
    near = text + "".join(_CLOSERS[text[column]] for column in reversed(opened))
    return stop.mended("K029", opened[0], {line: near}, sign=text[opened[0]])


def _behind_bracket(stop: Stop) -> Slip | None:
    if not stop.problem.startswith("did not find expected key"):
        return None
    value, ended = _VALUE.fullmatch(stop.here), stop.here[: stop.column].rstrip()
    if not value or value[2][:1] not in _CLOSERS or not ended.endswith(("]", "}")):
        return None
    if not stop.here[stop.column :].strip("]} ,;."):
        return stop.mended("K039", stop.column, {stop.line: ended})
    near = value[1] + quoted(value[2].rstrip())
    return stop.mended("K026", value.start(2), {stop.line: near}, sign=value[2][0])


def _first_sign(stop: Stop) -> Slip | None:
    if not _AT_A_SIGN.search(f"{stop.problem} {stop.context}"):
        return None
    line, column = stop.first_line, stop.first_column
    text, rest = stop.lines[line], stop.lines[line][column:]
    if not rest:
        return None
    if not text[:column].strip(" -"):
        if rest.startswith("* ") and (column or ":" not in rest):
            return _bullets(stop, line)
        name, colon, value = rest.partition(":")
        near = text[:column] + name.strip("*_`@%#&!? ") + colon + value.lstrip("*_`")
        return stop.mended("K037", column, {line: near}, sign=rest[0])
    if over := _OVER.fullmatch(rest):
        return stop.mended("K026", column, {line: f"{text[:column]}over {over[1]}"}, sign=">")
    if decimal := re.fullmatch(r",(\d+)", rest.rstrip()):
        near = f"{text[:column]}0.{decimal[1]}"
        return stop.mended("K026", column, {line: near}, sign=",")
    is_inside = re.search(r"[\[{]", text[:column])
    word = re.split(r"[,\]}]", rest)[0].rstrip() if is_inside else rest.rstrip()
    near = text[:column] + quoted(word) + rest[len(word) :]
    return stop.mended("K026", column, {line: near}, sign=rest[0])


def _bullets(stop: Stop, line: int) -> Slip:
    """Return the slip of items that begin with a star, and of those that follow at once."""
    changed: dict[int, str] = {}
    for number in range(line, len(stop.lines)):
        if not (item := re.fullmatch(r"( *)\* +(.*)", stop.lines[number])):
            break
        changed[number] = f"{item[1]}- {item[2]}"
    return stop.mended("K033", len(stop.lines[line]) - len(stop.lines[line].lstrip()), changed)


def _stray_sign(stop: Stop) -> Slip | None:
    """Return the slip of a sign before the name of a field, where nothing else is wrong."""
    for line in (stop.line, stop.first_line, stop.before(stop.line)):
        text = stop.lines[line] if line >= 0 else ""
        if found := re.fullmatch(rf"({_INDENT})([^\w\s#\"'-]) *([\w-]+ *:.*)", text):
            values = {"sign": found[2]}
            return stop.mended("K037", len(found[1]), {line: found[1] + found[3]}, **values)
    return None


def _tight_bracket(stop: Stop) -> Slip | None:
    """Return the slip of a bracket or brace that follows a colon without a space."""
    if not (found := re.search(r"[a-z_]:(?=[\[{])", stop.here)):
        return None
    near = stop.here[: found.end()] + " " + stop.here[found.end() :]
    return stop.mended("K030", found.end() - 1, {stop.line: near})


def _backslash(stop: Stop) -> Slip | None:
    if "quoted scalar" not in stop.context or "end of stream" in stop.problem:
        return None
    value = _VALUE.fullmatch(stop.here)
    if not value or not re.fullmatch(r'".*"\s*', value[2]):
        return stop.slip("K036", stop.line, stop.column)
    text = value[2].strip()[1:-1].replace('\\"', '"')
    return stop.mended("K036", stop.column, {stop.line: value[1] + quoted(text)})


_FINDERS: tuple[Callable[[Stop], Slip | None], ...] = (
    _conflict,
    _unseen_space,
    _quoted_line,
    _hyphen,
    _tight_bracket,
    _second_fields,
    _backslash,
    _remark,
    _open_quote,
    _behind_quote,
    _bracket,
    _behind_bracket,
    _first_sign,
    _missing_colon,
    _colon_in_text,
    _first_item,
    _indentation,
    _item,
    _stray_sign,
    _goes_on,
)
