"""The members that travel with a month: what goes out with its file, and what came with one (EXCHANGE, container)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from coopdesk.domain.cooperatives import Cooperative
from coopdesk.domain.language import Language, explain, say
from coopdesk.domain.listing import Listing
from coopdesk.domain.member_lines import MemberLine, Sent, beside_movement, lines_of
from coopdesk.domain.packets import StoredPacket
from coopdesk.domain.period import Month, Period
from coopdesk.domain.statements import Statement
from coopdesk.errors import N_, DeskError
from coopdesk.exchange import packet
from coopdesk.services.encryption import recipients
from coopdesk.services.listing_parts import Asked, Facts, made
from coopdesk.services.standing import standing
from coopdesk.store import Store, queries
from coopdesk.tables.listing import write_listing
from coopdesk.tables.member_sheets import lines_table

TITLE: Final = N_("Members in a return")
_WHOSE: Final = N_("On the command line: --cooperative with its code, such as BJ-001.")


def lines_for(store: Store, statement: Statement) -> tuple[MemberLine, ...]:
    """The members that a month takes along: named where the federation asks for names, none where files are plain."""
    if not recipients(store):
        return ()
    roll = queries.members_on_roll(store, statement.cooperative, statement.period)
    return lines_of(roll, statement.period, names=store.desk.names_wanted)


def going_out(store: Store, statement: Statement) -> tuple[MemberLine, ...]:
    """The members in the file of a final month: those inside the one that was written, else those that will be."""
    stored = store.get(StoredPacket, statement.packet) if statement.packet else None
    if stored is None:
        return lines_for(store, statement)
    lines: tuple[MemberLine, ...] = packet.read(stored.content, packet.file_name(stored)).tables["members"]
    return lines


def came_with(store: Store, number: str) -> Sent:
    """The members inside a file that came in, by its packet id; raises DeskError where it tells of none."""
    stored = store.get(StoredPacket, number)
    if stored is None:
        raise DeskError(N_("There is no such file here."))
    read = packet.read(stored.content, packet.file_name(stored))
    if not isinstance(read, packet.Return) or not read.tables["members"]:
        raise DeskError(
            N_(
                "%(file)s tells of no single members: the co-operative wrote it before it had this federation's keys, "
                "or nobody was on its roll."
            ),
            file=packet.file_name(stored),
        )
    lines, statement = read.tables["members"], read.whole.statement
    return Sent(statement.cooperative, statement.period, lines, tuple(beside_movement(lines, read.figures)))


def standing_file(store: Store, cooperative: str, month: Month) -> str:
    """The packet id of what counts for a month; raises DeskError where no file does."""
    stand = standing(store, Period(month, month), cooperative).get((cooperative, month))
    if stand is None or stand.counts is None:
        raise DeskError(N_("No file of %(code)s counts for %(month)s."), code=cooperative, month=month)
    if stand.counts.source != "packet":
        raise DeskError(
            N_("%(month)s of %(code)s was entered by the federation; no members came with it."),
            code=cooperative, month=month,
        )  # fmt: skip
    return stand.counts.mark


def export_lines(store: Store, sent: Sent, lines: Sequence[MemberLine], path: Path, language: Language) -> int:
    """Write members that came with a month, all or some, to an xlsx file or to CSV; how many. Raises TableError."""
    asked = Asked(Period(sent.month, sent.month), language, cooperative=sent.cooperative)
    write_listing(path, _listing(store, asked, sent, lines), language)
    return len(lines)


def sent_listing(store: Store, asked: Asked) -> Listing:
    """The members that came with the month that counts; raises DeskError where none did."""
    if not asked.cooperative:
        raise DeskError(N_("Say of which co-operative the members are to be printed.")).advised(_WHOSE)
    if len(asked.period) != 1:
        raise DeskError(N_("This list is of one month; %(period)s is longer."), period=asked.period)
    sent = came_with(store, standing_file(store, asked.cooperative, asked.period.first))
    return _listing(store, asked, sent, sent.lines)


def _listing(store: Store, asked: Asked, sent: Sent, lines: Sequence[MemberLine]) -> Listing:
    """With what the movement counts otherwise, and whether these are not all."""
    language = asked.language
    heads, rows = lines_table(lines, language)
    notes = [explain(one, language) for one in sent.queries]
    if len(lines) < len(sent.lines):
        notes.append(say(N_("Only those whom the list showed when this was written."), language))
    return made(store, asked, TITLE, heads, rows, Facts(notes=notes))


def members_list(store: Store, period: Period, language: Language, cooperative: str | None) -> bytes:
    """The members that came with the month that counts, as a PDF; raises DeskError, PaperError."""
    from coopdesk.reports import members_of_return

    if not cooperative:
        raise DeskError(N_("Say of which co-operative the members are to be printed.")).advised(_WHOSE)
    sent = came_with(store, standing_file(store, cooperative, period.first))
    unit = store.get(Cooperative, cooperative) or Cooperative(cooperative)
    return members_of_return.draw(store.desk, unit, sent, language)
