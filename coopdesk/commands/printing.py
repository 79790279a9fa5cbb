"""``coopdesk report … --all``: the forms of a month of all co-operatives."""

from pathlib import Path
from typing import Any

import click

from coopdesk.domain.language import explain, terminal_language
from coopdesk.errors import N_, DeskError


def print_forms(store: Any, name: str, out: Path, forms: str | None, every: bool, options: dict[str, Any]) -> None:
    """Print a form, or forms 1 to 3, of all whose return counts, and say who is not among them."""
    from coopdesk.services.form_marks import lapsed
    from coopdesk.services.month_papers import print_all, told
    from coopdesk.services.reports import FORMS

    period = options["period"]
    if not every or name not in FORMS:
        raise DeskError(N_("Only forms are printed of all co-operatives: monthly-return, form-2 or form-3 with --all."))
    if period is None or len(period) != 1:
        raise DeskError(N_("Say of which month the forms are to be: --period, such as 1954-04."))
    if options["cooperative"] or options["blank"] or options["known_on"]:
        raise DeskError(N_("With --all the forms are of every co-operative and as they stand now; leave the rest out."))
    language = options["lang"] or terminal_language()
    names = FORMS if forms else (name,)
    printed = print_all(store, names, period.first, language, out, boxes=options["boxes"])
    ended = [explain(one, terminal_language()) for name in names if (one := lapsed(store, name, period.last.last))]
    for sentence in (*dict.fromkeys(ended), *told(printed, out, terminal_language())):
        click.echo(sentence, err=True)
