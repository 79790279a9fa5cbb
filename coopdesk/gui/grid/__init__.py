"""The entry grid for lines of records."""
