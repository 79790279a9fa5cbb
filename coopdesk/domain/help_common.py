"""Help for the screens that both offices have, and for the first start."""

from typing import Final

from coopdesk.domain.filling import FIGURE_LABELS
from coopdesk.domain.help_parts import HelpPage, HelpPart
from coopdesk.errors import N_

REPORTS: Final = HelpPage("reports", N_("Reports"), (
    HelpPart(N_("What it is for"), (
        N_("Every paper of the desk, seen before it is printed. Nothing on this screen changes a figure."),
    )),
    HelpPart(N_("What to do"), steps=(
        N_("Choose the report with ↑ and ↓, Enter, then period, language and what else the paper asks for."),
        N_("PgUp and PgDn turn the pages of the preview, Ctrl++, Ctrl+- and Ctrl+0 change their size. Ctrl+T shows the "
           "list of the pages: ↑ and ↓ go, a number goes to that page."),
        N_("F3 searches in the text: type, Enter; F3 goes on, Shift+F3 back, Esc ends. Ctrl+C copies the text of the "
           "page, ready for a spreadsheet."),
        N_("Ctrl+S saves a PDF, Ctrl+Shift+O opens it in another program without saving it. Ctrl+P prints: choose "
           "printer, copies and pages, Enter; forms always print at their own size."),
        N_("“As known on”, where there is such a box: the paper as it was with what was on record by the end of "
           "that day. Leave it empty for now."),
    )),
    HelpPart(N_("Tables of several pages"), (
        N_("The sums of a table that goes on overleaf are carried to the next page: they stand at the foot of the one "
           "and at the head of the other. A total is not in them, and a column that does not add has none."),
    )),
    HelpPart(N_("Rare characters"), (
        N_("Every character of 通用规范汉字表 can be printed. A rarer one is taken from another typeface of this "
           "computer, where a TrueType one has it and allows that."),
        N_("Where none has it, nothing is printed yet: it is said over the pages which characters are lacking, on "
           "which page and in which text. Ctrl+C copies that. Write the character in another way, install a typeface "
           "that has it, such as SimSun-ExtB, or press Alt+B: the paper then has a box in its place, and its foot "
           "says what is to be written in by hand."),
        N_("On the command line coopdesk report does so with --boxes; coopdesk check lists the entries of the whole "
           "file that have such characters."),
    )),
    HelpPart(N_("Annual return"), (
        N_("Form 1 over the months of a year, a quarter or any other period, in columns by quarter or by month: what "
           "flows is summed, the opening is that of the first month, the closing that of the last, averages and "
           "percentages are reckoned from the sums."),
        N_("It says how many of the months due are in it and which are missing. At its end stands every month with "
           "its correction and check code, to be compared with Ctrl+B one by one; the code at the foot and its QR "
           "code bind them all, once none is missing, and Ctrl+B takes them too."),
    )),
    HelpPart(N_("Plan progress"), (
        N_("How far the annual plans are fulfilled from January to the last month of the period, the furthest first, "
           "with the returns reported and due beside each. At a co-operative it is its own plan."),
        N_("The growth against last year is of those whose months are known of both years, at a co-operative also by "
           "the figures before its start; otherwise it is blank."),
        N_("Under the table stand charts: output against plan by month and to date, plan fulfilled, members, at a "
           "federation the returns, and the cost per 100 yuan of output value where it is told. Every axis begins "
           "at zero, and the values are written beside the bars. The groups of a federation begin with the furthest "
           "behind; a light bar lacks returns."),
    )),
    HelpPart(N_("The forms of a month"), (
        N_("Form 1 is the monthly return. Form 2 lists every product, and its total is box 01 of form 1. Form 3 lists "
           "labour and wages team by team, and its totals are boxes 20, 21, 22, 30 and 40. All three bear the same "
           "check code."),
        N_("“Blank, to fill in by hand” prints a form without figures: the boxes are empty and those that nobody "
           "fills have a cross. “Blank, without a name” leaves the co-operative open too."),
        N_("Member list, movement, member card (a blank one is an application to join too) and the sheets, letters, "
           "certificates and banner list of a competition are printed blank in the same way."),
        N_("“Chinese and English” prints any paper in both languages side by side; where a line has no room for both, "
           "each has a line of its own."),
    )),
    HelpPart(N_("The forms of all co-operatives"), (
        N_("At the federation choose “All of them” as the co-operative, then save: a name that ends in .pdf makes one "
           "PDF with an outline, any other a folder with a PDF for each. Only returns that count are printed, no "
           "drafts. Esc stops, wherever the cursor is: of one PDF nothing is written then, in a folder each "
           "file is whole."),
        N_("With a day under “As known on” they are as they stood by its end. Blank, there is one for every "
           "co-operative whose return is due, with its name and code filled in: to be handed out at a meeting."),
        N_("Who is not among them stands on the last page and is said when all is done, and of whom form 2 is to be "
           "printed with form 1. On the command line it is coopdesk report with --all, and --forms 1-3 for all three "
           "forms; --known-on and --blank as for one."),
    )),
    HelpPart(N_("Handover sheet"), (
        N_("For the day on which one person hands the desk to the next: months and files, receipts, open questions, "
           "competitions, who works here, counts, the seal's check number and the last backups. Go through it line by "
           "line, write in where the other copies lie, and all three sign it."),
        N_("Then enter the new person under “Persons at the desk”, and clear “Works here” of the one who left."),
    )),
    HelpPart(N_("Lists on paper"), (
        N_("Ctrl+P on a list opens it here as a paper: history, arrivals, questions, calls, register, catalogue, "
           "plans, due days, holidays; lines of labour, movement and standings are chosen here. What it is, of which "
           "period and with which coverage stands above it, the head on every page. It is on A4 where it can be read "
           "so, else on A3."),
        N_("Register, catalogue and plans have what the search of their list finds; a note says so, and “Only what is "
           "found by” can be changed here. Arrivals are those of the period. The list of what is missing has all of "
           "it, whatever the search shows."),
        N_("Columns in which nothing stands are left out where the paper is too narrow for all; a note says which."),
    )),
    HelpPart(N_("A table for a spreadsheet"), (
        N_("Ctrl+E on any list, on the summary and here writes what is in front as a table: the name decides, .xlsx "
           "for a spreadsheet, .csv for other programs."),
        N_("In xlsx numbers are numbers, money is in yuan and not in ten thousands, codes are text and days are days. "
           "Its second sheet, “About this table”, says whose it is, of which period, as known on which day and with "
           "which coverage. It is ready to be printed on A4, the head on every page."),
        N_("A number of more than 15 digits stands as text, since a spreadsheet would round it; it is then not added "
           "up there. Nothing that is written can start a formula."),
    )),
    HelpPart(N_("A table of the city or ministry"), (
        N_("Ctrl+Shift+E here fills an xlsx table of others with figures of the period that is chosen; on the command "
           "line it is coopdesk fill. Its formulas and formats stay, and the table itself is not changed: the filled "
           "one gets a name of its own."),
        N_("Which figure goes into which cell is chosen on the table itself: F4 shows it, Enter on a cell asks for the "
           "figure and shows at once what would stand there, Ctrl+S keeps it. That is done once and serves every "
           "month."),
        N_("It is kept in a mapping, a small text file beside the table with the same name and the ending .json, which "
           "can be written by hand as well:"),
        '{"cells": {"B2": "period", "C5": "output_value_constant", '
        '"C6": {"figure": "output_value_constant", "kind": "PC", "unit": 10000, "decimals": 1}, '
        '"D6": {"figure": "plan_fulfilment", "district": "Dongsi", "period": "to-date"}, '
        '"Sheet2!E7": {"figure": "wages", "cooperative": "BJ-001", "period": "last-year"}}}',
        N_("Of whom: kind, district, trade or cooperative with its code or name; without one it is the whole. When: "
           "month (the period chosen), to-date (January to its last month), last-year, last-year-to-date. unit "
           "divides, decimals rounds. A cell is left empty where the figure is not reported."),
    ), terms=tuple((name, label) for name, label in FIGURE_LABELS.items())),
    HelpPart(N_("Papers of the members"), terms=(
        (N_("Member list"), N_("Who was a member in the period, or on one day of it; by number or by team. Those who "
                               "left in the period have their day; the shares are as they stood at the end.")),
        (N_("Member card"), N_("All that is kept of one member: type the number, or the name where only one has it.")),
        (N_("Movement of members with names"), N_("Who joined and who left, and boxes 10 to 14 of form 1 beside it. "
                               "Final months name whom they counted; the others whom the register has now.")),
    )),
    HelpPart(N_("A paper and its month"), (
        N_("Every final return bears a check code at its foot, and the same as a QR code. Ctrl+B on any screen asks "
           "for it: type it, or scan it with a scanner that types. The month opens, and it says Same or Differs."),
        N_("The first sixteen digits are of the month, the last eight of the other months in its sums to date and of "
           "last year. A form printed by an earlier coopdesk has sixteen only."),
        N_("The annual return, and that of a quarter or another period, has twenty digits where no month is missing. "
           "They open that return, and where it differs it is said which month has another correction now. Typed "
           "alone they are looked for among years and quarters; another period is found by its QR code."),
    )),
    HelpPart(N_("What can go wrong"), (
        N_("The paper says Draft: the month is not final. It can be printed to be looked through, but not sent."),
        N_("There is no printer: save the PDF and print it on another computer."),
    )),
))  # fmt: skip

HISTORY: Final = HelpPage("history", N_("History"), (
    HelpPart(N_("What it is for"), (
        N_("Who did what and when at this desk, with before and after; and the way back. Nothing can be erased "
           "from it, and what is taken back stands there as well."),
    )),
    HelpPart(N_("What to do"), steps=(
        N_("F3 searches by name, number, month, day or person. Enter shows before and after."),
        N_("Ctrl+Z twice takes the operation in hand back, weeks later too; a whole import is one operation."),
        N_("Ctrl+H on any screen shows the history of the record in hand."),
        N_("Ctrl+P shows what was done on paper, Ctrl+E writes it as a table."),
    ), pages=("operations",)),
    HelpPart(N_("Bin"), (
        N_("What was removed, the last first. Ctrl+Z brings the one in hand back."),
    ), pages=("bin",)),
    HelpPart(N_("What can go wrong"), (
        N_("An operation cannot be taken back where a final month or a later change builds on it; the sentence "
           "says which. Correct the month, or take the later change back first."),
        N_("Files taken in at the federation are taken back under Inbox, page Arrivals."),
    )),
))  # fmt: skip

START: Final = HelpPage("start", N_("The first start"), (
    HelpPart(N_("Which choice is yours"), terms=(
        (N_("Open a data file"), N_("One that was made here or came from another computer. You are asked what a "
                                    "copy is for.")),
        (N_("Open the federation's file"), N_("The usual beginning of a co-operative: the stick of the "
                                              "federation brings name, code, catalogue, prices, plan and due "
                                              "days. Ring the federation and compare the check number that is "
                                              "shown; go on only if all six groups agree.")),
        (N_("Set up a co-operative"), N_("By hand, where there is no such file. The code has to be the one the "
                                         "federation gave you; it stands in every file and never changes.")),
        (N_("Set up a federation"), N_("For the office that takes the files of many co-operatives in.")),
        (N_("The example: Beijing 1954"), N_("To look at and to try everything on; nothing in it is real work.")),
    )),
    HelpPart(N_("Where the data file lies"), (
        N_("On this computer, in a folder of its own that is not synchronised over the network. Not on a stick: "
           "a stick is for carrying return files and for backups."),
        N_("Put the file on one computer only. If it moves to another, it is asked about there."),
    )),
    HelpPart(N_("Keys"), (
        N_("The digit takes a choice, Enter goes to the next box, Esc or Alt+← goes back and keeps what is "
           "typed, Ctrl+L changes the language."),
    )),
))  # fmt: skip
