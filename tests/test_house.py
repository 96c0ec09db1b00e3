"""The rules of the house that no single file can keep: what lies where, who may name whom."""

import ast
import fnmatch
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from django.core.management import call_command
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
TOP_LEVEL = {
    *("d22", "finance", "programme", "static", "templates", "tests", "workstreams"),
    *("CHANGELOG.md", "README.md", "manage.py", "pyproject.toml"),
    *("Dockerfile", "Makefile", "docker-compose.yml", "requirements.txt", "requirements-dev.txt"),
}
FLOORS = ["d22", "finance", "workstreams", "programme"]
LABELS = {"reports": "d22"}  # an app whose label is not the name of its package


def committed():
    """Every file that is in git or would be added; without git, all that .gitignore lets pass."""
    listing = ["git", "-c", "safe.directory=*", "ls-files", "-co", "--exclude-standard", "-z"]
    if (ROOT / ".git").exists() and shutil.which("git"):
        done = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True)
        names = sorted(set(done.stdout.split("\0")) - {""})
        return [ROOT / name for name in names if (ROOT / name).is_file()]
    ignored = [".git", *(ROOT / ".gitignore").read_text().replace("/", "").splitlines()]

    def kept(path):
        parts = path.relative_to(ROOT).parts
        return not any(fnmatch.fnmatch(part, rule) for part in parts for rule in ignored)

    return [path for path in sorted(ROOT.rglob("*")) if path.is_file() and kept(path)]


FILES = committed()
PYTHON = [path for path in FILES if path.suffix == ".py"]
OURS = [path for path in PYTHON if "migrations" not in path.parts]


def short(path):
    return str(path.relative_to(ROOT))


def found(pattern, paths):
    """Where ``pattern`` stands in these text files: ["templates/base.html:3: <style>"]."""
    places = []
    for path in paths:
        text = path.read_bytes().decode(errors="ignore")
        for match in () if "\0" in text else re.finditer(pattern, text):
            line = text.count("\n", 0, match.start()) + 1
            places.append(f"{short(path)}:{line}: {match[0].strip()}")
    return places


# --- floors ---------------------------------------------------------------------------------

NAMED = re.compile(rf"({'|'.join([*FLOORS, *LABELS])})[.:][\w.-]*")


def named_in(node):
    """What a piece of code names, dotted: modules it imports, or a text such as "finance.Entry"."""
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module]
        case ast.Constant(value=str(text)) if NAMED.fullmatch(text):
            return [text]
    return []


def upward(source, *, floor):
    """What this source, on this floor, names above itself. A relative import never leaves it."""
    above = set(FLOORS[: FLOORS.index(floor)])
    names = [name for node in ast.walk(ast.parse(source)) for name in named_in(node)]
    tops = [(re.split("[.:]", name)[0], name) for name in names]
    return [name for top, name in tops if LABELS.get(top, top) in above]


@pytest.mark.parametrize(
    "source",
    [
        "import finance.money",
        "from finance import money",
        "def late():\n    from finance.money import pounds",
        "entry = ForeignKey('finance.Entry', on_delete=CASCADE)",
        "path('money/', include('finance.urls'))",
        "redirect('finance:entry-list')",
        "reverse(f'reports:{noun}-detail')",
        "permission_required = 'reports.view_report'",
        "AUTH = 'd22.access.RoleBackend'",
    ],
)
def test_an_arrow_that_points_up_is_seen(source):
    assert len(upward(source, floor="workstreams")) == 1


@pytest.mark.parametrize(
    "source",
    [
        "from programme import clock",
        "from . import finance",
        "import financeability",
        "include('workstreams.urls')",
        "redirect('programme:overview')",
        "'What the finance. report says'",
    ],
)
def test_an_arrow_that_points_down_or_nowhere_is_free(source):
    assert upward(source, floor="workstreams") == []


@pytest.mark.parametrize("floor", FLOORS)
def test_a_package_names_only_packages_to_its_right(floor):
    files = [path for path in PYTHON if path.relative_to(ROOT).parts[0] == floor]

    arrows = {short(path): upward(path.read_text(), floor=floor) for path in files}

    assert files
    assert {path: names for path, names in arrows.items() if names} == {}


# --- files ----------------------------------------------------------------------------------


def test_the_top_level_holds_these_names_and_dot_files_only():
    tops = {path.relative_to(ROOT).parts[0] for path in FILES}

    assert {name for name in tops if not name.startswith(".")} == TOP_LEVEL


def lengths():
    return {short(path): len(path.read_text().splitlines()) for path in OURS}


def test_no_python_file_is_longer_than_300_lines():
    assert {path: lines for path, lines in lengths().items() if lines > 300} == {}


def test_nine_python_files_in_ten_are_shorter_than_200_lines():
    longer = {path: lines for path, lines in lengths().items() if lines >= 200}

    assert len(longer) <= len(OURS) / 10, longer


@pytest.mark.parametrize(
    "markup",
    [
        r"\sstyle\s*=",
        r"<style\b",
        r"<script\b[^>]*>(?!\s*</script>)",
        r"<[^>]*\son[a-z]+\s*=",
    ],
)
def test_no_template_holds_script_or_style_of_its_own(markup):
    templates = [path for path in FILES if path.suffix == ".html"]

    assert templates
    assert found(f"(?i){markup}", templates) == []


# Each pattern is written so that it does not find itself.
@pytest.mark.parametrize(
    "trace",
    [
        pytest.param(
            r"pypi\.org|pythonhosted\.org|npmjs\.(?:org|com)|deb\.debian\.org", id="registry"
        ),
        pytest.param(r"(?<![\w.:})])/(?:work|root|home|Users|tmp)/\w", id="machine path"),
        pytest.param(
            r"[\w.+-]+@(?!example\.)(?:[\w-]+\.)+(?!example\b|invalid\b|test\b)[a-z]{2,}\b",
            id="address of a person",
        ),
    ],
)
def test_no_file_names_a_package_registry_a_machine_or_a_person(trace):
    assert found(trace, FILES) == []


# --- dependencies and migrations ------------------------------------------------------------

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
RUNTIME = PROJECT["dependencies"]
DEV = PROJECT["optional-dependencies"]["dev"]


def locked(name):
    """The requirements of a lock file, one text each with its hashes."""
    lines = (ROOT / name).read_text().replace("\\\n", "").splitlines()
    return [line for line in lines if not line.lstrip().startswith("#")]


@pytest.mark.parametrize("dependency", RUNTIME + DEV)
def test_every_dependency_says_why_it_is_there(dependency):
    line = rf'^ *"{re.escape(dependency)}", +# \w.+$'

    assert re.search(line, (ROOT / "pyproject.toml").read_text(), re.MULTILINE)


@pytest.mark.parametrize(
    ("lock", "dependencies"),
    [("requirements.txt", RUNTIME), ("requirements-dev.txt", RUNTIME + DEV)],
)
def test_a_lock_pins_every_dependency_to_hashes_and_names_no_host(lock, dependencies):
    pins = {}
    for line in locked(lock):
        pin, _, hashes = line.partition(" --hash=sha256:")
        assert hashes, f"{pin} has no hash"
        requirement = Requirement(pin)
        pins[requirement.name] = next(iter(requirement.specifier)).version

    stale = [
        text
        for text in dependencies
        if not Requirement(text).specifier.contains(pins.get(Requirement(text).name, "0"))
    ]

    assert stale == [], "make lock"
    assert "://" not in (ROOT / lock).read_text()


@pytest.mark.django_db
def test_no_model_waits_for_a_migration():
    call_command("makemigrations", check=True, dry_run=True)
