"""The check code of a paper on the command line."""

import sys
from pathlib import Path

import click

from coopdesk.commands.parts import FILE, opened
from coopdesk.domain.language import say, terminal_language
from coopdesk.domain.printed_twin import TITLES


@click.command("check-code")
@click.argument("file", type=FILE)
@click.argument("code", nargs=-1, required=True)
def check_code(file: Path, code: tuple[str, ...]) -> None:
    """Say whether the paper with this check CODE is of what stands in FILE.

    CODE is typed from the foot of a form, with or without spaces, or is what its QR code says. Status 0: the same;
    1: it differs, or is not here.
    """
    from coopdesk.services.check_codes import twin

    with opened(file, reading=True) as store:
        found = twin(store, " ".join(code))
    language = terminal_language()
    click.echo(f"{say(TITLES[found.kind], language)}  {say(found.message, language, **found.values)}")
    if found.kind != "same":
        sys.exit(1)
