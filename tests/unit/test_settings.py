"""The addresses of the site and of the repository: what is taken, how, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.locales import locale
from generator.settings import FEED_ID, AddressError, ConfigurationError, read_settings
from tests.unit.content import ROOT, Content

NO_FOLDER = "what follows the name of the site is no folder"
CURE = "Write it in full, with nothing behind the folder: https://example.org/kb/"


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/kb//", "https://example.org/kb/"),
        (" https://example.org/kb\n", "https://example.org/kb/"),
        ("HTTPS://Example.ORG/KB/", "https://example.org/KB/"),
        ("http://localhost:8080/", "http://localhost:8080/"),
        ("https://ñandú.example/", "https://xn--and-6ma2c.example/"),
        ("https://example.org/producción/", "https://example.org/producci%C3%B3n/"),
        ("https://example.org/a%20b/", "https://example.org/a%20b/"),
        ("https://example.org/~rosa/kb_2.0/", "https://example.org/~rosa/kb_2.0/"),
    ],
)
@pytest.mark.parametrize("variable", ["SITE_URL", "REPOSITORY_URL"])
def test_an_address_is_taken_as_browsers_ask_for_it(
    monkeypatch: pytest.MonkeyPatch, variable: str, given: str, taken: str
) -> None:
    monkeypatch.setenv(variable, given)
    settings = read_settings(ROOT)
    assert taken in (settings.site_url, f"{settings.repository}/")


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ("example.org", "it does not begin with https:// or http://"),
        ("ftp://example.org", "it does not begin with https:// or http://"),
        ("javascript:alert(1)", "it does not begin with https:// or http://"),
        ("https:///kb", "the name of the site, or the number behind it, cannot be right"),
        (
            "https://exa_mple..org/",
            "the name of the site, or the number behind it, cannot be right",
        ),
        (
            "https://example.org:99999/",
            "the name of the site, or the number behind it, cannot be right",
        ),
        (
            "https://example.org/my site/",
            "it holds a space, a quote, a bracket or another sign that no address holds",
        ),
        (
            'https://example.org/"kb"/',
            "it holds a space, a quote, a bracket or another sign that no address holds",
        ),
        (
            "https://https://example.org/",
            "the name of the site, or the number behind it, cannot be right",
        ),
        ("https://example.org/?page=1", NO_FOLDER),
        ("https://example.org/kb/#top", NO_FOLDER),
        ("https://example.org/kb/index.html", NO_FOLDER),
        ("https://example.org/kb/,", NO_FOLDER),
        ("https://example.org/kb).", NO_FOLDER),
        ("https://example.org//kb/", NO_FOLDER),
        ("https://example.org/a)b/", NO_FOLDER),
        ("https://example.org/a&copy/", NO_FOLDER),
    ],
)
def test_an_address_that_cannot_be_right_is_wrong_use(
    content: Content,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    given: str,
    what: str,
) -> None:
    monkeypatch.setenv("SITE_URL", given)
    for command in ("build", "check"):
        assert main([command, "--project", str(content.project()), "--lang", "en"]) == 2
        said = f'cpkb: The address SITE_URL, "{given}", cannot be used: {what}. {CURE}\n'
        assert capsys.readouterr().err == said


def test_an_address_to_clone_is_that_of_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPOSITORY_URL", "https://code.example/rosa/kb.git")
    assert read_settings(ROOT).repository == "https://code.example/rosa/kb"


def test_an_address_in_the_settings_is_judged_alike(tmp_path: Path) -> None:
    write(tmp_path, site_url="example.org")
    with pytest.raises(AddressError) as caught:
        read_settings(tmp_path)
    assert caught.value.said(locale("en")) == (
        'The address site_url, "example.org", cannot be used: it does not begin with https:// or '
        f"http://. {CURE}"
    )


def test_a_feed_keeps_the_name_that_the_settings_give_it(tmp_path: Path) -> None:
    write(tmp_path)
    assert read_settings(tmp_path).feed_id == FEED_ID
    write(tmp_path, feed_id="tag:example.org,2026-11:kb")
    assert read_settings(tmp_path).feed_id == "tag:example.org,2026-11:kb"


def test_the_password_of_an_address_is_not_told_to_a_log(
    content: Content, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SITE_URL", "https://user:word@example.org/")
    assert main(["check", "--project", str(content.project()), "--lang", "en"]) == 2
    assert capsys.readouterr().err == (
        'cpkb: The address SITE_URL, "https://...@example.org/", cannot be used: '
        f"it holds a name or password before the @. {CURE}\n"
    )


@pytest.mark.parametrize("given", ["kb", "tag:example.org:kb", "tag:,2026:kb", "tag:a b,2026:kb"])
def test_a_feed_has_no_name_that_could_be_another_s(tmp_path: Path, given: str) -> None:
    write(tmp_path, feed_id=given)
    with pytest.raises(ConfigurationError) as caught:
        read_settings(tmp_path)
    assert caught.value.said(locale("en")).startswith(
        "The file mkdocs.yml cannot be used: its feed_id must look like tag:example.org,2026:kb. "
    )


def write(folder: Path, site_url: str = "https://example.org/", feed_id: str = "") -> None:
    own = "repository: https://example.org/kb" + (f", feed_id: '{feed_id}'" if feed_id else "")
    text = f"site_url: {site_url}\nextra: {{kb: {{{own}}}}}\n"
    (folder / "mkdocs.yml").write_text(text, "utf-8")
