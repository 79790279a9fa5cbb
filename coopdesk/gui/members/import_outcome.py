"""The last pages of the import of members: the dry run, and what was taken in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from coopdesk.domain.field import field_of
from coopdesk.domain.language import joined
from coopdesk.domain.members import Member
from coopdesk.domain.numbers import grouped
from coopdesk.errors import N_, Problem
from coopdesk.gui.form import text_label
from coopdesk.gui.ledger import Column, Ledger, framed
from coopdesk.gui.members.import_pages import Page
from coopdesk.gui.members.table_paths import TargetRow
from coopdesk.gui.start.parts import EnterButton
from coopdesk.gui.theme import MIDDLE, SMALL
from coopdesk.gui.words import _, language, name_of
from coopdesk.services.members_export import sentence
from coopdesk.services.members_import import STATES, Trial, Verdict

_TONES: Final = {"error": "error", "changed": "query", "same": "muted"}


class TrialPage(Page):
    """The dry run: how many rows of each state, and every row with what it would do."""

    title = N_("4  Dry run")
    action = N_("Take in")

    def __init__(self) -> None:
        super().__init__()
        self._teams: dict[str, str] = {}
        self._exponent = 0
        self.counts = text_label("", "subheading")
        self.counts.setAccessibleName(_("How many rows of each state"))
        self.hints = text_label("", "query")
        self.hints.setWordWrap(True)
        columns = [
            Column(_("Row"), lambda row: str(row.row.number), 60, number=True),
            Column(_("State"), lambda row: _(STATES[row.state]), 116, tone=lambda row: _TONES.get(row.state, "ink")),
            Column(_("Number"), lambda row: row.number, 110),
            Column(_("Name"), lambda row: row.name, 130),
            Column(_("What"), self._told, 0, tone=_tone),
        ]
        self.rows = Ledger(_("Rows"), columns, lambda row: row.row.number)
        self.rows.chosen.connect(lambda _row: self.done.emit())
        self.what = text_label("", "muted")
        self.what.setWordWrap(True)
        self.rows.turned.connect(lambda row: self.what.setText(self._told(row) if row is not None else ""))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SMALL)
        layout.addWidget(self.counts)
        layout.addWidget(self.hints)
        layout.addWidget(framed(self.rows), 1)
        layout.addWidget(self.what)

    def show_trial(self, trial: Trial) -> None:
        """Show a dry run, what has problems first."""
        self._teams = {team.code: name_of(team) or team.code for team in trial.known}
        self._exponent = trial.exponent
        order = ("error", "changed", "alike", "new", "same")
        counts = trial.counts
        self.counts.setText("   •   ".join(f"{_(words)} {grouped(counts[state])}" for state, words in STATES.items()))
        hints = _hints(trial)
        self.hints.setText("\n".join(hints))
        self.hints.setVisible(bool(hints))
        self.rows.show_rows(sorted(trial.verdicts, key=lambda one: order.index("alike" if one.alike else one.state)))
        self.rows.take(0)

    def _told(self, verdict: Verdict) -> str:
        return told(verdict, self._teams, self._exponent)

    def begin(self) -> None:
        """In the rows; Enter takes them in."""
        self.rows.setFocus(Qt.FocusReason.TabFocusReason)


def _tone(verdict: Verdict) -> str:
    return "query" if verdict.alike else _TONES.get(verdict.state, "ink")


def _hints(trial: Trial) -> list[str]:
    """What is worth knowing before it is taken in."""
    hints = []
    if trial.teams:
        codes = joined([name_of(team) or team.code for team in trial.teams[:12]], language())
        hints.append(_("New teams, made with the first member: %(teams)s", teams=codes))
    if trial.counts["new"] and "entry" not in trial.columns:
        hints.append(_("No column says how members came: the new ones will count as newly developed."))
    alike = sum(bool(verdict.alike) for verdict in trial.verdicts)
    if alike:
        hints.append(_("Perhaps on the register already, under another number: %(count)s", count=grouped(alike)))
    return hints


def told(verdict: Verdict, teams: Mapping[str, str], exponent: int) -> str:
    """What a row would do, in words; ``teams`` are the words of codes, ``exponent`` is that of the currency."""
    if verdict.state == "error":
        return joined([sentence(problem, language()) for problem in verdict.problems], language())
    if verdict.member is not None and verdict.before is not None:
        return joined([_change(verdict, name, teams, exponent) for name in verdict.boxes], language())
    parts = [_("perhaps the same person as %(number)s", number=verdict.alike)] if verdict.alike else []
    if verdict.member is not None and verdict.member.team:
        team = teams.get(verdict.member.team, verdict.member.team)
        parts.append(_("%(label)s: %(value)s", label=_(field_of(Member, "team").label), value=team))
    return joined(parts, language())


def _change(verdict: Verdict, name: str, teams: Mapping[str, str], exponent: int) -> str:
    field = field_of(Member, name).in_currency(exponent)

    def words(member: Member | None) -> str:
        value = getattr(member, name)
        if field.choices is not None and value in field.choices:
            return _(field.choices[value])
        if name == "team" and value in teams:
            return teams[value]
        return field.text(value) or _("empty")

    return f"{_(field.label)} {words(verdict.before)} → {words(verdict.member)}"


class DonePage(Page):
    """What was taken in, and the rows with problems as a table of their own; ``wanted`` asks for that."""

    title = N_("5  Done")
    action = N_("Close")
    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said = text_label("", "subheading")
        self.copy = text_label("", "muted")
        self.about = text_label("")
        for label in (self.said, self.copy, self.about):
            label.setWordWrap(True)
        self.path = TargetRow()
        self.path.entered.connect(self.wanted)
        self.write = EnterButton(_("Save the rows with problems"))
        self.write.setAutoDefault(False)
        self.write.clicked.connect(self.wanted)
        self.written = text_label("", "strong")
        self.written.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(MIDDLE)
        for widget in (self.said, self.copy, self.about, self.path):
            layout.addWidget(widget)
        layout.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.written)
        layout.addStretch(1)

    def show_end(self, kept: int, copy: Path | None, wrong: int, offered: Path) -> None:
        """Say what happened; offer the table of problems where there are some."""
        words = _(
            "Members taken up or changed: %(count)s. Ctrl+Z in the list takes all of it back.", count=grouped(kept)
        )
        self.said.setText(words if kept else _("Nothing was taken in."))
        self.copy.setText(
            _("The file as it was before: %(file)s in the folder backups.", file=copy.name) if copy else ""
        )
        self.copy.setVisible(copy is not None)
        self.about.setText(
            _(
                "Rows with problems: %(count)s. Save them as a table: the same columns, and the problem of each row. "
                "Correct it there and import it again.",
                count=grouped(wrong),
            )
        )
        for widget in (self.about, self.path, self.write):
            widget.setVisible(wrong > 0)
        self.path.offer(offered)
        self.written.setText("")

    def mark(self, problem: Problem) -> None:
        """Say under the path what stands in the way."""
        self.path.mark(problem)

    def begin(self) -> None:
        """In the path where there is something to save."""
        if self.path.isVisibleTo(self):
            self.path.box.setFocus(Qt.FocusReason.TabFocusReason)
