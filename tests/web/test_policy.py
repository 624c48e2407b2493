"""The pages work under their policy, and the policy does what it is there for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import DESKTOP, FORBIDDEN, PHONE, Reader
from tests.web.kinds import paths

pytestmark = pytest.mark.web

# Neither of the languages of the site, so that the chooser stays where it is.
ANOTHER = "pt-BR"
GROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(251, 250, 245)", "rgb(20, 27, 27)"
ADD = """const add = (tag, attributes, text = "") => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.textContent = text;
    document.body.append(element);
    return element;
};"""

at_both_sizes = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])


@pytest.mark.parametrize(("lang", "size"), [("en", PHONE), ("es", DESKTOP)])
def test_no_kind_of_page_does_what_its_policy_forbids(
    reader: Reader, lang: str, size: tuple[int, int]
) -> None:
    page = reader.open("", size, lang=ANOTHER)
    for path in paths(lang).values():
        reader.visit(page, path)
        assert (path, page.evaluate(GROUND)) == (path, LIGHT)
        assert (path, reader.forbidden) == (path, [])


@at_both_sizes
def test_nor_where_the_pages_are_files(offline: Reader, size: tuple[int, int]) -> None:
    page = offline.open("index.html", size, lang=ANOTHER)
    # A page for wrong addresses stands at none of its own: only a server can show it.
    for path in [path for path in paths("es").values() if not path.endswith(".html")]:
        offline.visit(page, f"{path}index.html")
        assert (path, page.evaluate(GROUND)) == (path, LIGHT)
        assert (path, offline.complaints) == (path, [])


def test_the_pages_work_as_files(offline: Reader) -> None:
    page = offline.open("es/results/index.html")
    page.locator("label[for^=__palette]:visible").click()
    page.locator("label[for^=__palette]:visible").click()
    assert page.evaluate(GROUND) == DARK
    heading = page.locator("table").first.locator("th").first
    heading.get_by_role("button").click()
    expect(heading).to_have_attribute("aria-sort", "ascending")
    offline.visit(page, "en/results/index.html")
    twin = page.get_by_role("link", name="Español").first
    assert twin.evaluate("link => link.href") == f"{offline.server}/es/results/"


@pytest.mark.parametrize(
    ("attempt", "forbidden"),
    [
        ("add('p', {style: 'color: red'})", "style-src-attr inline"),
        ("add('p', {onclick: 'document.title = 1'})", "script-src-attr inline"),
        ("add('style', {}, 'p {}')", "style-src-elem inline"),
        ("add('script', {}, 'document.title = 1')", "script-src-elem inline"),
        ("add('script', {src: 'https://evil.example/'})", "script-src-elem https://evil"),
        ("add('img', {src: 'https://evil.example/'})", "img-src https://evil"),
        ("add('iframe', {src: 'https://evil.example/'})", "frame-src https://evil"),
        ("add('object', {data: 'https://evil.example/'})", "object-src https://evil"),
        ("add('base', {href: 'https://evil.example/'})", "base-uri https://evil"),
        ("add('form', {action: 'https://evil.example/'}).submit()", "form-action https://evil"),
        ("fetch('https://evil.example/').catch(() => {})", "connect-src https://evil"),
        ("setTimeout('document.title = 1')", "script-src eval"),
        ("location.assign('javascript:document.title = 1')", "script-src-elem inline"),
    ],
)
def test_what_a_stranger_would_write_into_a_page_does_nothing(
    reader: Reader, attempt: str, forbidden: str
) -> None:
    page = reader.open("en/cases/bolivia-poultry-slaughterhouse/")
    with page.expect_console_message(lambda message: FORBIDDEN + forbidden in message.text):
        page.evaluate(f"() => {{ {ADD} {attempt} }}")
    assert page.title() != "1"
    assert len(reader.forbidden) == 1
    # A browser tells of a request before it asks the policy.
    reader.requests.clear()
    reader.complaints.clear()


def without_scripts_of_the_theme(page: Page) -> None:
    """Let a page show how it looks before the theme has set anything."""
    page.route("**/bundle.*.js", lambda route: route.fulfill(body=""))


def test_the_colours_that_were_chosen_are_there_from_the_first_moment(reader: Reader) -> None:
    page = reader.open("en/")
    for _ in range(2):
        page.locator("label[for^=__palette]:visible").click()
    without_scripts_of_the_theme(page)
    reader.visit(page, "en/results/")
    assert page.evaluate(GROUND) == DARK


def test_so_are_those_of_a_dark_device(reader: Reader) -> None:
    page = reader.open("en/", scheme="dark")
    without_scripts_of_the_theme(page)
    reader.visit(page, "en/results/")
    assert page.evaluate(GROUND) == DARK
