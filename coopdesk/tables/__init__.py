"""Tables of other programs: spreadsheets and text tables, in and out."""
