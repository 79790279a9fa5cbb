"""``coopdesk receive``, ``verify``, ``trust`` and ``receipt``."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from coopdesk.commands.parts import FILE, opened, tell
from coopdesk.domain.language import terminal_language
from coopdesk.errors import N_


@click.command()
@click.argument("file", type=FILE)
@click.argument("paths", type=FILE, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True)
def receive(file: Path, paths: tuple[Path, ...], as_json: bool) -> None:
    """Take in files of the other office; each gets its verdict."""
    from coopdesk.domain.answers import answers_text
    from coopdesk.domain.verdict_text import reception_text, seals_text
    from coopdesk.services.answers import answers, changes
    from coopdesk.services.exchange import receive as take_in
    from coopdesk.services.inbox import seals_of

    with opened(file) as store:
        own, before = store.desk.role == "cooperative", answers(store)
        verdicts = take_in(store, paths)
        changed, seals = changes(before, answers(store)), seals_of(store, verdicts)
    text = reception_text(verdicts, terminal_language()) + answers_text(changed, terminal_language())
    text += seals_text(seals, str(file), terminal_language(), own)
    _verdicts(verdicts, paths, None if as_json else text)


@click.command()
@click.argument("paths", type=FILE, nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True)
def verify(paths: tuple[Path, ...], as_json: bool) -> None:
    """Say whether return files are whole, by whom, and for which month."""
    from coopdesk.domain.verdict_text import seen_text
    from coopdesk.services.exchange import verify as look

    seen = look(paths)
    _verdicts(seen, paths, None if as_json else [line for one in seen for line in seen_text(one, terminal_language())])


def _verdicts(verdicts: Sequence[Any], paths: tuple[Path, ...], text: list[str] | None) -> None:
    """Print a text, or the document where there is none; status 1 where a file is not in or no file was there."""
    from coopdesk.services.exchange import empty_folders

    documents = [verdict.document(terminal_language()) for verdict in verdicts]
    if text is None:
        click.echo(json.dumps(documents, ensure_ascii=False, indent=1))
    for line in text or ():
        click.echo(line)
    for folder in empty_folders(paths):
        tell(N_("There is no return file (*.coop) in %(folder)s."), folder=folder)
    if not documents or any(document["verdict"] in ("refused", "pending") for document in documents):
        sys.exit(1)


@click.command()
@click.argument("file", type=FILE)
@click.argument("key")
@click.option("--for", "code", required=True, help="Code of the co-operative (in its own file: of the federation).")
def trust(file: Path, key: str, code: str) -> None:
    """Accept the seal KEY of a computer for one co-operative, or a waiting one by its check number."""
    from coopdesk.domain.answers import answers_text
    from coopdesk.services.answers import answers, changes
    from coopdesk.services.check_numbers import seal_meant
    from coopdesk.services.exchange import trust as accept

    with opened(file) as store:
        verdicts = accept(store, seal_meant(store, key), code)
        changed = changes({}, answers(store))
    for line in answers_text(changed, terminal_language()):
        click.echo(line)
    message = N_("The seal is trusted for %(code)s. Waiting files taken in: %(count)s.")
    tell(message, code=code, count=len(verdicts))


@click.command()
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, required=True, help="Folder for the receipts.")
@click.option("--for", "code", help="Code of one co-operative; without it, all that sent something.")
def receipt(file: Path, out: Path, code: str | None) -> None:
    """Write the federation's receipts, one file for each co-operative; the same again where nothing changed."""
    from coopdesk.services.receipts import write_receipts

    with opened(file) as store:
        paths = write_receipts(store, out, [code] if code else None)
    for path in paths:
        click.echo(str(path))
    if not paths:
        tell(N_("Nothing came in yet; there is nothing to confirm."))
