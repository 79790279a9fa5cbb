"""What no typeface of this computer can print: where it stands, and what the foot says of the boxes in its place."""

from typing import Final

from coopdesk.domain.language import Language, say
from coopdesk.errors import N_, LackingError
from coopdesk.reports import fonts

_NEAR: Final = 12
"""So many characters of a long text on each side say where a character stands."""
_MOST: Final = 12
"""So many places a sentence names; the others it counts."""


class ByHand:
    """The texts of a paper that hold such a character, each once a page."""

    def __init__(self) -> None:
        self.page = 1
        self._found: dict[tuple[int, str], str] = {}

    def add(self, words: str) -> None:
        """Keep a text of the page in hand, where it holds such a character."""
        if lacking := fonts.missing([words]):
            self._found[self.page, words] = lacking

    def note(self, language: Language, room: float, size: float) -> str:
        """The line for the foot of the page in hand, with as many texts as a room has; empty where there are none."""
        parts = [
            f"{fonts.boxed(_near(words, lacking))} ({_codes(lacking)})"
            for (page, words), lacking in self._found.items()
            if page == self.page
        ]
        label = say(N_("To be written in by hand: %(texts)s"), language, texts="")
        label += "" if label.endswith(("：", " ")) else " "
        for shown in range(len(parts), 0, -1):
            line = label + _some(parts, shown)
            if shown == 1 or fonts.width(line, size) <= room:
                return line
        return ""

    def refusal(self, boxed: bytes) -> LackingError | None:
        """Why the paper cannot be handed over as it is, with the one that has boxes; nothing where it can."""
        if not self._found:
            return None
        marks = sorted(set("".join(self._found.values())))
        texts = list(dict.fromkeys((page, _near(words, some)) for (page, words), some in self._found.items()))
        pages = [0, *(page for page, _ in texts)]
        places = [text if page == last else f"{page}: {text}" for last, (page, text) in zip(pages, texts, strict=False)]
        return LackingError(
            boxed,
            N_("No typeface of this computer has %(characters)s. Where they stand (page: text): %(places)s."),
            characters=_some([f"{mark} (U+{ord(mark):04X})" for mark in marks], _MOST),
            places=_some(places, _MOST),
        )


def _some(parts: list[str], shown: int) -> str:
    rest = len(parts) - shown
    return " • ".join((*parts[:shown], *([f"… +{rest}"] if rest > 0 else [])))


def _codes(lacking: str) -> str:
    return " ".join([*(f"U+{ord(mark):04X}" for mark in lacking[:4]), *(["…"] if len(lacking) > 4 else [])])


def _near(words: str, lacking: str) -> str:
    """A text, or what stands on both sides of the first such character of a long one."""
    if len(words) <= 2 * _NEAR + 1:
        return words
    place = min(words.index(mark) for mark in lacking)
    first, last = max(place - _NEAR, 0), place + _NEAR + 1
    return f"{'…' if first else ''}{words[first:last]}{'…' if last < len(words) else ''}"
