"""The prose: Markdown that can do no harm, and links that lead somewhere."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator

import pytest

from generator.checks import check
from generator.checks.prose import document_problems
from generator.source import LARGEST
from tests.unit.content import EXAMPLES, Content

QUESTIONS = "questions: {en: [a b, c d, e f], es: [a b, c d, e f]}\n"


@pytest.mark.parametrize(
    "body",
    [
        "3 < 4, a <- b, <https://example.org/?a=1&b=2>",
        "[a](https://example.org) [b](HTTP://example.org) https://example.org/report.",
        "## Part\n\n[a](#part) [b](a-case.md#part)",
        "[rosa](rosa-tannery.md#what-was-done) ![taps](rosa-taps.png)",
        "[rosa][1] ![taps][2]\n\n[1]: rosa-tannery.md\n[2]: rosa-taps.png",
        "Use {braces} and 50 % [sic], $5 or US$ 6 = Bs 41 and US$ 7, C++ and G++.",
        "If a == b and c ~ d at 10:30:15, x^2 and 100%% go on; #3 ... (a)(b) [c] (d).",
        "`<b> {#a} [[b]] ==c== [d](e f)`\n\n```\n<b> ~~c~~\n```\n\n    {{ d }}",
        "\\<b> \\[[a]] \\==b== \\~~c~~ &lt;b> \\[^1]",
        "https://example.org/a==b==c~~d~~:e:f%%g%%h",
        "## A\n\n### B\n\n## C",
        "   ",
        "[1]: https://example.org",
        "",
    ],
)
def test_good_prose_is_no_problem(content: Content, body: str) -> None:
    content.case(body=f"{body}\n")
    assert content.said() == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<B>", ["9:1 K401 <B>"]),
        ("a</b", ["9:2 K401 </b"]),
        ("<!-- x -->", ["9:1 K416 <!-- x -->"]),
        ("<?php x ?>", ["9:1 K401 <?php x ?>"]),
        ("<b>a</b> and\n<i>b</i>", ["9:1 K401 <b>", "10:1 K401 <i>"]),
        ("| a |\n|---|\n| <br> |", ["11:3 K401 <br>"]),
        ("<https://a.org' onclick=x>", ["9:1 K401 <https://a.org' onclick=x>"]),
        ("## A {#x}", ["9:6 K403 {#x}"]),
        ("a {: .large}", ["9:3 K403 {: .large}"]),
        ("[a](rosa-tannery.md){onclick=a{}", ["9:21 K403 {onclick=a{}"]),
        ("--8<-- 'x'", ["9:1 K404 --8<--"]),
        ("  {!x!}", ["9:3 K404 {!x!}"]),
        ("{% include 'x' %}", ["9:1 K404 {% include 'x' %}"]),
    ],
)
def test_marks_that_do_more_than_markdown_are_refused(
    content: Content, body: str, found: list[str]
) -> None:
    content.case(body=f"{body}\n")
    assert content.found() == found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("[a](javascript:alert(1))", ["9:5 K402 javascript:"]),
        ("[a](JavaScript:alert(1))", ["9:5 K402 JavaScript:"]),
        ("[a](data:text/html,x)", ["9:5 K402 data:"]),
        ("[a](//example.org)", ["9:5 K402 //"]),
        ("[a](mailto:rosa@example.org)", ["9:5 K402 mailto:"]),
        ("[a](file:///etc/passwd)", ["9:5 K402 file:"]),
        ("[a][1]\n\n[1]: javascript:x", ["11:6 K402 javascript:"]),
    ],
)
def test_a_link_may_not_run_anything(content: Content, body: str, found: list[str]) -> None:
    content.case(body=f"{body}\n")
    assert content.found() == found


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("[a](javascript:alert(1) x)", "9:5"),
        ("[a](java\nscript:alert(1))", "9:5"),
        ("[a](javascript\n:alert(1))", "9:5"),
        ("[a](\njavascript:alert(1) x)", "10:1"),
        ("[a](java&#115;cript:alert(1) x)", "9:5"),
        ("[a](&#1;javascript:alert(1) x)", "9:5"),
        ("[a](javascript&colon;alert(1) x)", "9:5"),
        ("- [a]: javascript:x", "9:8"),
        ("[a\n]: javascript:x", "10:4"),
    ],
)
def test_a_link_that_only_a_lenient_reader_sees_may_not_either(
    content: Content, body: str, place: str
) -> None:
    content.case(body=f"{body}\n")
    assert content.found() == [f"{place} K402 javascript:"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("[a]()", ["9:1 K408"]),
        ("[a](x.md)", ["9:5 K408 x.md"]),
        ("[a](/sectors/tanneries.md)", ["9:5 K408 /sectors/tanneries.md"]),
        ("[a](../../../etc/passwd)", ["9:5 K408 ../../../etc/passwd"]),
        ("[a](../sectors/tannería.md)", ["9:5 K408 ../sectors/tannería.md"]),
        ("[a](../sectors/tanneries.es.md)", ["9:5 K408 ../sectors/tanneries.es.md"]),
        ("a\nb [c](x.md) d\n[e](x.md)", ["10:7 K408 x.md", "11:5 K408 x.md"]),
        ("[a](x.md) [b](x.md)", ["9:5 K408 x.md", "9:15 K408 x.md"]),
        ("| a |\n|---|\n| [b](x.md) |", ["11:7 K408 x.md"]),
        ("> - [a](x.md)", ["9:9 K408 x.md"]),
        ("![a](x.png)", ["9:6 K406 x.png"]),
        ("![a](../../x.png)", ["9:6 K407 ../../x.png"]),
        ("![a](/x.png)", ["9:6 K407 /x.png"]),
        ("![a](https://a.org/x.png)", ["9:6 K407 https://a.org/x.png"]),
        ("![a](data:image/png;base64,x)", ["9:6 K407 data:image/png;base64,x"]),
        ("![a](//a.org/x.png)", ["9:6 K407 //a.org/x.png"]),
        ("[![a](x.png)](x.md)", ["9:7 K406 x.png", "9:15 K408 x.md"]),
        ("`a\nb` [c](x.md)", ["10:8 K408 x.md"]),
        ("[a][b]\n\n[b]: x.md\n[c]: y.md", ["11:6 K408 x.md", "12:6 K408 y.md"]),
        ("[a](#)", ["9:5 K408 #"]),
        ("![a](icon.svg)", ["9:6 K406 icon.svg"]),
    ],
)
def test_links_and_pictures_lead_somewhere(content: Content, body: str, found: list[str]) -> None:
    content.case(body=f"{body}\n")
    assert content.found() == found


@pytest.mark.parametrize(
    ("target", "near"),
    [
        ("../sectors/curtiembres.md", "../sectors/tanneries.md"),
        ("../sectors/tannery.md", "../sectors/tanneries.md"),
        ("../sector/tanneries.md", "../sectors/tanneries.md"),
        ("tanneries.md", "../sectors/tanneries.md"),
        ("rosa-tanery.md", "rosa-tannery.md"),
        ("rosa-tannery", "rosa-tannery.md"),
    ],
)
def test_a_wrong_link_is_told_the_nearest_record(content: Content, target: str, near: str) -> None:
    content.case(body=f"[a]({target})\n")
    assert content.cures() == [f'Did you mean "{near}"?']


@pytest.fixture
def _patience() -> Iterator[None]:
    """Fail a test that would keep the processor busy for minutes."""

    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, 20)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    signal.signal(signal.SIGVTALRM, before)


def numbered(piece: str) -> str:
    return "".join(piece.format(number) for number in range(12_000))


@pytest.mark.usefixtures("_patience")
@pytest.mark.parametrize(
    "start",
    [
        "{=",
        "[a\n",
        "[a](b)\n",
        "a://",
        "[a](b_\\_c)",
        "== a",
        "- ",
        "$a=",
        "## a\n\n",
        numbered("[a](u{}.md) "),
        numbered("[a](#u{}) ") + "\n\n" + "## a\n\n" * 14_000,
    ],
    ids=lambda start: start[:8].strip(),
)
def test_no_text_is_checked_for_ever(content: Content, start: str) -> None:
    """The longest that is read: at a cost that grows with the square it would take minutes."""
    body = start * ((LARGEST - 1000) // len(start))
    content.case(body=f"{body}\n")
    assert check(content.folder)[0].get("cases", "a-case").document.body == f"{body}\n"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("### A", ["9:1 K405 A"]),
        ("# A", ["9:1 K405 A"]),
        ("A\n=", ["9:1 K405 A"]),
        ("## A\n\n### B\n\n##### C", ["13:1 K405 C"]),
        ("## A\n\n#### *B*", ["11:1 K405 *B*"]),
        ("> ### A", ["9:1 K405 A"]),
    ],
)
def test_headings_skip_no_level(content: Content, body: str, found: list[str]) -> None:
    content.case(body=f"{body}\n")
    assert content.found() == found


def test_the_prose_of_a_translation_is_checked(content: Content) -> None:
    content.case()
    head = "---\ntitle: a\nsummary: b\nreviewed: 2026-11-21\n---\n"
    content.write("cases/a-case.es.md", f"{head}[a](x.md)\n")
    assert content.said() == [
        'a-case.es.md:6:5 K408 The link leads to "x.md", which is not a record.'
    ]


def test_the_prose_of_a_wrong_record_is_checked_too(content: Content) -> None:
    content.case("colour: green\n", "<b>\n")
    assert content.found() == ["8:1 K102", "10:1 K401 <b>"]


def guide(content: Content, lang: str, body: str) -> None:
    name = "guides/a-guide.md" if lang == "en" else f"guides/a-guide.{lang}.md"
    more = f"lang: en\n{QUESTIONS}order: 2\n" if lang == "en" else ""
    head = f"---\ntitle: A\nsummary: B\nreviewed: 2026-11-21\n{more}next_step: Walk.\n---\n"
    content.write(name, f"{head}{body}")


def test_a_link_to_a_heading_may_use_its_words_in_any_language(content: Content) -> None:
    guide(content, "en", "## Where the money goes\n\n## What to do\n")
    guide(content, "es", "## En qué se va el dinero\n\n## Qué hacer\n")
    content.case(
        body="[a](../guides/a-guide.md#where-the-money-goes) "
        "[b](../guides/a-guide.md#que-hacer) [c](../guides/a-guide.md#qu%65-hacer)\n"
    )
    assert content.said() == []
    entry = content.library().get("guides", "a-guide")
    found = [entry.find_heading("que-hacer", lang) for lang in ("en", "es", "pt")]
    assert [heading and (heading.number, heading.text) for heading in found] == [
        (1, "Qué hacer")
    ] * 3
    assert list(entry.document_in("en").headings) == [
        "where-the-money-goes",
        "what-to-do",
    ]


def test_the_words_of_the_language_of_the_link_come_first(content: Content) -> None:
    guide(content, "en", "## Cal\n\n## Agua\n")
    guide(content, "es", "## Agua\n\n## Cal\n")
    entry = content.library().get("guides", "a-guide")
    found = {lang: entry.find_heading("agua", lang) for lang in ("en", "es")}
    assert {lang: heading and heading.number for lang, heading in found.items()} == {
        "en": 1,
        "es": 0,
    }


def test_a_link_to_a_heading_that_no_language_has_is_told_the_nearest(content: Content) -> None:
    guide(content, "en", "## Where the money goes\n\n## What to do\n")
    content.case(body="a\n[b](../guides/a-guide.md#the-money)\n")
    assert content.said() == [
        'a-case.md:10:5 K427 The link leads to "../guides/a-guide.md#the-money", and that page has '
        "no such heading."
    ]
    assert content.cures() == [
        'The heading that comes nearest is "../guides/a-guide.md#where-the-money-goes".'
    ]


def test_the_nearest_heading_is_one_in_the_language_of_the_link(content: Content) -> None:
    head = "---\ntitle: A\nsummary: B\nreviewed: 2026-11-21\nnext_step: Walk.\n"
    content.write("guides/a-guide.md", f"{head}lang: es\n{QUESTIONS}order: 2\n---\n## El total\n")
    content.write("guides/a-guide.en.md", f"{head}---\n## What it costs\n")
    content.case(body="[b](../guides/a-guide.md#total-costs)\n")
    assert content.cures() == [
        'The heading that comes nearest is "../guides/a-guide.md#what-it-costs".'
    ]


def test_a_link_to_a_heading_of_a_text_without_headings(content: Content) -> None:
    content.case(body="[b](#the-money)\n")
    assert content.found() == ["9:5 K427 #the-money"]
    assert content.cures() == ["Take out the # and what follows."]


@pytest.mark.parametrize("spanish", ["", "## Uno\n", "## Uno\n\n### Dos\n"])
def test_a_heading_must_be_in_every_text_that_the_link_is_shown_with(
    content: Content, spanish: str
) -> None:
    guide(content, "en", "## One\n\n## Two\n")
    guide(content, "es", spanish)
    content.case(body="[a](../guides/a-guide.md#one) [b](../guides/a-guide.md#two)\n")
    assert content.said()[-1] == (
        'a-case.md:9:35 K428 The link leads to the heading "Two", which '
        "content/guides/a-guide.es.md does not have."
    )


def test_a_heading_may_be_missing_where_the_link_is_not_shown(content: Content) -> None:
    guide(content, "en", "## One\n\n## Two\n")
    guide(content, "es", "## Uno\n")
    content.case(body="[b](../guides/a-guide.md#two)\n")
    head = "---\ntitle: a\nsummary: b\nreviewed: 2026-11-21\n---\n"
    content.write("cases/a-case.es.md", f"{head}[b](../guides/a-guide.md#one)\n")
    assert content.said() == []


def test_one_document_can_be_checked_alone(content: Content) -> None:
    content.case(body="[a](x.md)\n", name="a-case")
    content.case(body="<b>\n", name="b-case")
    library = content.library()
    codes = {
        name: [problem.code for problem in document_problems(entry.document, library)]
        for name in ("a-case", "b-case")
        for entry in (library.get("cases", name),)
    }
    assert codes == {"a-case": ["K408"], "b-case": ["K401"]}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (
            "01-script-in-address",
            ["7:6 K110 https://example.org/)[click](javascript:alert(1)"],
        ),
        ("03-script-like-code", ["11:1 K424 [click](`javascript:alert(1)// x`)"]),
        ("06-script-in-broken-link", ["11:1 K424 [a](b [click](javascript:alert(1)"]),
        ("10-foreign-picture", ["11:1 K424 ![x](https://evil.example/p.png c)"]),
    ],
)
def test_hostile_content_is_refused(content: Content, name: str, found: list[str]) -> None:
    shutil.copytree(EXAMPLES / "hostile" / name / "content", content.folder, dirs_exist_ok=True)
    assert content.found() == found
