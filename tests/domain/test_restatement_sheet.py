"""The sheet of what moved: its sections, and the texts of a line."""

from datetime import date

from coopdesk.domain.desk import Desk
from coopdesk.domain.restatement import restatement
from coopdesk.domain.restatement_sheet import SECTIONS, RestatementSheet, line_texts, since_words
from tests.domain.test_restatement import both, line


def sheet(old, new):
    return RestatementSheet(Desk("federation"), restatement(old, new), "known", None, date(1954, 5, 10), None)


def test_the_federation_then_co_operatives_then_those_that_others_overtook():
    old = both(line("A", 100, 110), line("B", 100, 105), line("C", 100, 90))
    found = sheet(old, both(line("A", 100, 110), line("B", 100, 1_200), line("C", 100, 90)))
    sections = {heading: [one.line.key for one in lines] for heading, lines in found.sections}
    assert sections == {SECTIONS[0]: ["", "PC"], SECTIONS[1]: ["B"], SECTIONS[2]: ["A"]}
    texts = line_texts(found.sections[1][1][0], found.found, "en")
    assert texts == ("B", "105", "1,200", "+1,095", "105.00", "1,200.00", "2", "1", "")


def test_one_that_had_not_reported_has_nothing_before_and_what_moved_of_its_returns():
    found = sheet(both(line("A", None, None, reported=0)), both(line("A", 100, 90)))
    texts = line_texts(found.sections[1][1][0], found.found, "en")
    assert texts[:8] == ("A", "", "90", "+90", "", "90.00", "", "1")
    assert texts[8].replace("\N{NO-BREAK SPACE}", " ") == "Reported 0 → 1; Not reported 1 → 0"


def test_what_did_not_move_has_no_sections_and_the_day_is_said():
    one = both(line("A", 100, 110))
    assert sheet(one, one).sections == ()
    assert since_words(sheet(one, one), "zh") == "原数：截至1954年5月10日所知"
