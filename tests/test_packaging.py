"""A checkout and a wheel hold what they need, and two commands set everything up."""

import ast
import fnmatch
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from coopdesk.domain.resources import resource

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FILES = {name: ROOT / "packaging" / name for name in ("requirements.txt", "requirements-test.txt")}
TOP = {
    *("coopdesk", "resources", "tests", "packaging", "pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"),
    *(".ci", ".git", ".gitignore", ".gitattributes"),
}


def pins(name):
    """The pinned requirements of a file by name, each with its hashes."""
    text = re.sub(r"(?m)^\s*#.*\n", "", FILES[name].read_text(encoding="utf-8")).replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        requirement, *hashes = line.split("--hash=")
        parsed = Requirement(requirement.strip())
        found[canonicalize_name(parsed.name)] = (parsed, [word.strip() for word in hashes])
    return found


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_is_pinned_and_hashed(name):
    assert len(pins(name)) > 10
    for requirement, hashes in pins(name).values():
        assert re.fullmatch(r"==[\w.]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", word) for word in hashes), requirement


@pytest.mark.parametrize("name", FILES)
def test_requirements_name_no_place_to_fetch_from_and_no_pandas(name):
    text = FILES[name].read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"(?m)^\s*-", re.sub(r"(?m)^ +--hash=.*$", "", text))
    assert "pandas" not in pins(name)


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("requirements.txt", PROJECT["dependencies"]),
        ("requirements-test.txt", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]),
    ],
)
def test_pins_satisfy_what_the_project_asks_for(name, asked):
    pinned = pins(name)
    for requirement in map(Requirement, asked):
        (specifier,) = pinned[canonicalize_name(requirement.name)][0].specifier
        assert requirement.specifier.contains(specifier.version), requirement


def test_tests_run_on_the_very_versions_that_are_shipped():
    tested = {name: str(requirement.specifier) for name, (requirement, _) in pins("requirements-test.txt").items()}
    for name, (requirement, _) in pins("requirements.txt").items():
        assert tested[name] == str(requirement.specifier)


def test_set_up_needs_nothing_but_the_standard_library():
    tree = ast.parse((ROOT / "packaging/dev.py").read_text(encoding="utf-8"), feature_version=(3, 11))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names


def test_the_top_level_holds_only_what_belongs_there():
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    found = {entry.name for entry in ROOT.iterdir()}
    assert {name for name in found if not any(fnmatch.fnmatch(name, mark) for mark in ignored)} <= TOP
    assert found >= TOP - {".git"}


@pytest.fixture
def dev(tmp_path, monkeypatch):
    """The set-up script, its checkout moved to an empty folder with requirements of its own."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "packaging/dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv/stamp.json")
    monkeypatch.setattr(module, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(module, "REQUIREMENTS", {task: tmp_path / f"{task}.txt" for task in ("run", "test")})
    module.VENV.mkdir()
    for task, file in module.REQUIREMENTS.items():
        file.write_text(f"{task}==1", encoding="utf-8")
    return module


def finish(dev, *tasks):
    dev.STAMP.write_text(json.dumps({task: dev.digest(task) for task in tasks} | {"installed": "0"}), encoding="utf-8")


def test_an_environment_is_used_again_for_what_it_was_finished_for(dev):
    finish(dev, "run")
    assert dev.ready("run")
    assert not dev.ready("test")


@pytest.mark.parametrize("stamp", ["", "{}", "[", '{"run": "other"}'])
def test_a_half_made_environment_is_made_again(dev, stamp):
    assert not dev.ready("run")
    dev.STAMP.write_text(stamp, encoding="utf-8")
    assert not dev.ready("run")


def test_an_environment_is_made_again_when_its_requirements_python_or_packages_change(dev, monkeypatch):
    finish(dev, "run")
    dev.REQUIREMENTS["run"].write_text("run==2", encoding="utf-8")
    assert not dev.ready("run")
    finish(dev, "run")
    assert dev.ready("run")
    (dev.VENV / "lib/python3/site-packages/stray-1.dist-info").mkdir(parents=True)
    assert not dev.ready("run")
    finish(dev, "run")
    monkeypatch.setattr(dev, "PYTHON", dev.VENV / "bin/python")
    assert not dev.ready("run")


def test_what_the_system_lacks_is_found_by_loading_it_not_by_asking_a_package_list(dev):
    wanted = {"libc6": "libc.so.6", "libnothing1": "libnothing.so.1"}
    assert dev.missing(wanted, dev.loads) == ["libnothing1"]
    assert dev.missing({"python3": sys.executable, "nothing": "no-such-program"}, dev.on_path) == ["nothing"]
    assert "install -y --no-install-recommends libnothing1" in dev.apt_line(["libnothing1"])


def test_wrong_use_says_how(dev, capsys):
    assert dev.main([]) == 2
    assert "dev.py run" in capsys.readouterr().out


def test_resources_are_found_from_the_checkout():
    assert resource("fonts", "NotoSansSC-Regular.ttf").is_file()
    assert resource("fonts").parent == ROOT / "resources"


def test_a_wheel_carries_the_resources_and_finds_them(tmp_path):
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    shipped = tmp_path / "site/coopdesk/resources"
    files = {file.relative_to(ROOT / "resources") for file in (ROOT / "resources").rglob("*") if file.is_file()}
    assert {file.relative_to(shipped) for file in shipped.rglob("*") if file.is_file()} == files
    ask = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n"
        "from coopdesk.domain.resources import resource\nprint(resource())"
    )
    answer = subprocess.check_output([sys.executable, "-I", "-c", ask], text=True, cwd=tmp_path)
    assert Path(answer.strip()) == shipped
    (points,) = (tmp_path / "site").glob("*.dist-info/entry_points.txt")
    assert "coopdesk = coopdesk.__main__:main" in points.read_text(encoding="utf-8")
