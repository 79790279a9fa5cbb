"""The QR code in the corner of a form."""

from collections.abc import Sequence
from functools import lru_cache

from reportlab.graphics.barcode import qrencoder


@lru_cache(maxsize=16)
def modules(content: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The dark runs (start, length) of each row of a QR code of medium correction, UTF-8."""
    symbol = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    symbol.addData(qrencoder.QR8bitByte(content.encode()))
    symbol.make()
    return tuple(_runs(row) for row in symbol.modules)


def _runs(row: Sequence[bool]) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for place, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((place, 1))
    return tuple(runs)
