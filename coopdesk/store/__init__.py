"""The data file."""

from coopdesk.store.store import Store

__all__ = ["Store"]
