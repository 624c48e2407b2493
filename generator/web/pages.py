"""The pages of one edition as files: what build and preview both serve."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from errno import ENOENT
from functools import cached_property
from os import strerror
from pathlib import Path

from generator.files import copy_files, write_text
from generator.pictures.album import album_of
from generator.views.edition import Edition
from generator.views.own import most_unlike
from generator.views.page import Extras
from generator.views.plan import PlannedPage, relative
from generator.web.frame import MISSING_PAGE, Frame, Framed, configuration, meta_of
from generator.web.html import Body, body, rendered
from generator.web.numbers import marked
from generator.web.styles import is_theme_style, lean


@dataclass(frozen=True)
class Pages:
    """Makes the pages of one edition; ``extras`` says what other outlets add to one.

    ``frames`` holds by language what is around pages; a later edition may be given the same.
    """

    project: Path
    edition: Edition
    extras: Callable[[str, Edition], Extras] = lambda address, edition: Extras()
    frames: dict[str, Frame] = field(default_factory=dict)

    @property
    def lang(self) -> str:
        """Return the language of the edition."""
        return self.edition.lang

    @cached_property
    def frame(self) -> Frame:
        """Return the frame around the pages: the former one, if it would be the same."""
        former = self.frames.get(self.lang)
        if not former or former.own != configuration(self.edition):
            former = self.frames[self.lang] = Frame(self.project, self.edition)
        return former

    def framed(self, address: str) -> Framed:
        """Return the page at an address; raise ``KeyError`` if the plan has none."""
        return self.in_frame(self.made(address))

    def made(self, address: str) -> Body:
        """Return the page at an address without its frame."""
        planned = self.edition.plan.pages[address]
        inside = self._made(planned, self.edition)
        other = most_unlike(self.edition, planned.country)
        if other is None:
            return inside
        elsewhere = self._made(replace(planned, country=""), self.edition.within(other))
        return replace(inside, html=marked(inside.html, elsewhere.html))

    def _made(self, planned: PlannedPage, edition: Edition) -> Body:
        address = planned.address
        return body(planned.make(edition), address, self.extras(address, edition), edition)

    def in_frame(self, inside: Body) -> Framed:
        """Return a page in the frame that belongs around its address."""
        return self.frame.framed(inside.html, meta_of(inside, self.edition))

    def warm_up(self) -> None:
        """Make a page in the menu and one that is not, so that all templates are compiled."""
        listed = self.frame.listed
        for wanted in (True, False):
            self.framed(next(one for one in self.edition.plan.pages if (one in listed) == wanted))

    def redirect(self, address: str) -> str:
        """Return the small page that leads from a former address to the present one."""
        edition, target = self.edition, self.edition.plan.redirects[address]
        url, title = edition.canonical(target), edition.plan.pages[target].title(edition)
        values = {"lang": self.lang, "href": relative(target, address), "url": url, "title": title}
        return rendered("redirect", _=edition.words, **values)

    def pictures(self) -> dict[str, Path]:
        """Return the sizes of all pictures by their paths below the site of the language.

        Raise ``FileNotFoundError`` if one has gone since it was checked.
        """
        library = self.edition.library
        album, found = album_of(library.root), dict[str, Path]()
        for file in map(library.file_of, library.pictures):
            if not (sizes := album.shown(file)):
                raise FileNotFoundError(ENOENT, strerror(ENOENT), str(file))
            found |= {size.address: size.file for size in sizes}
        return found

    def files(self) -> dict[str, Path]:
        """Return all files beside the pages by their paths below the site of the language."""
        return self.frame.assets | self.pictures()

    def file_at(self, address: str) -> Path | None:
        """Return a file beside the pages; of pictures, those that have been shown on a page."""
        album = album_of(self.edition.library.root)
        return self.frame.assets.get(address) or album.published(address)

    def path_of(self, address: str) -> str:
        """Return the path of a page below the folder of the site."""
        return f"{self.lang}/{address}index.html"

    def write(self, address: str, html: str, site: Path) -> None:
        """Write a page to the site."""
        write_text(site / self.path_of(address), html)

    def write_others(self, site: Path) -> None:
        """Write what is no page of the plan: files, redirects, the page for wrong addresses."""
        files = self.files()
        styles = {path: files.pop(path) for path in [*filter(is_theme_style, files)]}
        copy_files(files, site / self.lang)
        for path, file in styles.items():
            write_text(site / self.lang / path, lean(file.read_text("utf-8")))
        for address in self.edition.plan.redirects:
            self.write(address, self.redirect(address), site)
        write_text(site / self.lang / MISSING_PAGE, self.frame.missing_page())
