"""``--known-on``: what a command counts over is the file as it was with what was on record by then."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import click

from coopdesk.commands.parts import opened

DAY: Final = click.DateTime(["%Y-%m-%d"])
KNOWN_ON: Final = click.option(
    "--known-on", type=DAY, help="With what was on record by the end of this day; also the default of --as-of."
)


@contextmanager
def counted_over(file: Path, options: dict[str, Any]) -> Iterator[Any]:
    """The data file as it is, or as it was known on a day; takes the days out of the options and leaves ``as_of``."""
    from coopdesk.services.known import as_known_on

    day: datetime | None = options.pop("known_on")
    as_of: datetime | None = options["as_of"] or day
    options["as_of"] = as_of.date() if as_of else None
    with opened(file, reading=True) as store, as_known_on(store, day.date() if day else None) as then:
        yield then
