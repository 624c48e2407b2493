"""What the preview answers: every part of the site, and the page for what is not there."""

from __future__ import annotations

import json
import re

import lxml.html
import pytest

from generator.data.package import WORKBOOK_TYPE
from generator.web.html import rendered
from generator.web.policy import POLICY, SEARCH_POLICY
from tests.site.reading import policy_of, written_into
from tests.unit.previews import ROSA, ROSA_FILE, Running, box_of, links_of, pictures_in, title_of


@pytest.mark.parametrize(
    ("lang", "title"), [("en", "This page does not exist"), ("es", "Esta página no existe")]
)
def test_an_unknown_address_gets_the_page_for_that_with_the_nearest_addresses(
    still: Running, lang: str, title: str
) -> None:
    reply = still.ask(f"/{lang}/case/rosa-tanery/")
    assert (reply.status, title_of(reply.text)) == (404, title)
    assert links_of(reply.text, "//article//li/a") == [
        f"/{lang}/.",
        f"/{lang}/search/",
        f"/{lang}/cases/rosa-tannery/",
    ]


def test_an_address_without_a_language_leads_to_the_nearest_in_each(still: Running) -> None:
    reply = still.ask("/sectors/tanneries/")
    assert reply.status == 404
    root = still.preview.address
    assert links_of(reply.text, "//li/a")[:2] == [
        f"{root}en/sectors/tanneries/",
        f"{root}es/sectors/tanneries/",
    ]


def test_a_page_is_there_with_and_without_its_file_name(still: Running) -> None:
    assert still.page(f"{ROSA}index.html") == still.page(ROSA)
    assert still.page("/en/index.html") == still.page("/en/")
    reply = still.ask(ROSA.rstrip("/"))
    assert (reply.status, reply.headers["Location"]) == (302, ROSA)
    assert still.ask("/es").headers["Location"] == "/es/"


def test_a_former_address_leads_to_the_present_one(still: Running) -> None:
    assert 'url=../plant-report/"' in still.page("/es/sources/old-report/")


@pytest.mark.parametrize(
    "path",
    ["/", "/en/", ROSA, "/es/sources/old-report/", "/nowhere", "/es/nowhere/", "/en/search/"],
)
def test_every_page_has_the_policy_of_the_site_and_keeps_it(still: Running, path: str) -> None:
    tree = lxml.html.document_fromstring(still.ask(path).text)
    assert policy_of(tree) == (SEARCH_POLICY if "search" in path else POLICY)
    assert written_into(tree) == []


def test_a_page_without_a_frame_has_the_policy_too() -> None:
    html = rendered("plain", lang="en", title="A page", box="")
    assert policy_of(lxml.html.document_fromstring(html)) == POLICY


def test_what_stands_at_the_root_is_there(still: Running) -> None:
    assert 'data-code="es"' in still.page("/")
    assert "navigator.languages" in still.page("/chooser.js")
    assert still.ask("/chooser.css").headers["Content-Type"] == "text/css; charset=utf-8"
    assert still.page("/sitemap.xml").startswith('<?xml version="1.0" encoding="utf-8"?>')
    assert "Rosa, una curtiembre de Noruega" in still.page("/feed.es.xml")
    book = still.ask("/data/figures.es.xlsx")
    assert book.headers["Content-Type"] == WORKBOOK_TYPE
    figures = still.ask("/data/figures.csv")
    assert figures.text.startswith("kind,record,")
    assert figures.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [case["id"] for case in json.loads(still.page("/data/cases.json"))] == ["rosa-tannery"]


def test_files_of_theme_and_content_are_there(still: Running) -> None:
    assert still.ask("/en/assets/kb.css").headers["Content-Type"] == "text/css; charset=utf-8"
    (address,) = pictures_in(still.page(ROSA))
    picture = still.ask(f"/en/{address.removeprefix('../../')}")
    assert (picture.status, picture.headers["Content-Type"]) == (200, "image/png")
    assert still.ask("/en/cases/rosa-taps.png").status == 404


def test_a_sheet_is_printed_when_it_is_asked_for(still: Running) -> None:
    links = links_of(still.page(ROSA), "//*[@class='kb-sheets']//a")
    assert "../../print/rosa-tannery-case-letter.pdf" in links
    sheet = still.ask("/en/print/rosa-tannery-case-a4.pdf")
    assert sheet.headers["Content-Type"] == "application/pdf"
    assert sheet.text.startswith("%PDF")
    for picture in ("/en/print/rosa-tannery-case-a4.png", "/es/share/cases-rosa-tannery.png"):
        assert still.ask(picture).headers["Content-Type"] == "image/png"


def test_a_sheet_that_is_too_long_says_so(running: Running) -> None:
    running.replace(ROSA_FILE, "summary: It", f"summary: {'Much to tell. ' * 400}It")
    running.shows(ROSA, "Much to tell.")
    reply = running.ask("/en/print/rosa-tannery-case-a4.pdf")
    (told,) = box_of(reply.text)
    assert reply.status == 500
    assert re.sub(r"\d+ mm", "... mm", told) == (
        "This page could not be made: content/cases/rosa-tannery.md:3:10  K701  "
        'The sheet "en/print/rosa-tannery-case-a4.pdf" is ... mm too long: the page.\n'
        "    Shorten what begins here, or other texts of the record."
    )


def test_the_search_answers_from_the_records_and_has_no_full_text(still: Running) -> None:
    assert "Tanneries" in still.ask("/en/search/answers.js").text
    assert still.ask("/en/pagefind/pagefind.js").status == 404
    assert still.ask("/en/search/").status == 200
