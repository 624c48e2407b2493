"""Marks that writers bring along from other dialects: each is told, with what to type."""

from __future__ import annotations

import pytest

from tests.unit.content import Content


@pytest.mark.parametrize(
    ("body", "said", "cure"),
    [
        (
            "Ask [[tanneries]].",
            '5 K409 "[[tanneries]]" is not read as a link.',
            "Write [tanneries](../sectors/tanneries.md)",
        ),
        (
            "[[Sectors/Tanneries#costs|the sector]]",
            '1 K409 "[[Sectors/Tanneries#costs|the sector]]" is not read as a link.',
            "Write [the sector](../sectors/tanneries.md)",
        ),
        (
            "[[zzz]]",
            '1 K409 "[[zzz]]" is not read as a link.',
            "Write the words to show and the file: [the sector](../sectors/tanneries.md)",
        ),
        (
            "![[rosa-tap.png|300]]",
            '1 K410 "![[rosa-tap.png|300]]" does not bring in a picture or another text.',
            "Write ![rosa-tap](rosa-taps.png)",
        ),
        (
            "![[photo.png]]",
            '1 K410 "![[photo.png]]" does not bring in a picture or another text.',
            "Write ![photo](photo.png)",
        ),
        (
            "![[rosa-tannery]]",
            '1 K410 "![[rosa-tannery]]" does not bring in a picture or another text.',
            "Write [rosa-tannery](rosa-tannery.md)",
        ),
        (
            "> [!TIP]- Title\n> Text",
            '3 K411 "[!TIP]-" does not make a box.',
            "Write a quotation that begins with a word in bold: > **Tip:** the text.",
        ),
        (
            '??? warning "Title"\n    Text',
            '1 K411 "??? warning "Title"" does not make a box.',
            "Write a quotation that begins with a word in bold: > **Warning:** the text.",
        ),
        (
            "::: {.note}\nText",
            '1 K411 "::: {.note}" does not make a box.',
            "Write a quotation that begins with a word in bold: > **Note:** the text.",
        ),
        (
            "Half[^note].",
            '5 K412 "[^note]" does not make a footnote.',
            'Put the note into the sentence, or name the document under "sources".',
        ),
        (
            "[^1]: word",
            '7 K412 "[^1]" does not make a footnote.',
            'Put the note into the sentence, or name the document under "sources".',
        ),
        (
            "Half ^[of it].",
            '6 K412 "^[of it]" does not make a footnote.',
            'Put the note into the sentence, or name the document under "sources".',
        ),
        (
            "Half [@unep2004, p. 3].",
            '6 K412 "[@unep2004, p. 3]" does not make a footnote.',
            'Put the note into the sentence, or name the document under "sources".',
        ),
        (
            "1. [ ] open *task*",
            '4 K413 "[ ] open *task*" does not make a box to tick.',
            "Write a plain item of a list: - open *task*",
        ),
        (
            "It was ~~a *third*~~ half.",
            '8 K414 "~~a *third*~~" does not strike words out.',
            "Delete the words, or write them without the marks: a *third*",
        ),
        (
            "==half\nof it==",
            '1 K415 "==half of it==" does not mark words.',
            "Write them in bold: **half of it**",
        ),
        (
            "It was ++half++.",
            '8 K415 "++half++" does not mark words.',
            "Write them in bold: **half**",
        ),
        (
            "It was ^^ half ^^.",
            '8 K415 "^^ half ^^" does not mark words.',
            "Write them in bold: **half**",
        ),
        (
            "A %%hidden%% remark.",
            '3 K416 "%%hidden%%" is not hidden: readers would see it.',
            "Delete it. What only writers should know goes into the pull request.",
        ),
        (
            "Saved {{ page.saving }}.",
            '7 K417 "{{ page.saving }}" is not filled in here.',
            "Write the text itself that should stand there.",
        ),
        (
            "$$ a = b $$",
            '1 K418 "$$ a = b $$" is not set as a formula.',
            "Write it in words and plain signs: saving / investment x 100.",
        ),
        (
            "Write $x_1$ here.",
            '7 K418 "$x_1$" is not set as a formula.',
            "Write it in words and plain signs: saving / investment x 100.",
        ),
        (
            "300 m^3^",
            '5 K419 "m^3^" does not raise or lower a sign.',
            "Type the sign itself: m³",
        ),
        (
            "H~2~O",
            '1 K419 "H~2~" does not raise or lower a sign.',
            "Type the sign itself: H₂",
        ),
        (
            "2^nd^",
            '1 K419 "2^nd^" does not raise or lower a sign.',
            "Type the sign itself (m³, CO₂), or write it in words.",
        ),
        (
            "Lime\n:   Loosens hair.",
            '1 K420 "Lime : Loosens hair." does not make a list of explanations.',
            "Write an item of a list: - **Lime**: Loosens hair.",
        ),
        (
            "*[BOD]: What is left",
            '1 K420 "*[BOD]: What is left" does not make a list of explanations.',
            "Write an item of a list: - **BOD**: What is left",
        ),
        (
            "Closed :+1: :droplet:",
            '8 K421 ":+1:" does not become a little picture.',
            "Say it in words.",
        ),
        (
            "It took [cost:: 40].",
            '9 K422 "[cost:: 40]" is not read as a field.',
            'Write it in a sentence, or as a field above the second line "---": cost: 40',
        ),
        (
            "#Agua",
            '1 K423 "#Agua" is not read as a heading.',
            "Write a space after the marks: ## Agua",
        ),
        (
            "=== What it took ===",
            '1 K423 "=== What it took ===" is not read as a heading.',
            "Write a space after the marks: ### What it took",
        ),
        (
            "See [a](my file.md).",
            '5 K424 "[a](my file.md)" is not read as a link.',
            "Write [words](address): every bracket closed, and in the address no space, line break "
            "or bracket.",
        ),
        (
            "See [a](`b` c) and [d][e].",
            '5 K424 "[a](`b` c)" is not read as a link.',
            "Write [words](address): every bracket closed, and in the address no space, line break "
            "or bracket.",
        ),
        (
            "a\n| b | c |\n| d | e |",
            '1 K425 "| b | c | | d | e |" is not read as a table.',
            "The second line of a table has a mark for each column: |---|---|",
        ),
        (
            "https://example.org:a/b and",
            '1 K426 "https://example.org:a/b" is not a web address: the name of the site, or the '
            "number behind it, cannot be right.",
            "Copy it from the browser: [words](https://example.org/report.pdf)",
        ),
        (
            "[a](<https://example.org/a b>)",
            '6 K426 "https://example.org/a b" is not a web address: it holds a space, a quote, a '
            "bracket or another sign that no address holds.",
            "Write it like this: https://example.org/a%20b",
        ),
        (
            "[TOC]",
            '1 K429 "[TOC]" does not make a list of contents.',
            "Delete it: every page lists its own sections.",
        ),
        (
            "> " * 20 + "a",
            "1 K430 Too many marks stand one within another here.",
            "Write plain paragraphs and lists, no more than three deep.",
        ),
        (
            "*a " * 20 + "b*" * 20,
            "1 K430 Too many marks stand one within another here.",
            "Write plain paragraphs and lists, no more than three deep.",
        ),
    ],
)
def test_a_mark_of_another_dialect_is_told_what_to_type(
    content: Content, body: str, said: str, cure: str
) -> None:
    content.case(body=f"{body}\n")
    assert content.said()[0].split(":", 2)[2] == said
    assert content.cures()[0] == cure


def test_marks_are_told_in_their_order_and_overlapping_ones_once(content: Content) -> None:
    content.case(body="a ==b ~~c~~ d== {{ e=f }} ==g==\n==h==\n\n- ==g==\n")
    assert content.found() == [
        "9:3 K415 ==b ~~c~~ d==",
        "9:17 K417 {{ e=f }}",
        "9:27 K415 ==g==",
        "10:1 K415 ==h==",
        "12:3 K415 ==g==",
    ]


def test_what_writers_bring_along_is_told_line_by_line(content: Content) -> None:
    content.case(
        body="A note[^1], ~~struck~~, [[tanneries]], ![[photo.png]], ==marked==, %%hidden%%, "
        "https://example.org/report\n\n- [ ] open task\n\n> [!NOTE]\n> A callout.\n\n"
        "[^1]: The note.\n"
    )
    assert content.found() == [
        "9:7 K412 [^1]",
        "9:13 K414 ~~struck~~",
        "9:25 K409 [[tanneries]]",
        "9:40 K410 ![[photo.png]]",
        "9:56 K415 ==marked==",
        "9:68 K416 %%hidden%%",
        "11:3 K413 [ ] open task",
        "13:3 K411 [!NOTE]",
    ]
