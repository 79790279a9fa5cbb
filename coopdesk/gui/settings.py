"""What the program remembers of this computer's user: language, look, the last file; never data."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Settings:
    """Empty means not chosen yet. ``filling`` is ``down`` where Enter goes down the column of a grid."""

    language: str = ""
    look: str = ""
    last_file: str = ""
    sent_to: str = ""
    taken_from: str = ""
    operator: str = ""
    filling: str = ""


def settings_path() -> Path:
    """Where they are kept."""
    from platformdirs import user_config_path

    return user_config_path("coopdesk", appauthor=False) / "settings.json"


def read_settings(path: Path | None = None) -> Settings:
    """What was kept; the defaults where there is nothing, or nothing that can be read."""
    try:
        kept = json.loads((path or settings_path()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    names = {field.name for field in fields(Settings)}
    return Settings(**{name: str(value) for name, value in kept.items() if name in names})


def keep_settings(settings: Settings, path: Path | None = None) -> None:
    """Keep them; a computer on which that is not possible goes on without."""
    path = path or settings_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError:
        return
