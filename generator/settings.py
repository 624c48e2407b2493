"""Where the site will stand and where its records live, from ``mkdocs.yml`` and the environment."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yarl import URL

from generator.addresses import judge
from generator.library import Entry
from generator.locales import Locale
from generator.marks import N_
from generator.problems import START, Place
from generator.problems.codes import CODES

SITE_NAME = N_("Cleaner production knowledge base")
# Of texts and data.
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DATA_FOLDER = "data"  # at the root of the site
WORKBOOK = "figures.{lang}.xlsx"  # in it
ROWS = "rows/{name}.js"  # at the root: what readers take along from the lists of the pages
CONFIGURATION = "mkdocs.yml"
# Bytes; ours has two thousand, and a hostile one of this size takes a second.
LARGEST = 32 * 1024
NEEDED = N_("it must hold the addresses site_url and extra: kb: repository")
# What the feeds are known by where mkdocs.yml names nothing else.
FEED_ID = "tag:cleaner-production.example,2026:kb"
# A message may stand in a log that everybody reads.
_SECRET = re.compile(r"(?<=//)[^/]*(?=@)")
# Without a sign of the sentence around it or of the templates that it will stand in, and no page;
# after two slashes comes another host.
_FOLDER = re.compile(r"(?:/[^/&()]*[\w~-])*(?<!\.html)/*", re.ASCII | re.IGNORECASE)
_TAG = re.compile(r"tag:[\w.@-]+,\d{4}(-\d\d){0,2}:[\w.~/-]+", re.ASCII)


class ConfigurationError(Exception):
    """Raised when ``mkdocs.yml`` cannot be used; its text says why, and ``place`` where."""

    place = START

    def said(self, words: Locale) -> str:
        """Return in words what is wrong, and what to do."""
        told, reason = CODES["K025"], words(str(self)).rstrip(".")
        if self.place != START:
            reason = f"{reason} ({CONFIGURATION}:{self.place.line}:{self.place.column})"
        return f"{words(told.message, what=reason)} {words(told.hint)}"


class AddressError(ConfigurationError):
    """Raised when an address that was given cannot be right: ``args`` are its name, it, and why."""

    def said(self, words: Locale) -> str:
        """Return in words what is wrong, and what to do."""
        told, (name, value, what) = CODES["K710"], self.args
        return f"{words(told.message, name=name, value=value, what=words(what))} {words(told.hint)}"


@dataclass(frozen=True)
class Settings:
    """Addresses that pages, feeds and data files need."""

    site_url: str  # ends in a slash
    repository: str  # does not
    feed_id: str = FEED_ID  # for ever the same, wherever the site stands

    def page_url(self, lang: str, address: str) -> str:
        """Return the full address of a page."""
        return f"{self.site_url}{lang}/{address}"

    def folder_url(self, path: str) -> str:
        """Return the address where a folder or file of the repository can be seen."""
        return f"{self.repository}/tree/main/{path}"

    def edit_url(self, entry: Entry, lang: str) -> str:
        """Return the address where the file of an entry can be edited."""
        return f"{self.repository}/edit/main/{entry.document_in(lang).path}"


def read_settings(project: Path) -> Settings:
    """Read the settings of a project; those of the environment come first.

    Raise ``ConfigurationError`` if they cannot be read.
    """
    config = read_configuration(project)
    extra = config.get("extra")
    own = extra.get("kb") if isinstance(extra, dict) else None
    if not isinstance(own, dict):
        raise ConfigurationError(NEEDED)
    feed_id = str(own.get("feed_id", FEED_ID))
    if not _TAG.fullmatch(feed_id):
        raise ConfigurationError(N_("its feed_id must look like tag:example.org,2026:kb"))
    site_url = _address("SITE_URL", "site_url", config.get("site_url"))
    repository = _address("REPOSITORY_URL", "repository", own.get("repository"))
    return Settings(f"{site_url}/", repository.removesuffix(".git"), feed_id)


def _address(variable: str, field: str, given: object) -> str:
    """Return an address in ASCII without its last slash; that of the environment comes first.

    Raise ``AddressError`` if it cannot be right, ``ConfigurationError`` if there is none.
    """
    name, text = (variable, typed) if (typed := os.environ.get(variable)) else (field, given)
    if not isinstance(text, str):
        raise ConfigurationError(NEEDED)
    address, what, _ = judge(text.strip())
    if what:
        raise AddressError(name, _SECRET.sub("...", text), what)
    url = URL(address)
    if url.raw_query_string or url.raw_fragment or not _FOLDER.fullmatch(url.raw_path):
        raise AddressError(name, text, N_("what follows the name of the site is no folder"))
    return str(url).rstrip("/")


def read_configuration(project: Path) -> dict[str, Any]:
    """Read ``mkdocs.yml``; raise ``ConfigurationError`` if it cannot be read."""
    file = project / CONFIGURATION
    try:
        if not file.is_file():
            raise ConfigurationError(N_("there is no such file"))
        if file.stat().st_size > LARGEST:
            raise ConfigurationError(N_("it is far too large"))
        with file.open(encoding="utf-8") as opened:
            config = yaml.safe_load(opened)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        unreadable = ConfigurationError(error.problem or error.context or "")
        unreadable.place = Place(mark.line + 1, mark.column + 1) if mark else START
        raise unreadable from error
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise ConfigurationError(" ".join(str(error).split())) from error
    if not isinstance(config, dict):
        raise ConfigurationError(N_("it holds no fields"))
    return config
