"""The verbs of the desk: one function for each, over the data file."""
