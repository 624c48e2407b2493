"""A page as HTML: what stands between the header and the footer of the frame."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from generator.files import write_whole
from generator.locales import Locale
from generator.pictures.album import Shown
from generator.prose import Prose, Slugs, read
from generator.views.edition import Edition
from generator.views.page import Extras, Page, is_full
from generator.views.plan import relative
from generator.views.terms import Piece, explainer
from generator.web import prose
from generator.web.policy import POLICY

# Bytes of the digest in front of a compiled template.
DIGEST = sha256().digest_size


@dataclass(frozen=True)
class Heading:
    """A heading of a page, and the address of its place in it; ``trade`` is as in a link."""

    text: str
    anchor: str
    level: int = 2
    lang: str = ""
    trade: str = ""


@dataclass(frozen=True)
class Headings:
    """The headings of a page from top to bottom; no two of them have the same anchor."""

    title: Heading
    prose: tuple[Heading, ...]
    sections: tuple[Heading, ...]
    foot: dict[str, Heading]
    answers_first: bool = False
    contact: Heading | None = None

    @property
    def toc(self) -> list[dict[str, Any]]:
        """Return the headings nested by level, as MkDocs takes them."""
        found: list[dict[str, Any]] = []
        open_: list[dict[str, Any]] = []
        contact = (self.contact,) if self.contact else ()
        middle = (self.sections, self.prose) if self.answers_first else (self.prose, self.sections)
        for heading in (self.title, *contact, *chain(*middle), *self.foot.values()):
            while len(open_) > 1 and open_[-1]["level"] >= heading.level:
                open_.pop()
            name, siblings = str(escape(heading.text)), open_[-1]["children"] if open_ else found
            open_.append(
                {"level": heading.level, "id": heading.anchor, "name": name, "children": []}
            )
            siblings.append(open_[-1])
        return found


def headings_of(page: Page, written: Prose, extras: Extras, words: Locale) -> Headings:
    """Return the headings of a page; a heading that is called like one above it is numbered."""
    slugs = Slugs()
    foot = {
        "downloads": words("To print") if extras.downloads else "",
        **{shelf.name: shelf.title for shelf in extras.shelves},
        "next_step": words("What to do next") if page.next_step else "",
        "sources": words("Sources") if page.sources else "",
    }

    def heading(text: str, level: int = 2, **parts: str) -> Heading:
        return Heading(text, slugs.take(text), level, **parts)

    return Headings(
        heading(page.title, 1, lang=page.head_lang or page.lang, trade=page.trade),
        tuple(heading(own.text, own.level) for own in written.headings),
        tuple(heading(section.title, trade=section.trade) for section in page.sections),
        {name: heading(text) for name, text in foot.items() if text},
        page.answers_first,
        heading(page.contact.title) if page.contact else None,
    )


@dataclass(frozen=True)
class Chapter:
    """A part of the text of a page that can be folded; what precedes the first has no title."""

    title: Heading | None
    html: Markup


def chapters_of(
    written: Prose, headings: Iterable[Heading], html_of: Callable[[Prose, Iterable[str]], Markup]
) -> Iterator[Chapter]:
    """Yield the parts of a text; ``html_of`` makes HTML of one and of the anchors in it."""
    rest = iter(headings)
    for is_titled, text in written.chapters:
        title = next(rest) if is_titled else None
        anchors = [heading.anchor for heading in islice(rest, len(text.headings))]
        yield Chapter(title, html_of(text, anchors))


@dataclass(frozen=True)
class Body:
    """A page with its address, its HTML, its headings, and the address of its picture to share."""

    page: Page
    address: str
    html: str
    headings: Headings
    image: str


def body(page: Page, address: str, extras: Extras, edition: Edition) -> Body:
    """Return what stands between the header and the footer of a page."""
    written, words, link = read(page.body), edition.words, partial(href, page=address)
    headings = headings_of(page, written, extras, words)

    def show(typed: str) -> list[Shown]:
        sizes = edition.picture_at(typed, page)
        return [size._replace(address=link(size.address)) for size in sizes]

    def explain(text: str) -> Iterator[Piece]:
        return (
            piece._replace(address=link(piece.address) if piece.address else "")
            for piece in explained(text)
        )

    def html_of(text: Prose, ids: Iterable[str]) -> Markup:
        return prose.html(text, resolve, show, ids, words("Link to this section"), explain)

    # A text in another language has other words.
    explained = prose.unexplained if page.lang else explainer(edition)
    resolve, anchors = edition.resolver(page, link), [one.anchor for one in headings.prose]
    chapters = (
        [Chapter(None, html_of(written, anchors))]
        if page.open_chapters is None
        else [*chapters_of(written, headings.prose, html_of)]
    )
    values = {"page": page, "chapters": chapters, "headings": headings, "extras": extras}
    html = rendered(page.layout, **values, href=link, _=words)
    return Body(page, address, html, headings, extras.image)


def href(target: str, page: str) -> str:
    """Return the link from a page to an address: relative, unless it leads to another host."""
    if is_full(target):
        return target
    # What begins with a slash is a file at the root of the site, above the languages.
    return relative(target[1:], f"_/{page}") if target.startswith("/") else relative(target, page)


def rendered(template: str, **values: Any) -> str:
    """Return a template with its values filled in; it stops at anything undefined."""
    return _environment().get_template(f"{template}.html.j2").render(values)


@cache
def _environment() -> jinja2.Environment:
    here = Path(__file__).parent
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader([here / "templates", here / "theme" / "partials"]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=compiled(),
    )
    made.globals.update(zip=zip, policy=Markup(POLICY))  # noqa: S704 - our own
    return made


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Keeps compiled templates; one that is not as it was written is compiled anew."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what was kept of a template, if anything was."""
        with suppress(OSError):
            kept = self._file(bucket).read_bytes()
            digest, code = kept[:DIGEST], kept[DIGEST:]
            if sha256(code).digest() == digest:
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in a bucket, if that is possible."""
        code = bucket.bytecode_to_string()
        with suppress(OSError):
            write_whole(self._file(bucket), sha256(code).digest() + code)

    def _file(self, bucket: Bucket) -> Path:
        return Path(self._get_cache_filename(bucket))


@cache
def compiled() -> jinja2.BytecodeCache | None:
    """Return what keeps compiled templates from build to build, in a folder that is the user's own.

    Where the system has none that nobody else can write to, they are compiled each time.
    """
    # What is compiled depends on the options above, too: number their changes.
    with suppress(OSError, RuntimeError):
        return _Compiled(pattern=f"cpkb-2-{jinja2.__version__}-%s")
    return None
