"""Which screens stand on the rail, for a co-operative and for the federation; each is imported when first shown."""

from coopdesk.gui.shell.window import Place


def places(role: str) -> list[Place]:
    """The screens of a role, in the order of the rail."""
    return list(_COOPERATIVE if role == "cooperative" else _FEDERATION)


_COOPERATIVE: tuple[Place, ...] = ()
_FEDERATION: tuple[Place, ...] = ()
