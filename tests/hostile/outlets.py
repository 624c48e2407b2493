"""What came through: what a site with hostile texts has that its harmless twin has not."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

from generator.web.prose import ALLOWED
from tests.hostile.planted import MARK, Planted
from tests.workbooks import sheets_of

# What stands in these is shown or read out, never followed or run.
SHOWN = {
    "alt",
    "aria-label",
    "content",
    "data-value",
    "title",
    "placeholder",
    "data-label",
    "data-kb-also",
}
ANCHORS = {"id", "name", "for", "aria-labelledby", "aria-describedby"}
# A link to the web or to a place of the page, a picture beside the record, a column of a table.
_HARMLESS = re.compile(
    r"""a href=(https?://[^\s"]+)?|img src=[./a-z0-9-]+\.png|t[hd] class=kb-[a-z]+"""
    r"|img (width=[0-9]+|height=[0-9]+|loading=lazy|decoding=async)"
    r"|a class=(headerlink|md-nav__link)|(nav|ul|li|span|label) [^=]*=.*"
)
FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def came_through(hostile: Path, harmless: Path, planted: Planted) -> Iterator[str]:
    """Yield what a site has that its twin has not, and every text that is not shown whole."""
    for name in sorted({*_files(hostile), *_files(harmless)}):
        if not ((hostile / name).is_file() and (harmless / name).is_file()):
            yield f"{name}: only one of the two has it"
            continue
        try:
            found = list(_judge_of(name)(hostile / name, harmless / name, planted))
        except (ValueError, lxml.etree.ParseError) as error:
            found = [f"cannot be read: {error}"]
        yield from (f"{name}: {one}" for one in found)


def _files(site: Path) -> Iterator[str]:
    return (file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())


def _judge_of(name: str) -> Callable[[Path, Path, Planted], Iterator[str]]:
    if name.endswith(".html"):
        return pages
    if name.startswith("feed."):
        return feeds
    if name.endswith(".json"):
        return data
    if name.startswith("rows/") or name.endswith("/search/answers.js"):
        return scripts
    if name.endswith(".xlsx"):
        return workbooks
    return tables if name.endswith(".csv") else others


def others(hostile: Path, harmless: Path, _: Planted) -> Iterator[str]:
    """Yield a file that holds no texts, and differs."""
    if hostile.read_bytes() != harmless.read_bytes():
        yield "differs"


def pages(hostile: Path, harmless: Path, planted: Planted) -> Iterator[str]:
    """Yield elements, addresses and scripts that only a page with hostile texts has."""
    own, other = _page(hostile), _page(harmless)
    for what in (_elements, _followed, _run):
        more, less = Counter(what(own)), Counter(what(other))
        yield from (f"{count} x {one}" for one, count in ((more - less) + (less - more)).items())
    said = _said(own)
    for mark in MARK.findall(_said(other)):
        if _plain(planted.texts[mark]) not in said:
            yield f"not shown: {planted.places[mark]} {planted.texts[mark]!r:.200}"
    yield from _described(own, other, planted)


def _page(file: Path, own_name: str = "the page") -> HtmlElement:
    """Return a page, in which its own name is that of any."""
    text = file.read_text(encoding="utf-8").replace(own_name, "the page")
    return lxml.html.document_fromstring(text)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _said(page: HtmlElement) -> str:
    """Return all words of a page on one line, those of attributes too."""
    found = page.xpath("//text()[not(parent::script)]")
    assert isinstance(found, list)
    told = (value for one in page.iter() for name, value in one.items() if name in SHOWN)
    return _plain(" ".join(["".join(map(str, found)), *told]))


def _elements(page: HtmlElement) -> Iterator[str]:
    for one in page.iter():
        yield " ".join([str(one.tag), *sorted(one.keys())])


def _followed(page: HtmlElement) -> Iterator[str]:
    """Yield the attributes that do something; the place in a page may be called as it likes."""
    for one in page.iter():
        for name, value in one.items():
            if name in ("href", "src"):
                yield f"{one.tag} {name}={value.partition('#')[0]}"
            elif name not in SHOWN | ANCHORS:
                yield f"{one.tag} {name}={value}"


def _run(page: HtmlElement) -> Iterator[str]:
    for one in page.iter("script", "style"):
        if one.get("type") != "application/ld+json":
            yield str(one.text)


def _described(own: HtmlElement, other: HtmlElement, planted: Planted) -> Iterator[str]:
    for mine, its in zip(_json_ld(own), _json_ld(other), strict=True):
        yield from _same_values(json.loads(mine), json.loads(its), planted)


def _json_ld(page: HtmlElement) -> list[str]:
    return [
        str(one.text) for one in page.iter("script") if one.get("type") == "application/ld+json"
    ]


def data(hostile: Path, harmless: Path, planted: Planted) -> Iterator[str]:
    """Yield values of a JSON file that are not what was typed."""
    own, other = (json.loads(file.read_text("utf-8")) for file in (hostile, harmless))
    yield from _same_values(own, other, planted)


def scripts(hostile: Path, harmless: Path, _: Planted) -> Iterator[str]:
    """Yield what a script does beside handing over values, where that differs."""
    own, other = map(_around_values, (hostile, harmless))
    if own != other:
        yield f"{own!r} is not {other!r}"


def _around_values(file: Path) -> tuple[str, str]:
    """Return beginning and end of a script; raise ``ValueError`` if all else is no value."""
    text = file.read_text("utf-8")
    begin, end = text.index('{"'), text.rindex("}") + 1
    json.loads(text[begin:end])
    return text[:begin], text[end:]


def _same_values(own: Any, other: Any, planted: Planted) -> Iterator[str]:
    """Yield where a value is not that of the twin with its marks as they were typed."""
    if isinstance(own, dict) and isinstance(other, dict) and own.keys() == other.keys():
        for name, value in own.items():
            yield from _same_values(value, other[name], planted)
    elif isinstance(own, list) and isinstance(other, list) and len(own) == len(other):
        for mine, its in zip(own, other, strict=True):
            yield from _same_values(mine, its, planted)
    elif own != _as_typed(other, planted):
        yield f"{own!r:.200} is not {_as_typed(other, planted)!r:.200}"


def _as_typed(value: Any, planted: Planted) -> Any:
    if not isinstance(value, str):
        return value
    return MARK.sub(lambda mark: planted.texts[mark[0]], value)


def tables(hostile: Path, harmless: Path, planted: Planted) -> Iterator[str]:
    """Yield cells of a table that a spreadsheet would compute, or that lost their words."""
    own, other = (_cells(file) for file in (hostile, harmless))
    if list(map(len, own)) != list(map(len, other)):
        yield "the rows have other cells"
    for mine, its in zip(own, other, strict=False):
        for cell, twin in zip(mine, its, strict=False):
            yield from _same_cells(cell, twin, planted)


def _same_cells(cell: str, twin: str, planted: Planted) -> Iterator[str]:
    typed = _as_typed(twin, planted)
    if cell != typed and cell.replace("'", "") != typed.replace("'", ""):
        yield f"{cell!r:.200} is not {typed!r:.200}"
    if MARK.search(twin) and cell.lstrip('\u200b\ufeff "').startswith(FORMULA):
        yield f"a formula: {cell!r:.200}"


def workbooks(hostile: Path, harmless: Path, planted: Planted) -> Iterator[str]:
    """Yield cells of a workbook that a spreadsheet would compute, or that are other ones."""
    own, other = (sheets_of(file.read_bytes()) for file in (hostile, harmless))
    for mine, its in zip(own.values(), other.values(), strict=True):
        if (mine.cells.keys(), mine.links) != (its.cells.keys(), its.links) or mine.formulas:
            yield "other cells, links or formulas"
        for place, cell in mine.cells.items():
            yield from _same_cells(str(cell), str(its.cells.get(place, "")), planted)


def _cells(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as table:
        return list(csv.reader(table))


def feeds(hostile: Path, harmless: Path, planted: Planted) -> Iterator[str]:
    """Yield elements and texts of a feed that are not those of the twin."""
    own, other = (list(lxml.etree.parse(file).iter()) for file in (hostile, harmless))
    for mine, its in zip(own, other, strict=True):
        same = (mine.tag, dict(mine.attrib)) == (its.tag, dict(its.attrib))
        if not same or (mine.text or "").strip() != _as_typed((its.text or "").strip(), planted):
            yield f"{lxml.etree.tostring(mine)[:200]!r}"


def prose(page: Path, twin: Path) -> Iterator[str]:
    """Yield what a page with a stranger's prose has, and no prose may have."""
    own, other = (_page(file, file.parent.name) for file in (page, twin))
    for one in Counter(_elements(own)) - Counter(_elements(other)):
        tag, *names = one.split()
        allowed = {"class", *ALLOWED["attributes"].get(tag, ())}
        if tag not in ALLOWED["tags"] or not allowed.issuperset(names):
            yield one
    for one in Counter(_followed(own)) - Counter(_followed(other)):
        if not _HARMLESS.fullmatch(one):
            yield one
    yield from Counter(_run(own)) - Counter(_run(other))
