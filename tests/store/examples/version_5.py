"""How version-5.coopdesk was made from version-4.coopdesk; a released example is never made again."""

import shutil
from datetime import date
from pathlib import Path

from coopdesk.domain.form_marks import FormMarks
from coopdesk.store import Store

path = Path(__file__).with_name("version-5.coopdesk")
shutil.copy(path.with_name("version-4.coopdesk"), path)
with Store.open(path) as store:
    store.save(
        FormMarks(
            "monthly-return",
            "京手统 1 表",
            "BJ-1",
            "北京市统计局",
            "",
            "国家统计局",
            "",
            "国统制 7 号",
            date(1954, 12, 31),
        )
    )
