"""The mark that tells the catalogue tools that a text will be translated later."""


def N_(text: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Return ``text`` as it is; ``pybabel extract`` puts it into the catalogue."""
    return text
