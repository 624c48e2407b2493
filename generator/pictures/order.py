"""What the bench is told, and what it makes."""

import hashlib
from typing import NamedTuple

# The first line of the bench: from now on, who dies has died of a picture.
READY = "ready"
# What it says before it ends because it cannot write.
NOT_WRITTEN = "not written: "
# Longer than so many times the other, no side of a picture is.
RATIO = 8


class Order(NamedTuple):
    """A file to look at, what for, and a salt that changes whenever the bench does."""

    file: str
    use: str
    salt: str

    def key_of(self, data: bytes) -> str:
        """Return what the cache knows the result by."""
        return hashlib.sha256(self.salt.encode() + data).hexdigest()


class Made(NamedTuple):
    """A picture that was made."""

    width: int
    height: int
    ending: str
    data: bytes


class FaultError(Exception):
    """Raised for what is wrong with a picture: the code of the problem and what its text quotes."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code, self.values = code, values
