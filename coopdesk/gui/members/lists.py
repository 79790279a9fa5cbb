"""The three lists of a member: share account, titles, offices."""

from collections.abc import Sequence
from typing import Any

from coopdesk.domain.evaluations import Award
from coopdesk.domain.members import Member
from coopdesk.domain.membership import OFFICES, SHARE_ENTRIES, Office, ShareEntry, Title, account
from coopdesk.domain.numbers import money
from coopdesk.gui.ledger import Column
from coopdesk.gui.members.belongings import Belongings
from coopdesk.gui.session import Session
from coopdesk.gui.words import _, name_of
from coopdesk.services import competitions, evaluations, membership


class SharePage(Belongings):
    """Instalments, tools taken over, refunds; the balance is derived."""

    def __init__(self, session: Session) -> None:
        columns = [
            Column(_("Day"), lambda entry: str(entry.day), 84),
            Column(_("Kind"), lambda entry: _(SHARE_ENTRIES[entry.kind]), 0),
            Column(_("Amount"), self._signed, 92, number=True),
        ]
        empty = _("Nothing was paid in or refunded since the share was first entered.")
        super().__init__(session, ShareEntry, ("day", "kind", "amount", "voucher"), _("Share account"), columns, empty)

    def records(self, member: Member) -> list[Any]:
        """The entries by day."""
        return membership.shares(self.session.store, member)

    def words(self, record: ShareEntry) -> str:
        """Day, kind and amount."""
        return f"{record.day} {_(SHARE_ENTRIES[record.kind])} {self._signed(record)}"

    def summed(self, member: Member, records: Sequence[ShareEntry]) -> str:
        """Subscribed, paid before, paid, refunded, balance."""
        sums, told = account(member, records), self._told
        promised = _("Subscribed %(subscribed)s · still to pay %(open)s", subscribed=told(sums.subscribed),
                     open=told(sums.open))  # fmt: skip
        paid = _("Paid %(paid)s, of these %(before)s before", paid=told(sums.paid),
                 before=told(member.share_paid or 0))  # fmt: skip
        refunded = _("Refunded %(refunded)s · balance %(balance)s", refunded=told(sums.refunded),
                     balance=told(sums.balance))  # fmt: skip
        return "\n".join([promised, paid, refunded])

    def offered(self) -> dict[str, Any]:
        """An instalment, and after the leaving a refund."""
        return {"kind": "refunded" if self.member is not None and self.member.left_on is not None else "paid"}

    def _told(self, amount: int) -> str:
        return money(amount, self.session.store.desk.exponent)

    def _signed(self, entry: ShareEntry) -> str:
        return ("−" if entry.kind == "refunded" else "") + self._told(entry.amount)


class TitlePage(Belongings):
    """Titles of honour and skill."""

    def __init__(self, session: Session) -> None:
        columns = [
            Column(_("Since"), lambda title: str(title.since), 84),
            Column(_("Title"), lambda title: title.title, 0),
        ]
        super().__init__(session, Title, ("since", "title", "resolution"), _("Titles"), columns, _("No title yet."))

    def records(self, member: Member) -> list[Any]:
        """The titles by day."""
        return membership.titles(self.session.store, member)

    def words(self, record: Title) -> str:
        """Day and title."""
        return f"{record.since} {record.title}"

    def summed(self, member: Member, records: Sequence[Title]) -> str:
        """What was won in competitions; it comes from the committee's decisions and is not typed here."""
        won = evaluations.titles_of(self.session.store, member.cooperative, member.number)
        return "\n".join([_("Won in competitions:"), *map(self._won, won)] if won else [])

    def _won(self, award: Award) -> str:
        held = competitions.competition_of(self.session.store, award.competition)
        words = _("%(title)s (place %(place)s, %(competition)s)", title=name_of(award, "title"), place=award.place,
                  competition=name_of(held, "title"))  # fmt: skip
        parts = [words, award.award, _("handed over on %(day)s", day=award.handed_on) if award.handed_on else ""]
        return " • ".join(part for part in parts if part)


class OfficePage(Belongings):
    """Offices held, from a day on and until a day."""

    def __init__(self, session: Session) -> None:
        columns = [
            Column(_("Since"), lambda office: str(office.since), 84),
            Column(_("Office"), lambda office: _(OFFICES[office.office]), 0),
            Column(_("Until"), lambda office: str(office.until or ""), 84),
        ]
        names = ("since", "office", "until", "resolution")
        super().__init__(session, Office, names, _("Offices"), columns, _("No office yet."))

    def records(self, member: Member) -> list[Any]:
        """The offices by day."""
        return membership.offices(self.session.store, member)

    def words(self, record: Office) -> str:
        """Day and office."""
        return f"{record.since} {_(OFFICES[record.office])}"

    def summed(self, member: Member, records: Sequence[Office]) -> str:
        """What is to be done about an office that outlasts the leaving."""
        if member.left_on is None or all(office.until is not None for office in records):
            return ""
        return _("The member left on %(day)s; enter until when the office was held.", day=member.left_on)
