"""What a federation accounts for, and its rules; standard library and Babel only."""
