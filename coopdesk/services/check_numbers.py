"""Check numbers: thirty digits that stand for a computer's seal, on its registration sheet and on the screen."""

import unicodedata
from typing import Final

from coopdesk.domain.language import Language
from coopdesk.domain.registration_sheet import RegistrationSheet
from coopdesk.errors import N_, DeskError
from coopdesk.exchange.signature import PublicKey
from coopdesk.services.desk import own_cooperative
from coopdesk.services.replies import seals_waiting
from coopdesk.services.seals import unknown_registrations
from coopdesk.services.sending import station_of
from coopdesk.store import Store, facts

DIGITS: Final = 30


def check_number(public_key: str) -> str:
    """The check number of a seal, in six groups of five digits; raises DeskError for what is no seal."""
    return PublicKey.parse(public_key).check_number


def waiting_seals(store: Store, cooperative: str | None = None) -> list[str]:
    """The seals of files that wait, each once; of one co-operative where it is given.

    In a co-operative's file: the seals under which a receipt of the federation waits.
    """
    if store.desk.role == "cooperative":
        return seals_waiting(store)
    rows = [*facts.unsettled_packets(store), *unknown_registrations(store)]
    return list(dict.fromkeys(row[6] for row in rows if cooperative in (None, row[3])))


def seal_meant(store: Store, text: str) -> str:
    """The seal that is meant: the text itself, or the waiting seal whose check number it is; raises DeskError."""
    plain = "".join(unicodedata.normalize("NFKC", text).replace("-", " ").split())
    if not (plain.isascii() and plain.isdigit()):
        return text
    if len(plain) != DIGITS:
        raise DeskError(
            N_("A check number has 30 digits in six groups; %(count)s digits are typed here."), count=len(plain)
        )
    for seal in waiting_seals(store):
        if check_number(seal).replace(" ", "") == plain:
            return seal
    raise DeskError(
        N_("No waiting file has this check number. Take in the co-operative's file first, and compare every group.")
    )


def registration_sheet(store: Store) -> RegistrationSheet:
    """The registration sheet of this computer, for the co-operative or the federation whose file this is."""
    unit = own_cooperative(store) if store.desk.role == "cooperative" else None
    public = station_of(store).public
    return RegistrationSheet(store.desk, unit, str(public), public.key_id, public.check_number)


def registration_paper(store: Store, language: Language) -> bytes:
    """That sheet as a PDF; raises PaperError."""
    from coopdesk.reports import registration_sheet as paper

    return paper.draw(registration_sheet(store), language)
