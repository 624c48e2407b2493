"""Every page says what a browser may do for it, and needs no more than that."""

from __future__ import annotations

import lxml.html
import pytest

from generator.web.policy import POLICY, SEARCH_POLICY, TAKING_POLICY
from tests.site.reading import LANGUAGES, Site, policy_of, written_into


def test_every_page_has_the_policy_before_anything_else(site: Site) -> None:
    files = {str(file.relative_to(site.folder)) for file in site.folder.rglob("*.html")}
    assert files == {str(page.file.relative_to(site.folder)) for page in site.pages.values()}
    special = {f"{lang}/search/": SEARCH_POLICY for lang in LANGUAGES}
    for name in ("results", "measures", "centres", "financing"):
        special |= {f"{lang}/{name}/": TAKING_POLICY for lang in LANGUAGES}
    assert {address: policy_of(page.tree) for address, page in site.pages.items()} == {
        address: special.get(address, POLICY) for address in site.pages
    }


def test_the_policy_allows_only_files_of_the_site() -> None:
    assert POLICY == (
        "default-src 'self'; img-src 'self' data:; frame-src 'none'; object-src 'none'; "
        "base-uri 'none'; form-action 'self'"
    )
    assert SEARCH_POLICY == f"{POLICY}; script-src 'self' 'wasm-unsafe-eval'"
    assert TAKING_POLICY == f"{POLICY}; worker-src 'self' blob:"


def test_no_page_holds_a_script_or_a_style(site: Site) -> None:
    found = {address: written_into(page.tree) for address, page in site.pages.items()}
    assert {address: texts for address, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    "html",
    [
        "<script>a</script>",
        "<script type=module>a</script>",
        "<style>a</style>",
        '<p onclick="a">',
        '<a href="javascript:a">',
    ],
)
def test_what_stands_in_a_page_would_be_found(html: str) -> None:
    assert len(written_into(lxml.html.document_fromstring(f"<main>{html}</main>"))) == 1


def test_data_and_files_are_not_taken_for_scripts() -> None:
    html = '<script type="application/ld+json">{}</script><script src="kb.js"></script>'
    assert written_into(lxml.html.document_fromstring(f"<main>{html}</main>")) == []
