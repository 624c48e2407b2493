"""The frame of the theme around a page: MkDocs and Material, used as a library.

The only module that knows them. A page gets the same frame here as from ``mkdocs build``, but for
blank lines, and sooner: without the list of all pages that MkDocs makes anew for each, and with
everything but a page's own parts rendered once for all pages of a folder that are in no menu.
"""

import io
import json
import logging
import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2
import material  # type: ignore[import-untyped]
import mkdocs
import yaml
from markupsafe import escape
from mergedeep import merge  # type: ignore[import-untyped]
from mkdocs import utils
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as FramedPage
from mkdocs.structure.toc import get_toc

from generator.locales import locale
from generator.marks import N_
from generator.settings import SITE_NAME, ConfigurationError, read_configuration
from generator.views.edition import Edition
from generator.views.own import choice, signs
from generator.views.page import Link
from generator.web.html import Body, compiled
from generator.web.jsonld import described
from generator.web.policy import POLICY, SEARCH_POLICY, TAKING_POLICY
from generator.web.spellings import spellings

THEME = Path(__file__).parent / "theme"
# The parts of the frame that differ from page to page.
CONTENT = "partials/kb-page.html"
_OTHERS = (f"partials/{name}.html" for name in ("kb-meta", "kb-twins", "alternate", "toc"))
OWN_PARTS = (*_OTHERS, CONTENT)
# Files of the theme that no page asks for: maps for its developers, and its own search.
_UNUSED = re.compile(r"\.map$|/lunr/|/workers/|/images/favicon\.png$")
# Stands in the frame for the anchor of the first heading.
FIRST_HEADING = "kb-first-heading"
MISSING_PAGE = "404.html"

STRINGS = {
    "search": N_("Search"),
    "search_hint": N_("tannery, water, Bolivia ..."),
    "search_close": N_("Close"),
    "search_count": N_("Answers: {count}"),
    "search_loading": N_("The search is being loaded ..."),
    "search_failed": N_("The search could not be loaded. Is there a connection?"),
    "search_again": N_("Try again"),
    "search_nothing": N_('Nothing found for "{words}".'),
    "search_hidden": N_("Answers with these filters: 0. Without them: {count}"),
    "search_meant": N_("Did you mean:"),
    "search_narrow": N_("Filter ({number} chosen)"),
    "search_kind": N_("Kind"),
    "search_sector": N_("Sector"),
    "search_country": N_("Country"),
    "search_clear": N_("Choose nothing"),
    "search_without": N_("No longer only:"),
    "search_more": N_("More answers"),
    "search_full": N_("Search the full text of all pages"),
    "search_far": N_("Full text of all pages"),
    "search_unfiltered": N_("The full text is searched without the filters."),
    "search_served": N_("The full text can only be searched on the web site, not in saved files."),
    "search_lists": N_("Or look through the lists"),
    "search_key": N_("The key / opens the search"),
    "language_switch": N_("This page in another language"),
    "menu": N_("Menu"),
    "edit": N_("Correct this page"),
    "home": N_("Home"),
    "theme_auto": N_("Colours follow the device. Switch to light"),
    "theme_light": N_("Light colours. Switch to dark"),
    "theme_dark": N_("Dark colours. Let the device choose"),
    "not_found_title": N_("This page does not exist"),
    "not_found_text": N_("It may have moved. Search for it, or start from the first page."),
    "not_found_near": N_("Addresses that look like this one:"),
}


def configuration(edition: Edition) -> dict[str, Any]:
    """Return what ``mkdocs.yml`` says of one language, beyond what all have in common."""
    words, settings = edition.words, edition.settings
    kb = {
        "lang": edition.lang,
        "root_url": settings.site_url,
        "search": edition.plan.named("search").address,
        "policies": {"page": POLICY, "search": SEARCH_POLICY, "taking": TAKING_POLICY},
        "feed": edition.url(edition.feed),
        "languages": [{"code": lang, "name": own_name(lang)} for lang in edition.library.languages],
        "footer": [
            {"title": link.text, "url": link.address} for link in edition.plan.footer(edition)
        ],
        "own": asdict(choice(edition)),
        "strings": {name: words(text) for name, text in STRINGS.items()},
    }
    return {
        "site_name": words(SITE_NAME),
        "site_url": settings.page_url(edition.lang, ""),
        "theme": {"language": edition.lang},
        "copyright": words("Texts and data: CC BY 4.0. Program: MIT."),
        "nav": list(_navigation(edition)),
        # Cases and most records stay out of the navigation: it is repeated on every page.
        "not_in_nav": "*",
        "extra": {"kb": kb},
    }


def own_name(lang: str) -> str:
    """Return the name of a language in that language."""
    return locale(lang).language(lang).capitalize()


def added_partials(lang: str) -> dict[str, str]:
    """Return the templates that the theme lacks for a language: its own words stay English."""
    name = f"partials/languages/{lang}.html"
    if (Path(material.__file__).parent / "templates" / name).is_file():
        return {}
    own = json.dumps({"language": lang, "direction": locale(lang).direction})
    return {name: f"{{% macro t(key) %}}{{{{ {own}[key] }}}}{{% endmacro %}}"}


def squeezed(html: str) -> str:
    """Return HTML without blank lines and indents: they are half of what the theme writes."""
    return re.sub(r"\s*\n\s*", "\n", html)


def file_of(address: str) -> str:
    """Return the file of the tree that holds the page at an address."""
    return f"{address}index.md"


def _navigation(edition: Edition) -> Iterator[dict[str, Any]]:
    for title, group in edition.plan.menu(edition):
        # The theme prints titles as they are.
        pages = [{str(escape(link.text)): file_of(link.address)} for link in group]
        yield pages[0] if len(pages) == 1 else {title: pages}


def _og_locale(address: str, edition: Edition) -> str:
    """Return language and territory of a page; that of a page about one country is the country."""
    planned = edition.plan.pages[address]
    lang = edition.lang_of(planned.entry) if planned.entry else edition.lang
    return locale(lang).with_territory(planned.country)


def meta_of(body: Body, edition: Edition) -> dict[str, Any]:
    """Return the fields in front of a page that the theme reads."""
    page, address = body.page, body.address
    kb: dict[str, Any] = {
        "url": address,
        "kind": page.kind,
        "words": " ".join(filter(None, (page.words, *spellings(body.html)))),
        "canonical": edition.canonical(address),
        "twins": list(edition.twins(address)),
        "noindex": not edition.plan.pages[address].is_listed,
        "og_locale": _og_locale(address, edition),
        "toc": body.headings.toc,
    }
    optional = {
        "weight": page.weight,
        "signs": signs(edition, edition.plan.pages[address].country),
        "image": body.image,
        "jsonld": described(page, address, edition),
        "edit_url": page.edit_url,
        "lang": page.lang,
        "is_taken": page.finder is not None,
    }
    kb |= {name: value for name, value in optional.items() if value}
    hide = ["navigation", "toc"] if page.layout == "home" else ["toc"] if page.is_wide else []
    meta = {"title": page.title, "description": page.summary, "kb": kb}
    return {**meta, "hide": hide} if hide else meta


@dataclass(frozen=True)
class Framed:
    """A page, what no other has of it, the name of the frame around it, what the search reads."""

    html: str
    own: str
    shell: str
    searched: str


class Frame:
    """The frame of one language: its configuration, templates and menu, loaded once."""

    def __init__(self, project: Path, edition: Edition) -> None:
        self.own, self.lang = configuration(edition), edition.lang
        self._config = _loaded(project, self.own)
        self._environment = self._templates({})
        # With the names of a page's own parts where the parts would be.
        self._marked = self._templates({name: name for name in OWN_PARTS})
        self.listed = {link.address for _, group in edition.plan.menu(edition) for link in group}
        self._menu_files = Files([self._file(address) for address in sorted(self.listed)])
        self._navigation = get_navigation(self._menu_files, self._config)
        self._shells: dict[str, list[str]] = {}

    def framed(self, html: str, meta: dict[str, Any]) -> Framed:
        """Return a whole page."""
        address = meta["kb"]["url"]
        framed = self._framed(address)
        framed.content, framed.meta, framed.toc = html, meta, get_toc(meta["kb"]["toc"])
        context = self._context(framed, utils.get_relative_url(".", framed.url))
        if address not in self.listed:
            return self._in_shell(framed, context)
        whole = self._listed_page(framed, context)
        return Framed(whole, whole, address, whole)

    def _listed_page(self, framed: FramedPage, context: dict[str, Any]) -> str:
        framed.active = True
        try:
            html = self._environment.get_template("main.html").render(context)
        finally:
            framed.active = False
        content = str(framed.content)
        return content.join(map(squeezed, html.split(content)))

    def _in_shell(self, framed: FramedPage, context: dict[str, Any]) -> Framed:
        folder = posixpath.dirname(framed.url.rstrip("/"))
        shell = f"{folder} {' '.join(framed.meta.get('hide', ()))}"
        if shell not in self._shells:
            self._shells[shell] = self._shell(context)
        around = {**context, "lang": self._words, "features": self._config.theme["features"]}
        parts = {name: self._environment.get_template(name).render(around) for name in OWN_PARTS}
        parts[FIRST_HEADING] = framed.meta["kb"]["toc"][0]["id"]
        html = "".join(parts.get(piece, piece) for piece in self._shells[shell])
        return Framed(html, "".join(parts.values()), shell, parts[CONTENT])

    def _shell(self, context: dict[str, Any]) -> list[str]:
        """Return the pieces of the frame of a page, with the names of its own parts between."""
        page = copy(context["page"])
        page.toc = get_toc([{"level": 1, "id": FIRST_HEADING, "name": "", "children": []}])
        template = self._marked.get_template("main.html")
        names = "|".join(map(re.escape, (*OWN_PARTS, FIRST_HEADING)))
        return re.split(f"({names})", squeezed(template.render({**context, "page": page})))

    @cached_property
    def _words(self) -> Any:
        language = self._environment.get_template("partials/language.html")
        return language.make_module(self._context(None, ""))

    def missing_page(self, near: Iterable[Link] = ()) -> str:
        """Return the page for what does not exist, at any depth; ``near`` may have been meant."""
        path = urlsplit(self.own["site_url"]).path
        context = {**self._context(None, path), "near": tuple(near)}
        return self._environment.get_template(MISSING_PAGE).render(context)

    @cached_property
    def assets(self) -> dict[str, Path]:
        """Return the files of the theme by their paths below the site of the language."""
        found: dict[str, Path] = {}
        for theme in map(Path, self._config.theme.dirs):
            for file in (theme / "assets").rglob("*"):
                path = file.relative_to(theme).as_posix()
                if file.is_file() and not _UNUSED.search(path):
                    found.setdefault(path, file)
        return found

    def _framed(self, address: str) -> FramedPage:
        found = self._menu_files.get_file_from_path(file_of(address))
        return (found and found.page) or FramedPage(None, self._file(address), self._config)

    def _file(self, address: str) -> File:
        return File(file_of(address), None, self._config.site_dir, self._config.use_directory_urls)

    def _context(self, framed: FramedPage | None, base_url: str) -> dict[str, Any]:
        """Return what MkDocs gives to a template, but for the list of all pages."""
        version, config = mkdocs.__version__, self._config
        context = {"nav": self._navigation, "pages": (), "base_url": base_url, "page": framed}
        return {**context, "mkdocs_version": version, "config": config}

    def _templates(self, replaced: Mapping[str, str]) -> jinja2.Environment:
        """Return the templates of the theme, with some replaced and those of the language added."""
        environment = self._config.theme.get_env()
        assert environment.loader
        own = jinja2.DictLoader({**replaced, **added_partials(self.lang)})
        environment.loader = jinja2.ChoiceLoader([own, environment.loader])
        environment.bytecode_cache = compiled()
        return environment


def _loaded(project: Path, own: Mapping[str, Any]) -> MkDocsConfig:
    """Return the configuration of a language: that of the project, and its own.

    Raise ``ConfigurationError`` if the theme cannot use it.
    """
    merged: dict[str, Any] = merge({}, read_configuration(project), own)
    theme = merged["theme"]
    if not isinstance(theme, dict) or theme.get("name") != "material":
        raise ConfigurationError(N_("below theme: it must hold name: material"))
    theme["custom_dir"] = str(THEME)
    # Nothing is read from there: the pages come from the library.
    merged["docs_dir"] = str(THEME)
    # Material warns of its end of life at every start.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    try:
        return load_config(io.StringIO(yaml.safe_dump(merged)))
    except (MkDocsException, LookupError, TypeError, ValueError) as error:
        raise ConfigurationError(" ".join(str(error).split())) from error
