"""Prose as HTML: how it looks, that no harm gets in, and that the sheet says the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import html as parser

from generator import prose
from generator.addresses import judge
from generator.checks.prose import document_problems
from generator.library import Library
from generator.loading import read_content
from generator.pictures.album import Shown
from generator.sheets.prose import tree
from generator.source import Document
from generator.web.prose import ALLOWED, draft, html
from tests.unit.content import EXAMPLES

RECORD, PICTURE = "rosa-tannery.md", "rosa-taps.png"
KNOWN = {RECORD: "../rosa-tannery/", PICTURE: "../rosa-taps.png"}

# What a text is made of that wants to break out of its parser, and what good texts hold.
FRAGMENTS = [
    *("[", "]", "(", ")", "![", "](", "](<", ">)", "<", ">", '"', "'", "`", "``", "\\", "&", "|"),
    *("*", "**", "_", "~~", "==", "{", "}", "#", "## ", "# ", "> ", "- ", "1. ", "    ", "  \n"),
    *("\n", "\n\n", "\n---\n", "\n===\n", "\n```\n", "\n| a | b |\n|---|:-:|\n| ", " | ", ": "),
    *("<script>", "</script>", "<b onclick=x>", "<img src=x onerror=y>", "<!--", "-->", "<a href="),
    *("javascript:", "javascript:alert(1)", "java\tscript:x", "data:text/html,x", "//evil.example"),
    *("&#106;avascript:x", "&colon;", "&lt;", "&#x3c;b&#x3e;", "&nbsp;", "\u00a0", "onclick=x"),
    *(
        "https://example.org",
        "HTTP://example.org/a_b_(c)",
        "https://a@b.example",
        "https://ñ.org/á",
    ),
    *("https://1.2.3.400/", "<https://example.org/?a&b>", "<rosa@example.org>", "http://"),
    *("[a](rosa-tannery.md)", "![a](rosa-taps.png)", "[a](nowhere.md)", "![a](nowhere.png)"),
    *("[a](javascript:x)", "![a](javascript:x)", "![a](https://evil.example/x.png)", "[a][1]"),
    *("\n\n[1]: https://example.org 'title'\n\n", "\n\n[2]: javascript:x\n\n", "[2]", "![b][1]"),
    *(
        "[![a](rosa-taps.png)](rosa-tannery.md)",
        "[^1]",
        "[[a]]",
        "{: .x onclick=y }",
        "a",
        "é",
        "😀",
    ),
]
# Control characters do not get past the reader of a file.
VISIBLE = st.characters(exclude_categories=["C"])
ANY_TEXT = st.lists(st.sampled_from(FRAGMENTS) | st.text(VISIBLE, max_size=4), max_size=25).map(
    "".join
)
GOOD = [
    *(
        "Rosa ",
        "closed *the* taps ",
        "and **saved** ",
        "`half`",
        ". ",
        "\n",
        "\n\n",
        "\n\n- ",
        "\n\n1. ",
    ),
    *("[a](rosa-tannery.md) ", "![b](rosa-taps.png) ", "[c](https://example.org/?a&b) ", "\n\n> "),
    *(
        "https://example.org/d ",
        "<https://example.org/e> ",
        "\n\n## Part\n\n",
        "[f](#part) ",
        "\\* ",
    ),
    *("[g][1] ", "\n\n[1]: https://example.org/h\n\n", "\n\n| a | b |\n|---|--:|\n| c | d |\n\n"),
    *("[![i](rosa-taps.png)](rosa-tannery.md#part) ", "'", '"', "&", "\n\n```\n<b>\n```\n\n"),
]
GOOD_TEXT = st.lists(st.sampled_from(GOOD), max_size=20).map("".join)

# The same texts on every run; the list above is what finds the faults.
often = settings(max_examples=300, deadline=None, derandomize=True, database=None)


def resolve(target: str) -> str:
    return KNOWN.get(target.split("#")[0], "#known" if target.startswith("#") else "")


SIZES = {
    PICTURE: [Shown(400, 300, KNOWN[PICTURE], Path(PICTURE))],
    "rosa-drum.jpg": [Shown(width, width, f"../{width}.jpg", Path()) for width in (480, 960)],
}


def show(target: str) -> list[Shown]:
    return SIZES.get(target, [])


def published(text: str) -> str:
    read = prose.read(text)
    ids = [heading.slug for heading in read.headings]
    return html(read, resolve, show, ids, "Link to this section")


def elements(text: str) -> Iterator[Any]:
    """Yield the elements of a text as a browser finds them in what is published."""
    return (found for found in parser.fromstring(f"<div>{published(text)}</div>").iterdescendants())


def links(text: str) -> list[str]:
    """Return where the links and pictures of a published text lead, but those to its headings."""
    return [
        element.get("href") or element.get("src")
        for element in elements(text)
        if element.tag in ("a", "img") and element.get("class") != "headerlink"
    ]


def words_of_page(text: str) -> list[str]:
    whole = parser.fromstring(f"<div>{published(text)}</div>")
    for element in list(whole.iter("a", "img", "br")):
        if element.get("class") == "headerlink":
            element.text = ""
        if element.tag != "a":
            element.tail = (element.get("alt") or ("" if element.tag == "img" else "\n")) + (
                element.tail or ""
            )
    return "".join(map(str, whole.itertext())).split()


def words_of_sheet(text: str) -> list[str]:
    return "".join(_said(tree(text, resolve))).split()


def _said(nodes: Iterable[Any]) -> Iterator[str]:
    """Yield the words of a tree; blocks, items and cells stand apart."""
    for node in nodes:
        if isinstance(node, list):
            yield from (*_said(node), "\n")
        elif node["is"] in ("text", "br"):
            yield node.get("text", "\n")
        else:
            for part in node.values():
                yield from _said(part) if isinstance(part, list) else ()
            yield "" if node["is"] in ("em", "strong", "a") else "\n"


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("3 < 4 & \"5\" > '6'", "<p>3 &lt; 4 &amp; \"5\" &gt; '6'</p>\n"),
        ("*a* **b** `c<d`", "<p><em>a</em> <strong>b</strong> <code>c&lt;d</code></p>\n"),
        ("<b onclick=x>a</b>", "<p>&lt;b onclick=x&gt;a&lt;/b&gt;</p>\n"),
        ("a  \nb\\\nc\nd", "<p>a<br>\nb<br>\nc\nd</p>\n"),
        ("a\n\n---", "<p>a</p>\n<hr>\n"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("```js x\n<a>\n```", "<pre><code>&lt;a&gt;\n</code></pre>\n"),
        ("    a", "<pre><code>a\n</code></pre>\n"),
        (
            "| a | b |\n|---|--:|\n| c | d |",
            "<table>\n<thead>\n<tr>\n<th>a</th>\n"
            '<th class="kb-right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n'
            '<td data-label="a">c</td>\n'
            '<td class="kb-right" data-label="b">d</td>\n</tr>\n</tbody>\n</table>\n',
        ),
        (
            "## Qué *hacer* <hoy>",
            '<h2 id="que-hacer-hoy">Qué <em>hacer</em> &lt;hoy&gt;<a class="headerlink" '
            'href="#que-hacer-hoy" title="Link to this section">#</a></h2>\n',
        ),
        ("[a](rosa-tannery.md)", '<p><a href="../rosa-tannery/">a</a></p>\n'),
        ("[a](nowhere.md)", "<p>a</p>\n"),
        (
            "[a](https://example.org/?b&c '\"t\"')",
            '<p><a href="https://example.org/?b&amp;c" title="&quot;t&quot;">a</a></p>\n',
        ),
        (
            "https://example.org/a_b_c.",
            '<p><a href="https://example.org/a_b_c">https://example.org/a_b_c</a>.</p>\n',
        ),
        (
            "(https://example.org/a_(b)), **https://example.org/c**",
            '<p>(<a href="https://example.org/a_(b)">https://example.org/a_(b)</a>), '
            '<strong><a href="https://example.org/c">https://example.org/c</a></strong></p>\n',
        ),
        (
            "<https://ñ.org/>",
            '<p><a href="https://xn--ida.org/">https://ñ.org/</a></p>\n',
        ),
        ("xhttps://example.org svn+https://a.b", "<p>xhttps://example.org svn+https://a.b</p>\n"),
        ("ftp://example.org www.example.org", "<p>ftp://example.org www.example.org</p>\n"),
        (
            "![a *b*](rosa-taps.png 'c')",
            '<p><img src="../rosa-taps.png" alt="a b" title="c" loading="lazy" decoding="async" '
            'width="400" height="300"></p>\n',
        ),
        (
            "![a](rosa-drum.jpg)",
            '<p><picture><source media="print" srcset="../960.jpg"><img src="../960.jpg" alt="a" '
            'loading="lazy" decoding="async" width="960" height="960" '
            'srcset="../480.jpg 480w, ../960.jpg 960w" sizes="(min-width: 60em) 45em, 100vw">'
            "</picture></p>\n",
        ),
        ("![a](https://evil.example/x.png)", "<p>a</p>\n"),
        ("![a](nowhere.png)", "<p>a</p>\n"),
        ("[a](javascript:x) [b](<java\tscript:x>) [c](//d.e)", "<p>a b c</p>\n"),
        ("[a](&#106;avascript:x) [b](https://c@d.e)", "<p>a b</p>\n"),
        ("[a](https://example.org/)[b](javascript:x)", '<p><a href="https://example.org/">a</a>b</p>\n'),
    ],
)  # fmt: skip
def test_prose_becomes_html(text: str, page: str) -> None:
    assert published(text) == page


def test_lists_are_read_as_they_are_printed() -> None:
    text = (
        "Before a list:\n- first\n- second\n\n1. One.\n\nBetween.\n\n2. Two.\n\n"
        "- outer\n  - inner\n\n2002. In that year the law came.\n\nA line\\\nand the next.\n"
    )
    assert published(text) == (
        "<p>Before a list:</p>\n<ul>\n<li>first\n</li>\n<li>second\n</li>\n</ul>\n"
        "<ol>\n<li>One.\n</li>\n</ol>\n<p>Between.</p>\n"
        '<ol start="2">\n<li>Two.\n</li>\n</ol>\n'
        "<ul>\n<li>outer\n<ul>\n<li>inner\n</li>\n</ul>\n</li>\n</ul>\n"
        '<ol start="2002">\n<li>In that year the law came.\n</li>\n</ol>\n'
        "<p>A line<br>\nand the next.</p>\n"
    )
    assert words_of_page(text) == words_of_sheet(text)


def test_the_page_decides_the_anchors_of_the_headings() -> None:
    text = prose.read("## A\n\n## A\n")
    page = html(text, resolve, show, ["a-story", "a-2"], 'Link to "this"')
    assert [element.get("id") for element in parser.fromstring(f"<div>{page}</div>")] == [
        "a-story",
        "a-2",
    ]
    assert 'href="#a-2" title="Link to &quot;this&quot;">#</a></h2>' in page


@pytest.mark.parametrize(
    ("headings", "slugs"),
    [
        (["Qué hacer", "¿Cuánto cuesta?"], ["que-hacer", "cuanto-cuesta"]),
        (["A", "A", "A"], ["a", "a_1", "a_2"]),
        (["A", "A_1", "A"], ["a", "a_1", "a_2"]),
        (["A_1", "A_1"], ["a_1", "a_2"]),
        (["A_1", "A", "A"], ["a_1", "a", "a_2"]),
        (["A_5", "A_5", "A", "A", "A_5"], ["a_5", "a_6", "a", "a_1", "a_7"]),
        (["", "!", "…"], ["_1", "_2", "_3"]),
        (["  A -- `b` *c*  ", "[d](e) ![f](g) h"], ["a-b-c", "d-h"]),
        (["25 m³ – 40 %", "Straße"], ["25-m3-40", "strae"]),
    ],
)
def test_a_heading_has_the_address_that_it_always_had(
    headings: list[str], slugs: list[str]
) -> None:
    text = "".join(f"## {heading}\n\n" for heading in headings)
    assert [heading.slug for heading in prose.read(text).headings] == slugs


@pytest.mark.parametrize(
    "name", ["03-script-like-code", "06-script-in-broken-link", "10-foreign-picture"]
)
def test_hostile_prose_is_published_as_plain_words(name: str) -> None:
    file = EXAMPLES / "hostile" / name / "content" / "cases" / "a-case.md"
    body = file.read_text(encoding="utf-8").split("\n---\n")[1]
    assert {element.tag for element in elements(body)} <= {"p", "code", "a"}
    assert set(links(body)) <= {"https://evil.example/p.png"}
    assert words_of_page(body) == words_of_sheet(body)


@pytest.fixture(scope="module")
def library() -> Library:
    return read_content(EXAMPLES / "good" / "content").library


@often
@given(ANY_TEXT)
def test_only_what_is_listed_is_published(text: str) -> None:
    for element in elements(text):
        assert element.tag in ALLOWED["tags"]
        listed = ALLOWED["attributes"].get(element.tag, set()) | {"class"}
        assert set(element.keys()) <= listed
        assert element.get("class") in (None, "headerlink", "kb-left", "kb-center", "kb-right")


@often
@given(ANY_TEXT)
def test_the_judge_takes_nothing_away(text: str) -> None:
    read = prose.read(text)
    ids = [heading.slug for heading in read.headings]
    assert draft(read, resolve, show, ids, 'Link "to" <this>') == html(
        read, resolve, show, ids, 'Link "to" <this>'
    )


@often
@given(ANY_TEXT)
def test_every_published_link_was_seen_by_the_checker(text: str) -> None:
    seen = {target.address for target in prose.read(text).targets}
    good = {judge(address).address for address in seen} | {resolve(address) for address in seen}
    assert set(links(text)) <= good - {""}
    assert all(link in KNOWN.values() or judge(link).address == link for link in links(text))


@often
@given(ANY_TEXT)
def test_page_and_sheet_say_the_same(text: str) -> None:
    assert words_of_page(text) == words_of_sheet(text)


@often
@given(GOOD_TEXT)
def test_what_passes_the_check_is_published_whole(library: Library, text: str) -> None:
    document = Document(PurePosixPath("content/cases/rosa-tannery.md"), body=text)
    assume(not list(document_problems(document, library)))
    tokens = [token for token in prose.read(text).tokens if token.type == "inline"]
    wanted = [child.type for token in tokens for child in token.children or () if child.attrs]
    assert len(links(text)) == len(wanted)
