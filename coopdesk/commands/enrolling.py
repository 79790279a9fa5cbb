"""``coopdesk enrol`` and ``coopdesk revoke``."""

from pathlib import Path
from typing import cast

import click

from coopdesk.commands.parts import FILE, opened, tell
from coopdesk.domain.language import Language, say, terminal_language
from coopdesk.domain.packets import PACKET_KINDS
from coopdesk.errors import N_


@click.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, required=True, help="Folder for the registration file and the sheet to be signed.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default=None, help="Language of the sheet.")
@click.option("--new-seal", is_flag=True, help="Make a new seal first; the old one names it in the registration file.")
def enrol(file: Path, out: Path, lang: str | None, new_seal: bool) -> None:
    """Register this computer: its seal as a file for the federation, and the sheet to be signed as a PDF."""
    from coopdesk.services.enrolment import namings, write_registrations
    from coopdesk.services.own_seals import replace_seal
    from coopdesk.services.reports import save_report, when
    from coopdesk.services.sending import station_of

    language = cast(Language, lang) if lang else terminal_language()
    with opened(file) as store:
        if new_seal:
            replace_seal(store)
        for path in write_registrations(store, out):
            click.echo(str(path))
        if namings(store, str(station_of(store).public)):
            tell(N_("This seal is named by the earlier one: give the federation the file; no new sheet is needed."))
            return
        name = "registration-sheet"
        sheet = out / f"{store.desk.cooperative}_{name}_{language}.pdf"
        save_report(store, name, when(name, None), language, sheet)
    click.echo(str(sheet))
    tell(N_("Print the sheet, sign it and give it to the federation on paper; the file goes with the others."))


@click.command()
@click.argument("file", type=FILE)
@click.argument("seal")
@click.option("--last", help="Its last valid file, by the first signs of its number; “none” where none of it counts.")
@click.option("--reason", default="", help="Why; it stays on record.")
def revoke(file: Path, seal: str, last: str | None, reason: str) -> None:
    """Revoke SEAL, of a co-operative or an earlier one of the federation; without --last, only list its files."""
    from coopdesk.services.check_numbers import check_number
    from coopdesk.services.own_seals import take_back
    from coopdesk.services.seals import file_meant, files_of

    check_number(seal)  # refuses what is no seal
    with opened(file, reading=last is None) as store:
        if last is not None:
            take_back(store, seal, file_meant(store, seal, last), reason)
        found = files_of(store, seal)
    if last is None:
        for number, packet, kind, month in found:
            words = N_("No. %(number)s: %(what)s, %(id)s")
            what = say(PACKET_KINDS[kind], terminal_language()) if month is None else month
            click.echo(say(words, terminal_language(), number=number, what=what, id=packet[:16]))
        tell(N_("Nothing was changed yet; with --last and --reason the seal is revoked."))
        return
    tell(N_("The seal is revoked. Later files of it no longer count."))
