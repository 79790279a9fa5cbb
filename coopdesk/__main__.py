"""The command line, and the window when no command is given; the only module that sees every layer."""

import gc
import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from coopdesk import __version__
from coopdesk.commands.check_codes import check_code
from coopdesk.commands.copies import backup, restore
from coopdesk.commands.directives import apply, directive, new
from coopdesk.commands.encryption import encryption
from coopdesk.commands.enrolling import enrol, revoke
from coopdesk.commands.known import DAY, KNOWN_ON, counted_over
from coopdesk.commands.loading import Loading
from coopdesk.commands.parts import FILE
from coopdesk.commands.parts import opened as _opened
from coopdesk.commands.parts import tell as _tell
from coopdesk.commands.printing import print_forms
from coopdesk.commands.receiving import receipt, receive, trust, verify
from coopdesk.commands.restatement import restatement, submit, submitted
from coopdesk.commands.standings import score, standings
from coopdesk.commands.tables import fill, table
from coopdesk.domain.annual_sheet import COLUMNS
from coopdesk.domain.competition_sheet import BOARD_PAPERS
from coopdesk.domain.language import explain, say
from coopdesk.domain.language import terminal_language as language
from coopdesk.domain.member_papers import ORDERS
from coopdesk.domain.period import Period
from coopdesk.domain.summaries import GROUPINGS, SCOPES
from coopdesk.errors import N_, DeskError

SCOPE = click.option(
    "--scope", type=click.Choice(list(SCOPES)), default="known", show_default=True, help="All, or members at --as-of."
)


class Desk(click.Group):
    """The commands; a first word that is none of them is a data file for the window."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command by its name, else the window on that file."""
        if args and args[0] not in self.commands and (Path(args[0]).exists() or args[0].endswith(".coopdesk")):
            return "window", self.commands["window"], args
        return super().resolve_command(ctx, args)


@click.group(cls=Desk, invoke_without_command=True)
@click.version_option(__version__, prog_name="coopdesk")
@click.pass_context
def desk(context: click.Context) -> None:
    """The desk of a co-operative's clerk; without a command it opens the window on FILE or the last one."""
    if context.invoked_subcommand is None:
        context.invoke(window)


def main() -> None:
    """Run the command line: status 0 done, 1 refused in plain words, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        desk(prog_name="coopdesk")
    except DeskError as error:
        click.echo(explain(error, language()), err=True)
        if error.advice:
            click.echo(say(error.advice, language()), err=True)
        sys.exit(1)


def _period(_context: click.Context, _parameter: click.Parameter, text: str | None) -> Period | None:
    try:
        return Period.parse(text) if text is not None else None
    except DeskError as error:
        raise click.BadParameter(explain(error, language())) from None


def _report(_context: click.Context, _parameter: click.Parameter, name: str) -> str:
    from coopdesk.services.reports import REPORTS

    if name not in REPORTS:
        message = N_("There is no report “%(name)s”; there are: %(names)s.")
        raise click.BadParameter(say(message, language(), name=name, names=", ".join(REPORTS)))
    return name


def _json(document: object) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))


@desk.command(hidden=True)
@click.argument("file", type=FILE, required=False)
@click.option("--look-only", is_flag=True, help="Change nothing of it.")
def window(file: Path | None, look_only: bool = False) -> None:
    """Open the window on FILE."""
    gc.disable()  # until the window stands: what is made on the way stays, looking it through took 20 ms
    from coopdesk.gui.start.opening import run_windows

    sys.exit(run_windows(file, look_only))


@desk.command()
@click.argument("folder", type=FILE)
@click.option("--headless", is_flag=True, help="Make it and say what was made, without a window.")
@click.pass_context
def demo(context: click.Context, folder: Path, headless: bool) -> None:
    """Make the Beijing 1954 example in FOLDER and open it."""
    from coopdesk.services.demo import make_demo

    made = make_demo(folder, _tell)
    click.echo("\n".join(map(str, made.paths)))
    if not headless:
        context.invoke(window, file=made.cooperative)


@desk.command(cls=Loading)
@click.argument("file", type=FILE)
@click.argument("folder", type=FILE)
def load(file: Path, folder: Path) -> None:
    """Take in the CSV tables of FOLDER; money in them is a whole number of the smallest unit (fen, not yuan)."""
    from coopdesk.services.load import load as load_tables

    with _opened(file) as store:
        result = load_tables(store, folder)
    message = N_("%(lines)s lines read; %(months)s months taken in, %(known)s were there already.")
    _tell(message, lines=sum(result.lines.values()), months=result.months, known=result.known)


@desk.command()
@click.argument("file", type=FILE)
@click.option("--period", callback=_period, required=True, help="1954-04, 1954-Q2, 1954 or 1954-01..1954-04")
@click.option("--by", type=click.Choice(list(GROUPINGS)))
@SCOPE
@click.option("--as-of", type=DAY, help="Affiliation as of this day (today).")
@KNOWN_ON
@click.option("--json", "as_json", is_flag=True)
def figures(file: Path, period: Period, as_json: bool, **options: Any) -> None:
    """Figures and indicators of a period; in JSON money is in smallest units, full_plan the plan of all due."""
    from coopdesk.domain.summaries import summary_document
    from coopdesk.domain.summary_text import summary_text
    from coopdesk.services.figures import summary

    with counted_over(file, options) as store:
        found = summary(store, period, **options)
    if as_json:
        _json(summary_document(found))
    else:
        click.echo(summary_text(found, language()))


@desk.command()
@click.argument("file", type=FILE)
@click.argument("name", callback=_report)
@click.option(
    "--period",
    callback=_period,
    help="Of every report but the registration sheet, the member card and those of competitions.",
)
@click.option("--lang", type=click.Choice(["zh", "en", "both"]), default=None)
@click.option("--by", type=click.Choice(list(GROUPINGS)), default="kind", show_default=True)
@SCOPE
@click.option("--as-of", type=DAY, help="Affiliation as of this day (today); of a member list: those of this day.")
@KNOWN_ON
@click.option("--cooperative", help="Code of the co-operative (in a federation's file).")
@click.option("--competition", help="Code of the competition; without it the one that runs in the period.")
@click.option("--evaluation", type=click.IntRange(0), help="Its number (the last one); 0 as it stands now.")
@click.option("--since", help="Of a restatement: a day, or the number of a summary that was handed up, with its scope.")
@click.option("--member", help="Of a member card: the number, or a name that only one has.")
@click.option("--order", type=click.Choice(list(ORDERS)), default="number", help="Of a member list.")
@click.option("--columns", type=click.Choice(list(COLUMNS)), default="quarter", help="Of an annual return.")
@click.option("--search", default="", help="Of cooperatives, plans, catalogue: what these words find.")
@click.option("--paper", type=click.Choice(list(BOARD_PAPERS)), default="a3", help="Of a board of honour.")
@click.option("--blank", is_flag=True, help="A form without figures, to be filled in by hand.")
@click.option("--boxes", is_flag=True, help="A box to be filled in by hand for a character that no typeface here has.")
@click.option("--all", "every", is_flag=True, help="A form of all co-operatives: --out is a folder, or one PDF.")
@click.option("--forms", type=click.Choice(["1-3"]), help="With --all: forms 1 to 3 of each.")
@click.option("--out", type=FILE, required=True)
def report(file: Path, name: str, out: Path, **options: Any) -> None:
    """Print report NAME into a PDF."""
    from coopdesk.services.remarks import remarks
    from coopdesk.services.reports import save_report, when

    every, forms = options.pop("every"), options.pop("forms")
    if every or forms:
        with _opened(file, reading=True) as store:
            print_forms(store, name, out, forms, every, options)
        return
    options["period"] = when(name, options["period"], blank=options["blank"])
    words = options.pop("lang") or language()
    for day in ("as_of", "known_on"):
        options[day] = options[day].date() if options[day] else None
    with _opened(file, reading=True) as store:
        save_report(store, name, language=words, path=out, **options)
        said = remarks(store, name, language=words, **options)
    for one in said:
        _tell(one.message, **one.values)
    _tell(N_("Wrote %(file)s."), file=out.name)


@desk.command()
@click.argument("file", type=FILE)
@click.option("--period", callback=_period, required=True)
@click.option("--out", type=FILE, required=True)
def export(file: Path, period: Period, out: Path) -> None:
    """Write the return files of the final months of a period into a folder."""
    from coopdesk.services.sending import export_period

    with _opened(file) as store:
        for path in export_period(store, period, out):
            click.echo(str(path))


@desk.command()
@click.argument("file", type=FILE)
def check(file: Path) -> None:
    """Check a data file: integrity, every row, and the change log; where it is whole also what cannot be printed."""
    from coopdesk.services.integrity import check_file
    from coopdesk.services.rare_characters import rare_entries

    with _opened(file, reading=True) as store:
        found = check_file(store)
        rare = [] if found else rare_entries(store)
    for fault in found:
        click.echo(explain(fault, language()))
    for advice in dict.fromkeys(fault.advice for fault in found if fault.advice):
        _tell(advice)
    if found:
        sys.exit(1)
    _tell(N_("%(file)s is whole."), file=file.name)
    if rare:
        _tell(
            N_("These entries have characters that no typeface of this computer has; on paper they can only be boxes:")
        )
    for entry in rare:
        click.echo(explain(entry, language()))


@desk.command("self-test")
def self_test() -> None:
    """Try the window, a data file, paper and a return file on this computer; print versions."""
    from coopdesk.services.selftest import run, versions

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from coopdesk.gui.application import probe

    for line in versions():
        click.echo(line)
    click.echo(probe())
    run(lambda step: click.echo(say(step, language())))


COMMANDS = (
    apply, backup, check_code, directive, encryption, enrol, fill, new, receipt, receive, restatement, restore, revoke,
    score, standings, submit, submitted, table, trust, verify,
)  # fmt: skip
for command in COMMANDS:
    desk.add_command(command)

if __name__ == "__main__":
    main()
