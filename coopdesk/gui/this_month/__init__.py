"""This month: the steps of the month in hand, what is due, and the figures so far."""
