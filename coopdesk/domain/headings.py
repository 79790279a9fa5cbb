"""What the columns of tables of others mean: remembered from one import to the next."""

from dataclasses import dataclass
from typing import Annotated

from coopdesk.domain.field import Field
from coopdesk.errors import N_


@dataclass(frozen=True)
class Heading:
    """A column head of a spreadsheet (as `coopdesk.domain.field.cleaned`, small letters) and the attribute it holds.

    An empty attribute says that the column is to be passed over.
    """

    of_table: Annotated[str, Field(N_("Table"), key=True, code=True, length=32)]
    heading: Annotated[str, Field(N_("Heading"), key=True, length=200)]
    attribute: Annotated[str, Field(N_("Field"), length=64)]
