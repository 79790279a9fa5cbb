"""How version-6.coopdesk was made from version-5.coopdesk; a released example is never made again."""

import shutil
from pathlib import Path

from coopdesk.domain.statements import Accounts
from coopdesk.store import Store

path = Path(__file__).with_name("version-6.coopdesk")
shutil.copy(path.with_name("version-5.coopdesk"), path)
with Store.open(path) as store:
    aside = store.aside
    store.save_lines(2, Accounts(production_cost=900_000))
if aside:
    aside.unlink()
