"""Large files of every kind that a stranger could hand in, each one thing again and again."""

from __future__ import annotations

from itertools import count
from typing import NamedTuple

# As large as a file may be, with room for what stands around.
LARGE = 255 * 1024

_HEAD = """\
title: A title
summary: A summary.
lang: en
reviewed: 2026-11-21
"""
_CASE = f"---\n{_HEAD}scope: enterprise\n"
_TRANSLATION = "---\ntitle: T\nsummary: S\nreviewed: 2026-11-21\n"
_SOURCED = "source: plant-report, evidence: reported"


class Input(NamedTuple):
    """A file below content/: ``unit`` again and again, then ``after`` as many times.

    The sign № becomes a number that counts up.
    """

    file: str
    before: str
    unit: str
    after: str = ""
    end: str = ""

    def text(self, size: int = LARGE) -> str:
        """Return the whole text, of about ``size`` bytes."""
        left = size - len(f"{self.before}{self.end}".encode())
        units: list[str] = []
        for number in count() if self.unit else ():
            unit = self.unit.replace("№", str(number))
            left -= len(f"{unit}{self.after}".encode())
            if left < 0:
                break
            units.append(unit)
        return f"{self.before}{''.join(units)}{self.after * len(units)}{self.end}"


def _prose(unit: str, before: str = "", after: str = "", end: str = "\n") -> Input:
    return Input("cases/large.md", f"{_CASE}countries: [BO]\n---\n\n{before}", unit, after, end)


def _case(unit: str, before: str = "", after: str = "", end: str = "") -> Input:
    start = f"{_CASE}countries: [BO]\n{before}"
    return Input("cases/large.md", start, unit, after, f"{end}\n---\n\nText.\n")


def _guide(unit: str) -> Input:
    return Input("guides/large.md", f"---\n{_HEAD}order: 1\nnext_step: A\n---\n", unit)


def _translation(before: str, unit: str, end: str = "") -> Input:
    return Input("cases/rosa-tannery.es.md", f"{_TRANSLATION}{before}", unit, end=end)


def _sector(unit: str, before: str, end: str = "") -> Input:
    start = f"---\n{_HEAD}status: outline\n{before}"
    return Input("sectors/large.md", start, unit, end=f"{end}\n---\n")


def _list(unit: str, before: str = "", after: str = "", end: str = "") -> Input:
    return Input("vocabularies/large.yml", f"title: {{en: T, es: T}}\n{before}", unit, after, end)


_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

# What stands in a row, on one line.
_ROWS = (
    "a", "a ", "é", "𝑥", "\xa0", " ", "1", "__a", "*a ", "**a ", "**a**", "*a*", "a*b_", "_a ",
    "*_", "**_ ", "a_b", "`a", "``a`", "[a", "[a]", "[]", "[[", "[[]]", "[[a]]", "[[a|", "![",
    "![[", "[a](", "[a](b)", "![a](b.png)", "[a](<b", "[a](b ", "](", "](a", "[](", "[a][",
    "[a][b]", "][", "][a", "[^a", "[^a]", "^[a", "[@a", "<a", "<!--", "<a>", "<![CDATA[", "<?",
    "</", "<a@b.c>", "<http:", "&", "&amp;", "&#1;", "&a", "&#", "\\", "\\*", "\\[", "http://",
    "http://a ", "https://a.b/c ", "http://a)", "http://a.b(", "://", "{=", "{.", "{:", "{a=",
    "{{", "{{a}}", "{!", "{% ", "${", "${a}", "<%", "<% %>", "$", "$$", "$a", "$a\\b", "$a_",
    "$$a", "^^", "^^a", "^a", "a^b^", "a~b", "~~", "~~a", "==", "==a", "== a", "==a==", "++",
    "++a", "++a++", "%%", "%% ", "%%a", "::", ":::", "a:: ", "(a::", "[a::b", ":a", ":a:",
    "!!!", "???", "8<", "-8<-", "#", "##", "|", "|a", "||", "|-", "| a ", "=", "-", "- ", "> ",
    ">", "1. ", "* - ", "+ ", "-> ", "- 1. ", "- > ", "[№](№.md)", "[№][№]", "[[№]]",
    "http://№.org ", "![№](№.png)", "[№](#№)", "[№](../sectors/№.md)", "{№=", "[^№]",
)  # fmt: skip
# What stands on lines: of one paragraph, or each a block.
_LINES = (
    "a", "é", "[a", "[a]", "[a]:", "[a]: b", "[№]: №", "[№]: №.md", "[^№]: a", "[a](b)",
    "[№](№.md)", "*a", "_a", "**a", "`a", "`` a", "```", "~~~", "```№", "```\n```", "<a", "<a>",
    "</a>", "&a;", "\\", "# a", "## a", "## №", "###### №", "#", "#a", "a\n=", "a\n-",
    "a\n===\n", "## [a](b)", "## *a", "##", "- a", "- ", "-", "* a", "1. a", "№. a", "1)",
    "- - a", "- a\n\n", "- a\n  b", "-  a\n\n  b", "* a\n+ a", "> a", ">", "> > a", "> - a",
    "> ## a", "> ```", "    a", "\ta", "---", "***", "___", "- ## №", "| a |", "|a|b|", "|",
    "|-|", "| a | b |\n|---|---|\n", "|a|\n|-|\n|a|\n\n", "a|b\n-|-\n", ":-", "-|", "{=", "{{",
    "{%", "$$", "$a", "%%", "%% a", "!!! a", "??? a", "::: a", ".. a::", ": a", "a\n: b",
    "*[a]: b", "a:: b", "== a ==", "==", "=a", "~~", "~~a", "++a", "[ ] a", "- [ ] a", "[!a]",
    "> [!a]\n", "[[a", "![[a", "8<", "{!a", "http://a", "http://a.b/№", "<http://a", "a  ",
    "a\\", "", " ", "&amp;", "(a::", "[a::", "[a][№]\n\n[№]: b\n", "[TOC]", "[№]: <a",
    '[№]: a "', '[№]: a "b"', "[a]: b '", "[a]: (", "![a](b)", "![a](№.png)",
    "[a](javascript:№)", "x:№",
)  # fmt: skip
# What is opened again and again, and then closed as often.
_NESTED = {
    "brackets": ("[", "]"),
    "brackets of links": ("[", "](a)"),
    "pictures": ("![", "](a)"),
    "pictures of nothing": ("![", "]"),
    "round brackets": ("[a](" + "(", ")"),
    "stars": ("*a ", "a* "),
    "stars and lines": ("*a _b ", "c_ d* "),
    "strong": ("**a ", "a** "),
    "strong stars": ("***", "***"),
    "backticks": ("`", "`"),
    "braces": ("{", "}"),
    "tags": ("<b>", "</b>"),
    "angles": ("<", ">"),
    "quotes": ("> ", ""),
    "lists": ("- ", ""),
    "lists of numbers": ("1. ", ""),
    "wiki links": ("[[", "]]"),
    "waves": ("~~a ", "a~~ "),
    "equals": ("==a", "a=="),
    "dollars": ("$a", "_$"),
}


def _stair(opening: str, steps: int = 700) -> str:
    return "\n".join("  " * step + opening for step in range(steps))


_PROSE = {
    **{f"a row of {unit!r}": _prose(unit) for unit in (*_SIGNS, *_ROWS)},
    **{f"lines of {unit!r}": _prose(f"{unit}\n") for unit in (*_SIGNS, *_LINES)},
    **{f"paragraphs of {unit!r}": _prose(f"{unit}\n\n") for unit in (*_SIGNS, *_LINES)},
    **{
        f"paragraphs full of {unit!r}": _prose(f"{unit * (9_900 // len(unit))}\n\n")
        for unit in (*_SIGNS, *_ROWS)
    },
    **{
        f"paragraphs of lines of {unit!r}": _prose(f"{unit}\n" * (9_900 // (len(unit) + 1)) + "\n")
        for unit in (*_SIGNS, *_LINES)
    },
    **{
        f"nested {name}": _prose(opening, after=closing)
        for name, (opening, closing) in _NESTED.items()
    },
    "a stair of lists": _prose("", _stair("- a")),
    "a stair of quotes": _prose("", "\n".join("> " * step + "a" for step in range(480))),
    "backticks, longer and longer": _prose("", "a".join("`" * n for n in range(700))),
    "stars, longer and longer": _prose("", "a ".join("*" * n for n in range(700))),
    "hashes, longer and longer": _prose("", "a\n".join("#" * n for n in range(700))),
    "fences, longer and longer": _prose("", "\n".join("`" * n for n in range(3, 700))),
    "a wide table": _prose("a|", "", "-|", "\n"),
    "a wide table with rows": _prose("|", f"|{'a|' * 500}\n|{'-|' * 500}\n", "", "\n"),
    "many rows of many cells": _prose("|a\n", f"|{'a|' * 900}\n|{'-|' * 900}\n"),
    "a table": _prose("| a | b |\n", "| a | b |\n|---|---|\n"),
    "a table of links": _prose("| [a](b) | http://a.b |\n", "| a | b |\n|---|---|\n"),
    "a list in a list": _prose("- a\n  - b\n    - c\n"),
    "one definition, used": _prose("[a] ", "", "", "\n\n[a]: https://example.org\n"),
    "one long definition, used": _prose("[a]", "", "", f"\n\n[a]: https://a.bc/{'x' * 40_000}\n"),
    "definitions, used": _prose("[№]: №.md\n\n[№]\n\n"),
    "headings, linked to": _prose("## №\n\n[a](#№)\n\n"),
    "equal headings, linked to": _prose("## a\n\n[a](#a_№)\n\n"),
    "headings that nearly are": _prose("## №\n\n[a](#x№)\n\n"),
    "a long word as a link": _prose("x", "[a](", "", ")\n"),
    "a long word as an address": _prose("x", "https://", "", "\n"),
    "a long word as a picture": _prose("x", "![a](", "", ".png)\n"),
    "a long word as a wiki link": _prose("x", "[[", "", "]]\n"),
    "a long word as a heading": _prose("x", "## ", "", "\n"),
    "a long address": _prose("https://a.b/", "", "", "\n"),
    "an address with brackets": _prose("(", "https://a.b/", ")", "\n"),
    "an address that ends and ends": _prose(".", "https://a.b/", "", "\n"),
    "spaces before a word": _prose(" ", "a", "", "b\n"),
    "a link over many lines": _prose("a\n", "[", "", "](b)\n"),
    "links to itself": _prose("[a](large.md#№) "),
    "links out of the content": _prose("[a](../../№.md) "),
    "folders in a link": _prose("a/", "[a](", "", ")\n"),
    "folders above in a link": _prose("../", "[a](", "", ")\n"),
    "escapes in a link": _prose("%41", "[a](", "", ".md)\n"),
    "guide of headings": _guide("## №\n\n"),
    "guide of words": _guide("word \n"),
    "translation of headings": _translation("---\n", "## №\n\n"),
    "translation of links": _translation("---\n", "[a](#№) "),
}

_RESULT = f"id: №, resource: water, {_SOURCED}"
_FIELDS = {
    "unknown countries": _case("№, ", "parts: [", end="]"),
    "unknown fields": _case("field№: 1\n"),
    "unknown fields that nearly are": _case("titel№: 1\n"),
    "the same field": _case("place: x\n"),
    "other fields twice": _case("x№: 1\nx№: 1\n"),
    "a long name of a field": _case("x", end=": 1\n"),
    "long names of fields": _case(f"{'x' * 200}№: 1\n"),
    "long names that nearly are": _case(f"{'implemented_percent' * 10}№: 1\n"),
    "unknown measures": _case("- №\n", "measures:\n"),
    "unknown measures on one line": _case("x№, ", "measures: [", end="]"),
    "unknown measures that nearly are": _case("- shake-off-salt-№\n", "measures:\n"),
    "long unknown measures": _case(f"- shake-{'off-' * 50}№\n", "measures:\n"),
    "known measures": _case("- shake-off-salt\n", "measures:\n"),
    "unknown techniques": _case("- good-housekeepin-№\n", "techniques:\n"),
    "wrong ids": _case("- A_№\n", "formerly:\n"),
    "former ids": _case("- x№\n", "formerly:\n"),
    "the same former id": _case("- x\n", "formerly:\n"),
    "unknown currencies": _case("- {}\n", "unit_savings:\n"),
    "empty results": _case("- {}\n", "results:\n"),
    "empty items": _case("-\n", "results:\n"),
    "nulls": _case("- ~\n", "results:\n"),
    "traps": _case("- no\n", "measures:\n"),
    "traps of numbers": _case("- 0№\n", "measures:\n"),
    "traps of times": _case("- 12:30:№\n", "measures:\n"),
    "results": _case(f"- {{{_RESULT}}}\n", "results:\n"),
    "right results": _case(
        f"- {{{_RESULT.replace('id: №', 'id: r№')}, reduction_percent: 5}}\n", "results:\n"
    ),
    "right steps": _sector("- {id: s№, name: A, goes_in: B, is_lost: C}\n", "steps:\n"),
    "right questions": _sector("- {id: s№, area: A№, question: B}\n", "checklist:\n"),
    "right benchmarks": _sector(
        f"- {{id: b№, indicator: I, value: №, unit: kg, basis: average, chart: c, {_SOURCED}}}\n",
        "benchmarks:\n",
    ),
    "right charts": _sector(
        f"- {{id: b№, indicator: I, value: №, unit: kg, basis: average, chart: c№, {_SOURCED}}}\n",
        "benchmarks:\n",
    ),
    "right sources": _case("- {source: plant-report, page: №}\n", "sources:\n"),
    "right former ids": _case("- former-№\n", "formerly:\n"),
    "results with one id": _case(f"- {{id: a, resource: water, {_SOURCED}}}\n", "results:\n"),
    "results of nothing": _case(f"- {{id: a№, resource: wate№, {_SOURCED}}}\n", "results:\n"),
    "results in wrong units": _case(
        f"- {{{_RESULT}, before: {{quantity: 1, unit: l№}}, after: {{quantity: 2, unit: t}}}}\n",
        "results:\n",
    ),
    "results in blocks": _case("- id: x№\n  resource: x\n  label: x\n", "results:\n"),
    "results of wrong fields": _case("- {x№: 1}\n", "results:\n"),
    "unit savings": _case(
        f"- {{id: a№, amount: 1, currency: XX, per: room№, {_SOURCED}}}\n", "unit_savings:\n"
    ),
    "sources": _case("- {source: №}\n", "sources:\n"),
    "sources without a name": _case("- {page: №}\n", "sources:\n"),
    "a long title": Input("cases/large.md", "---\ntitle: ", "word ", "", "\n---\n"),
    "a long text in quotes": _case("\\n", 'place: "', end='"'),
    "a long text of escapes": _case("\\u00e9", 'place: "', end='"'),
    "a long text of invisible signs": _case("\\u200e\\u202e", 'place: "', end='"'),
    "texts of invisible signs": _case('- "\\u202e"\n', "measures:\n"),
    "a long block of text": _case("  word word\n", "place: |\n"),
    "a long folded text": _case("  word word\n\n", "place: >\n"),
    "a long plain text": _case("  word word\n", "place:\n"),
    "a text that percents": _case("%", 'counts: [{label: "', end='"}]'),
    "a long number": _case("9", "plants: "),
    "a long number of dots": _case("9.", "plants: "),
    "a long number of lines": _case("1_", "plants: "),
    "a long time": _case("1:", "plants: ", end="1"),
    "a long quantity": _case("9", f"investment: {{currency: USD, {_SOURCED}, amount: ", end="}"),
    "a quantity of spaces": _case(
        " ", f"investment: {{currency: USD, {_SOURCED}, amount: 'about", end="x'}"
    ),
    "spaces before a number": _case(" ", f"investment: {{{_SOURCED}, amount: '1", end="-'}"),
    "a long id": _case("a-", f"results: [{{{_SOURCED}, id: ", end="_}]"),
    "a long address": Input(
        "centres/large.md", f"---\n{_HEAD}website: https://", "a.", "", "\n---\n"
    ),
    "a long former id": _case("a-", "formerly: [", end="_]"),
    "a long day": Input("cases/large.md", "---\nreviewed: ", "2026-", "", "\n---\n"),
    "a long language": Input("cases/large.md", "---\nlang: ", "Español ", "", "\n---\n"),
    "anchors": _case("a№: &a№ 1\n"),
    "aliases": _case("- *a\n", "place: &a x\nmeasures:\n"),
    "aliases of lists": _case("a№: &a№ [*a, *a]\n", "x: &a [1]\n"),
    "tags": _case("- !x 1\n", "measures:\n"),
    "tags of Python": _case("- !!python/none x\n", "measures:\n"),
    "sets": _case("- !!set {a, b}\n", "measures:\n"),
    "open brackets": _case("[", "measures: "),
    "open braces": _case("{", "measures: "),
    "open braces with names": _case("{a: ", "measures: "),
    "closed brackets": _case("[", "measures: ", "]"),
    "empty lists": _case("[], ", "measures: [", "", "]"),
    "empty groups": _case("{}, ", "measures: [", "", "]"),
    "groups": _case("{a: b}, ", "measures: [", "", "]"),
    "commas": _case(",", "measures: [", "", "]"),
    "colons": _case(":", "measures: "),
    "colons with spaces": _case(": ", "measures: "),
    "dashes": _case("- ", "measures:\n"),
    "question marks": _case("? ", "measures:\n"),
    "question marks on lines": _case("? a№\n"),
    "quotes": _case('"', "place: "),
    "single quotes": _case("'", "place: "),
    "comments": _case("# a\n"),
    "comments at the end": _case("a№: 1 # a\n"),
    "empty lines": _case("\n"),
    "tabs": _case("\tx\n"),
    "tabs after spaces": _case("  \tx: 1\n"),
    "spaces": _case(" "),
    "rulers": _case("---\n"),
    "ends": _case("...\n"),
    "percent signs": _case("%\n"),
    "merges": _case("<<: {a№: 1}\n"),
    "a stair of groups": Input("cases/large.md", "---\n" + _stair("a:"), "", "", "\n---\n"),
    "invisible signs": _prose("\u202e"),
    "lines of invisible signs": _prose("a\u202e\n"),
    "nul": _prose("\0"),
    "a YAML file of text": Input("sources/large.yml", "", "word "),
    "a YAML file of unknown fields": Input("sources/large.yml", "", "x№: 1\n"),
    "authors": Input("sources/large.yml", "title: T\nauthors:\n", "- A\n"),
    "notes in unknown languages": Input("sources/large.yml", "title: T\nnote:\n", "  x№: A\n"),
    "notes in languages": Input(
        "sources/large.yml",
        "title: T\nkind: book\nlanguage: en\nnote:\n",
        f"  {'Quechua ' * 10}№: A\n",
    ),
    "cited by": Input(
        "sources/large.yml", "title: T\nkind: xx\nlanguage: en\ncited_by:\n", "- {source: №}\n"
    ),
    "unknown words to see": Input(
        "glossary/large.yml", "kind: term\nname: {en: T, es: T}\nsee:\n", "- payback№\n"
    ),
    "entries of a list": _list("  x№: {label: {en: a}}\n", "terms:\n"),
    "entries with labels": _list("  x№: {label: {en: a, es: b}}\n", "terms:\n"),
    "entries of nothing": _list("  x№: {}\n", "terms:\n"),
    "entries without labels": _list("  x№: {label: {}}\n", "terms:\n"),
    "entries in unknown languages": _list("  x№: {label: {x№: a}}\n", "terms:\n"),
    "languages of a title": _list("    x№: a\n", "terms: {}\nx:\n"),
    "languages": Input(
        "vocabularies/languages.yml", "title: {en: L}\nterms:\n", "  x№: {label: {en: a}}\n"
    ),
    "units of an entry": _list(", u№", "terms: {x: {label: {en: a, es: b}, units: [u", end="]}}"),
    "resources": Input(
        "vocabularies/resources.yml",
        "title: {en: R, es: R}\nterms:\n  water: {label: {en: Water, es: Agua}, units: [",
        "u№, ",
        end="]}\n",
    ),
    "synonyms": _sector("- a\n", "synonyms:\n  en:\n  "),
    "synonyms in languages": _sector("  x№: [a]\n", "synonyms:\n"),
    "synonyms of many words": _sector("    - tannery №\n", "synonyms:\n  en:\n"),
    "benchmarks": _sector(
        f"- {{id: a№, indicator: I, value: 1, unit: m3, basis: range, chart: c№, {_SOURCED}}}\n",
        "benchmarks:\n",
    ),
    "benchmarks on one chart": _sector(
        f"- {{id: a№, indicator: I, value: 1, unit: u№, basis: rang, chart: c, {_SOURCED}}}\n",
        "benchmarks:\n",
    ),
    "questions": _sector("- {id: a№, area: A, question: Q, measure: m№}\n", "checklist:\n"),
    "steps": _sector("- {id: a№, name: A, goes_in: Q, is_lost: L}\n", "steps:\n"),
    "trade names": _sector("- {countries: [№], name: {es: a}}\n", "trade_names:\n"),
    "priorities": _sector("- {country: Bolivi№, source: x№}\n", "priorities:\n"),
    "facts": Input(
        "centres/large.md",
        f"---\n{_HEAD}facts:\n",
        "- {id: a, label: L, text: T, source: №}\n",
        end="---\n",
    ),
    "counts": Input(
        "centres/large.md",
        f"---\n{_HEAD}country: BO\nas_of: 2002\nstatus: actif\ncounts:\n",
        f"- {{id: a№, label: percent, value: 5, {_SOURCED}}}\n",
        "",
        "---\n",
    ),
    "translated texts of nothing": _translation("results:\n", "  wate№: {label: A}\n", "---\n"),
    "figures in a translation": _translation("results:\n", "  wate№: {value: 1}\n", "---\n"),
    "unknown fields in a translation": _translation("", "x№: 1\n", "---\n"),
    "contacts": Input("associations/large.yml", "name: N\ncontact:\n", "- A\n"),
    "messages": Input("associations/large.yml", "name: N\nmessage:\n", "  x№: A\n"),
}

INPUTS: dict[str, Input] = {**_PROSE, **_FIELDS}
