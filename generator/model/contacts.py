"""How somebody who helps, lends or can be asked is reached."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.model.base import Cited, Day, Plain, Text, WebAddress, holds

_TELEPHONE = re.compile(r"\+[1-9][0-9]*(?: [0-9]+)*(?: ext [0-9]{1,6})?")
# What numbers of the world hold, the code of the country included (E.164).
_FEWEST_DIGITS, _MOST_DIGITS = 8, 15
_EXTENSION = re.compile(
    r"[\s,;(-]*(?:extensi[oó]n|ext|int|interno|anexo|x)[.:\s]*(\d{1,6})\)?$", re.I
)
_FREEPHONE = re.compile(r"[0-9]+(?: [0-9]+)*")
# From three digits of a short number to those behind a 0800.
_FEWEST_FREE, _MOST_FREE = 3, 13
_EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_AT = re.compile(r"\s*[(\[{]\s*(?:at|arroba|@)\s*[)\]}]\s*", re.IGNORECASE)
_DOT = re.compile(r"\s*[(\[{]\s*(?:dot|punto|\.)\s*[)\]}]\s*", re.IGNORECASE)


def _telephone(text: str) -> str:
    if not _is_telephone(text):
        raise PydanticCustomError("telephone", "no telephone", {"near": _telephone_meant(text)})
    return text


def _is_telephone(text: str) -> bool:
    digits = len(re.sub(r"\D", "", text.partition(" ext ")[0]))
    return bool(_TELEPHONE.fullmatch(text)) and _FEWEST_DIGITS <= digits <= _MOST_DIGITS


def _telephone_meant(text: str) -> str:
    """Return a number in the form that is taken; nothing where it could become another one."""
    extension = _EXTENSION.search(text)
    number = text[: extension.start()] if extension else text
    number = re.sub(r"^00(?=[1-9])", "+", number.removeprefix("tel:").strip())
    number = re.sub(r"^(\+\d{1,3})-(\d+)-(?=\d{3})", r"\1 \2 ", number)
    # A hyphen before fewer digits may give another ending of the same number.
    number = re.sub(r"(?<=\d)[-.](?=\d{3})", " ", number)
    # Of a zero in brackets only who knows the country can say whether it is dialled.
    number = re.sub(r"\(([1-9]\d*)\)", r" \1 ", number)
    number = " ".join(number.replace("+ ", "+").split())
    guess = f"{number} ext {extension[1]}" if extension else number
    return guess if _is_telephone(guess) else ""


def _freephone(text: str) -> str:
    if not _is_freephone(text):
        guess = " ".join(re.sub(r"[-.()]", " ", text.removeprefix("tel:")).split())
        near = guess if _is_freephone(guess) else ""
        raise PydanticCustomError("freephone", "no freephone number", {"near": near})
    return text


def _is_freephone(text: str) -> bool:
    digits = len(text.replace(" ", ""))
    return bool(_FREEPHONE.fullmatch(text)) and _FEWEST_FREE <= digits <= _MOST_FREE


def _email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        guess = _DOT.sub(".", _AT.sub("@", text.lower().removeprefix("mailto:").strip(" .,;<>")))
        near = guess if _EMAIL.fullmatch(guess) else ""
        raise PydanticCustomError("email", "no e-mail address", {"near": near})
    return text


def _typed_like(form: re.Pattern[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{form.pattern}$"})


Telephone = Annotated[Plain, AfterValidator(_telephone), _typed_like(_TELEPHONE)]
Freephone = Annotated[Plain, AfterValidator(_freephone), _typed_like(_FREEPHONE)]
Email = Annotated[
    Plain, StringConstraints(max_length=254), AfterValidator(_email), _typed_like(_EMAIL)
]


class Contact(Cited):
    """How an institution is reached, who says so, and on which day that was so."""

    telephone: tuple[Telephone, ...] = holds(
        "Telephone numbers with + and the code of the country: +591 2 277 6321.", ()
    )
    freephone: tuple[Freephone, ...] = holds(
        "Numbers that answer inside the country alone, as one dials them there: 0800 570 0800.", ()
    )
    whatsapp: Telephone | None = holds(
        "Number that answers on WhatsApp, with + and the code of the country.", None
    )
    email: Email | None = holds("E-mail address of the institution, never a person's.", None)
    web: WebAddress | None = holds("Web address where they say how to reach them.", None)
    address: Plain | None = holds("Street and number, as they write it.", None)
    city: Plain | None = holds("City or town.", None)
    hours: Text | None = holds("When they answer.", None)
    role: Text | None = holds(
        "Whom to ask for: an office or a function, never the name of a person.", None
    )
    checked: Day = holds("Day when somebody read it there, or when they answered.")
    how: Literal["page", "answered", "published"] = holds(
        "page: read on their own page or in their own publication; answered: somebody of theirs "
        "answered; published: a document prints it that may be older or somebody else's."
    )

    @property
    def answers(self) -> bool:
        """Say whether there is a way to ask somebody, beyond a page to read."""
        return bool(self.numbers or self.whatsapp or self.email)

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return all telephone numbers, those first that answer from everywhere."""
        return (*self.telephone, *self.freephone)


def dialled(number: str) -> str:
    """Return the address that dials a telephone number."""
    digits, _, extension = number.partition(" ext ")
    plain = digits.replace(" ", "")
    return f"tel:{plain};ext={extension}" if extension else f"tel:{plain}"


def chat_with(number: str) -> str:
    """Return the address that opens WhatsApp with a telephone number."""
    return f"https://wa.me/{re.sub(r'[^0-9]', '', number.partition(' ext ')[0])}"
