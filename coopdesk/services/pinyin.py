"""How Chinese words sound, so that a name is found by the letters of its pinyin."""

from functools import lru_cache


@lru_cache(maxsize=20_000)
def sounds(words: str) -> str:
    """Full pinyin and initials, in small letters without tones: ``shougong sg`` for 手工; other letters as they are."""
    from pypinyin import lazy_pinyin  # some 0.1 s to import: only who types letters pays it

    syllables = lazy_pinyin(words)
    return f"{''.join(syllables)} {''.join(syllable[:1] for syllable in syllables)}".casefold()
