"""Help for the summary and the sheets of more than one month: what each column is, under the words on the paper."""

from typing import Final

from coopdesk.domain.help_parts import HelpPage, HelpPart
from coopdesk.errors import N_

_FOR: Final = N_("What it is for")
_COLUMNS: Final = N_("The columns")

SUMMARY_FORM: Final = HelpPage("form-summary", N_("Monthly summary form"), (
    HelpPart(_FOR, (
        N_("The returns that count, added up by kind, district, trade or co-operative. Above the tables and on every "
           "further page stands how many returns are in it; figures are of those alone."),
    )),
    HelpPart(N_("Coverage and output"), terms=(
        (N_("Due"), N_("Co-operatives that were founded by the end of the period and not dissolved before.")),
        (N_("Reported"), N_("Those whose return counts, late and nil returns and those entered by the federation "
                            "among them.")),
        (N_("Not reported"), N_("Those of which nothing is here, or nothing final.")),
        (N_("Planned value, constant prices"), N_("What the lines of the returns plan, in 10,000. In the last line: "
                                                  "the annual plan's share of all that are due.")),
        (N_("Output value, constant prices"), N_("Box 01 of form 1, added up, in 10,000.")),
        (N_("% of plan"), N_("Output in per cent of the planned value beside it.")),
        (N_("Output value, current prices"), N_("Box 02 of form 1, added up, in 10,000.")),
        (N_("Assortment fulfilment"), N_("Box 03, reckoned from the sums: what was planned and made, in per cent of "
                                         "what was planned.")),
        (N_("Pass rate"), N_("Accepted goods in per cent of those inspected, by constant price.")),
        (N_("Scrap rate"), N_("Box 04, reckoned from the sums.")),
    )),
    HelpPart(N_("Members and labour"), terms=(
        (N_("Members, opening"), N_("Box 10, added up; of several months that of the first.")),
        (N_("Members joined"), N_("Box 11, added up.")),
        (N_("of these newly developed"), N_("Box 12, added up.")),
        (N_("Members left"), N_("Box 13, added up.")),
        (N_("Members, closing"), N_("Box 14, added up; of several months that of the last.")),
        (N_("Average members"), N_("Box 15, added up; of several months the average of the months.")),
        (N_("Attendance"), N_("Days attended in per cent of days scheduled, of all together.")),
        (N_("Wages"), N_("Box 30, added up, in 10,000.")),
        (N_("Average wage"), N_("All wages divided by the average members.")),
        (N_("Labour productivity"), N_("All output at constant prices divided by the average members.")),
        (N_("Accidents with a day or more off work"), N_("Box 40, added up.")),
    )),
))  # fmt: skip

ANNUAL_FORM: Final = HelpPage("form-annual", N_("Annual form 1"), (
    HelpPart(_FOR, (
        N_("Form 1 over a year, a quarter or several months: one column for each part, then the whole. The rows are "
           "those of form 1 and have its codes."),
        N_("“Months reported / due” stands above them: a part in which a month is missing is not whole."),
    )),
    HelpPart(N_("The columns of the indicators"), terms=(
        (N_("Indicator"), N_("The row of form 1.")),
        (N_("Unit"), N_("In what it is counted.")),
        (N_("Code"), N_("The code of the row on form 1.")),
        (N_("Whole period"), N_("Flows summed, the opening of the first month, the closing of the last, ratios from "
                                "the sums.")),
        (N_("Planned in the returns"), N_("What the returns of the months planned, summed.")),
        (N_("% of plan"), N_("The whole period in per cent of the plan before it.")),
        (N_("Annual plan"), N_("The annual plan's shares of the months.")),
        (N_("% of annual plan"), N_("The whole period in per cent of those shares.")),
        (N_("Annual plan's part of this period"), N_("In place of both where the period is no year: those shares, and "
                                                    "“% of that part”.")),
        (N_("Last year"), N_("The same months of last year, as far as they are known.")),
    )),
    HelpPart(N_("The columns of the products"), terms=(
        (N_("Name of product"), N_("What is made of customers' material has a line of its own.")),
        (N_("Planned"), N_("The plans of the months, summed.")),
        (N_("Accepted"), N_("Accepted goods of the months, summed.")),
        (N_("Scrap"), N_("What inspection rejected, summed.")),
        (N_("Constant price"), N_("Empty where the months used different ones.")),
        (N_("Value, constant prices"), N_("Every month's accepted goods at its price, summed. The total is box 01.")),
    )),
    HelpPart(N_("The returns of which it is made"), terms=(
        (N_("Month"), N_("Every month that is in the sums.")),
        (N_("Correction"), N_("Which correction of the month was counted.")),
        (N_("Date submitted"), N_("When it was handed in.")),
        (N_("Remarks"), N_("Whether it is a nil return, or was entered by the federation.")),
        (N_("Check code of the month"), N_("The code of the month's own form 1; Ctrl+B compares it.")),
    )),
))  # fmt: skip

MEMBERS_PAPER: Final = HelpPage("paper-members", N_("Papers of the members"), (
    HelpPart(N_("Member list"), (
        N_("Who was a member in the period or on the day, with the shares at its end, and the counts by sex. At its "
           "foot it is compared with box 14 of form 1."),
    ), terms=(
        (N_("Number"), N_("The member's number; none is given twice.")),
        (N_("Name"), N_("As it stands in the register.")),
        (N_("Sex"), N_("As recorded; may be left out.")),
        (N_("Birth year"), N_("As recorded; may be left out.")),
        (N_("Team"), N_("The team at the end of the period.")),
        (N_("Joined on"), N_("The first day as a member.")),
        (N_("Entry"), N_("Founder, newly developed, transferred in or by conversion.")),
        (N_("Left on"), N_("The first day on which the person was no longer a member.")),
        (N_("Share subscribed"), N_("What the member promised to pay in.")),
        (N_("Share paid"), N_("What was paid in, with tools taken over and less refunds.")),
        (N_("Skill"), N_("As recorded.")),
    )),
    HelpPart(N_("Member card"), (
        N_("Everything that is recorded of one member: particulars, share account with its balance, titles, offices, "
           "awards. Member and chair sign it."),
    ), terms=(
        (N_("Paid in"), N_("Money and tools that came into the share account.")),
        (N_("Refunded"), N_("What was paid back.")),
        (N_("Balance"), N_("What is in the account after this line.")),
        (N_("Joining counted in"), N_("The month whose return counts it; later than the day itself where it was found "
                                      "late.")),
        (N_("Leaving counted in"), N_("The month whose return counts it.")),
    )),
    HelpPart(N_("Movement of members with names"), (
        N_("Who joined and left, as boxes 10 to 14 of form 1 count them; the last table sets both beside each other by "
           "sex."),
    ), terms=(
        (N_("Movement"), N_("In which way the person came or went.")),
        (N_("Happened on"), N_("The day itself; “found late” where an earlier month was already final.")),
    )),
))  # fmt: skip

PLAN_PAPER: Final = HelpPage("paper-plan", N_("Plan progress form"), (
    HelpPart(_FOR, (
        N_("How far the annual plans are fulfilled, the furthest first. Output is at constant prices."),
    )),
    HelpPart(_COLUMNS, terms=(
        (N_("Annual plan"), N_("The target of the year, of its latest edition.")),
        (N_("Plan to date"), N_("The annual plan's shares from January to the month.")),
        (N_("Output to date"), N_("Output from January to the month, of the returns that count.")),
        (N_("% of plan to date"), N_("Output to date in per cent of the plan to date.")),
        (N_("% of annual plan"), N_("Output to date in per cent of the annual plan.")),
        (N_("Output of %(month)s"), N_("Output of the last month alone.")),
        (N_("Growth of the month against last year, %"), N_("The month's output over that of the same month last "
                                                            "year, less one.")),
        (N_("Growth to date against last year, %"), N_("The same from January on.")),
        (N_("Returns reported / due"), N_("What is missing counts as no output, so the percentages are too low by "
                                          "it.")),
    )),
))  # fmt: skip

FOLLOW_UP_PAPERS: Final = HelpPage("paper-follow-up", N_("Papers of following up"), (
    HelpPart(N_("Missing returns"), (
        N_("Who has not reported months whose due day is over, with room to write down the calls; under it the "
           "questions that are not settled."),
    ), terms=(
        (N_("Months not reported"), N_("In brackets: in dispute, or a file waits.")),
        (N_("Responsible person"), N_("Whom to call, as the register has it.")),
        (N_("Telephone"), N_("As the register has it.")),
        (N_("Last called on"), N_("The last call that was noted.")),
        (N_("Who was called, and what was said"), N_("As it was noted.")),
        (N_("Promised for"), N_("The day that was promised then.")),
        (N_("Called again, promised"), N_("Empty, to be written in at the telephone.")),
        (N_("Question"), N_("What was asked back, of which line and box.")),
        (N_("Asked on"), N_("The day of the question.")),
    )),
    HelpPart(N_("Restatement sheet"), (
        N_("What files that came after a day, or after a summary was handed up, have moved: old figure, new figure, "
           "difference, and whose file it was."),
    ), terms=(
        (N_("Output value before"), N_("At constant prices, as it was known then.")),
        (N_("Output value now"), N_("At constant prices, as it is known now.")),
        (N_("Difference"), N_("The second less the first.")),
        (N_("% of plan before"), N_("In per cent of what the returns planned, then.")),
        (N_("% of plan now"), N_("In per cent of what the returns plan, now.")),
        (N_("Rank before"), N_("The rank by per cent of plan, then.")),
        (N_("Rank now"), N_("The rank by per cent of plan, now.")),
        (N_("Returns that moved"), N_("The months whose return is another one now, or came later.")),
    )),
))  # fmt: skip

COMPETITION_PAPERS: Final = HelpPage("paper-competition", N_("Papers of competitions"), (
    HelpPart(N_("Competition form 1"), (
        N_("The evaluation sheet: for each indicator the printed value and its points. Points are reckoned from the "
           "printed values, so that they can be checked by hand."),
    ), terms=(
        (N_("Rank"), N_("Empty where the entrant is not eligible or data are incomplete.")),
        (N_("Entrant"), N_("Team, member or co-operative.")),
        (N_("Total points"), N_("The sum of the points beside it.")),
        (N_("Remarks"), N_("Why there is no rank, or what parted equal totals.")),
    )),
    HelpPart(N_("Conditions and letters"), (
        N_("What is announced before the first month is evaluated, and what each entrant pledges."),
    ), terms=(
        (N_("Target set"), N_("What the conditions ask for.")),
        (N_("How points are earned"), N_("The rule of the indicator, in words.")),
        (N_("Reckoned as"), N_("From which figures the value comes.")),
        (N_("Most"), N_("The most points that the indicator can give.")),
        (N_("Target announced"), N_("The target of the conditions.")),
        (N_("Our pledge"), N_("What the entrant promises to reach.")),
        (N_("Title"), N_("What the place is called.")),
        (N_("Prize"), N_("What is given for it.")),
    )),
    HelpPart(N_("The banner"), terms=(
        (N_("Holder"), N_("Who has the banner.")),
        (N_("Won in"), N_("The competition that won it.")),
        (N_("Since"), N_("The day of the decision that gave it.")),
        (N_("Until"), N_("The day on which it went to another, or that it is still held.")),
        (N_("Times in a row"), N_("How often it was won without a break.")),
        (N_("Handed over"), N_("The day on which it was handed over; empty where that is not recorded yet.")),
    )),
    HelpPart(N_("What has changed since"), (
        N_("Which places and points would be others with what is known now; the decided sheet stays as it is."),
    ), terms=(
        (N_("Place then"), N_("The place on the sheet that was decided.")),
        (N_("Points then"), N_("The points on that sheet.")),
        (N_("Place now"), N_("The place by what counts today.")),
        (N_("Points now"), N_("The points by what counts today.")),
        (N_("What is different"), N_("The values that moved, and what of them.")),
    )),
))  # fmt: skip
