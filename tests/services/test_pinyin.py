"""Finding names by their sound."""

from coopdesk.services.pinyin import sounds


def test_words_are_found_by_full_pinyin_and_by_initials():
    assert sounds("锄头") == "chutou ct"
    assert sounds("Tongsheng 铁炉") == "tongsheng tielu ttl"
