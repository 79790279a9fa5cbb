"""Choosing a report, seeing its pages, and saving or printing them."""
