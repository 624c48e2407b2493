"""Where the site will stand and where its records live, from ``mkdocs.yml`` and the environment."""

import os
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.library import Entry
from generator.marks import N_

SITE_NAME = N_("Cleaner production knowledge base")
CONFIGURATION = "mkdocs.yml"
DATA_FOLDER = "data"  # at the root of the site


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


class SettingsError(Exception):
    """Raised when the settings cannot be read; the message says why."""


def read_settings(project: Path) -> Settings:
    """Read the settings of a project; those of the environment come first.

    Raise ``SettingsError`` if there are none.
    """
    try:
        config = yaml.safe_load((project / CONFIGURATION).read_text(encoding="utf-8"))
        site_url = os.environ.get("SITE_URL") or config["site_url"]
        repository = os.environ.get("REPOSITORY_URL") or config["extra"]["kb"]["repository"]
        return Settings(site_url.rstrip("/") + "/", repository.rstrip("/"))
    except OSError as error:
        raise SettingsError(error.strerror or str(error)) from error
    except yaml.YAMLError as error:
        raise SettingsError(" ".join(str(error).split())) from error
    except (LookupError, TypeError, AttributeError) as error:
        raise SettingsError("site_url, extra.kb.repository: ?") from error
