"""Help on competitions of the federation: at a co-operative's desk, and where they are held."""

import dataclasses
from typing import Final

from coopdesk.domain.help_desk import COMPETITIONS
from coopdesk.domain.help_parts import HelpPage, HelpPart
from coopdesk.errors import N_

OF_FEDERATION: Final = HelpPage("federation_competitions", N_("Competitions of the federation"), (
    HelpPart(N_("What it is for"), (
        N_("Competitions in which this co-operative competes with others. The federation announces them with its "
           "update and sets the conditions; nothing of them can be changed here. F3 leads here from Competitions "
           "and back, F2 opens the list of them."),
    )),
    HelpPart(N_("What is to be keyed"), (
        N_("Most values are taken from the monthly returns. What no return carries is keyed here, month by month, "
           "with the place where it is written; empty is not filled in and never zero."),
        N_("It goes to the federation in the file of the month. Beside each value stands how it goes. If it is "
           "changed after the file was written, correct that month: the correction carries it."),
    ), pages=("values",)),
    HelpPart(N_("Conditions"), (
        N_("How points are counted, what makes eligible, and what the first places receive, as announced. A new "
           "edition comes with the next update and names its reason."),
    ), pages=("conditions",)),
    HelpPart(N_("Places"), (
        N_("What the newest receipt of the federation tells: the group of this co-operative with places and points, "
           "and once the committee has decided, the day and the titles. Pledges and the values of others stay with "
           "those who hold the competition."),
    ), pages=("places",)),
))  # fmt: skip
COMPETING: Final = dataclasses.replace(COMPETITIONS, parts=(
    HelpPart(N_("Co-operatives compete"), (
        N_("The federation's competitions are between co-operatives, all together or in groups by trade, kind or "
           "number of members. Values come from the returns that count; what is keyed comes with them, or is keyed "
           "here where nothing came. Who has not reported is listed without a place."),
        N_("What is announced goes out with the next updates; standings and decisions go back with the receipts, "
           "to each co-operative those of its group."),
    )),
    HelpPart(N_("Returns"), (
        N_("The entrants with their returns, those that need attention first: not reported, in dispute, with an open "
           "question, late by the date submitted, entered here. Beside them stands how many of the keyed values came "
           "with the return, were keyed here, or are lacking. Enter goes to the calls about the return."),
        N_("A value that came with a return is not keyed over: the co-operative corrects the month."),
    ), pages=("returns",)),
    *COMPETITIONS.parts,
))  # fmt: skip
"""At the federation's desk; the screen is the same."""
