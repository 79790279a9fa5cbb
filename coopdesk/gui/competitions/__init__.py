"""Labour competitions of the teams: conditions, keyed unit costs, standings with their arithmetic."""
