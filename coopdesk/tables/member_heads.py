"""What the columns of a list of members hold: guessed by what people write over them, in both languages."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from coopdesk.domain.field import cleaned, field_of
from coopdesk.domain.language import LANGUAGES, say
from coopdesk.domain.members import Member
from coopdesk.errors import N_
from coopdesk.tables.spreadsheets import Row, Sheet, cell_text

PROBLEM: Final = N_("Problem")
"""The head of the column that a workbook of problems has more than the table it came from."""
COLUMNS: Final = (
    "number", "name", "sex", "birth_year", "team", "joined_on", "entry", "left_on", "exit_reason",
    "share_subscribed", "share_paid", "applied_on", "admitted_on", "resolution", "skill", "household", "refused",
)  # fmt: skip
"""What a list of members may hold, in the order in which it is written."""
_SYNONYMS: Final[Mapping[str, str]] = {
    "number": "编号 社员号 社员编号 社员证号 证号 社员证编号 工号 号码 序号 no no. nr number memberno membernumber "
    "memberid id code",
    "name": "姓名 名字 社员姓名 社员 户主 户主姓名 名称 name fullname membername surname",
    "sex": "性别 男女 sex gender m/f",
    "birth_year": "出生年 出生年份 出生日期 出生年月 生年 生日 birthyear yearofbirth born "
    "birthdate dateofbirth birthday",
    "team": "班组 小组 组别 组 车间 生产组 所在班组 部门 team group workteam workshop",
    "joined_on": "入社日期 入社时间 入社年月日 入社日 入社 参加日期 加入日期 joinedon joined joiningdate dateofjoining "
    "datejoined entrydate membersince",
    "entry": "入社方式 入社类别 入社来源 来源 入社性质 增加原因 entry kindofentry entrytype howjoined",
    "left_on": "退社日期 离社日期 退社时间 离社时间 离社日 退社日 减少日期 lefton left "
    "dateofleaving leavingdate dateleft",
    "exit_reason": "离社原因 退社原因 减少原因 离社类别 reason reasonforleaving exitreason leavingreason",
    "share_subscribed": "认缴股金 应缴股金 认股金额 认购股金 股金 股金额 sharesubscribed share shares subscribed",
    "share_paid": "已缴股金 实缴股金 缴纳股金 已交股金 实交股金 以前已缴股金 sharepaid paid paidup",
    "applied_on": "申请日期 申请时间 申请入社日期 appliedon applied dateofapplication applicationdate",
    "admitted_on": "批准日期 通过日期 批准时间 批准入社日期 admittedon admitted dateofadmission admissiondate",
    "resolution": "决议 决议号 批准文号 决议文号 resolution resolutionno",
    "skill": "技术 技能 工种 技术等级 工种等级 手艺 skill trade grade craft",
    "household": "户内人数 家庭人口 人口 家庭人数 household persons householdsize personsofthehousehold",
    "refused": "未批准原因 不批准原因 拒绝原因 refused refusedbecause",
}
_HINT: Final = re.compile(r"[(（\[【].*?[)）\]】]")
_MARKS: Final = re.compile(r"[\s:：*_\-·、/]+")
_SEARCHED: Final = 30


def head_key(text: str) -> str:
    """A head as it is compared and remembered: without hints in brackets, spaces and marks, in small letters."""
    plain = unicodedata.normalize("NFKC", cleaned(text)).casefold()
    bare = _MARKS.sub("", _HINT.sub("", plain)) or _MARKS.sub("", plain)
    return bare[:200]


def _known() -> dict[str, str]:
    found = {head_key(word): name for name, words in _SYNONYMS.items() for word in words.split()}
    for name in COLUMNS:
        for language in LANGUAGES:
            found[head_key(say(field_of(Member, name).label, language))] = name
    for language in LANGUAGES:
        found[head_key(say(PROBLEM, language))] = ""
    return found


def guess_header(sheet: Sheet, remembered: Mapping[str, str]) -> int:
    """The place, among the rows of a sheet, of the one that looks most like heads; the first where none does."""
    known = _known() | dict(remembered)

    def heads(row: Row) -> int:
        keys = {head_key(cell) for cell in row.cells if isinstance(cell, str)}
        return len({known[key] for key in keys if known.get(key)})

    first = list(range(min(len(sheet.rows), _SEARCHED)))
    return max(first, key=lambda place: (heads(sheet.rows[place]), -place))


def guess_columns(header: Row, width: int, remembered: Mapping[str, str]) -> list[str]:
    """What each column holds, by the name of the attribute; empty is passed over. Nothing is guessed twice.

    ``remembered`` is what heads meant the last time, by `head_key`; it goes before what they usually mean.
    """
    known = _known() | dict(remembered)
    keys = [head_key(cell_text(header.cell(column))) for column in range(width)]
    taken: set[str] = set()
    columns = []
    for key in keys:
        name = known.get(key, "") or _part(key, known) * (key not in known)
        columns.append("" if name in taken else name)
        taken.add(name)
    return columns


def _part(key: str, known: Mapping[str, str]) -> str:
    """What a longer head means whose end is a usual one (``社员入社日期``)."""
    ends = [word for word in known if len(word) >= 2 and not word.isascii() and key.endswith(word)]
    return known[max(ends, key=len)] if ends else ""


def heads_of(header: Row, width: int) -> Sequence[str]:
    """The heads as they are shown: cleaned, in one line."""
    return [cleaned(cell_text(header.cell(column))) for column in range(width)]
