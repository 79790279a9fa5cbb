"""Send and receive: the screen of a co-operative."""
