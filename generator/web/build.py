"""The whole site: one MkDocs process per language, search, data, and the swap at the end.

Everything is built in ``build/``; ``site/`` is replaced only when all of it is there. A build that
fails leaves the site of the last one as it was.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import jinja2
import yaml
from markupsafe import escape

from generator.data.files import write_data
from generator.library import Entry, Library
from generator.locales import Locale, locale
from generator.marks import N_
from generator.settings import Settings
from generator.sheets.catalogue import sheets_of
from generator.sheets.printing import Printer
from generator.sheets.web import extras_of, put_beside_pages
from generator.views import static
from generator.views.edition import Office, page_of
from generator.views.hubs import SITE_NAME, guide_sectors
from generator.views.page import Extras
from generator.web.feeds import write_feed, write_sitemap
from generator.web.tree import LISTS, addresses, write_tree

THEME = Path(__file__).parent / "theme"
TEMPLATES = Path(__file__).parent / "templates"
Say = Callable[[str], None]

STRINGS = {
    "search": N_("Search"),
    "search_hint": N_("tannery, water, Bolivia ..."),
    "language_switch": N_("This page in another language"),
    "menu": N_("Menu"),
    "edit": N_("Correct this page"),
    "home": N_("Home"),
    "theme_auto": N_("Colours follow the device. Switch to light"),
    "theme_light": N_("Light colours. Switch to dark"),
    "theme_dark": N_("Dark colours. Let the device choose"),
    "not_found_title": N_("This page does not exist"),
    "not_found_text": N_("It may have moved. Search for it, or start from the first page."),
}


# The footer repeats the main pages: on a phone the theme's menu cannot be opened with a keyboard.
FOOTER = (
    (N_("Sectors"), "sectors/"),
    (N_("All results compared"), "results/"),
    (N_("Guides"), "guides/"),
    (N_("Who helps"), "centres/"),
    (N_("Sources"), "sources/"),
    (N_("Data to download"), "data/"),
    (N_("How to contribute"), "contribute/"),
)

# What would only repeat itself in the excerpts of search results.
_UNSEARCHED = ("--exclude-selectors", ".headerlink, h1, .kb-grade, .kb-computed")


class BuildError(Exception):
    """Raised when MkDocs or Pagefind fails; the message holds what they printed."""


@dataclass(frozen=True)
class Plan:
    """Where a build takes place and how strict it is."""

    project: Path
    strict: bool = True
    search: bool = True
    sheets: bool = True

    @property
    def folder(self) -> Path:
        """Return the folder that everything is built in."""
        return self.project / "build"

    @property
    def site(self) -> Path:
        """Return the folder of the new site, before the swap."""
        return self.folder / "site"


def build_site(library: Library, settings: Settings, plan: Plan, words: Locale, say: Say) -> Path:
    """Build the site in all languages and put it in the place of the last one.

    Return its folder. Raise ``BuildError`` if MkDocs finds a broken link (with ``strict``) or any
    tool fails; the last site then stays.
    """
    offices = [Office(library, settings, lang) for lang in library.languages]
    shutil.rmtree(plan.folder, ignore_errors=True)
    plan.site.mkdir(parents=True)
    pages = addresses(offices[0])
    text = N_("Building {pages} pages in {languages} languages")
    say(words(text, pages=len(pages), languages=len(offices)))
    extras = _print(library, settings, plan, words, say) if plan.sheets else {}
    _run_together(
        [(_build_language, (office, plan, extras.get(office.lang, {}))) for office in offices], plan
    )
    say(words(N_("Writing data files, feeds and the site map")))
    write_data(library, settings, plan.site)
    write_sitemap(pages, offices, plan.site)
    for office in offices:
        write_feed(office, plan.site)
    _write_root_pages(offices, plan.site)
    return _swap(plan)


def _print(
    library: Library, settings: Settings, plan: Plan, words: Locale, say: Say
) -> dict[str, dict[str, Extras]]:
    """Put the printed sheets beside the pages of each language; return what pages say of them.

    A sheet that cannot be made is named; with ``strict`` it stops the build.
    """
    printer = Printer(library, settings, plan.project)
    print_ = printer.make(sheets_of(library), words, say, with_shares=True)
    if print_.failures and plan.strict:
        raise BuildError("\n".join(print_.failures))
    for failure in print_.failures:
        say(failure)
    for lang in library.languages:
        put_beside_pages(print_, lang, plan.folder / lang / "docs")
    return {lang: extras_of(print_, printer, lang) for lang in library.languages}


def write_languages(library: Library, settings: Settings, plan: Plan) -> None:
    """Write the Markdown trees and configurations of all languages, and build nothing."""
    for lang in library.languages:
        _write_language(Office(library, settings, lang), plan)


def _run_together(jobs: list[tuple[Callable[..., None], tuple[Any, ...]]], plan: Plan) -> None:
    """Run jobs in processes that share the library in memory, where the system can fork."""
    if "fork" not in multiprocessing.get_all_start_methods():
        for job, arguments in jobs:
            job(*arguments)
        return
    context = multiprocessing.get_context("fork")
    processes = [
        context.Process(target=_reporting, args=(job, arguments, plan)) for job, arguments in jobs
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    failed = sorted(plan.folder.glob("*.failure"))
    if failed or any(process.exitcode for process in processes):
        raise BuildError("\n".join(file.read_text(encoding="utf-8") for file in failed))


def _reporting(job: Callable[..., None], arguments: tuple[Any, ...], plan: Plan) -> None:
    """Run a job in its own process and leave the message of a failure where the parent looks."""
    try:
        job(*arguments)
    except BuildError as error:
        lang = arguments[0].lang
        (plan.folder / f"{lang}.failure").write_text(f"[{lang}] {error}", encoding="utf-8")
        sys.exit(1)


def _build_language(office: Office, plan: Plan, extras: Mapping[str, Extras]) -> None:
    config = _write_language(office, plan, extras)
    day = datetime.combine(office.library.last_reviewed, time(), UTC)
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        # Dates in MkDocs' own output come from the content, so that two builds are identical.
        "SOURCE_DATE_EPOCH": str(int(day.timestamp())),
    }
    strict = ["--strict"] if plan.strict else []
    # Not --quiet: it would silence the warnings that strict mode counts.
    _run(["mkdocs", "build", *strict, "--config-file", str(config)], environment)
    target = plan.site / office.lang
    (config.parent / "site").rename(target)
    # The site map at the root names the pages of all languages.
    for leftover in target.glob("sitemap.xml*"):
        leftover.unlink()
    if plan.search:
        _run(["pagefind", "--site", str(target), "--quiet", *_UNSEARCHED], environment)


def _run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        lines = [*done.stdout.splitlines(), *done.stderr.splitlines()]
        told = [line for line in lines if not line.startswith("INFO")]
        raise BuildError("\n".join([f"{command[0]}:", *told]))


def _write_language(office: Office, plan: Plan, extras: Mapping[str, Extras] | None = None) -> Path:
    """Write the Markdown tree and the configuration of one language; return the latter."""
    folder = plan.folder / office.lang
    write_tree(office, folder / "docs", extras)
    config = folder / "mkdocs.yml"
    text = yaml.safe_dump(_configuration(office, plan), allow_unicode=True, sort_keys=False)
    config.write_text(text, encoding="utf-8")
    return config


def _configuration(office: Office, plan: Plan) -> dict[str, Any]:
    words, settings = office.words, office.settings
    folder = plan.folder / office.lang
    return {
        "INHERIT": os.path.relpath(plan.project / "mkdocs.yml", folder),
        "site_name": words(SITE_NAME),
        "site_url": settings.page_url(office.lang, ""),
        "docs_dir": "docs",
        # Inside the folder of the configuration: Zensical writes nowhere else.
        "site_dir": "site",
        "theme": {"language": office.lang, "custom_dir": os.path.relpath(THEME, folder)},
        "markdown_extensions": {"toc": {"permalink_title": words(N_("Link to this section"))}},
        "copyright": words(N_("Texts and data: CC BY 4.0. Program: MIT.")),
        "nav": _navigation(office),
        # Cases and most records stay out of the navigation: it is repeated on every page.
        "not_in_nav": "*",
        "extra": {
            "kb": {
                "lang": office.lang,
                "root_url": settings.site_url,
                "languages": [
                    {"code": lang, "name": _own_name(lang)} for lang in office.library.languages
                ],
                "footer": [{"title": words(title), "url": address} for title, address in FOOTER],
                "strings": {name: words(text) for name, text in STRINGS.items()},
            }
        },
    }


def _own_name(lang: str) -> str:
    """Return the name of a language in that language."""
    return locale(lang).language(lang).capitalize()


def _navigation(office: Office) -> list[dict[str, Any]]:
    words = office.words
    titles = {f"{folder}/index.md": words(title) for folder, title, _ in LISTS} | {
        f"{folder}/index.md": words(title) for folder, title in static.FOLDER_TITLES.items()
    }

    def named(*pages: str) -> list[dict[str, str]]:
        return [{titles[page]: page} for page in pages]

    guides = sorted(office.library.all("guides"), key=lambda entry: int(entry.record.order))
    return [
        {words(N_("Home")): "index.md"},
        {
            words(N_("Sectors")): [
                {words(N_("All sectors")): "sectors/index.md"},
                *(_titled(entry, office) for entry in guide_sectors(office)),
            ]
        },
        {
            words(N_("Results")): [
                {words(N_("All results compared")): "results.md"},
                *named("cases/index.md", "measures/index.md"),
                {words(N_("Priority sectors by country")): "priorities.md"},
            ]
        },
        {
            words(N_("Guides")): [
                {words(N_("All guides")): "guides/index.md"},
                *(_titled(entry, office) for entry in guides),
            ]
        },
        {
            words(N_("Who helps")): named(
                "centres/index.md",
                "financing/index.md",
                "countries/index.md",
                "programmes/index.md",
                "policies/index.md",
            )
        },
        {
            words(N_("Library")): [
                *named("sources/index.md"),
                {words(N_("Glossary")): "glossary.md"},
                {words(N_("Data to download")): "data.md"},
                {words(N_("How to contribute")): "contribute.md"},
            ]
        },
    ]


def _titled(entry: Entry, office: Office) -> dict[str, str]:
    """Return the line of the navigation for a record; the theme prints titles as they are."""
    return {str(escape(office.record(entry).title)): page_of(entry)}


def _write_root_pages(offices: list[Office], site: Path) -> None:
    """Write the language chooser and the page for addresses that do not exist."""
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES), undefined=jinja2.StrictUndefined, autoescape=True
    )
    languages = [
        {
            "code": office.lang,
            "name": _own_name(office.lang),
            "site_name": office.words(SITE_NAME),
            "invitation": office.words(N_("What firms saved, and what you can do on Monday.")),
            "missing": office.words(STRINGS["not_found_title"]),
        }
        for office in offices
    ]
    root_url = offices[0].settings.site_url
    for template, name in (("chooser.html.j2", "index.html"), ("missing.html.j2", "404.html")):
        text = templates.get_template(template).render(languages=languages, root_url=root_url)
        (site / name).write_text(text, encoding="utf-8")
    # Without this file GitHub Pages would leave out names that begin with an underscore.
    (site / ".nojekyll").write_text("", encoding="utf-8")


def _swap(plan: Plan) -> Path:
    """Put the new site in the place of the old one; two renames, so that no half is ever seen."""
    site, old = plan.project / "site", plan.folder / "old"
    if site.exists():
        site.rename(old)
    plan.site.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    return site
