"""The preview in a browser: pages that load themselves again after an edit, and what they need."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.unit.content import CASE, Content
from tests.unit.previews import ROSA, ROSA_FILE, Running
from tests.web.conftest import FORBIDDEN, TELL

pytestmark = pytest.mark.web


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a window of a browser that has seen nothing before.

    No script may complain, and no page may need more than its policy allows.
    """
    complaints: list[str] = []
    said: list[str] = []
    context = browser.new_context()
    context.add_init_script(TELL)
    context.on("console", lambda message: said.append(message.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert complaints == []
    assert [text for text in said if text.startswith(FORBIDDEN)] == []


def show(page: Page, running: Running, path: str) -> None:
    page.goto(f"http://{running.host}{path}")


def test_a_page_loads_itself_again_after_an_edit(page: Page, running: Running) -> None:
    show(page, running, ROSA)
    for text in ("with a new tap", "with two new taps"):
        file = (running.content / ROSA_FILE).read_text("utf-8")
        running.write(ROSA_FILE, f"{file}\nThey went on {text}.\n")
        expect(page.get_by_text(text)).to_be_visible()


def test_an_edit_just_after_the_page_was_made_is_not_missed(page: Page, running: Running) -> None:
    """The page comes first, its script later: what was saved between is on the page soon."""

    def save(route: object) -> None:
        running.replace(ROSA_FILE, "They closed the taps", "Saved between")
        running.shows(ROSA, "Saved between")
        route.continue_()  # type: ignore[attr-defined]

    page.route("**/_preview/preview.js", save, times=1)
    show(page, running, ROSA)
    expect(page.get_by_text("Saved between")).to_be_visible()


def test_problems_stand_on_the_page_until_they_are_solved(page: Page, running: Running) -> None:
    show(page, running, ROSA)
    box = page.get_by_label("This record has problems. Below it stands as it was when it was")
    expect(box).to_have_count(0)
    running.replace(ROSA_FILE, "sectors: [tanneries]", "sectors: [tannerys]")
    expect(box).to_contain_text('There is no sector called "tannerys".')
    running.replace(ROSA_FILE, "sectors: [tannerys]", "sectors: [tanneries]")
    expect(box).to_have_count(0)


def test_a_page_that_is_missing_loads_itself_again_when_it_is_there(
    page: Page, running: Running
) -> None:
    show(page, running, "/en/cases/a-case/")
    expect(page.get_by_role("heading", name="This page does not exist")).to_be_visible()
    running.write("cases/a-case.md", f"{CASE}---\n")
    expect(page.get_by_role("heading", name="Rosa, a tannery")).to_be_visible()


def test_many_pages_in_many_windows_do_not_keep_each_other_waiting(
    page: Page, running: Running
) -> None:
    """A browser keeps six connections to a host; one page listens for all of them."""
    windows = [page, *(page.context.new_page() for _ in range(7))]
    for window in windows:
        show(window, running, ROSA)
    for text in ("They shut the taps", "They closed the taps again"):
        file = (running.content / ROSA_FILE).read_text("utf-8")
        running.write(ROSA_FILE, f"{file}\n{text}.\n")
        for window in windows:
            expect(window.get_by_text(text)).to_be_visible()


def test_a_page_finds_a_preview_that_was_started_again(page: Page, content: Content) -> None:
    with Running(content.folder.parent) as running:
        show(page, running, ROSA)
        port = int(running.host.partition(":")[2])
    content.replace(ROSA_FILE, "They closed", "Meanwhile they closed")
    with Running(content.folder.parent, port):
        expect(page.get_by_text("Meanwhile they closed")).to_be_visible(timeout=20_000)
