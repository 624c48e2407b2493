"""Where the site will stand and where its records live, from ``mkdocs.yml`` and the environment."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.library import Entry
from generator.locales import Locale
from generator.marks import N_
from generator.problems.codes import CODES

SITE_NAME = N_("Cleaner production knowledge base")
DATA_FOLDER = "data"  # at the root of the site
WORKBOOK = "figures.{lang}.xlsx"  # in it
CONFIGURATION = "mkdocs.yml"
# Bytes; ours has two thousand, and a hostile one of this size takes a second.
LARGEST = 32 * 1024


class ConfigurationError(Exception):
    """Raised when ``mkdocs.yml`` cannot be used; its text says why."""

    def said(self, words: Locale) -> str:
        """Return in words what is wrong, and what to do."""
        told, reason = CODES["K025"], words(str(self)).rstrip(".")
        return f"{words(told.message, what=reason)} {words(told.hint)}"


@dataclass(frozen=True)
class Settings:
    """Addresses that pages, feeds and data files need."""

    site_url: str  # ends in a slash
    repository: str  # does not

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
    try:
        site_url = os.environ.get("SITE_URL") or config["site_url"]
        repository = os.environ.get("REPOSITORY_URL") or config["extra"]["kb"]["repository"]
        return Settings(site_url.rstrip("/") + "/", repository.rstrip("/"))
    except (LookupError, TypeError, AttributeError) as error:
        text = N_("it must hold the addresses site_url and extra: kb: repository")
        raise ConfigurationError(text) from error


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
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise ConfigurationError(" ".join(str(error).split())) from error
    if not isinstance(config, dict):
        raise ConfigurationError(N_("it holds no fields"))
    return config
