"""``coopdesk new``, by hand or from a federation's file, ``coopdesk directive`` and ``coopdesk apply``."""

from pathlib import Path

import click

from coopdesk.commands.parts import FILE, opened, tell
from coopdesk.domain.cooperatives import KINDS
from coopdesk.domain.language import say, terminal_language
from coopdesk.domain.period import Month
from coopdesk.errors import N_


@click.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, required=True, help="Folder for the files.")
@click.option("--for", "code", help="Code of one co-operative; without it, all on the register.")
@click.option("--new-seal", is_flag=True, help="Make a new seal of the federation first; the files name it.")
def directive(file: Path, out: Path, code: str | None, new_seal: bool) -> None:
    """Write what the federation sets, one file for each co-operative; the same again where nothing changed."""
    from coopdesk.services.directives import write_directives
    from coopdesk.services.own_seals import new_seal_of_federation

    with opened(file) as store:
        if new_seal:
            new_seal_of_federation(store)
        paths = write_directives(store, out, [code] if code else None)
    for path in paths:
        click.echo(str(path))
    if not paths:
        tell(N_("There is no co-operative on the register yet."))


def _new_from(file: Path, directive: Path, start: Month | None) -> None:
    """Make a co-operative's file from the federation's and say whose seal was trusted."""
    from coopdesk.services.directives import read_directive
    from coopdesk.services.register import seal_number
    from coopdesk.services.setup import set_up_from

    read = read_directive(directive)
    if start is None and read.tables["settings"][0].start is None:
        message = N_("The federation's file names no first month; give it with --start, such as 1954-04.")
        raise click.UsageError(say(message, terminal_language()))
    set_up_from(file, read, start)
    tell(N_("Made %(file)s."), file=file.name)
    message = N_("The seal of the federation is %(number)s: compare it by telephone before the first month is sent.")
    tell(message, number=seal_number(read.envelope.public_key))


@click.command()
@click.argument("file", type=FILE)
@click.option("--role", type=click.Choice(["cooperative", "federation"]))
@click.option("--from", "directive", type=FILE, help="The federation's file; it brings all but the first month.")
@click.option("--code", help="Code of the co-operative (of the federation for its own file).")
@click.option("--name-en", default="", help="Name in English.")
@click.option("--name-zh", default="", help="Name in Chinese.")
@click.option("--kind", type=click.Choice(list(KINDS)), default="PC", show_default=True)
@click.option("--start", default=None, help="First month to be reported, such as 1954-04.")
def new(
    file: Path, role: str | None, directive: Path | None, code: str | None, start: str | None, **options: str
) -> None:
    """Make a new data file, by hand or from the file of a federation."""
    from coopdesk.services.desk import new_file

    if directive is not None:
        _new_from(file, directive, Month.parse(start) if start else None)
        return
    if not role:
        raise click.UsageError(say(N_("A new file needs --role or --from."), terminal_language()))
    if role == "cooperative" and not code:
        raise click.UsageError(say(N_("A co-operative's file needs --code."), terminal_language()))
    new_file(file, role, code or "", Month.parse(start) if start else None, **options).close()
    tell(N_("Made %(file)s."), file=file.name)


@click.command()
@click.argument("file", type=FILE)
@click.argument("update", metavar="DIRECTIVE", type=FILE)
@click.option("--yes", is_flag=True, help="Take it over; without it, only what would change is shown.")
def apply(file: Path, update: Path, yes: bool) -> None:
    """Show what DIRECTIVE, the federation's update, would change in FILE, and with --yes take it over."""
    from coopdesk.services.directives import read_directive
    from coopdesk.services.renewals import apply as take_over
    from coopdesk.services.renewals import refuse, renewals

    read = read_directive(update)
    with opened(file, reading=not yes) as store:
        refuse(store, read)
        found = take_over(store, read) if yes else renewals(store, read)
        exponent = store.desk.exponent
    for one in found:
        what, before, after = one.text(terminal_language(), exponent)
        click.echo(f"{what}\n  {before} → {after}")
    if not found:
        tell(N_("Nothing changes: this desk has all of it already."))
    elif not yes:
        tell(N_("Nothing was changed yet; with --yes it is taken over."))
