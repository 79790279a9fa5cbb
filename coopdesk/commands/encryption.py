"""``coopdesk encryption``."""

from pathlib import Path

import click

from coopdesk.commands.parts import FILE, opened, tell
from coopdesk.domain.language import say, terminal_language
from coopdesk.errors import N_


@click.command()
@click.argument("file", type=FILE)
@click.option("--escrow", type=FILE, help="Make the keys; the escrow's secret part goes to this stick or file only.")
@click.option("--names", type=click.Choice(["yes", "no"]), help="Whether encrypted return files name members.")
def encryption(file: Path, escrow: Path | None, names: str | None) -> None:
    """Say for whom return files are encrypted and whether they name members; make the keys, or set that wish."""
    from coopdesk.domain.packets import RECIPIENTS, Recipient
    from coopdesk.services.encryption import ask_for_names, make_keys, recipients

    with opened(file, reading=escrow is None and names is None) as store:
        if names is not None and ask_for_names(store, names == "yes"):
            tell(N_("The co-operatives get this wish with their next update."))
        if escrow is not None:
            path = make_keys(store, escrow)
            tell(N_("Wrote %(file)s. It opens every return file: put it into the safe."), file=path)
        known = {one.kind: one.key for one in store.find(Recipient)}
        encrypted, named = bool(recipients(store)), store.desk.names_wanted
    plain = N_("Return files are not encrypted; they tell of no single members.")
    words = N_("Return files are encrypted.") if encrypted else plain
    language = terminal_language()
    click.echo(say(words, language))
    for kind, label in RECIPIENTS.items():
        key = known.get(kind) or say(N_("no key yet"), language)
        click.echo(say(N_("%(label)s: %(value)s"), language, label=say(label, language), value=key))
    asked = N_("Names of members are asked for, inside encrypted files only.")
    click.echo(say(asked if named else N_("Names of members are not asked for."), language))
