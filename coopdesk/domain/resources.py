"""Where the fonts, catalogues, example and help of coopdesk lie."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """The path of a file or folder below ``resources``, whether it exists or not.

    A wheel carries ``resources`` inside the package; in a checkout it lies beside the package.
    """
    shipped = _PACKAGE / "resources"
    return (shipped if shipped.is_dir() else _PACKAGE.parent / "resources").joinpath(*parts)
