"""``coopdesk restatement`` and ``coopdesk submit``: what moved of a period, and summaries handed upwards."""

import json
from pathlib import Path
from typing import Any

import click

from coopdesk.commands.parts import FILE, opened, tell
from coopdesk.domain.language import explain, terminal_language
from coopdesk.domain.period import Period
from coopdesk.domain.submission_text import corrections_words, handed_words
from coopdesk.domain.summaries import SCOPES, Scope
from coopdesk.errors import N_, DeskError


def _period(_context: click.Context, _parameter: click.Parameter, text: str) -> Period:
    try:
        return Period.parse(text)
    except DeskError as error:
        raise click.BadParameter(explain(error, terminal_language())) from None


PERIOD = click.option("--period", callback=_period, required=True, help="1954-04, 1954-Q2, 1954 or 1954-01..1954-04")


@click.command()
@click.argument("file", type=FILE)
@PERIOD
@click.option("--since", required=True, help="A day (what was on record by its end), or the number of a summary.")
@click.option("--scope", type=click.Choice(list(SCOPES)), help="That of the summary, else all on the register.")
@click.option("--json", "as_json", is_flag=True)
def restatement(file: Path, period: Period, since: str, scope: Scope | None, as_json: bool) -> None:
    """What moved of a period since a day, or since a summary was handed up: old and new of what differs."""
    from coopdesk.domain.restatement import restatement_document, restatement_text
    from coopdesk.services.restatement import restated_since

    with opened(file, reading=True) as store:
        found = restated_since(store, period, since, scope)
    if as_json:
        click.echo(json.dumps(restatement_document(found), ensure_ascii=False, indent=1))
    else:
        click.echo(restatement_text(found, terminal_language()))


@click.command()
@click.argument("file", type=FILE)
@PERIOD
@click.option("--scope", type=click.Choice(list(SCOPES)), default="known", show_default=True)
@click.option("--number", required=True, help="The number under which it goes up.")
@click.option("--to", "recipient", required=True, help="To whom it is handed.")
def submit(file: Path, **options: Any) -> None:
    """Freeze the summary of a period under a number, as handed upwards; what arrives later is told against it."""
    from coopdesk.services.submissions import corrections
    from coopdesk.services.submissions import submit as hand_up

    with opened(file) as store:
        made = hand_up(store, **options)
        moved = corrections(store, options["period"], options["scope"])
    click.echo(handed_words(made, terminal_language()))
    if moved:
        tell(N_("%(words)s."), words=corrections_words(moved, terminal_language()))


@click.command()
@click.argument("file", type=FILE)
def submitted(file: Path) -> None:
    """The summaries that were handed up, each with what has changed since."""
    from coopdesk.domain.restatement import restatement_text
    from coopdesk.domain.submission_text import changed_words
    from coopdesk.services.submissions import against, submissions

    language = terminal_language()
    with opened(file, reading=True) as store:
        for one in submissions(store):
            since = against(store, one.number)
            click.echo(f"{one.period}  {handed_words(one, language)}")
            if since.changed or since.moved.lines:
                click.echo(f"  {changed_words(len(since.changed), language)}")
                click.echo("\n".join(f"  {line}" for line in restatement_text(since.moved, language).splitlines()))
