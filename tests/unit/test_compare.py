"""The comparison of two built sites: what it tells apart, and what it takes for the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.compare import main

PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{name} - Knowledge base</title>
<meta name="description" content="What {name} saved.">
<link rel="canonical" href="https://example.org/en/cases/{name}/">
<link rel="stylesheet" href="../../assets/kb.css">
<script type="application/ld+json">{{"@type": "Article", "name": "{name}"}}</script></head>
<body><nav aria-label="Header"><a href="../..">Home</a></nav>
<main><h1 id="top">{name}</h1><p>Water <b>fell</b> by half.</p>
<ul><li><a href="../../guides/">Guides</a></li></ul><img src="../../a.png" alt="A drum"></main>
</body></html>
"""
SITE_MAP = """\
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/en/cases/rosa/</loc></url>
<url><loc>https://example.org/en/cases/soap/</loc></url>
</urlset>
"""
CASES = [{"id": "rosa", "plants": 1}, {"id": "soap", "plants": 2}]

Edit = Callable[[str, str, str], None]
Compare = Callable[..., tuple[int, str]]


@pytest.fixture
def sites(tmp_path: Path) -> tuple[Path, Path]:
    """Return two sites that are the same."""
    for site in (tmp_path / "old", tmp_path / "new"):
        for name in ("rosa", "soap"):
            put(site / "en" / "cases" / name / "index.html", PAGE.format(name=name))
        put(site / "data" / "cases.json", json.dumps(CASES))
        put(site / "data" / "figures.csv", "record,figure,unit\nrosa,payback,months\n")
        put(site / "sitemap.xml", SITE_MAP)
        put(site / "en" / "print" / "rosa.pdf", "PDF")
        put(site / "en" / "pagefind" / "index.json", "{}")
    return tmp_path / "old", tmp_path / "new"


@pytest.fixture
def edit(sites: tuple[Path, Path]) -> Edit:
    """Return what replaces a text in a file of the new site."""

    def replace(name: str, before: str, after: str) -> None:
        file = sites[1] / name
        text = file.read_text("utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")

    return replace


@pytest.fixture
def compared(sites: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> Compare:
    """Return what compares the sites: exit status and report."""

    def run(*options: str) -> tuple[int, str]:
        status = main([*map(str, sites), *options])
        return status, capsys.readouterr().out

    return run


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def every_page(edit: Edit, before: str, after: str) -> None:
    for name in ("rosa", "soap"):
        edit(f"en/cases/{name}/index.html", before.format(name=name), after.format(name=name))


def test_equal_sites_are_the_same(compared: Compare) -> None:
    assert compared() == (0, "pages in both: 2, changed: 0; added: 0, gone: 0\n")


def test_what_a_reader_does_not_notice_is_the_same(compared: Compare, edit: Edit) -> None:
    every_page(edit, "<p>Water <b>fell</b>", "<div>\n  <p>Water\n<b class=x>fell</b>")
    every_page(edit, 'href="../../guides/"', 'class="x" href="/en/guides/"')
    every_page(
        edit, '{{"@type": "Article", "name": "{name}"}}', '{{"name":"{name}","@type":"Article"}}'
    )
    every_page(edit, "assets/kb.css", "assets/kb.1234.css")
    edit("data/cases.json", '{"id": "rosa", "plants": 1}', '{"plants": 1,\n"id": "rosa"}')
    edit("sitemap.xml", "<url>", "\n  <url>\n")
    edit("en/pagefind/index.json", "{}", "[]")
    assert compared() == (0, "pages in both: 2, changed: 0; added: 0, gone: 0\n")


def test_pages_that_came_and_went_are_told(compared: Compare, sites: tuple[Path, Path]) -> None:
    old = sites[1] / "en" / "cases" / "rosa"
    old.rename(old.with_name("rosa-tannery"))
    assert compared("--only", "text") == (
        1,
        "pages in both: 1, changed: 0; added: 1, gone: 1\n"
        "added: en/cases/rosa-tannery/\n"
        "gone: en/cases/rosa/\n",
    )


def test_the_same_change_is_told_once(compared: Compare, edit: Edit) -> None:
    every_page(edit, "fell</b> by half.", "fell</b> by a third.")
    assert compared() == (
        1,
        """\
pages in both: 2, changed: 2; added: 0, gone: 0

text

  in 2 places: en/cases/rosa/, en/cases/soap/
      rosa
    - Water fell by half.
    + Water fell by a third.
""",
    )


def test_places_and_lines_can_be_fewer(compared: Compare, edit: Edit) -> None:
    every_page(edit, "<p>Water <b>fell</b> by half.</p>", "<p>One.</p><p>Two.</p>")
    assert compared("--places", "1", "--lines", "2")[1].endswith(
        """\
  in 2 places: en/cases/rosa/ and 1 more
      rosa
    - Water fell by half.
    + One.
      and 1 more
"""
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('alt="A drum"', 'alt="A valve"', "text [A drum] [A valve]"),
        ("fell</b> by", "fell</b>by", "text Water_fellby_half."),
        ('href="../../guides/"', 'href="../guides/"', "links a_/en/guides/ a_/en/cases/guides/"),
        ('src="../../a.png"', 'src="../../b.png"', "links img_/en/a.png img_/en/b.png"),
        ("Knowledge base</title>", "Base</title>", "head title"),
        ("What {name} saved.", "What it saved.", "head meta_description"),
        (
            'rel="canonical"',
            'rel="alternate" hreflang="en"',
            "head link_canonical link_alternate_en",
        ),
        ('<meta charset="utf-8">', '<meta name="robots" content="noindex">', "head noindex"),
        ('"Article"', '"WebPage"', "head json-ld_@type"),
        ('<html lang="en">', '<html lang="es">', "structure html_lang=en html_lang=es"),
        ('aria-label="Header"', 'aria-label="Head"', 'structure nav_"Header" nav_"Head"'),
        ('<h1 id="top">', '<h1 id="rosa">', "structure h1_#top h1_#rosa"),
        ("<main>", '<main role="main">', "structure main_role=main"),
    ],
)
def test_every_aspect_of_a_page_is_compared(
    compared: Compare, edit: Edit, before: str, after: str, told: str
) -> None:
    every_page(edit, before, after)
    aspect, *texts = told.split()
    status, report = compared()
    assert status == 1
    assert f"\n{aspect}\n" in report
    for text in texts:
        assert text.replace("_", " ") in report.replace("\n", " ")


def test_an_address_of_the_page_itself_is_the_same_change_everywhere(
    compared: Compare, edit: Edit
) -> None:
    every_page(edit, "https://example.org/en/cases/{name}/", "https://example.com/en/cases/{name}/")
    assert compared("--only", "head,text,links") == (
        1,
        """\
pages in both: 2, changed: 2; added: 0, gone: 0

head

  in 2 places: en/cases/rosa/, en/cases/soap/
      json-ld name: "{id}"
    - link canonical: https://example.org/en/{page}/
    + link canonical: https://example.com/en/{page}/
""",
    )


def test_a_file_named_after_the_page_is_the_same_change_everywhere(
    compared: Compare, edit: Edit
) -> None:
    every_page(edit, "../../a.png", "../../print/{name}-a4.pdf")
    assert "in 2 places" in compared("--only", "links")[1]
    assert "+ img /en/print/{id}-a4.pdf" in compared("--only", "links")[1]


def test_only_the_chosen_aspects_are_compared(compared: Compare, edit: Edit) -> None:
    every_page(edit, '<h1 id="top">', '<h1 id="rosa">')
    assert compared("--only", "text,links,head,data,files") == (
        0,
        "pages in both: 2, changed: 0; added: 0, gone: 0\n",
    )


def test_data_are_compared_entry_by_entry(compared: Compare, edit: Edit) -> None:
    edit("data/cases.json", '{"id": "rosa", "plants": 1}, ', "")
    edit("data/figures.csv", "months", "years")
    edit("sitemap.xml", "<url><loc>https://example.org/en/cases/soap/</loc></url>\n", "")
    assert compared() == (
        1,
        """\
pages in both: 2, changed: 0; added: 0, gone: 0

data

  in 1 place: data/cases.json rosa
    - id: "rosa"; plants: 1

  in 1 place: data/figures.csv rosa payback
    - unit: "months"
    + unit: "years"

  in 1 place: sitemap.xml https://example.org/en/cases/soap/
    - loc: https://example.org/en/cases/soap/
""",
    )


def test_other_files_are_compared_by_their_bytes(
    compared: Compare, edit: Edit, sites: tuple[Path, Path]
) -> None:
    edit("en/print/rosa.pdf", "PDF", "PDF 2")
    (sites[1] / "data" / "figures.csv").rename(sites[1] / "data" / "numbers.csv")
    assert compared() == (
        1,
        """\
pages in both: 2, changed: 0; added: 0, gone: 0

files

  in 1 place: data/figures.csv
    - a .csv file

  in 1 place: data/numbers.csv
    + a .csv file

  in 1 place: en/print/rosa.pdf
    - a .pdf file
    + a .pdf file of other bytes
""",
    )


def test_a_folder_without_pages_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path), str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"There is no page in {tmp_path}.\n"


def test_an_aspect_that_does_not_exist_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path), str(tmp_path), "--only", "text,colour"])
    assert "colour: choose from text,links,head,structure,data,files" in capsys.readouterr().err
