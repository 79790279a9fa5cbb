"""Exact numbers: reading what people type, rounding half up, writing with groups of three."""

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from coopdesk.errors import N_, DeskError

_GROUPED = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+)(?:\.\d+)?|[+-]?\.\d+", re.ASCII)
_TERM = re.compile(r"\s*([+\-*/×÷])?\s*([0-9][0-9,]*(?:\.[0-9]*)?|\.[0-9]+)", re.ASCII)
_SPACES = dict.fromkeys(map(ord, " \u00a0\u2009\u202f\u3000\t"), None)


def rounded(value: Decimal, places: int = 0) -> Decimal:
    """A number rounded half up (四舍五入, DOMAIN §2.2) to so many decimal places."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def ratio(numerator: Decimal | int, denominator: Decimal | int) -> Decimal | None:
    """An unrounded quotient; None where there is nothing to divide by."""
    return None if denominator == 0 else Decimal(numerator) / Decimal(denominator)


def parse_number(text: str) -> Decimal:
    """The number that a person wrote: full-width digits, groups of three or four, -0 is 0; raises DeskError."""
    plain = unicodedata.normalize("NFKC", text).translate(_SPACES).replace("\u2212", "-")
    if not _GROUPED.fullmatch(plain):
        raise DeskError(
            N_("“%(text)s” is not a number; write digits, with a point before decimals."), text=text.strip()
        )
    number = Decimal(plain.replace(",", ""))
    return number if number else abs(number)


def reckon(text: str) -> str:
    """The result, as text, of simple arithmetic typed into a cell (``120+132``, ``=3*40``).

    A leading sign is a sign. Multiplication and division come before addition; a text that is
    no arithmetic comes back as it is; raises DeskError on a division by zero.
    """
    plain = unicodedata.normalize("NFKC", text).strip().replace("\u2212", "-")
    body = plain.removeprefix("=").translate(_SPACES)
    if body[:1] in "+-" and not plain.startswith("="):
        sign, body = body[:1], body[1:]
    else:
        sign = body[:1] if body[:1] in ("+", "-") else ""
        body = body[len(sign) :]
    terms = _terms(body)
    if terms is None or (len(terms) == 1 and not plain.startswith("=")):
        return text
    total, product = Decimal(0), Decimal(0)
    for place, (operator, number) in enumerate(terms):
        if operator in "*×":
            product *= number
        elif operator in "/÷":
            if number == 0:
                raise DeskError(N_("“%(text)s” divides by zero."), text=text.strip())
            product /= number
        else:
            total += product
            product = -number if operator == "-" or (place == 0 and sign == "-") else number
    return digits(total + product)


def _terms(body: str) -> list[tuple[str, Decimal]] | None:
    """Operator and number of each term, None where the text is no arithmetic."""
    terms: list[tuple[str, Decimal]] = []
    position = 0
    while position < len(body):
        found = _TERM.match(body, position)
        if not found or bool(found[1]) != bool(terms) or ("," in found[2] and not _GROUPED.fullmatch(found[2])):
            return None
        terms.append((found[1] or "+", Decimal(found[2].replace(",", ""))))
        position = found.end()
    return terms or None


def grouped(value: Decimal | int, places: int | None = None) -> str:
    """A number with a comma between groups of three; ``places`` fixes and rounds the decimals."""
    if places is not None:
        value = rounded(Decimal(value), places)
    if isinstance(value, Decimal) and value == 0:
        value = abs(value)
    return f"{value:,f}" if isinstance(value, Decimal) else f"{value:,d}"


def money(amount: Decimal | int, exponent: int) -> str:
    """An amount of smallest units in whole units of the currency, with all the decimals it has."""
    return grouped(Decimal(amount).scaleb(-exponent), exponent)


def signed(value: Decimal | int, places: int | None = None) -> str:
    """The same with its sign, for a difference: ``+110``, ``−3``, ``0``."""
    words = grouped(value, places)
    return f"+{words}" if value > 0 else words.replace("-", "\N{MINUS SIGN}")


def digits(number: Decimal) -> str:
    """A number as digits without needless zeros, nor groups, nor an exponent."""
    return format(number.normalize(), "f")


def shortest(value: Decimal | int) -> Decimal | int:
    """A Decimal without trailing zeros and without an exponent."""
    if isinstance(value, int):
        return value
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
