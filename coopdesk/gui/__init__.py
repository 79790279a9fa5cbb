"""The window: screens that ask services and show; PySide6 and pypdfium2 live here only."""
