"""The judge of web addresses: what may stand behind a link, in a field and in the prose."""

import re
from functools import lru_cache
from html import escape
from typing import NamedTuple
from urllib.parse import quote

import nh3
from yarl import URL

from generator.marks import N_

SCHEMES = frozenset({"http", "https"})

# What a browser does not see where it looks for the scheme.
_NOT_SEEN = re.compile(r"[\x00-\x20\x7f-\xa0]+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\]{2}")
_SIGNS = re.compile(r"""[\s"'`<>\\^{|}\[\]]""")
_WITH_USER = re.compile(r"[^/]*//[^/?#]*@")
# An address that was pasted behind the beginning of one: https://https://example.org
_TWICE = re.compile(r"https?://(?=https?:)", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?\.?")

_BAD_HOST = N_("the name of the site, or the number behind it, cannot be right")


class Judgement(NamedTuple):
    """The ``address`` to publish; or ``what`` is wrong, and what was probably meant (``near``)."""

    address: str = ""
    what: str = ""
    near: str = ""


@lru_cache(maxsize=1024)
def judge(text: str) -> Judgement:
    """Judge a web address as somebody typed it."""
    if what := _fault(text):
        return Judgement(what=what, near=_near(text))
    return Judgement(_published(text))


def scheme_of(target: str) -> str:
    """Return what a browser takes for the scheme of a link, or an empty text for a path."""
    match = _SCHEME.match(_NOT_SEEN.sub("", target))
    return match[0] if match else ""


def _fault(text: str) -> str:
    if scheme_of(text).lower().rstrip(":") not in SCHEMES:
        return N_("it does not begin with https:// or http://")
    if _SIGNS.search(text) or not text.isprintable():
        return N_("it holds a space, a quote, a bracket or another sign that no address holds")
    if _WITH_USER.match(text):
        return N_("it holds a name or password before the @")
    try:
        host = URL(text).raw_host or ""
    except ValueError:
        return _BAD_HOST
    # The judge of HTML must keep a link to it, too.
    link, kept = f'<a href="{escape(_published(text))}"></a>', {"a": {"href"}}
    shown = nh3.clean(link, {"a"}, attributes=kept, url_schemes=set(SCHEMES))
    is_name = _HOST.fullmatch(host) and ".." not in host and host not in SCHEMES
    return "" if is_name and "href" in shown else _BAD_HOST


def _published(text: str) -> str:
    """Return an address without fault in ASCII, as browsers ask for it."""
    # One that is ASCII stays as it is: some servers tell %2C from a comma.
    return text if text.isascii() else str(URL(text))


def _near(text: str) -> str:
    typed = _TWICE.sub("", text.strip())
    if "." in typed and ":" not in scheme_of(typed):
        typed = "https://" + typed.lstrip("/\\")
    guess = _SIGNS.sub(lambda sign: quote(sign[0]), typed)
    return "" if _fault(guess) else guess
