"""Markup in the fields of a record is shown as the characters that it is made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import lxml.etree
import pytest

from generator.web import root
from tests.conftest import built, copy_of_the_project
from tests.site.reading import LANGUAGES, Page, Site, words

HOSTILE = (
    "<script>alert(1)</script> **x** [a](b) {{ 7*7 }} {% raw %} "
    """| "q" 'r' &amp; _y_ `z` \\* </title>"""
)
TITLE, SUMMARY, FIRM, LABEL, NOTE, PLACE, PAGE = (
    f"{name} {HOSTILE}" for name in ("Title", "Summary", "Firm", "Label", "Note", "Place", "Page")
)
SYNONYM = f"Synonym {HOSTILE}"
CASE = f"""\
---
title: {json.dumps(TITLE)}
summary: {json.dumps(SUMMARY)}
lang: en
reviewed: 2026-11-26
added: 2026-11-26
scope: enterprise
countries: [BO]
place: {json.dumps(PLACE)}
firm: {json.dumps(FIRM)}
sectors: [tanneries]
plants: 1
centres: [cpts-bolivia]
investment:
  amount: 1000
  currency: USD
  source: usaid-lac-brochure
  page: {json.dumps(PAGE)}
  evidence: reported
  note: {json.dumps(NOTE)}
saving:
  amount: 100000
  currency: USD
  per: year
  source: usaid-lac-brochure
  evidence: reported
results:
  - id: water
    resource: water
    label: {json.dumps(LABEL)}
    reduction_percent: 40
    source: usaid-lac-brochure
    evidence: stated
sources:
  - source: usaid-lac-brochure
    page: {json.dumps(PAGE)}
---

## What was done

`{{{{ 7*7 }}}}` and `{{% include "secret" %}}` stay as they are.
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build a site with a case whose texts try to be more than texts."""
    project = copy_of_the_project(tmp_path_factory.mktemp("hostile"))
    content = project / "content"
    (content / "cases" / "hostile.md").write_text(CASE, encoding="utf-8")
    give_a_synonym(content / "sectors" / "tanneries.md")
    # However much is newer, the feed holds it.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(root, "NEWEST", 10_000)
        return Site(built(project, whole=False))


def give_a_synonym(file: Path) -> None:
    """Give a sector a hostile synonym in Spanish."""
    text = file.read_text(encoding="utf-8")
    before, mark, after = text.partition("\n  es: [")
    assert mark
    file.write_text(f"{before}{mark}{json.dumps(SYNONYM)}, {after}", encoding="utf-8")


def shown(text: str) -> str:
    """Return a text as a page shows it, where spaces collapse."""
    return " ".join(text.split())


def pages(site: Site, *paths: str) -> Iterator[Page]:
    """Yield pages in every language."""
    for lang in LANGUAGES:
        for path in paths:
            yield site.page(f"{lang}/{path}")


def test_heading_lead_and_title_show_every_character(hostile: Site) -> None:
    for page in pages(hostile, "cases/hostile/"):
        assert words(page.one("//h1")) == shown(TITLE) + "#"
        assert words(page.classed("kb-lead")[0]) == shown(SUMMARY)
        assert words(page.one("//head/title")).startswith(shown(TITLE) + " - ")


def test_the_head_quotes_title_and_summary(hostile: Site) -> None:
    for page in pages(hostile, "cases/hostile/"):
        assert page.values("//meta[@name='description']/@content") == [SUMMARY]
        assert page.values("//meta[@property='og:title']/@content") == [TITLE]
        assert page.values("//meta[@property='og:description']/@content") == [SUMMARY]
        (meta,) = page.values("//*[@data-pagefind-meta='title[data-value]']/@data-value")
        assert meta == TITLE


def test_the_description_for_machines_holds_the_texts_as_they_are(hostile: Site) -> None:
    for page in pages(hostile, "cases/hostile/"):
        (text,) = page.values("//script[@type='application/ld+json']/text()")
        described = json.loads(text)
        assert (described["name"], described["description"]) == (TITLE, SUMMARY)


def test_facts_tables_charts_and_sources_show_every_character(hostile: Site) -> None:
    for page in pages(hostile, "cases/hostile/"):
        facts = [words(fact) for fact in page.all("//dl/dd")]
        assert shown(FIRM) in facts
        assert shown(PLACE) in facts
        cells = [words(cell) for cell in page.all("//td")]
        assert shown(LABEL) in cells
        assert shown(NOTE) in cells
        assert [words(label) for label in page.classed("kb-bar__label")] == [shown(LABEL)]
        assert [words(note) for note in page.classed("kb-pages")] == [shown(PAGE)]
        assert any(shown(NOTE) in words(note) for note in page.classed("kb-tile__note"))


def test_tables_and_lists_elsewhere_link_the_whole_title(hostile: Site) -> None:
    lists = ("cases/", "results/", "sectors/tanneries/", "countries/bo/", "centres/cpts-bolivia/")
    for page in pages(hostile, *lists):
        # A point of a chart says its numbers behind the title.
        found = page.all("//article//a[not(ancestor::svg)]")
        links = [link for link in found if "hostile" in link.get("href", "")]
        said = {words(link) for link in links}
        # A big number says first what it is: "Payback: ..."
        assert shown(TITLE) in said, page.address
        assert all(text.endswith(shown(TITLE)) for text in said), page.address


def test_a_row_with_hostile_cells_has_as_many_cells_as_its_heading(hostile: Site) -> None:
    for page in pages(hostile, "cases/hostile/", "results/", "sectors/tanneries/"):
        for table in page.all("//table"):
            widths = {len(list(row)) for row in table.iter("tr")}
            assert len(widths) == 1, page.address


def test_a_source_page_shows_the_place_and_the_label(hostile: Site) -> None:
    for page in pages(hostile, "sources/usaid-lac-brochure/"):
        cells = [words(cell) for cell in page.all("//td")]
        assert {shown(TITLE), shown(PAGE), shown(LABEL)} <= set(cells)


def test_a_synonym_is_text_on_the_page_and_in_the_index(hostile: Site) -> None:
    page = hostile.page("es/sectors/tanneries/")
    assert any(shown(SYNONYM) in words(fact) for fact in page.all("//dl/dd"))
    (indexed,) = page.values("//*[@data-pagefind-meta='words[data-value]']/@data-value")
    assert SYNONYM in indexed


def test_template_marks_in_the_story_stay_text(hostile: Site) -> None:
    for page in pages(hostile, "cases/hostile/"):
        assert '{{ 7*7 }} and {% include "secret" %} stay as they are.' in [
            words(paragraph) for paragraph in page.all("//article//p")
        ]


def test_nothing_of_it_became_an_element(hostile: Site) -> None:
    for page in hostile.pages.values():
        scripts = [str(script) for script in page.values("//script/text()")]
        assert [script for script in scripts if script.strip() == "alert(1)"] == []
        assert page.values("//a[@href='b']") == []
        assert "49" not in words(page.one("//head/title")).split()


def test_feed_and_data_hold_the_texts_as_they_are(hostile: Site) -> None:
    for lang in LANGUAGES:
        feed = lxml.etree.parse(hostile.folder / f"feed.{lang}.xml")
        titles = [str(title.text) for title in feed.iter("{http://www.w3.org/2005/Atom}title")]
        assert TITLE in titles
    rows = [row for row in hostile.figures if row["record"] == "hostile"]
    assert {row["title_en"] for row in rows} == {TITLE}
    assert LABEL in {row["label"] for row in rows}
    (record,) = (case for case in hostile.data("cases.json") if case["id"] == "hostile")
    assert (record["title"], record["summary"]) == (TITLE, SUMMARY)
