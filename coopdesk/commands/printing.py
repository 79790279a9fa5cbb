"""``coopdesk report … --all``: the forms of a month of all co-operatives."""

from pathlib import Path
from typing import Any

import click

from coopdesk.domain.language import explain, terminal_language
from coopdesk.errors import N_, DeskError


def print_forms(store: Any, name: str, out: Path, forms: str | None, every: bool, options: dict[str, Any]) -> None:
    """Print a form, or forms 1 to 3, of all whose return counts (blank: is due), and say who is not among them."""
    from coopdesk.services.form_marks import lapsed
    from coopdesk.services.month_papers import print_all, told
    from coopdesk.services.reports import FORMS, when

    if not every or name not in FORMS:
        raise DeskError(N_("Only forms are printed of all co-operatives: monthly-return, form-2 or form-3 with --all."))
    period = when(name, options["period"], blank=options["blank"])
    if len(period) != 1:
        raise DeskError(N_("Say of which month the forms are to be: --period, such as 1954-04."))
    if options["cooperative"]:
        raise DeskError(N_("With --all the forms are of every co-operative; leave --cooperative out."))
    language = options["lang"] or terminal_language()
    names = FORMS if forms else (name,)
    known_on = options["known_on"].date() if options["known_on"] else None
    chosen = {"boxes": options["boxes"], "known_on": known_on, "blank": options["blank"]}
    printed = print_all(store, names, period.first, language, out, **chosen)
    ended = [explain(one, terminal_language()) for name in names if (one := lapsed(store, name, period.last.last))]
    for sentence in (*dict.fromkeys(ended), *told(printed, out, terminal_language())):
        click.echo(sentence, err=True)
