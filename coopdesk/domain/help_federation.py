"""Help for the screens of the federation, in the order of the rail."""

from typing import Final

from coopdesk.domain.help_parts import HelpPage, HelpPart
from coopdesk.domain.help_states import REPORTED
from coopdesk.errors import N_

FOR: Final = N_("What it is for")
LISTED: Final = N_(
    "Ctrl+Shift+M lists the members that came inside the file in hand: typing searches, Ctrl+E "
    "writes a table. Where the movement counts otherwise than the list it is said above it; ask "
    "the co-operative."
)

CARRIED: Final = (
    HelpPart(N_("Catalogue of the federation"), (
        N_("The products with their constant prices, as every co-operative uses them: F5 enters one, F3 searches, "
           "the box below takes a table in. The unit of measure never changes. A final month keeps the prices it "
           "was made final with."),
    ), pages=("catalogue",)),
    HelpPart(N_("Annual plans"), (
        N_("The plan of output value for each co-operative, and of newly developed members where that is planned; "
           "those without one first. Enter types the year before and the targets, and goes on to the next. A change "
           "is a new edition; the latest counts. Shift+Tab leads to the year."),
    ), pages=("plans",)),
    HelpPart(N_("Shares of the months"), (
        N_("Which part of the annual plans falls on which month: all twelve boxes, together 100. Where none are "
           "set every month has the same part."),
    ), pages=("shares",)),
    HelpPart(N_("Settings of the federation"), (
        N_("Names and telephone, the marks at the head of the form, the limits beyond which a written reason is "
           "asked for, and the year of constant prices as long as no month counts by it. Code and currency stand "
           "for good. Ctrl+Enter keeps. The co-operatives get every change with their next update."),
    ), pages=("settings",)),
    HelpPart(N_("Marks of the forms"), (
        N_("Each form with the number, issuing body, approval and validity that it prints at its upper right corner. "
           "Enter opens one; what is empty is printed as for all forms, and a form of which nothing is set stands in "
           "grey. Ctrl+Delete empties a form's marks when it is pressed twice. The papers of members have no number "
           "of their own: they print marks only where some are set for them."),
        N_("A month that ends after the form's approval is told of beside the form before it is printed, here and "
           "at the co-operatives: enter the new approval and write the updates anew. It can be printed all the same."),
    ), pages=("forms",)),
)  # fmt: skip

COOPERATIVES: Final = HelpPage("cooperatives", N_("Co-operatives"), (
    HelpPart(FOR, (
        N_("The register: who is due to report, whom to call, and which computers are trusted. Every list and "
           "every summary counts by it."),
    )),
    HelpPart(N_("The register"), (
        N_("F5 enters a co-operative, Enter opens one, F3 searches. Before it was founded and after it was "
           "dissolved no return is due; the day on which it joined the federation decides whether it counts as "
           "affiliated. Nobody is deleted."),
    ), pages=("register",)),
    HelpPart(N_("One co-operative and its computers"), (
        N_("On the right stand the seals that are trusted for it. Type the check number from the signed "
           "registration sheet; if it is that of a file that waits, the file counts at once. If the digits "
           "differ, do not trust: ask for the sheet again."),
        N_("“A computer was lost or stolen…” revokes a seal through its last valid file."),
    ), pages=("cooperative",)),
    HelpPart(N_("Updates"), (
        N_("One file for each co-operative, with name and code, catalogue and prices, plan, limits, due days and "
           "the keys. The first one begins the desk of a new co-operative. Choose a folder and write one or all; "
           "a file that would say the same again is the same again."),
        N_("After prices, plans, limits, due days or keys were changed, write the updates anew and carry them out: a "
           "co-operative knows nothing of a change before it has taken its update over."),
    ), pages=("updates",)),
    HelpPart(N_("Own seal"), (
        N_("The seal with which this computer writes receipts and updates, and its check number."),
    ), steps=(
        N_("“Replace this seal…” makes a new one; it is used at once."),
        N_("Write the updates of all and carry them out. They are still sealed with the old seal and name the "
           "new one. Along with later updates that one file goes out again until the old seal is revoked."),
        N_("When every co-operative has taken its update over, revoke the old seal through its last file, and "
           "write the updates once more. If it was stolen, do so at once: who missed the change compares the new "
           "seal by telephone."),
    ), pages=("seal",)),
    *CARRIED,
))  # fmt: skip

INBOX: Final = HelpPage("inbox", N_("Inbox"), (
    HelpPart(FOR, (
        N_("Files of the co-operatives are taken in here, each with its verdict; what needs a person is decided "
           "here; and receipts go out from here."),
    )),
    HelpPart(N_("Taking in"), (
        N_("Choose the stick or folder and press Enter, or drop files on the window. Take everything: files that "
           "are known already change nothing. You can cancel at any time; what has its verdict stays in."),
        N_("Then look at the rows in colour: not accepted, waiting, two corrections. “What the verdicts mean” (→ "
           "in this help) says what to do with each."),
    ), pages=("take",)),
    HelpPart(N_("Waiting"), (
        N_("Files that came in and do not count yet. Enter goes to the seal: compare its check number with the "
           "signed sheet, all 30 digits, and trust it; or enter the co-operative on the register first. A seal "
           "that is trusted for another co-operative is never moved: ask whose file it is."),
    ), pages=("waiting",)),
    HelpPart(N_("Arrivals"), (
        N_("Everything that came in and how it stands now. Delete: this file is not to count (the reason goes "
           "out with the receipt); the same key takes that back. Ctrl+Delete takes its whole batch back, days "
           "later too, and counts it again. Nothing is erased: files, decisions and reasons stay on record."),
        N_("A file that also came in with another batch goes on counting when one batch is taken back."),
        LISTED,
    ), pages=("arrivals",)),
    HelpPart(N_("Questions"), (
        N_("Choose a return that counts, the line, its box, and write the question. It goes out with the next "
           "receipt; at the co-operative the month opens at that line and box. The month counts meanwhile."),
        N_("A correction that comes in ends the questions to the earlier file. If the figure was right after "
           "all, press Delete on the return and write what came of the question: the next receipt tells it."),
        N_("Ctrl+P shows all questions on paper: to whom, about which box, whether they are settled and why."),
    ), pages=("questions",)),
    HelpPart(N_("Receipts"), (
        N_("One file for each co-operative, or all at once into one folder. A receipt says how every file of it "
           "stands; the newest replaces all before it, so a lost one is no loss. Where nothing changed, the same "
           "file is written again."),
        N_("Ctrl+P shows the one written last on paper: every file with its number and how it stands, open questions, "
           "places in competitions, and who hands it over and takes it. “All of them” as the co-operative prints a "
           "page for each, to go with the sticks."),
    ), pages=("receipts",)),
    HelpPart(N_("Encryption"), (
        N_("The keys for which return files are encrypted, and the escrow key for the safe: see the topic of "
           "that name."),
    ), pages=("encryption",)),
    HelpPart(N_("What can go wrong"), (
        N_("A yellow line says that a data file exists twice: two different files bear one number of one "
           "computer. Ask the co-operative which copy is right and do not accept the files of the other."),
        N_("A whole folder of another year was taken in: take the batch back under Arrivals."),
    )),
))  # fmt: skip

FORKS: Final = HelpPage("forks", N_("Two corrections of one month"), (
    HelpPart(N_("How it comes about"), (
        N_("Every correction names all files that it replaces. Two that do not know of each other were written "
           "from two copies of a data file, or after a backup was restored. The program does not guess which is "
           "right."),
        N_("Meanwhile the latest statement that both correct counts. If there is none, or it never came, nothing "
           "counts and the month is “in dispute” in every list."),
    )),
    HelpPart(N_("What to do"), steps=(
        N_("Inbox, page Arrivals, Enter on the row: all corrections stand side by side, what differs comes "
           "first."),
        N_("Ring the co-operative and ask which one is right."),
        N_("Choose it, and write why. The other one stays on record as not chosen; you can choose otherwise "
           "later."),
    )),
    HelpPart(N_("When it ends by itself"), (
        N_("A later correction of the co-operative that names both heals it. If yet another one comes that names "
           "neither, your choice lapses, for you had not seen that one: choose again."),
    )),
))  # fmt: skip

SUMMARY: Final = HelpPage("summary", N_("Summary"), (
    HelpPart(FOR, (
        N_("The sums of all co-operatives for the month in hand, by kind, district, trade or one by one, with "
           "how many of those due have reported. Ratios are sums over sums, never averages."),
    )),
    HelpPart(N_("What to do"), steps=(
        N_("Alt+S chooses whether all on the register count or only the affiliated, Alt+G the grouping."),
        N_("Enter goes into a group and on to a co-operative, Backspace out again. Ctrl+P prints."),
    ), pages=("summary",)),
    HelpPart(N_("Handing up"), (
        N_("Ctrl+U: type the number of the summary and to whom it goes. From then on it is frozen under that "
           "number: what it said is kept, whatever comes later."),
        N_("What arrives or is decided afterwards is told under the summary, old and new. It is not changed in "
           "secret: the summary of a later month prints it as “corrections of earlier months”, and the one after "
           "that does not tell it again once it was handed up."),
        N_("The same number cannot be given twice."),
    )),
    HelpPart(N_("What moved since"), (
        N_("Ctrl+R: type a day, or the number of a summary that was handed up. Output value, plan fulfilment and "
           "rank stand there old and new wherever they moved, for the federation, the kinds and the "
           "co-operatives. Enter opens a co-operative, Ctrl+P prints the restatement sheet."),
        N_("The page Handed up lists all numbers, with day and recipient. Enter on one shows what moved since."),
    ), pages=("moved", "handed")),
    HelpPart(N_("Charts"), (
        N_("The page Charts (Ctrl+PgDn) shows output against plan month by month and to date, how far the plan to "
           "date is fulfilled by the grouping chosen, members joined and left, and returns due and reported. ↑ ↓ "
           "PgUp PgDn Home End move it; Ctrl+P opens the paper Plan progress, which has the same drawings with "
           "the table."),
        N_("Of the plan to date who is furthest behind stands first. A light bar lacks returns: what is missing or in "
           "dispute counts as no output, and reported/due stands beside it."),
        N_("The cost per 100 yuan of output value is of the co-operatives that tell their production cost, and of "
           "their output only; how many they are stands under each month."),
    ), pages=("charts",)),
    HelpPart(N_("As known on an earlier day"), (
        N_("Alt+K on the summary, and the box “As known on” under Reports: type a day. Figures and paper are as "
           "they were with what was on record by the end of that day; what came in, was entered or decided later "
           "is left out, and the paper says so in its head."),
        N_("Empty the box to come back to now. Only what is known now can be handed up."),
    )),
    HelpPart(N_("What can go wrong"), (
        N_("A figure looks too small: read the notes below the table. They name how many are missing, late, in "
           "dispute or entered by the federation."),
    )),
))  # fmt: skip

REPORTING: Final = HelpPage("reporting", N_("Reporting"), (
    HelpPart(FOR, (
        N_("Who has not reported: every co-operative with the months of the year, whom to call, what was "
           "promised."),
    )),
    HelpPart(N_("What to do"), steps=(
        N_("F4 shows only what is missing. The arrows go from month to month; the line below says who is "
           "responsible, the telephone, and the last call."),
        N_("Enter opens the calls about that month; F5 notes whom you called, what was said and which day was "
           "promised."),
        N_("Shift+F4 shows only months with a question that is not settled; the line below says what was asked."),
        N_("Ctrl+P prints the list of those to be called, and the questions that are not settled; on the page Calls "
           "the calls."),
        LISTED,
    ), pages=("months", "calls")),
    REPORTED,
    HelpPart(N_("Signs"), (
        N_("An equals sign: every figure equals the month before; ask whether the old month was sent again. "
           "Three dots: a file came in and waits in the inbox. A star: somebody was called."),
        N_("A wavy line (~): it was entered here before the co-operative's own file came."),
    )),
    HelpPart(N_("Due days and holidays"), (
        N_("The usual day of the next month, unless a month has a day of its own. If it falls on a rest day or a "
           "holiday, the next working day holds. Whether a return is late is told by the date submitted that "
           "stands in it, not by the clock of any computer or the day the stick came."),
        N_("The co-operatives see changed days only after they took their next update over."),
    ), pages=("due_days", "holidays")),
    HelpPart(N_("A return on paper or by telephone"), (
        N_("The federation can enter it, so that it counts in time. It is marked as entered and counted apart in "
           "every summary. The co-operative's own file takes its place as soon as one comes; what differs is "
           "shown."),
        N_("Ctrl+K on the month opens the screen for it. A month whose file came before is not entered; one that "
           "was entered before its file came bears the sign ~, and Ctrl+K compares both."),
    )),
))  # fmt: skip

KEYING: Final = HelpPage("keying", N_("Enter a month"), (
    HelpPart(FOR, (
        N_("The clerk's screen of one month for any co-operative, for a return that came on paper or by "
           "telephone. The yellow line says whose month it is."),
    )),
    HelpPart(N_("What to do"), steps=(
        N_("Output, labour and other amounts as the clerk would; F4 begins with the lines of the month before. "
           "The program keeps no teams of a co-operative here: type their codes as they stand on the paper."),
        N_("Movement: type what is on the paper, by women and men where it tells them apart. The members at the "
           "end of the month before stand in the opening already. Instead of member-days the average can be "
           "typed."),
        N_("Check: what stands out asks for a reason as at the desk of the co-operative, also an opening that is "
           "not the end of the month before. Type who prepared and who signed the paper, and finalise."),
        N_("Ctrl+K leads back to Reporting. Everything is saved as it is typed."),
    ), pages=("output", "labour", "movement", "accounts", "notes", "check")),
    HelpPart(N_("When the co-operative's own file comes"), (
        N_("The file counts from then on, and nothing can be entered here any more. What was entered stays; the "
           "page Versions shows it beside the file, box by box, and what that moves in the figures."),
    ), pages=("versions",)),
))  # fmt: skip
