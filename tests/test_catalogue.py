"""English and Chinese are both complete, and no text that people see is left unmarked."""

import ast
import importlib.util
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(ROOT.glob("coopdesk/**/*.py"))
PLACE = re.compile(r"%\((\w+)\)(\w)")
MARKS = {"N_", "_"}
SHOWING = {
    *("QAction", "QCheckBox", "QCommandLinkButton", "QDockWidget", "QGroupBox", "QLabel", "QMenu", "QMessageBox"),
    *("QPushButton", "QRadioButton", "QToolButton", "QListWidgetItem", "QTableWidgetItem"),
    *("addAction", "addButton", "addItem", "addItems", "addMenu", "addRow", "addTab", "appendPlainText", "insertTab"),
    *("setAccessibleDescription", "setAccessibleName", "setDetailedText", "setHeaderLabels", "setInformativeText"),
    *("setHorizontalHeaderLabels", "setLabelText", "setPlaceholderText", "setPlainText", "setPrefix", "setStatusTip"),
    *("setSuffix", "setTabText", "setText", "setTitle", "setToolTip", "setWhatsThis", "setWindowTitle", "showMessage"),
    *("about", "critical", "information", "question", "warning", "getOpenFileName", "getSaveFileName"),
    *("getExistingDirectory", "drawString", "drawRightString", "drawCentredString", "echo", "print"),
}
# names of keys (Ctrl+S) are the same in both languages
WORDS = re.compile(r"\b(?!(?:Ctrl|Alt|Shift)\+)[A-Z][a-z]+|[a-z]{2,} [a-z]{2,}|[\u4e00-\u9fff]")


def load_catalogue():
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "packaging/catalogue.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


catalogue = load_catalogue()


@pytest.fixture(scope="module")
def entries():
    """The entries of the committed catalogue, without its header."""
    with catalogue.PO.open(encoding="utf-8") as file:
        return [entry for entry in read_po(file, locale="zh_CN", abort_invalid=True) if entry.id]


def test_every_message_has_a_chinese_text_that_is_not_a_guess(entries):
    assert [entry.id for entry in entries if not entry.string or entry.fuzzy] == []


def test_the_catalogue_holds_exactly_what_the_sources_mark(entries):
    assert sorted(entry.id for entry in entries) == list(catalogue.messages())


def test_both_committed_files_are_what_the_script_makes_of_them():
    made = catalogue.catalogue(catalogue.translations(catalogue.PO))
    assert catalogue.PO.read_bytes() == catalogue.po_bytes(made)
    assert catalogue.PO.with_suffix(".mo").read_bytes() == catalogue.mo_bytes(made)


def test_no_entry_is_kept_for_a_message_that_is_gone():
    assert "#~" not in catalogue.PO.read_text(encoding="utf-8")


def test_both_languages_fill_the_same_places(entries):
    assert [entry.id for entry in entries if set(PLACE.findall(entry.id)) != set(PLACE.findall(entry.string))] == []


def test_chinese_quotation_marks_are_of_one_sort_and_in_pairs(entries):
    """Simplified Chinese on the mainland quotes with “ ”; 「 」 are of another place."""
    quoting = [entry.string for entry in entries if set(entry.string) & set('「」『』“”"')]
    assert quoting
    assert [text for text in quoting if set(text) & set('「」『』"')] == []
    assert [text for text in quoting if re.sub("[^“”]", "", text) != "“”" * text.count("“")] == []


def test_places_are_whole_in_both_languages(entries):
    """A lost ``s`` or bracket would only fail when that message is shown."""
    for entry in entries:
        for text in (entry.id, entry.string):
            if places := PLACE.findall(text):
                assert text % {name: 7 for name, _ in places}, text


def test_a_fragment_fills_what_is_empty_and_its_later_entry_wins(tmp_path):
    fragment = tmp_path / "a.po"
    fragment.write_text('msgid "Team"\nmsgstr "班"\n\nmsgid "Team"\nmsgstr "小组"\nmsgid "Team"\nmsgstr ""\n', "utf-8")
    assert catalogue.translations(fragment) == {"Team": "小组"}


def test_the_same_words_make_the_same_bytes_again():
    made = catalogue.catalogue({"Team": "小组"})
    again = read_po(io.BytesIO(catalogue.po_bytes(made)), locale="zh_CN")
    assert {entry.id: entry.string for entry in again if entry.id} == {
        entry.id: entry.string for entry in made if entry.id
    }


def called(node: ast.Call) -> str:
    """The bare name of what a call calls."""
    return node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")


def families(sources: Iterator[str]) -> set[str]:
    """The names of ``DeskError`` and of everything derived from it."""
    bases = {}
    for source in sources:
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef):
                bases[node.name] = {getattr(base, "id", getattr(base, "attr", "")) for base in node.bases}
    found = {"DeskError"}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return found


def literals(node: ast.expr) -> Iterator[str]:
    """The text literals that an argument can amount to; what another call makes of its own is that call's affair."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(part.value for part in parts if isinstance(part, ast.Constant))
        case ast.BinOp(left=left, right=right):
            yield from (text for side in (left, right) for text in literals(side))
        case ast.IfExp(body=body, orelse=orelse):
            yield from (text for side in (body, orelse) for text in literals(side))
        case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.BoolOp(values=parts):
            yield from (text for part in parts for text in literals(part))


def unmarked(source: str, errors: set[str]) -> list[str]:
    """The literals of a module that people would see in English whatever language they asked for."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name, shown = called(node), []
        if name in errors:
            shown = node.args[:1]
        elif name in ("Problem", "_problem"):
            shown = node.args[name == "Problem" :][:1] + [word.value for word in node.keywords if word.arg == "message"]
        elif name in SHOWING:
            shown = [*node.args, *(word.value for word in node.keywords)]
        needs = WORDS.search if name in SHOWING else bool
        found += [f"{node.lineno}: {text}" for part in shown for text in literals(part) if needs(text)]
    return found


ERRORS = families(module.read_text(encoding="utf-8") for module in MODULES)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(ROOT).as_posix())
def test_no_text_that_people_see_is_left_unmarked(module):
    assert unmarked(module.read_text(encoding="utf-8"), ERRORS) == []


@pytest.mark.parametrize(
    "planted",
    [
        'QLabel("Members")',
        'box.setToolTip("press enter to go on")',
        'bar.addAction(icon, "Print")',
        'menu.addItems(["Own", N_("Team")])',
        'label.setText(f"Saved {count} lines")',
        'label.setText("已保存")',
        'label.setText(words if words else "Nothing yet")',
        'raise DeskError("is late")',
        'raise StorageError("late")',
        'Problem("team", "is late")',
        'Problem("team", message="is late")',
        'self._problem("is late")',
    ],
)
def test_a_planted_unmarked_text_is_found(planted):
    assert len(unmarked(planted, ERRORS)) == 1


@pytest.mark.parametrize(
    "planted",
    [
        'QLabel(_("Members"))',
        'QLabel(say(N_("Members"), language))',
        'label.setText("—")',
        'label.setText(f"{count} / {total}")',
        'label.setObjectName("Members list")',
        'raise DeskError(N_("“%(text)s” is late."), text="Members of old")',
        'Problem("team", N_("is late"))',
        'action.setText("Ctrl+S")',
    ],
)
def test_marked_text_and_signs_are_left_alone(planted):
    assert unmarked(planted, ERRORS) == []
