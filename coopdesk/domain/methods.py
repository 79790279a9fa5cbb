"""How a competition is scored and how an entrant fares, in words; apart, since much names them that scores nothing."""

from typing import Final

from coopdesk.errors import N_

METHODS: Final = {
    "capped-points": N_("Capped points"),
    "add-deduct": N_("Points added and deducted"),
    "rank-points": N_("Rank points"),
}
STATES: Final = {"placed": N_("Placed"), "not_eligible": N_("not eligible"), "incomplete": N_("data incomplete")}
