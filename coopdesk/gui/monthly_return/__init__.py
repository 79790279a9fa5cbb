"""The screen of the monthly return: output, labour, movement, notes, check."""
