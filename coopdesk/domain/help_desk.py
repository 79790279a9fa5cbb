"""Help for the screens of a co-operative, in the order of the rail."""

from typing import Final

from coopdesk.domain.help_parts import HelpPage, HelpPart
from coopdesk.errors import N_

FOR: Final = N_("What it is for")
STEPS: Final = N_("What to do")
WRONG: Final = N_("What can go wrong")

THIS_MONTH: Final = HelpPage("this_month", N_("This month"), (
    HelpPart(FOR, (
        N_("It shows what is to be done for the month in hand, how far it is and when it is due. Every step "
           "opens the screen where it is done."),
    ), pages=("work",)),
    HelpPart(STEPS, steps=(
        N_("Look at the month at the top; Alt+← and Alt+→ go to the month before and the next."),
        N_("↑ and ↓ choose a step, Enter goes there: members, output, labour, check, print, send."),
        N_("The last step shows what the federation said. Enter on a question opens the line that is asked "
           "about."),
    )),
    HelpPart(N_("Charts"), (
        N_("The page Charts (Ctrl+PgDn) draws the year to the month in hand: output against plan month by month and to "
           "date, plan fulfilled, members joined and left, and the cost per 100 yuan of output value where "
           "the production cost is typed under Other amounts. Figures before the start are in the sums to date; "
           "drafts are in none."),
        N_("↑ ↓ PgUp PgDn Home End move it; Ctrl+P opens the paper Plan progress with the same drawings and the "
           "table."),
    ), pages=("charts",)),
    HelpPart(WRONG, (
        N_("A yellow line says that an older month is not reported yet: finish that one first, for the movement "
           "of members goes from month to month."),
        N_("You keyed a month under the wrong heading: open Monthly return and press Ctrl+M; the whole month "
           "moves."),
    )),
))  # fmt: skip

MEMBERS: Final = HelpPage("members", N_("Members"), (
    HelpPart(FOR, (
        N_("The register of the members. Who joins or leaves is entered here, and only here; the monthly return "
           "counts it by itself."),
    )),
    HelpPart(STEPS, steps=(
        N_("F3 searches by number, name or the sound of the name; F4 turns between present, left, applicants, "
           "all."),
        N_("F5 enters a new member with the day of joining. For someone who leaves, open the sheet and enter the "
           "day and the reason."),
        N_("What happened in a month that is final already is booked in the oldest open month as found late."),
        N_("A wrong value says so when its box is left; Esc there brings back what stood in it before."),
        N_("Ctrl+Z takes back what was done last; on the sheet of another member it says first what that was, and "
           "does it when pressed once more."),
        N_("Ctrl+P prints: in the list the member list of the month, on the sheet the card of that member."),
    )),
    HelpPart(N_("Tables in and out"), (
        N_("Ctrl+I takes a spreadsheet or a CSV table in: choose the file, say which column is what, look at the "
           "trial run, then take it in. Nothing is changed before the last step, and the whole of it can be "
           "undone at once."),
        N_("Rows with something wrong stay out; they can be saved as a workbook that says what is wrong with "
           "each. Correct them there and take that table in again. Ctrl+E writes the register to a table."),
    ), pages=("tables",)),
    HelpPart(WRONG, (
        N_("A member was entered by mistake: Ctrl+Delete twice takes the entry off; it lies in the bin under "
           "History. Someone who really left is not deleted but leaves."),
        N_("A final month counted a member wrongly: Ctrl+R corrects the member together with the months it "
           "changes."),
    )),
))  # fmt: skip

MONTHLY_RETURN: Final = HelpPage("monthly_return", N_("Monthly return"), (
    HelpPart(FOR, (
        N_("The figures of one month as they stand on paper. Everything is saved as it is typed."),
    )),
    HelpPart(STEPS, steps=(
        N_("Output: F4 takes over last month's lines; type the figures and press Enter. A lone - and Enter means "
           "not applicable, 0 is nought, empty means not filled in."),
        N_("F7 goes to the total on paper; type it and the difference shows at once."),
        N_("Labour and the other pages the same way; Ctrl+PgDn turns the page."),
        N_("Other amounts: services and unfinished goods are part of the value at current prices. The production cost "
           "may be left blank; where it is typed, the cost of 100 yuan of output value is reckoned, for this month "
           "and with the others that tell theirs. It is in the charts and in the summary, not on form 1."),
        N_("Check: go through what has to be corrected, and give a reason for what is unusual but right (F2)."),
        N_("Type who prepared and who signs and the date submitted, then press “Finalise this month”."),
    ), pages=("output", "labour", "accounts", "notes", "check")),
    HelpPart(N_("After it is final"), (
        N_("A final month cannot be changed. “Correct this month” opens it again and asks for the reason; the "
           "final version counts until the correction is final too."),
        N_("A correction does not overwrite: every version stays readable under Versions, and any two can be "
           "compared. The correction has to be sent like the month itself; the federation then counts it in "
           "place of the earlier one."),
    ), pages=("versions",)),
    HelpPart(N_("Movement"), (
        N_("It is counted from the register of members and cannot be typed. If it is wrong, correct the member."),
    ), pages=("movement",)),
    HelpPart(N_("Second keying"), (
        N_("The month can be keyed once more from the paper without seeing the first keying (F8 output and "
           "labour, F9 compare). What differs is settled side by side: 1 the first is right, 2 the second."),
    ), pages=("second",)),
    HelpPart(WRONG, (
        N_("“Settle the points at the left first”: what has to be corrected still stands there. Enter on it goes "
           "to its cell."),
        N_("The whole month stands under the wrong heading: Ctrl+M moves it, as long as it is a draft."),
        N_("Work stopped all month: mark it as a nil return on the page Check; it is sent like any other."),
    )),
))  # fmt: skip

COMPETITIONS: Final = HelpPage("competitions", N_("Competitions"), (
    HelpPart(FOR, (
        N_("Competitions of the teams: points are counted from the monthly return by the conditions that were "
           "announced. Nothing is typed twice."),
    )),
    HelpPart(STEPS, steps=(
        N_("F5 sets a competition up in six steps: title and months, entrants, method and indicators, limits, prizes, "
           "preview. Enter goes from box to box and on to the next step; each indicator stands in words as it is "
           "typed."),
        N_("The preview scores an earlier month by these conditions before anybody knows them; Enter on the day "
           "announces, Ctrl+Enter keeps a draft. Ctrl+Shift+D does the same again for the next months."),
        N_("F4 changes a draft or what was announced. After the first evaluation it makes a new edition and asks for "
           "the reason; what was evaluated keeps its conditions."),
        N_("The line at the head says where the competition stands; F9 does what is next: announce, evaluate, settle "
           "objections, decide, hand over."),
        N_("Ctrl+P prints the evaluation sheet; from the pages Conditions, Letters and Banner their own papers. The "
           "certificates and the board of honour for the wall, on A3 or A4, are under Reports."),
    ), pages=("conditions",)),
    HelpPart(N_("Standings"), (
        N_("F7 chooses the board: an evaluation, which never changes, or how it is now, provisional until the month is "
           "final. F11 shows it on the whole screen, to be read by everybody; Esc comes back."),
        N_("The arithmetic of the point in hand stands beside it. Enter goes to the line of the return, or to the "
           "keyed value, it comes from."),
        N_("A number typed on a point, or F8, tries another value: the board shows what would be, nothing is kept. "
           "Ctrl+P prints it marked as a trial, Esc ends it."),
    ), pages=("standings",)),
    HelpPart(N_("Keyed values and quota work"), (
        N_("What no return carries is keyed for each entrant and month, with the place where it is written. Empty is "
           "not filled in and never zero: the entrant then shows “data incomplete”. Alt+PgDn turns to the next month."),
        N_("Where members compete by quota, their accepted pieces can be keyed with the hours for one; the standard "
           "hours follow."),
    ), pages=("costs", "quota")),
    HelpPart(N_("Letters"), (
        N_("A letter of challenge names whom it challenges, and what is pledged in each indicator; who was challenged "
           "answers. A person whom nobody challenged pledges. Enter opens the letter of the one in hand; it is kept "
           "with Ctrl+Enter, or when another is taken in hand."),
        N_("Whoever has no letter yet gets an empty one to write by hand when they are printed, and there is one more. "
           "After the first evaluation nothing pledged is changed any more."),
    ), pages=("pledges",)),
    HelpPart(N_("Evaluation, objections, decision"), (
        N_("Progress puts the evaluations side by side; F8 evaluates a month or the whole. Objections are kept with "
           "their reply and vote; as long as one is open, nothing is decided."),
        N_("The decision awards by the points, or otherwise with a note, and is never edited. The day of handing over "
           "is noted afterwards; Banner shows who holds it and since when."),
        N_("If a return is corrected after an evaluation, the board says “restated”; “Since then” shows what would "
           "change."),
    ), pages=("progress", "objections", "decision", "banner", "since")),
    HelpPart(WRONG, (
        N_("A team is “not eligible”: an accident with a day or more off work, or another condition of "
           "eligibility, stands in the return. If the return is wrong, correct it there."),
    )),
))  # fmt: skip

COOPERATIVE: Final = HelpPage("cooperative", N_("This co-operative"), (
    HelpPart(FOR, (
        N_("What changes seldom: name and kind of the co-operative, teams, products, persons at the desk, and "
           "the figures before the start."),
    )),
    HelpPart(N_("Particulars"), (
        N_("What the federation sets (name, trade, district, prices, limits, due day) comes with its update file "
           "and is taken over under Send and receive. The code never changes."),
    ), pages=("particulars",)),
    HelpPart(N_("Teams and products"), (
        N_("F5 enters a new one, Enter opens one. A product keeps its unit for ever: another unit is a new "
           "product. What a line or a member names cannot be taken off the list."),
    ), pages=("teams", "products")),
    HelpPart(N_("Figures before the start"), (
        N_("What was reported on paper before the first month here. Without it the sums to date on the form "
           "begin with the first month."),
    ), pages=("opening",)),
    HelpPart(N_("Persons at the desk"), (
        N_("Without a list everyone may do everything. With a list F12 says who sits here; an entry clerk "
           "enters, “Check and sign” also makes months final, the administrator also sets up the desk. It is for "
           "accountability, not a lock: there are no passwords."),
    ), pages=("people",)),
    HelpPart(N_("Marks of the forms"), (
        N_("The number, issuing body, approval and validity that each form prints at its upper right corner. They are "
           "the federation's and come with its update. Where it is said beside a form that its approval ended, ask "
           "the federation for a new update; the form can be printed all the same."),
    ), pages=("forms",)),
))  # fmt: skip
