"""Which boxes stand beside a report."""

from typing import Final

from coopdesk.domain.desk import ROLES
from coopdesk.services.competition_reports import BY_HAND, OF_EVALUATION, PAPERS
from coopdesk.services.reports import FORMS

TAKES: Final = {
    **{(name, "cooperative"): ("period", "language", "filling") for name in FORMS},
    **{(name, "federation"): ("period", "cooperative", "known_on", "language", "filling") for name in FORMS},
    ("missing", "federation"): ("period", "known_on", "language"),
    ("cooperatives", "federation"): ("period", "search", "language"),
    ("plans", "federation"): ("period", "search", "language"),
    ("holidays", "federation"): ("language",),
    **{("catalogue", role): ("search", "language") for role in ROLES},
    ("restatement", "federation"): ("period", "since", "scope", "known_on", "language"),
    ("members-of-return", "federation"): ("period", "cooperative", "language"),
    ("registration-sheet", "cooperative"): ("language",),
    ("registration-sheet", "federation"): ("language",),
    **{("handover", role): ("language",) for role in ROLES},
    ("receipt", "cooperative"): ("language",),
    ("receipt", "federation"): ("cooperative", "language"),
    ("summary", "cooperative"): ("period", "by", "scope", "known_on", "language", "filling"),
    ("summary", "federation"): ("period", "by", "scope", "known_on", "language", "filling"),
    ("plan-progress", "federation"): ("period", "by", "scope", "known_on", "language"),
    ("plan-progress", "cooperative"): ("period", "known_on", "language"),
    ("annual-return", "cooperative"): ("period", "columns", "language", "filling"),
    ("annual-return", "federation"): ("period", "cooperative", "columns", "known_on", "language", "filling"),
    ("members-list", "cooperative"): ("period", "day", "order", "language", "filling"),
    ("member-card", "cooperative"): ("member", "language", "filling"),
    ("movement-list", "cooperative"): ("period", "language", "filling"),
    **{(name, role): ("language",) for name in ("history", "members", "questions") for role in ROLES},
    **{("standings", role): ("competition", "evaluation", "language") for role in ROLES},
    **{
        (name, role): ("competition", *(["evaluation"] if name in OF_EVALUATION else []),
                       *(["paper"] if name == "competition-board" else []), "language",
                       *(["filling"] if name in BY_HAND else []))
        for name in PAPERS for role in ROLES
    },
}  # fmt: skip
"""The boxes of a report by role; another report has period and language."""
