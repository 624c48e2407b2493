"""The judge of web addresses, in the fields and in the prose."""

from __future__ import annotations

import pytest

from generator.addresses import judge, scheme_of
from tests.unit.content import Content

NO_SCHEME = "it does not begin with https:// or http://"
BAD_SIGN = "it holds a space, a quote, a bracket or another sign that no address holds"
HAS_USER = "it holds a name or password before the @"
BAD_HOST = "the name of the site, or the number behind it, cannot be right"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/",
        "HTTPS://Example.ORG/a",
        "https://example.org:8443/a/b.pdf",
        "https://example.org/wiki/Cleaner_(production)",
        "https://example.org/?a=1&b=2%2C+c#part",
        "https://example.org/@name",
        "https://example.org?@",
        "https://sub_domain.example.org./",
        "https://xn--exmple-cua.org/",
        "https://192.0.2.1/",
    ],
)
def test_a_good_address_stays_as_it_is(address: str) -> None:
    assert judge(address) == (address, "", "")


@pytest.mark.parametrize(
    ("typed", "published"),
    [
        ("https://ñandú.org/año", "https://xn--and-6ma2c.org/a%C3%B1o"),
        ("https://faß.example/?q=ñ", "https://xn--fa-hia.example/?q=%C3%B1"),
        ("https://ｅxample.org/", "https://example.org/"),
    ],
)
def test_an_address_in_other_letters_is_published_in_ascii(typed: str, published: str) -> None:
    assert judge(typed) == (published, "", "")


@pytest.mark.parametrize(
    ("typed", "what", "near"),
    [
        ("", NO_SCHEME, ""),
        ("report", NO_SCHEME, ""),
        ("www.example.org/a", NO_SCHEME, "https://www.example.org/a"),
        ("//example.org/a", NO_SCHEME, "https://example.org/a"),
        ("ftp://example.org", NO_SCHEME, ""),
        ("javascript:alert(1)", NO_SCHEME, ""),
        ("java\nscript:alert(1)", NO_SCHEME, ""),
        ("data:text/html,x", NO_SCHEME, ""),
        ("mailto:rosa@example.org", NO_SCHEME, ""),
        ("https://example.org/a b", BAD_SIGN, "https://example.org/a%20b"),
        ("https://example.org/rosa's", BAD_SIGN, "https://example.org/rosa%27s"),
        ('https://example.org/"onclick=x', BAD_SIGN, "https://example.org/%22onclick=x"),
        ("https://example.org/<b>", BAD_SIGN, "https://example.org/%3Cb%3E"),
        ("https://example.org\\@evil.example", BAD_SIGN, ""),
        ("https://[::1]/", BAD_SIGN, ""),
        ("https://example.org/\u202e", BAD_SIGN, ""),
        ("https://exam\u00adple.org/", BAD_SIGN, ""),
        ("ht\ttps://example.org/", BAD_SIGN, ""),
        ("https://rosa@example.org/", HAS_USER, ""),
        ("https://rosa:secret@example.org/", HAS_USER, ""),
        ("https://@example.org/", HAS_USER, ""),
        ("https:", BAD_HOST, ""),
        ("https://https://example.org/a", BAD_HOST, "https://example.org/a"),
        ("http://HTTP://example.org/a", BAD_HOST, "HTTP://example.org/a"),
        ("https://https/", BAD_HOST, ""),
        ("https://", BAD_HOST, ""),
        ("https:///a", BAD_HOST, ""),
        ("https:/example.org", BAD_HOST, ""),
        ("https://example..org", BAD_HOST, ""),
        ("https://-example.org", BAD_HOST, ""),
        ("https://exam%70le.org", BAD_HOST, ""),
        ("https://exam$ple.org", BAD_HOST, ""),
        ("https://example.org:99999/", BAD_HOST, ""),
        ("https://example.org:a/", BAD_HOST, ""),
        ("https://xn--a.org/", BAD_HOST, ""),
        ("https://1.2.3.400/", BAD_HOST, ""),
    ],
)
def test_a_wrong_address_is_told_what_is_wrong(typed: str, what: str, near: str) -> None:
    assert judge(typed) == ("", what, near)


@pytest.mark.parametrize(
    ("target", "scheme"),
    [
        ("https://example.org", "https:"),
        (" java\nscript:x", "javascript:"),
        ("\x01JavaScript\t:x", "JavaScript:"),
        ("//example.org", "//"),
        ("\\\\example.org", "\\\\"),
        ("../sectors/tanneries.md#a:b", ""),
        ("#a", ""),
        ("", ""),
    ],
)
def test_a_scheme_is_seen_as_a_browser_sees_it(target: str, scheme: str) -> None:
    assert scheme_of(target) == scheme


def source(url: str) -> str:
    return f"title: Report\nkind: report\nlanguage: en\nurl: {url}\n"


def test_an_address_in_a_field_is_published_as_the_judge_returns_it(content: Content) -> None:
    content.write("sources/other.yml", source("https://ñandú.org/"))
    assert content.said() == []
    record = content.library().get("sources", "other").record
    assert record.url == "https://xn--and-6ma2c.org/"


@pytest.mark.parametrize(
    ("url", "said", "cure"),
    [
        (
            "https://example.org/)[click](javascript:alert(1)",
            '"https://example.org/)[click](javascript:alert(1)" is not a web address: it holds a '
            "space, a quote, a bracket or another sign that no address holds.",
            "Write it like this: https://example.org/)%5Bclick%5D(javascript:alert(1)",
        ),
        (
            "example",
            '"example" is not a web address: it does not begin with https:// or http://.',
            "Copy it from the browser: url: https://example.org/report.pdf",
        ),
    ],
)
def test_a_wrong_address_in_a_field_is_told(
    content: Content, url: str, said: str, cure: str
) -> None:
    content.write("sources/other.yml", source(url))
    assert content.said() == [f"other.yml:4:6 K110 {said}"]
    assert content.cures() == [cure]
