"""Help for the forms of a month: what each box is, under the words that stand on the form."""

from typing import Final

from coopdesk.domain.help_parts import HelpPage, HelpPart
from coopdesk.errors import N_

_MARKS: Final = HelpPart(
    N_("What stands in a box"),
    (
        N_(
            "An empty box is not filled in yet. — says that it does not apply, 0 that there was none. × "
            "marks a box that nobody fills."
        ),
    ),
)

FORM_1: Final = HelpPage(
    "form-1",
    N_("Form 1, monthly return"),
    (
        HelpPart(
            N_("What it is for"),
            (
                N_("The month of a co-operative on one sheet; it is due on the day that is printed at its foot."),
                N_(
                    "Products that find no room on the page stand in one line with their value, so that the total is "
                    "that of all; each by itself stands on form 2, which is then printed with it."
                ),
            ),
        ),
        HelpPart(
            N_("The rows"),
            terms=(
                (
                    N_("Output value, constant prices"),
                    N_("Box 01. Accepted goods times the constant price, over all products."),
                ),
                (
                    N_("Output value, current prices"),
                    N_(
                        "Box 02. Accepted goods times this month's price, with services of an industrial kind and the"
                        " change in work in progress where they are given."
                    ),
                ),
                (
                    N_("Assortment fulfilment"),
                    N_(
                        "Box 03. Of each line the smaller of plan and output, in per cent of the planned value: too "
                        "much of one product does not make up for too little of another."
                    ),
                ),
                (N_("Scrap rate"), N_("Box 04. Scrap in per cent of what was inspected, by constant price.")),
                (
                    N_("Members, opening"),
                    N_(
                        "Box 10. Members at the beginning of the month, which are those at the end of the month before."
                    ),
                ),
                (N_("Members joined"), N_("Box 11. All who joined in the month.")),
                (
                    N_("of these newly developed"),
                    N_("Box 12. Of box 11 the newly developed, without those transferred in or by conversion."),
                ),
                (N_("Members left"), N_("Box 13. All who left in the month, for whatever reason.")),
                (N_("Members, closing"), N_("Box 14. Box 10 plus box 11 less box 13.")),
                (
                    N_("Average members"),
                    N_(
                        "Box 15. The members of every day of the month summed, divided by its days; to date, the "
                        "average of the months."
                    ),
                ),
                (N_("Scheduled days"), N_("Box 20. Working days of the month times the members of each team.")),
                (N_("Attended days"), N_("Box 21. Days on which members came to work.")),
                (N_("Attendance"), N_("Box 22. Box 21 in per cent of box 20.")),
                (N_("Wages"), N_("Box 30. All wages of the month, before deductions.")),
                (N_("Average wage"), N_("Box 31. Box 30 divided by box 15.")),
                (N_("Labour productivity"), N_("Box 32. Box 01 divided by box 15.")),
                (
                    N_("Accidents with a day or more off work"),
                    N_("Box 40. Accidents after which someone was off work for a day or more."),
                ),
            ),
        ),
        HelpPart(
            N_("The columns"),
            terms=(
                (
                    N_("Planned, this month"),
                    N_("Column 1. What the lines of the month plan; for box 12 the annual plan's share of the month."),
                ),
                (N_("Actual, this month"), N_("Column 2. What was entered for the month.")),
                (N_("% of plan"), N_("Columns 3 and 6. The actual figure in per cent of the planned one beside it.")),
                (N_("Planned to date"), N_("Column 4. Column 1 of January to this month together.")),
                (
                    N_("Actual to date"),
                    N_(
                        "Column 5. Column 2 of January to this month together; box 10 is that of January, box 14 that"
                        " of this month."
                    ),
                ),
                (
                    N_("Last year, this month"),
                    N_("Column 7. Column 2 of the same month of last year; empty where it is not on file."),
                ),
                (
                    N_("Last year to date"),
                    N_("Column 8. Column 5 of the same month of last year; empty where it is not on file."),
                ),
            ),
        ),
        _MARKS,
    ),
)

FORM_2: Final = HelpPage(
    "form-2",
    N_("Form 2, products"),
    (
        HelpPart(
            N_("What it is for"),
            (N_("Every product of the month with its total; what finds no room on form 1 stands here."),),
        ),
        HelpPart(
            N_("The columns"),
            terms=(
                (
                    N_("Name of product"),
                    N_(
                        "As it stands in the list of products. What is made of customers' material has a line of its "
                        "own."
                    ),
                ),
                (N_("Unit"), N_("The unit of measure in which the product is counted.")),
                (N_("Code"), N_("The code of the product.")),
                (N_("Planned, this month"), N_("Box 1. The plan of the month, in this unit.")),
                (
                    N_("Accepted"),
                    N_("Box 2. Inspected and accepted goods of the month, sold or not, all teams together."),
                ),
                (N_("% of plan"), N_("Box 3. Box 2 in per cent of box 1; without a plan there is none.")),
                (N_("Scrap"), N_("Box 4. What inspection rejected.")),
                (N_("% accepted"), N_("Box 5. Box 2 in per cent of boxes 2 and 4 together.")),
                (
                    N_("Constant price"),
                    N_(
                        "Box 6. The price of the year that is printed above the table; empty where teams used "
                        "different ones."
                    ),
                ),
                (N_("Value, constant prices"), N_("Box 7. Box 2 times box 6. The total is box 01 of form 1.")),
                (N_("Accepted to date"), N_("Box 8. Accepted goods from January to this month.")),
            ),
        ),
        _MARKS,
    ),
)

FORM_3: Final = HelpPage(
    "form-3",
    N_("Form 3, labour and wages"),
    (
        HelpPart(N_("What it is for"), (N_("The teams of the month and all of them together."),)),
        HelpPart(
            N_("The columns"),
            terms=(
                (N_("Team"), N_("The name of the team; a federation's file has the code only.")),
                (N_("Code"), N_("The code of the team.")),
                (
                    N_("Scheduled person-days"),
                    N_(
                        "Box 1. Working days of the month times the members of the team. The total is box 20 of form 1."
                    ),
                ),
                (
                    N_("Attended person-days"),
                    N_("Box 2. Days on which members of the team came to work. The total is box 21."),
                ),
                (N_("Attendance %"), N_("Box 3. Box 2 in per cent of box 1.")),
                (
                    N_("Wages"),
                    N_("Box 4. All wages of the team for the month, before deductions. The total is box 30."),
                ),
                (N_("Average wage per attended day"), N_("Box 5. Box 4 divided by box 2.")),
                (
                    N_("Accidents with a day or more off work"),
                    N_(
                        "Box 6. Accidents after which someone of the team was off work for a day or more. The total "
                        "is box 40."
                    ),
                ),
            ),
        ),
        _MARKS,
    ),
)
