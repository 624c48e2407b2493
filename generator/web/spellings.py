"""How readers type what pages print with signs that no keyboard has: m3 for m³, 20400."""

import re
import unicodedata

_NARROW = "\N{NARROW NO-BREAK SPACE}\N{NO-BREAK SPACE}"
# A word with a raised or lowered digit, or digits in groups with narrow spaces between them.
_RAISED = "\u00b2\u00b3\u00b9\u2070-\u2079\u2080-\u2089"
_PRINTED = re.compile(rf"\b[^\W{_RAISED}]*+[{_RAISED}]\w*|\b\d{{1,3}}(?:[{_NARROW}]\d{{3}})+\b")
# Most lines have none of these signs, which is soon seen.
_SIGN = re.compile(f"[{_RAISED}{_NARROW}]")
_SPACES = str.maketrans("", "", _NARROW)


def spellings(html: str) -> list[str]:
    """Return how the words and numbers of a page are typed that are printed otherwise."""
    lines = html.replace("&nbsp;", "\N{NO-BREAK SPACE}").splitlines()
    printed = {word for line in filter(_SIGN.search, lines) for word in _PRINTED.findall(line)}
    return sorted({unicodedata.normalize("NFKC", one.translate(_SPACES)) for one in printed})
