"""``coopdesk enrol``."""

from pathlib import Path
from typing import cast

import click

from coopdesk.commands.parts import FILE, opened, tell
from coopdesk.domain.language import Language, terminal_language
from coopdesk.errors import N_


@click.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, required=True, help="Folder for the registration file and the sheet to be signed.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default=None, help="Language of the sheet.")
def enrol(file: Path, out: Path, lang: str | None) -> None:
    """Register this computer: its seal as a file for the federation, and the sheet to be signed as a PDF."""
    from coopdesk.services.enrolment import write_enrolment
    from coopdesk.services.reports import save_report, when

    language = cast(Language, lang) if lang else terminal_language()
    with opened(file) as store:
        path = write_enrolment(store, out)
        name = "registration-sheet"
        sheet = out / f"{store.desk.cooperative}_{name}_{language}.pdf"
        save_report(store, name, when(name, None), language, sheet)
    click.echo(f"{path}\n{sheet}")
    tell(N_("Print the sheet, sign it and give it to the federation on paper; the file goes with the others."))
