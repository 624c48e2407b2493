"""What stands on the pages and in the data files of a built site, as lines that can be compared."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import lxml.etree
import lxml.html
from lxml.html import HtmlElement

UNREAD = {"script", "style", "template"}
INLINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img", "input",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
    "var", "wbr",
}  # fmt: skip
OUTLINE = {
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "nav", "main", "aside", "footer", "section",
    "article", "form", "table",
}  # fmt: skip
LINKS = {
    "a": "href",
    "area": "href",
    "form": "action",
    "iframe": "src",
    "img": "src",
    "source": "src",
}
ASSETS = {"stylesheet", "icon", "preload", "preconnect", "modulepreload"}
# What tells the entries of a list apart, in feeds, site maps and data files.
NAMES = ("id", "loc", "kind", "record", "item", "figure", "name", "label", "path")
ENTRIES = ("entry", "url", "item")

Values = dict[str, str]


def read_page(file: Path) -> HtmlElement:
    """Read a page; an empty file is a page without anything on it."""
    parser = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.document_fromstring(file.read_bytes().strip() or b"<html/>", parser=parser)


def text_lines(page: HtmlElement, _: str) -> Iterator[str]:
    """Yield what can be read on a page, a line a block."""
    lines = [""]
    for body in page.iterchildren("body"):
        _gather(body, lines)
    return filter(None, map(_folded, lines))


def link_lines(page: HtmlElement, address: str) -> Iterator[str]:
    """Yield where links and pictures lead, from the root of the site."""
    for element in page.iter(*LINKS):
        target = element.get(LINKS[str(element.tag)])
        if target is not None:
            yield f"{element.tag} {_own(urljoin(f'/{address}', target), address)}"


def head_lines(page: HtmlElement, address: str) -> list[str]:
    """Return what a page says of itself to machines, sorted."""
    return sorted(_own(line, address) for line in _head(page, address))


def structure_lines(page: HtmlElement, _: str) -> Iterator[str]:
    """Yield headings, landmarks, and whatever has a place, a role, a language or a label."""
    for element in page.iter("*"):
        marks = [
            f"{sign}{value}"
            for name, sign in (("id", "#"), ("role", "role="), ("lang", "lang="))
            if (value := element.get(name))
        ]
        if label := _label(element, page):
            marks.append(f'"{label}"')
        if marks or element.tag in OUTLINE:
            yield " ".join([str(element.tag), *marks])


READERS: dict[str, Callable[[HtmlElement, str], Iterable[str]]] = {
    "text": text_lines,
    "links": link_lines,
    "head": head_lines,
    "structure": structure_lines,
}


def read_entries(file: Path) -> dict[str, Values]:
    """Return the entries of a data file by name; what belongs to none has the empty name."""
    if file.suffix == ".xml":
        return _xml_entries(lxml.etree.parse(file).getroot())
    text = file.read_text(encoding="utf-8")
    data = json.loads(text) if file.suffix == ".json" else list(csv.DictReader(StringIO(text)))
    if isinstance(data, list):
        return {label: dict(_flat(item)) for label, item in _labelled(data)}
    return {"": dict(_flat(data))}


def _gather(element: HtmlElement, lines: list[str]) -> None:
    """Add the text of an element to the last line; a block has lines of its own."""
    if not isinstance(element.tag, str) or element.tag in UNREAD:
        return
    ends = [] if element.tag in INLINE else [""]
    lines += ends
    for name in ("alt", "placeholder"):
        if value := element.get(name):
            lines[-1] += f"[{value}]"
    lines[-1] += element.text or ""
    for child in element:
        _gather(child, lines)
        lines[-1] += child.tail or ""
    lines += ends


def _head(page: HtmlElement, address: str) -> Iterator[str]:
    for element in page.iter("*"):
        match element.tag:
            case "title":
                yield f"title: {_folded(element.text_content())}"
            case "meta":
                marks = (element.get(name, "") for name in ("property", "name", "http-equiv"))
                yield f"meta {_folded(' '.join(marks))}: {element.get('content', '')}"
            case "link" if not ASSETS & set(element.get("rel", "").split()):
                marks = (element.get(name, "") for name in ("rel", "hreflang", "type"))
                target = urljoin(f"/{address}", element.get("href", ""))
                yield f"link {_folded(' '.join(marks))}: {target}"
            case "script" if element.get("type") == "application/ld+json":
                yield from _json_ld(element.text or "")
        for name, value in element.items():
            if name.startswith("data-pagefind-") and element.get("data-value"):
                yield f"search {value}: {element.get('data-value')}"


def _json_ld(text: str) -> Iterator[str]:
    try:
        yield from (f"json-ld {key}: {value}" for key, value in _flat(json.loads(text)))
    except ValueError:
        yield f"json-ld that cannot be read: {_folded(text)}"


def _label(element: HtmlElement, page: HtmlElement) -> str:
    named = [page.get_element_by_id(i, None) for i in element.get("aria-labelledby", "").split()]
    texts = [str(other.text_content()) for other in named if other is not None]
    return _folded(" ".join(texts) or element.get("aria-label") or element.get("title") or "")


def _own(text: str, address: str) -> str:
    """Return a text with signs for the page's own address (without language) and its last part."""
    _, _, own = address.rstrip("/").partition("/")
    if "/" not in own:
        return text
    text = re.sub(rf"(?<=/){re.escape(own)}(?=[/.#?\"]|$)", "{page}", text)
    return re.sub(rf"\b{re.escape(own.rpartition('/')[2])}\b", "{id}", text)


def _folded(text: str) -> str:
    return " ".join(text.split())


def _xml_entries(root: lxml.etree._Element) -> dict[str, Values]:
    items = [child for child in root if _tag(child) in ENTRIES]
    entries = dict(_labelled([_xml_values(item) for item in items]))
    for item in items:
        root.remove(item)
    return {**entries, "": _xml_values(root)}


def _xml_values(root: lxml.etree._Element) -> Values:
    """Return the texts and attributes of an element by tag; those of equal tags sorted."""
    values: defaultdict[str, list[str]] = defaultdict(list)
    for element in root.iter("*"):
        marks = sorted(f"{name!s}={value!s}" for name, value in element.items())
        values[_tag(element)].append(_folded(" ".join([element.text or "", *marks])))
    return {tag: " | ".join(sorted(texts)) for tag, texts in values.items() if any(texts)}


def _tag(element: lxml.etree._Element) -> str:
    return lxml.etree.QName(element).localname


def _flat(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every value of JSON data by its path; items of lists go by their names."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for label, inner in _labelled(value):
            yield from _flat(inner, f"{path}[{label}]")
    else:
        yield path, json.dumps(value, ensure_ascii=False)


def _labelled(items: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Yield items with what they are called; equal names and nameless items are counted."""
    counts: defaultdict[str, int] = defaultdict(int)
    for item in items:
        names = [item.get(name) for name in NAMES] if isinstance(item, dict) else []
        label = " ".join(name for name in names if isinstance(name, str) and name)
        counts[label] += 1
        number = f"#{counts[label]}" if counts[label] > 1 or not label else ""
        yield f"{label} {number}".strip(), item
