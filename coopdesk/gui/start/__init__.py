"""First start: language, then a file that is there, a new one, or the example; and opening files later."""
