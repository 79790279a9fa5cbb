"""Commands that stand apart from the window; `coopdesk.__main__` hangs them on the one command line."""
