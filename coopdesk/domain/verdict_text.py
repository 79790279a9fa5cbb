"""What became of return files, as lines for a terminal."""

import shlex
from collections import Counter
from collections.abc import Sequence
from typing import Final

from coopdesk.domain.language import Language, explain, month_name, say
from coopdesk.domain.numbers import grouped
from coopdesk.domain.packets import VERDICTS, Seen, Verdict
from coopdesk.errors import N_, DeskError

QUIET: Final = ("accepted", "known", "whole")
"""Verdicts of which the total says enough."""
MOST_SEALS: Final = 10
"""So many seals are written out to be compared."""


def reception_text(verdicts: Sequence[Verdict], language: Language) -> list[str]:
    """A line for each file of which more than its number must be known, then how many files met which verdict."""
    told = [_line(verdict, language) for verdict in verdicts if verdict.verdict not in QUIET or verdict.reason]
    counts = Counter(verdict.verdict for verdict in verdicts)
    width = max((len(grouped(count)) for count in counts.values()), default=0)
    totals = [
        f"{grouped(counts[verdict]):>{width}}  {_words(verdict, language)}" for verdict in VERDICTS if counts[verdict]
    ]
    return told + totals


def seals_text(
    seals: Sequence[tuple[str, str]], file: str, language: Language, of_federation: bool = False
) -> list[str]:
    """What to do about files that wait: the command that trusts each (co-operative, seal), once it was compared."""
    if not seals:
        return []
    words = N_("Compare each seal with the registration sheet of its co-operative; where it is the same:")
    if of_federation:
        words = N_("Compare the seal with the federation, by its paper or by telephone; where it is the same:")
    lines = [say(words, language)]
    lines += [f"  coopdesk trust {shlex.quote(file)} {seal} --for {code}" for code, seal in seals[:MOST_SEALS]]
    if len(seals) > MOST_SEALS:
        lines.append(say(N_("and %(count)s more"), language, count=grouped(len(seals) - MOST_SEALS)))
    return lines


def seen_text(seen: Seen, language: Language) -> list[str]:
    """What a file says of itself, each thing with its name before it."""
    verdict = seen.verdict
    said = {
        N_("Verdict"): _words(verdict.verdict, language),
        N_("Reason"): explain(_bare(verdict.reason), language) if verdict.reason else None,
        N_("Co-operative"): verdict.cooperative,
        N_("Month"): month_name(verdict.period, language) if verdict.period else None,
        N_("Correction no."): verdict.revision,
        N_("File number"): verdict.packet,
        N_("Computer's seal"): seen.public_key,
        N_("Number of the seal"): seen.key_id,
        N_("Check number"): seen.check_number,
    }
    lines = [
        say(N_("%(label)s: %(value)s"), language, label=say(label, language), value=value)
        for label, value in said.items()
        if value is not None
    ]
    return [verdict.file, *(f"  {line}" for line in lines)]


def _line(verdict: Verdict, language: Language) -> str:
    """The file, whose it is, the verdict, and why."""
    whose = [verdict.cooperative, month_name(verdict.period, language) if verdict.period else None]
    parts = [verdict.file, *filter(None, whose), _words(verdict.verdict, language)]
    if verdict.reason:
        parts.append(explain(_bare(verdict.reason), language))
    return " · ".join(parts)


def _words(verdict: str, language: Language) -> str:
    """The words of a verdict; a file may wait for more than its seal, which its reason says."""
    return say(N_("waiting") if verdict == "pending" else VERDICTS[verdict], language)


def _bare(reason: DeskError) -> DeskError:
    """A reason without the name of its file, which stands before it."""
    inner = reason.values.get("reason")
    return inner if "file" in reason.values and isinstance(inner, DeskError) else reason
