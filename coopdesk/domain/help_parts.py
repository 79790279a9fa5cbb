"""A help page and its parts: what a screen or a matter is, what to do, what can go wrong; marked texts only."""

from collections.abc import Iterable
from dataclasses import dataclass

from coopdesk.domain.language import Language, say


@dataclass(frozen=True)
class HelpPart:
    """A heading with paragraphs, then steps in their order, then words with what they mean; all of it marked.

    ``pages`` are those of the screen that it speaks of: help asked for there begins with it.
    """

    heading: str
    texts: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    terms: tuple[tuple[str, str], ...] = ()
    pages: tuple[str, ...] = ()

    def marked(self) -> tuple[str, ...]:
        """Every text of it, in the order in which they are read."""
        return (self.heading, *self.texts, *self.steps, *(text for term in self.terms for text in term))


@dataclass(frozen=True)
class HelpPage:
    """Help for a screen, by the name it has on the rail, or for a matter that several screens touch."""

    name: str
    title: str
    parts: tuple[HelpPart, ...]

    def says(self, text: str, language: Language) -> bool:
        """Whether every word of a search is on the page in a language."""
        words = text.casefold().split()
        if not words:
            return True
        heap = "\n".join(say(one, language) for one in self._marked()).casefold()
        return all(word in heap for word in words)

    def _marked(self) -> Iterable[str]:
        yield self.title
        for part in self.parts:
            yield from part.marked()
