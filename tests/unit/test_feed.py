"""The feed and the site map: what readers know an entry by, and when it changed."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

import pytest

from generator.settings import Settings
from generator.views.plan import editions
from generator.web import root
from generator.web.root import feed, sitemap
from tests.unit.content import Content

ATOM, SITEMAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NAME = "tag:example.org,2026:kb"
CASES = f"{NAME}/es/cases"


def entries(content: Content, site_url: str = "https://example.org/") -> dict[str, Xml.Element]:
    """Return the entries of the Spanish feed by their ids."""
    settings = Settings(site_url, "https://example.org/kb", NAME)
    told = Xml.fromstring(feed(editions(content.library(), settings)["es"]))
    assert told.findtext(f"{ATOM}id") == f"{NAME}/es"
    return {one.findtext(f"{ATOM}id") or "": one for one in told.iter(f"{ATOM}entry")}


def test_an_entry_keeps_its_id_where_the_site_moves(content: Content) -> None:
    content.case()
    ids = set(entries(content))
    assert ids == {
        f"{NAME}/es/{record}"
        for record in (
            "bodies/first-chamber", "cases/a-case", "cases/rosa-tannery",
            "centres/first-centre", "countries/bo", "financing/first-fund",
            "guides/first-walk", "measures/shake-off-salt",
            "policies/first-decree", "programmes/first-programme", "sectors/tanneries",
        )
    }  # fmt: skip
    moved = entries(content, "https://other.example/kb/")
    assert set(moved) == ids
    link = moved[f"{CASES}/a-case"].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://other.example/kb/es/cases/a-case/"


def test_an_entry_keeps_its_id_where_the_case_moves(content: Content) -> None:
    content.case("formerly: [first-name, second-name]\n")
    assert f"{CASES}/first-name" in entries(content)


def test_the_feed_holds_what_changed_last_and_no_more_than_it_has_room_for(
    content: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(root, "NEWEST", 2)
    for day, name in (("24", "last"), ("23", "before"), ("22", "too-old")):
        content.case(name=name)
        content.replace(f"cases/{name}.md", "2026-11-21", f"2026-11-{day}")
    assert list(entries(content)) == [f"{CASES}/last", f"{CASES}/before"]


def test_an_entry_says_when_it_was_added_and_when_it_changed(content: Content) -> None:
    content.case("added: 2026-11-02\n")
    content.case(name="another-case")
    found = entries(content)
    moments = ("published", "updated")
    assert [found[f"{CASES}/a-case"].findtext(f"{ATOM}{name}") for name in moments] == [
        "2026-11-02T00:00:00Z",
        "2026-11-21T00:00:00Z",
    ]
    assert found[f"{CASES}/another-case"].findtext(f"{ATOM}published") is None


@pytest.mark.parametrize(
    ("day", "shown"), [("2026-11-19", "2026-11-21"), ("2026-11-24", "2026-11-24")]
)
def test_what_is_shown_changed_with_its_figures_or_its_texts(
    content: Content, day: str, shown: str
) -> None:
    content.case()
    texts = f"---\ntitle: Rosa\nsummary: Cerró.\nreviewed: {day}\n---\n"
    content.write("cases/a-case.es.md", texts)
    entry = entries(content)[f"{CASES}/a-case"]
    assert entry.findtext(f"{ATOM}updated") == f"{shown}T00:00:00Z"
    assert (entry.get(XML_LANG), entry.findtext(f"{ATOM}title")) == (None, "Rosa")
    assert days(content)["https://example.org/es/cases/a-case/"] == shown
    assert days(content)["https://example.org/en/cases/a-case/"] == "2026-11-21"


def test_an_entry_without_translation_says_its_language(content: Content) -> None:
    content.case()
    entry = entries(content)[f"{CASES}/a-case"]
    assert (entry.get(XML_LANG), entry.findtext(f"{ATOM}title")) == ("en", "Rosa, a tannery")


def days(content: Content) -> dict[str, str | None]:
    """Return the days of the last change that the site map names, by address."""
    settings = Settings("https://example.org/", "https://example.org/kb")
    mapped = Xml.fromstring(sitemap([*editions(content.library(), settings).values()]))
    return {
        url.findtext(f"{SITEMAP}loc") or "": url.findtext(f"{SITEMAP}lastmod")
        for url in mapped.iter(f"{SITEMAP}url")
    }


def test_a_page_that_gathers_records_changed_with_the_last_of_them(content: Content) -> None:
    content.case()
    content.replace("cases/a-case.md", "2026-11-21", "2026-11-25")
    found = days(content)
    assert found["https://example.org/en/cases/a-case/"] == "2026-11-25"
    assert found["https://example.org/en/cases/"] == "2026-11-25"
    assert found["https://example.org/en/sectors/tanneries/"] == "2026-11-21"
    assert found["https://example.org/en/sources/plant-report/"] is None


def test_a_record_is_added_no_later_than_its_last_check(content: Content) -> None:
    content.case("added: 2026-11-21\n")
    content.case("added: 2026-11-22\n", name="another-case")
    assert content.said() == [
        "another-case.md:8:8 K709 It was added on 2026-11-22, and checked last before that, "
        "on 2026-11-21."
    ]


def test_the_day_of_a_record_of_a_former_version_is_passed_over(content: Content) -> None:
    content.case("published: 2026-11-02\n")
    assert content.said() == ['a-case.md:8:1 K111 The field "published" is no longer used.']
    assert entries(content)[f"{CASES}/a-case"].findtext(f"{ATOM}published") is None
