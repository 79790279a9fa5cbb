"""What the words mean: how a month stands at the co-operative and at the federation, and each verdict on a file."""

from typing import Final

from coopdesk.domain.help_parts import HelpPage, HelpPart
from coopdesk.domain.month_states import MONTH_STATES
from coopdesk.domain.packets import VERDICTS
from coopdesk.domain.reporting import STATES
from coopdesk.errors import N_

MONTH_HELP: Final = {
    "none": N_("Nothing is entered for this month."),
    "skipped": N_("A later month is final, this one is not begun. It can still be entered and sent, late."),
    "draft": N_("Figures are entered; they can be changed at any time. Nobody else sees them."),
    "final": N_("It is checked and cannot be changed. Write its file under Send and receive; there it is called "
                "“Final, no file yet” until then."),
    "sent": N_("The file was written. Nobody has confirmed yet that it arrived: it may still lie in a drawer. "
               "Without a receipt, write it again; the federation never counts it twice. A receipt may also say "
               "that the file arrived and waits there until the seal of this computer is compared."),
    "received": N_("A receipt of the federation names exactly this file. Nothing is left to do."),
    "question": N_("It arrived and counts, but the federation asks about it. Enter opens the line and the box. "
                   "If the figure is wrong, correct the month and send the correction; if it is right, tell the "
                   "federation why. It settles the question, and the next receipt says what became of it."),
    "refused": N_("The federation does not count this file; its reason stands below the list. Correct the month, "
                  "make it final again and send the new file."),
    "fork": N_("The federation has two different corrections of this month that do not know of each other, "
               "mostly because the data file exists twice. Tell it by telephone which one is right."),
    "replaced": N_("A later correction of this month is final. The earlier file stays here as evidence."),
    "other": N_("The federation counts a file of this month that was not written from this data file: it chose "
                "another correction, or another copy of the data file went on. If that is wrong, ring the "
                "federation."),
}  # fmt: skip
"""What it means how a month stands at the co-operative, by its key in `MONTH_STATES`."""

VERDICT_HELP: Final = {
    "accepted": N_("The file is whole, its seal is trusted, and its figures count. Nothing is left to do."),
    "known": N_("Exactly this file was taken in before, perhaps under another name. It changes nothing."),
    "superseded": N_("A correction of this month that names this file is here already, so that one counts and "
                     "this one does not. It stays on record; files may come in any order."),
    "older": N_("A receipt or an update with a lower number than the one taken in before. It changes nothing."),
    "fork": N_("Two corrections of one month that do not know of each other. Open Arrivals, press Enter and "
               "choose one; until then the earlier statement that both correct counts, or nothing where there is "
               "none."),
    "pending": N_("The file is kept, its figures do not count yet. Either the seal of its computer was never "
                  "compared, or its co-operative is not on the register, or the seal is trusted for another "
                  "co-operative. Open Waiting: it says which, and what to do. Once that is settled the file is "
                  "taken in by itself."),
    "refused": N_("The file does not count: it is damaged, meant for another federation, in another currency, of "
                  "a later version of coopdesk, encrypted for another key, under a revoked seal, or a person "
                  "here did not accept it. The reason stands beside it; “Copy text to the sender” puts a text "
                  "for the co-operative on the clipboard."),
    "unchosen": N_("A person here chose the other correction of this month. If that was wrong, open the row and "
                   "choose this one."),
    "withdrawn": N_("The batch with which it came was taken back. Ctrl+Delete on the row counts the batch again."),
    "whole": N_("Looked at with the command verify: not a single character was changed since it was sealed. "
                "Whether the seal is that of the right computer is told by comparing the check number."),
    "encrypted": N_("Looked at without the key: nothing of its contents can be told. The federation sees it when "
                    "it takes the file in."),
}  # fmt: skip
"""What each verdict means and what to do with it, by its key in `VERDICTS`."""

REPORTING_HELP: Final = {
    "disputed": N_("Two corrections that do not know of each other, and no earlier statement: nothing counts "
                   "until one is chosen in the inbox."),
    "missing": N_("The due day is over and nothing counts. Enter opens the calls; note whom you called and what "
                  "was promised."),
    "queried": N_("It counts, and the federation asks about it: the question was not settled yet. Settle it in "
                  "the inbox, page Questions, once the answer is there."),
    "late": N_("It counts, but the date submitted that stands in the return is after the due day."),
    "nil": N_("It was reported that work stopped; it counts as reported."),
    "keyed": N_("The federation entered it, from paper or by telephone. A file of the co-operative takes its "
                "place as soon as one comes."),
    "time": N_("It counts, and it was submitted by the due day."),
    "open": N_("Nothing came yet, and the due day is not over."),
    "undue": N_("The co-operative was not founded yet, or is dissolved."),
}  # fmt: skip
"""How a month stands at the federation, by its key in `domain.reporting.STATES`."""

MONTHS: Final = HelpPage("month_states", N_("How a month stands"), (
    HelpPart(N_("From draft to received"), (
        N_("The words stand on This month and under Send and receive, with the day since when. Only a receipt "
           "for exactly the file that was sent makes a month “received”; an old receipt, or one for an earlier "
           "version, does not."),
    ), terms=tuple((words, MONTH_HELP[state]) for state, words in MONTH_STATES.items())),
    HelpPart(N_("When “received” goes back to “sent”"), (
        N_("A newer receipt does not list the file any more, for instance because the federation went on from an "
           "older copy of its data. Write the file again; nothing is lost and nothing is counted twice."),
    )),
))  # fmt: skip

VERDICT_PAGE: Final = HelpPage("verdicts", N_("What the verdicts mean"), (
    HelpPart(N_("Each file gets one verdict"), (
        N_("It says how the file stands now. Order and repetition do not matter: the same files in another "
           "order, or twice, lead to the same figures. A bad file stops no other."),
    ), terms=tuple((words, VERDICT_HELP[verdict]) for verdict, words in VERDICTS.items())),
))  # fmt: skip

REPORTED: Final = HelpPart(
    N_("What the words mean"), terms=tuple((words, REPORTING_HELP[state]) for state, words in STATES.items()),
)  # fmt: skip
