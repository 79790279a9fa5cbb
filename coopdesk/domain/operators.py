"""Who works at the desk: names and roles, for accountability and not for secrecy; and what is half done there."""

from dataclasses import dataclass
from typing import Annotated, Final

from coopdesk.domain.field import Field
from coopdesk.errors import N_

OPERATOR_ROLES: Final = {
    "entry": N_("Entry clerk"),
    "check": N_("Check and sign"),
    "administrator": N_("Administrator"),
}
"""Who enters, who also makes months final, who also sets up the desk; each may do what the one before may."""


@dataclass(frozen=True)
class Operator:
    """A person who works at this desk, by name; one who left stays on the list, since the history names her."""

    name: Annotated[
        str, Field(N_("Name"), help=N_("The name as it shall stand in the history."), key=True, needed=True)
    ]
    role: Annotated[
        str, Field(N_("Role at the desk"), help=N_("What this person does at the desk."), choices=OPERATOR_ROLES)
    ] = "entry"
    active: Annotated[bool, Field(N_("Works here"), help=N_("Whether this person still works at this desk."))] = True


@dataclass(frozen=True)
class Unfinished:
    """What is half typed at a place of the desk, as JSON text, so that it survives a power cut; no change of data."""

    place: Annotated[str, Field(N_("Place"), key=True, length=200)]
    content: Annotated[str, Field(N_("Content"), length=1_000_000)]
    at: Annotated[str, Field(N_("Typed at"), length=32)]
