"""The window: screens that ask services and show; PySide6 and pypdfium2 live here only.

What is below the window is imported before the toolkit: PySide6 looks into the source of every module that comes
after it, which took a tenth of the start.
"""

import coopdesk.services.overview  # noqa: F401  # for the order alone
