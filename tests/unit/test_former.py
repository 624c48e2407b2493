"""Former addresses: those of an older site that would die are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from tests.unit.content import Content

SITE_MAP = """\
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://example.org/kb/en/cases/rosa-tannery/</loc></url>
<url><loc>https://example.org/kb/en/cases/rosa-tanery/</loc></url>
<url><loc>https://example.org/kb/es/old-page/</loc></url>
</urlset>
"""
TOLD = """\
content/cases/rosa-tannery.md:1:1  K207  There was a page at "en/cases/rosa-tanery/", and there \
would be none any more.
    If "rosa-tannery" has taken its place, write there: formerly: [rosa-tanery]
mkdocs.yml:1:1  K207  There was a page at "es/old-page/", and there would be none any more.
    Addresses are printed: let the record that takes its place name its former id.
2 problems.
"""


def check_against(content: Content, old: Path, lang: str = "en") -> int:
    project = str(content.folder.parent)
    return main(["check", "--project", project, "--lang", lang, "--against", str(old)])


def test_addresses_of_a_site_map_that_would_die_are_named(
    content: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "sitemap.xml"
    old.write_text(SITE_MAP, encoding="utf-8")
    assert check_against(content, old) == 1
    assert capsys.readouterr().out == TOLD


def test_addresses_of_a_site_that_would_die_are_named_in_spanish(
    content: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "old" / "es" / "cases" / "rosa" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("", encoding="utf-8")
    assert check_against(content, tmp_path / "old", "es") == 1
    assert capsys.readouterr().out.splitlines()[0] == (
        'content/cases/rosa-tannery.md:1:1  K207  Había una página en "es/cases/rosa/" '
        "y ya no habría ninguna."
    )


def test_a_former_id_keeps_an_address_alive(
    content: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "sitemap.xml"
    old.write_text(SITE_MAP.replace("es/old-page/", "es/cases/rosa-tannery/"), encoding="utf-8")
    content.replace("cases/rosa-tannery.md", "lang: en", "lang: en\nformerly: [rosa-tanery]")
    assert check_against(content, old) == 0
    assert capsys.readouterr().out == "No problem.\n"


@pytest.mark.parametrize("text", ["", "<urlset></urlset>", "no map"])
def test_what_is_no_site_is_wrong_use(
    content: Content, tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    old = tmp_path / "other.txt"
    old.write_text(text, encoding="utf-8")
    assert check_against(content, old) == 2
    said = f"cpkb: {old} is no site that was built, and no site map of one.\n"
    assert capsys.readouterr().err == said
