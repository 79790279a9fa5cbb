"""Figures before the start (期初录入): a page of “This co-operative”."""
