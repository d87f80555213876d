"""What every bench writes the same way: which commit, on which machine, a table, two files."""

import json
import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results"


def commit() -> str:
    """The short name of the commit measured, and whether files were changed since."""
    name = _git("rev-parse", "--short=12", "HEAD")
    if not name or name == "HEAD":
        return "none yet"
    return name + (" with local changes" if _git("status", "--porcelain") else "")


def _git(*words: str) -> str:
    asked = ["git", *words]
    return subprocess.run(
        asked, cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()


def machine(*packages: str) -> str:
    """What the figures were measured on, in one line, with the versions of ``packages``."""
    versions = [f"{name} {version(name)}" for name in packages]
    python = f"Python {platform.python_version()}"
    return f"{_processor()}, {os.cpu_count()} cores · {', '.join([python, *versions])}"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def table(rows: list[list[str]]) -> str:
    """Markdown; the first row is the head."""
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def publish(name: str, text: str, numbers: dict[str, object] | None = None) -> None:
    """Prints ``text`` and keeps it in ``bench/results/``, with the numbers beside it."""
    print(text)
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / f"{name}.md").write_text(text, encoding="utf-8")
    if numbers is not None:
        kept = json.dumps(numbers, indent=1, ensure_ascii=False)
        (RESULTS / f"{name}.json").write_text(kept + "\n", encoding="utf-8")
