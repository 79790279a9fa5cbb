"""The house stands as DESIGN §2 draws it: imports run one way, each library lives in one layer."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SIDE_BY_SIDE = {"store", "exchange", "tables", "reports"}
SEES = {
    "errors": set(),
    "domain": {"errors"},
    **{layer: {"errors", "domain"} for layer in SIDE_BY_SIDE},
    "services": {"errors", "domain", *SIDE_BY_SIDE},
    "gui": {"errors", "domain", "services"},
    "commands": {"errors", "domain", "store", "services"},
    "__main__": {"errors", "domain", *SIDE_BY_SIDE, "services", "gui", "commands"},
}
LIVES_IN = {
    "babel": {"domain", "reports", "services", "gui"},
    "click": {"commands", "__main__"},
    "cryptography": {"exchange"},
    "openpyxl": {"tables"},
    "platformdirs": {"services", "gui", "__main__"},
    "pypdfium2": {"gui"},
    "pypinyin": {"services"},
    "pyrage": {"exchange"},
    "PySide6": {"gui"},
    "python_calamine": {"tables"},
    "reportlab": {"reports"},
    "shiboken6": {"gui"},
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "xlsxwriter": {"tables"},
}
MODULES = sorted(ROOT.glob("coopdesk/**/*.py"))


def imports(source: str) -> Iterator[str]:
    """Every dotted name that a module imports, wherever the import stands in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from (f"{start}.{alias.name}" for alias in node.names)


def long_functions(source: str) -> list[str]:
    """The functions of more than 40 lines."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    return [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= 40]


def layer_of(path: str) -> str:
    """The layer of a module by its path below ``coopdesk``: ``gui`` for ``gui/forms.py``."""
    return Path(path).parts[0].removesuffix(".py")


def faults(path: str, source: str) -> list[str]:
    """What the imports of one module have against DESIGN §2."""
    layer = layer_of(path)
    if layer not in SEES and path != "__init__.py":
        return [f"{path} is in no layer"]
    found = []
    for name in imports(source):
        top, _, rest = name.partition(".")
        part = rest.partition(".")[0]
        if top == "coopdesk":
            handle = layer == "gui" and part == "store" and name.endswith(".Store")
            if part in SEES and part != layer and part not in SEES.get(layer, set()) and not handle:
                found.append(f"{path} imports {name}")
        elif (top in LIVES_IN or top not in sys.stdlib_module_names) and layer not in LIVES_IN.get(top, set()):
            found.append(f"{path} imports {name}")
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(ROOT).as_posix())
def test_a_module_imports_only_what_its_layer_may_see_and_stays_readable(module):
    source = module.read_text(encoding="utf-8")
    assert faults(module.relative_to(ROOT / "coopdesk").as_posix(), source) == []
    assert len(source.splitlines()) <= 300
    assert long_functions(source) == []


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("errors.py", "from coopdesk.domain.period import Month"),
        ("domain/period.py", "import reportlab.lib"),
        ("domain/period.py", "def late():\n    from coopdesk.store import Store"),
        ("reports/summary.py", "from coopdesk.store.file import find"),
        ("tables/book.py", "from coopdesk import exchange"),
        ("services/month.py", "from PySide6.QtCore import QObject"),
        ("services/month.py", "import sqlite3"),
        ("services/month.py", "from coopdesk.gui.form import Form"),
        ("gui/form.py", "from coopdesk.store.file import find"),
        ("gui/form.py", "import pandas"),
        ("gui/form.py", "from .grid import Grid"),
        ("helpers.py", "import os"),
    ],
)
def test_a_made_up_wrong_import_is_found(path, line):
    assert len(faults(path, line)) == 1


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("domain/period.py", "import babel.numbers, decimal"),
        ("gui/form.py", "from coopdesk.store.file import Store"),
        ("services/month.py", "from coopdesk import __version__"),
        ("__main__.py", "from coopdesk.store.file import find"),
    ],
)
def test_a_right_import_is_left_alone(path, line):
    assert faults(path, line) == []


def test_a_long_function_is_found():
    assert long_functions("def short():\n" + "    pass\n" * 39) == []
    assert long_functions("class It:\n  def long(self):\n" + "    pass\n" * 40) == ["long"]


def test_the_house_is_not_empty():
    assert {layer_of(module.relative_to(ROOT / "coopdesk").as_posix()) for module in MODULES} >= set(SEES)
