"""Setting a competition up in steps: title and months, entrants, indicators, limits, prizes, preview."""
