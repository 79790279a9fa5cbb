"""``coopdesk table``: any list or summary as xlsx or CSV."""

from pathlib import Path
from typing import Any

import click

from coopdesk.commands.known import DAY, KNOWN_ON
from coopdesk.commands.parts import FILE, opened, tell
from coopdesk.domain.annual_sheet import COLUMNS
from coopdesk.domain.language import explain, terminal_language
from coopdesk.domain.member_papers import ORDERS
from coopdesk.domain.numbers import grouped
from coopdesk.domain.period import Period
from coopdesk.domain.reporting import ONLY
from coopdesk.domain.summaries import GROUPINGS, SCOPES
from coopdesk.errors import N_, DeskError


def _period(_context: click.Context, _parameter: click.Parameter, text: str | None) -> Period | None:
    try:
        return Period.parse(text) if text is not None else None
    except DeskError as error:
        raise click.BadParameter(explain(error, terminal_language())) from None


@click.command()
@click.argument("file", type=FILE)
@click.argument("name")
@click.option("--period", callback=_period, help="1954-04, 1954-Q2, 1954 or 1954-01..1954-04")
@click.option("--lang", type=click.Choice(["zh", "en"]), default=None)
@click.option("--by", type=click.Choice(list(GROUPINGS)), default="kind", show_default=True)
@click.option("--group", help="Of a summary: a kind, district or trade of --by, whose co-operatives are listed.")
@click.option("--scope", type=click.Choice(list(SCOPES)), default="known", show_default=True)
@click.option("--as-of", type=DAY, help="Affiliation as of this day (today); of a member list: who was there on it.")
@KNOWN_ON
@click.option("--cooperative", help="Code of the co-operative, for the lines of one.")
@click.option("--competition", help="Code of the competition; without it the latest of the period.")
@click.option("--evaluation", type=click.IntRange(0), help="Its number (the last one); 0 as it stands now.")
@click.option("--since", help="Of a restatement: a day, or the number of a summary that was handed up.")
@click.option("--member", help="Of a member card: the number, or the whole name where only one has it.")
@click.option("--order", type=click.Choice(list(ORDERS)), default="number", help="Of a member list.")
@click.option("--only", type=click.Choice(list(ONLY)), help="Of the months of “missing”: those missing, or queried.")
@click.option("--search", default="", help="Of missing, cooperatives, plans, catalogue: what these words find.")
@click.option("--columns", type=click.Choice(list(COLUMNS)), default="quarter", help="Of an annual return.")
@click.option("--out", type=FILE, required=True, help="The table to write; its name ends in .xlsx or .csv.")
def table(file: Path, name: str, out: Path, **options: Any) -> None:
    """Write list NAME as a table: summary, plan-progress, missing, restatement, monthly-return, labour, movement,
    annual-return, members, members-of-return, members-list, member-card, movement-list, standings,
    competition-conditions, -pledges, -certificates, -banner and -restated, arrivals, calls, questions, cooperatives,
    catalogue, plans, due-days, holidays, history.
    """
    from coopdesk.services.listings import of_when, save_listing

    options["period"] = of_when(name, options["period"])
    words = options.pop("lang") or terminal_language()
    for day in ("as_of", "known_on"):
        options[day] = options[day].date() if options[day] else None
    with opened(file, reading=True) as store:
        count = save_listing(store, name, language=words, path=out, **options)
    tell(N_("%(count)s rows are in %(file)s."), count=grouped(count), file=out.name)


@click.command()
@click.argument("source", metavar="TABLE", type=FILE)
@click.argument("mapping", type=FILE)
@click.argument("file", type=FILE)
@click.option("--period", callback=_period, required=True, help="1954-04, 1954-Q2, 1954 or 1954-01..1954-04")
@click.option("--lang", type=click.Choice(["zh", "en"]), default=None)
@click.option("--scope", type=click.Choice(list(SCOPES)), default="known", show_default=True)
@click.option("--as-of", type=DAY, help="Affiliation as of this day (today).")
@KNOWN_ON
@click.option("--out", type=FILE, required=True, help="The filled table; its name ends in .xlsx.")
def fill(source: Path, mapping: Path, file: Path, out: Path, **options: Any) -> None:
    """Fill the xlsx table of others TABLE with figures of FILE: MAPPING says in JSON which goes into which cell."""
    from coopdesk.services.filling import fill_table, filled_words

    words = options.pop("lang") or terminal_language()
    for day in ("as_of", "known_on"):
        options[day] = options[day].date() if options[day] else None
    with opened(file, reading=True) as store:
        done = fill_table(store, source, mapping, options.pop("period"), out, words, **options)
    for sentence in filled_words(done, out.name, terminal_language()):
        click.echo(sentence, err=True)
