"""``coopdesk encryption``."""

from pathlib import Path

import click

from coopdesk.commands.parts import FILE, opened, tell
from coopdesk.domain.language import say, terminal_language
from coopdesk.errors import N_


@click.command()
@click.argument("file", type=FILE)
@click.option("--escrow", type=FILE, help="Make the keys; the escrow's secret part goes to this stick or file only.")
def encryption(file: Path, escrow: Path | None) -> None:
    """Say for whom return files are encrypted, or make the federation's keys."""
    from coopdesk.domain.packets import RECIPIENTS, Recipient
    from coopdesk.services.encryption import make_keys, recipients

    with opened(file, reading=escrow is None) as store:
        if escrow is not None:
            path = make_keys(store, escrow)
            tell(N_("Wrote %(file)s. It opens every return file: put it into the safe."), file=path)
        known = {one.kind: one.key for one in store.find(Recipient)}
        encrypted = bool(recipients(store))
    plain = N_("Return files are not encrypted; they carry no names.")
    words = N_("Return files are encrypted.") if encrypted else plain
    language = terminal_language()
    click.echo(say(words, language))
    for kind, label in RECIPIENTS.items():
        key = known.get(kind) or say(N_("no key yet"), language)
        click.echo(say(N_("%(label)s: %(value)s"), language, label=say(label, language), value=key))
