"""What is asked at the first start and stands in no data file: where things lie, and how teams are named."""

from dataclasses import dataclass
from typing import Annotated, Final

from coopdesk.domain.field import Field
from coopdesk.errors import N_

CATALOGUES: Final = {
    "example": N_("The example's (Beijing 1954, prices of 1952)"),
    "table": N_("From a table"),
    "none": N_("None yet"),
}


@dataclass(frozen=True)
class Beginning:
    """Teams and catalogue of a new co-operative."""

    teams: Annotated[
        str,
        Field(
            N_("Teams"),
            length=2000,
            help=N_("How many teams there are (3), or their names with commas between them."),
        ),
    ] = ""
    catalogue: Annotated[str, Field(N_("Catalogue of products"), choices=CATALOGUES)] = "example"


@dataclass(frozen=True)
class Places:
    """Paths."""

    file: Annotated[
        str,
        Field(
            N_("Data file"),
            length=1000,
            help=N_("Where everything is kept: one file on this computer. Backups can lie on a stick."),
        ),
    ] = ""
    table: Annotated[
        str,
        Field(
            N_("Table of products"),
            length=1000,
            help=N_("A CSV table with code, names, unit and constant price, or a folder with products.csv in it."),
        ),
    ] = ""
    directive: Annotated[
        str,
        Field(
            N_("File of the federation"),
            length=1000,
            help=N_("The file that the federation sent to begin with, on a stick or in a folder; it ends in .coop."),
        ),
    ] = ""
    registers: Annotated[
        str,
        Field(
            N_("Folder of tables"),
            length=1000,
            help=N_("Registers as CSV tables: units.csv, products.csv, members.csv and others. It may stay empty."),
        ),
    ] = ""
    example: Annotated[
        str, Field(N_("Folder for the example"), length=1000, help=N_("A new folder, or the one made before."))
    ] = ""
