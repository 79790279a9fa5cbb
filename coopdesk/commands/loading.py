"""What the help of ``coopdesk load`` tells of the tables."""

import click

from coopdesk.domain.desk import Desk
from coopdesk.domain.language import terminal_language


class Loading(click.Command):
    """A command whose help ends with the tables and their columns; they are read only when it is asked for."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The tables, a paragraph each."""
        from coopdesk.services.table_columns import columns_told

        for paragraph in columns_told(Desk("federation").price_year, terminal_language()):
            formatter.write_paragraph()
            formatter.write_text(paragraph)
