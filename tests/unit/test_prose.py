"""The prose: Markdown that can do no harm, and links that lead somewhere."""

from __future__ import annotations

import pytest

from tests.unit.content import Content


@pytest.mark.parametrize(
    "body",
    [
        "3 < 4, a <- b, <https://example.org/?a=1&b=2>",
        "[a](https://example.org) [b](HTTP://example.org) [c](#part)",
        "[rosa](rosa-tannery.md#what-was-done) ![taps](rosa-taps.png)",
        "[rosa][1]\n\n[1]: rosa-tannery.md",
        "Use {braces} and 50 % [sic].",
        "[^1]: Note: see the page.",
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
        ("<!-- x -->", ["9:1 K401 <!-- x -->"]),
        ("<?php x ?>", ["9:1 K401 <?php x ?>"]),
        ("`<b>` in code", ["9:2 K401 <b>"]),
        ("<https://a.org' onclick=x>", ["9:1 K401 <https://a.org' onclick=x>"]),
        ("## A {#x}", ["9:6 K403 {#x}"]),
        ("a {: .large}", ["9:3 K403 {: .large}"]),
        ("[a](rosa-tannery.md){onclick=a{}", ["9:21 K403 {onclick=a{}"]),
        ("--8<-- 'x'", ["9:1 K404 --8<--"]),
        ("  {!x!}", ["9:1 K404 {!x!}"]),
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
        ("    [a](javascript:x)", "9:9"),
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
        ("![a](data:image/png;base64,x)", ["9:6 K402 data:", "9:6 K407 data:image/png;base64,x"]),
        ("![a](icon.svg)", ["9:6 K406 icon.svg"]),
    ],
)
def test_links_and_pictures_lead_somewhere(content: Content, body: str, found: list[str]) -> None:
    content.case(body=f"{body}\n")
    assert content.found() == found


@pytest.mark.parametrize(
    ("target", "near"),
    [
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
