"""Makes Python programs available: from a folder with their source, else from PyPI."""

import importlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import site
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from .emulator import ROOT
from .report import Skip

# The Debian packages of the modules that the programs import.
DEBIAN = {
    "requests": "python3-requests",
    "jwt": "python3-jwt",
    "cryptography": "python3-cryptography",
    "typing_extensions": "python3-typing-extensions",
    "click": "python3-click",
    "jmespath": "python3-jmespath",
    "packaging": "python3-packaging",
    "typer": "python3-typer",
    "rich": "python3-rich",
    "arrow": "python3-arrow",
    "graphviz": "python3-graphviz",
    "jsonschema": "python3-jsonschema",
    "yaml": "python3-yaml",
    "pydantic": "python3-pydantic",
    "flask": "python3-flask",
    "isodate": "python3-isodate",
    "cachetools": "python3-cachetools",
    "dill": "python3-dill",
    "pika": "python3-pika",
    "tblib": "python3-tblib",
    "texttable": "python3-texttable",
    "colorama": "python3-colorama",
}


class Program(NamedTuple):
    """A Python program: its name on PyPI, the variable with its source, its package below that, its dependencies."""

    name: str
    variable: str
    package: str
    version_file: str
    needs: tuple = ()
    requirement: str = ""


SDK_NEEDS = ("requests", "jwt", "cryptography", "typing_extensions")
SDK = Program("globus-sdk", "GLOBUS_SDK_SOURCE", "src/globus_sdk", "pyproject.toml", SDK_NEEDS, "globus-sdk>=4,<5")
SDK_3 = SDK._replace(
    variable="GLOBUS_SDK_3_SOURCE", version_file="src/globus_sdk/version.py", requirement="globus-sdk>=3.9,<4"
)
COMPUTE_NEEDS = ("dill", "pika", "tblib", "texttable", "colorama", "rich", "packaging")
COMPUTE_COMMON = Program(
    "globus-compute-common",
    "GLOBUS_COMPUTE_COMMON_SOURCE",
    "src/globus_compute_common",
    "pyproject.toml",
    ("pydantic",),
    "globus-compute-common",
)
COMPUTE = Program(
    "globus-compute-sdk",
    "GLOBUS_COMPUTE_SOURCE",
    "compute_sdk/globus_compute_sdk",
    "compute_sdk/globus_compute_sdk/version.py",
    COMPUTE_NEEDS,
    "globus-compute-sdk>=4,<5",
)


def use(report, work, *programs):
    """Puts the programs on the path of this process and of those that it starts. Raises Skip if one is missing."""
    given = [program.variable for program in programs if os.environ.get(program.variable)]
    if given and len(given) < len(programs):
        missing = [program.variable for program in programs if program.variable not in given]
        raise Skip(f"set {' and '.join(missing)} to the source of the program, as {given[0]} is set")
    if given:
        folder = _lay_out(work, programs)
        _install_modules(sorted({module for program in programs for module in program.needs}))
    else:
        folder = _install_from_pypi(programs)
    sys.path.insert(0, str(folder))
    os.environ["PYTHONPATH"] = str(folder)
    importlib.invalidate_caches()
    for program in programs:
        report.programs[program.name] = importlib.metadata.version(program.name)


def _lay_out(work, programs):
    """A folder with links to the packages, and with the metadata that programs read at run time."""
    folder = Path(work, "site")
    folder.mkdir(exist_ok=True)
    for program in programs:
        source = Path(os.environ[program.variable]).resolve()
        package = source / program.package
        if not package.is_dir():
            raise Skip(f"{program.variable} names {source}, which has no folder {program.package}")
        (folder / package.name).symlink_to(package)
        text = (source / program.version_file).read_text(encoding="utf-8")
        version = re.search(r"""^(?:__)?version(?:__)?\s*=\s*["']([^"']+)""", text, re.MULTILINE)[1]
        info = folder / f"{program.name.replace('-', '_')}-{version}.dist-info"
        info.mkdir()
        metadata = f"Metadata-Version: 2.1\nName: {program.name}\nVersion: {version}\n"
        (info / "METADATA").write_text(metadata, encoding="utf-8")
    return folder


def _install_modules(modules):
    """Installs the Debian packages of the modules that cannot be imported."""
    missing = [module for module in modules if importlib.util.find_spec(module) is None]
    packages = [DEBIAN[module] for module in missing]
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        command = ["apt-get", "-o", "DPkg::Lock::Timeout=600", "install", "-y", "-qq", "--no-install-recommends"]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], stdout=subprocess.DEVNULL, check=False)
        subprocess.run([*command, *packages], stdout=subprocess.DEVNULL, env=environment, check=False)
        importlib.invalidate_caches()
        missing = [module for module in modules if importlib.util.find_spec(module) is None]
    if missing:
        raise Skip(f"install the modules {', '.join(missing)} (Debian: {', '.join(packages)})")


def _install_from_pypi(programs):
    """An environment in out/peers, which later runs use again."""
    folder = ROOT / "out" / "peers" / "-".join(program.variable.lower() for program in programs)
    library = folder / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    if not (folder / "complete").exists():
        requirements = [program.requirement for program in programs]
        pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "-q", "--retries", "1", *requirements]
        created = subprocess.run([sys.executable, "-m", "venv", str(folder)], capture_output=True, text=True)
        installed = created.returncode == 0 and subprocess.run(pip, capture_output=True, text=True).returncode == 0
        if not installed:
            variables = " and ".join(program.variable for program in programs)
            raise Skip(f"PyPI cannot be reached or lacks {', '.join(requirements)}: set {variables} to the source")
        (folder / "complete").touch()
    site.addsitedir(str(library))
    return library
