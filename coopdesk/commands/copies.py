"""``coopdesk backup`` and ``coopdesk restore``."""

from pathlib import Path

import click

from coopdesk.commands.parts import FILE, opened, tell
from coopdesk.errors import N_


@click.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, help="Folder for the backup; without it, backups beside the file.")
def backup(file: Path, out: Path | None) -> None:
    """Make a verified backup of FILE."""
    from coopdesk.services.backups import back_up

    with opened(file, reading=True) as store:
        click.echo(str(back_up(store, out)))


@click.command()
@click.argument("copy", metavar="BACKUP", type=FILE)
@click.option("--to", "file", type=FILE, required=True, help="The data file to be made; never one that is there.")
def restore(copy: Path, file: Path) -> None:
    """Make a data file of BACKUP under a new name."""
    from coopdesk.services.backups import restore as make

    make(copy, file)
    tell(N_("Made %(file)s."), file=file.name)
