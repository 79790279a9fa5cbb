"""Who works at the desk and what each may do: for accountability, not for secrecy."""

from typing import Final

from coopdesk.domain.field import checked
from coopdesk.domain.operators import OPERATOR_ROLES, Operator
from coopdesk.errors import N_, EntryError, Problem
from coopdesk.store import Store

ROLE: Final = "role"
"""The code of the problem that something is done by others."""
_RANKS: Final = {role: rank for rank, role in enumerate(OPERATOR_ROLES)}
_REFUSED: Final = {
    "check": N_(
        "%(name)s enters; making a month final and correcting it is done by %(others)s. F12 changes who sits here."
    ),
    "administrator": N_("%(name)s does not set up this desk; that is done by %(others)s. F12 changes who sits here."),
}


def people(store: Store, active: bool = False) -> list[Operator]:
    """Everyone on the list by name, or only who works here now; empty where nothing is asked."""
    return [one for one in store.find(Operator) if one.active or not active]


def role_of(store: Store, name: str) -> str:
    """What a person may do by the list; one who is not on it, or left, enters. Empty where there is no list."""
    known = people(store)
    found = next((one for one in known if one.name == name and one.active), None)
    return "" if not known else found.role if found else "entry"


def require(store: Store, operator: str, role: str, refused: str = "") -> None:
    """Refuse what a person's role does not allow, naming who may; raises EntryError.

    ``refused`` is a sentence of its own with the places ``name`` and ``others``, marked.
    Without a list everything is allowed, and so it is while no administrator works here; commands that name nobody
    are not asked.
    """
    allowed = [one.name for one in people(store, active=True) if _RANKS[one.role] >= _RANKS[role]]
    administered = any(one.role == "administrator" for one in people(store, active=True))
    if not operator or not administered or operator in allowed:
        return
    raise EntryError(
        [Problem("", refused or _REFUSED[role], {"name": operator, "others": ", ".join(allowed)}, code=ROLE)]
    )


def keep_person(store: Store, person: Operator, *, new: bool = False, operator: str = "") -> None:
    """Keep a person on the list; the first one is an administrator, and one stays. Raises EntryError."""
    require(store, operator, "administrator")
    known = people(store)
    if new and person.name.casefold() in {one.name.casefold() for one in known}:
        raise EntryError([Problem("name", N_("is on the list already"))])
    if not person.name:
        raise EntryError([Problem("name", N_("is needed"))])
    after = [one for one in known if one.name != person.name] + [person]
    if not any(one.active and one.role == "administrator" for one in after):
        message = N_("has to be administrator: one person who works here sets up the desk")
        raise EntryError([Problem("role" if person.active else "active", message)])
    with store.transaction(operator):
        store.save(checked(person))
