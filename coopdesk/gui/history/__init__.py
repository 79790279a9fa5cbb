"""The screen of what was done: the history, and the bin."""
