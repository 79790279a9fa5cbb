"""What is half typed, kept in the data file while it is being typed, so that it survives a power cut (DESIGN §4)."""

from collections.abc import Mapping
from datetime import UTC, datetime

from coopdesk.domain.operators import Unfinished
from coopdesk.store import Store


def unfinished(store: Store) -> dict[str, str]:
    """What was half typed when the file was left, by its place at the desk, as the text that `keep` was given."""
    return {one.place: one.content for one in store.find(Unfinished) if one.content}


def keep(store: Store, contents: Mapping[str, str]) -> None:
    """Keep what is half typed, and nothing else of it; a place without content has nothing. Raises StorageError.

    It is no change of entered data and leaves no trace in the history.
    """
    present = unfinished(store)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    changed = {place: text for place, text in contents.items() if present.get(place) != text}
    changed |= dict.fromkeys(present.keys() - contents.keys(), "")
    if changed:
        store.save(*[Unfinished(place, text, at) for place, text in changed.items()], trace=False)
