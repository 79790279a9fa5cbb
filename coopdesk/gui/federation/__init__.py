"""The federation's screens: co-operatives, inbox, summary."""
