"""``coopdesk standings`` and ``coopdesk score``: who stands where, and a table scored without keeping anything."""

import json
from pathlib import Path

import click

from coopdesk.commands.parts import FILE, opened, tell
from coopdesk.domain.language import explain, terminal_language
from coopdesk.domain.methods import METHODS
from coopdesk.domain.period import Month
from coopdesk.errors import N_, DeskError


def _month(_context: click.Context, _parameter: click.Parameter, text: str | None) -> Month | None:
    try:
        return Month.parse(text) if text is not None else None
    except DeskError as error:
        raise click.BadParameter(explain(error, terminal_language())) from None


@click.command()
@click.argument("file", type=FILE)
@click.argument("competition", required=False)
@click.option("--month", callback=_month, help="One month of it, such as 1954-06; without it all its months.")
@click.option("--json", "as_json", is_flag=True)
def standings(file: Path, competition: str | None, month: Month | None, as_json: bool) -> None:
    """Places, points, limits and remarks of COMPETITION (its code); without it, of the latest one.

    Where there are several of the latest month, the first of the list is shown and the others are named.
    """
    from coopdesk.domain.standings_text import told_document, told_text
    from coopdesk.services.standings import running, told

    others: list[str] = []
    with opened(file, reading=True) as store:
        if competition is None:
            competition, *others = [one.code for one in running(store, month)]
        found = told(store, competition, month)
    language = terminal_language()
    if as_json:
        click.echo(json.dumps(told_document(found, language), ensure_ascii=False, indent=1))
    else:
        click.echo(told_text(found, language))
    if others:
        tell(N_("There are others of the same month: %(codes)s."), codes=", ".join(others))


@click.command()
@click.argument("method", type=click.Choice(list(METHODS)))
@click.argument("values", type=FILE)
@click.option("--without-gates", is_flag=True, help="Let in whom a limit would keep out.")
@click.option("--json", "as_json", is_flag=True)
def score(method: str, values: Path, without_gates: bool, as_json: bool) -> None:
    """Score the table VALUES by the usual conditions of METHOD; nothing is kept.

    Its columns: entrant, planned_value, output_value, inspected, qualified, scheduled_days, attended_days,
    planned_unit_cost, unit_cost, lost_time_accidents; also name_zh, name_en, on_time (1 or 0), and for members
    standard_hours, worked_hours.
    """
    from coopdesk.domain.standings_text import board_document, board_text
    from coopdesk.services.score_table import NAMES, scored

    language, found = terminal_language(), scored(values, method, without_gates)
    if as_json:
        document = board_document(found.board, language, NAMES, found.values)
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        click.echo(board_text(found.board, language))
