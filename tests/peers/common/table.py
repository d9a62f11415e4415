"""Makes the table of docs/emulator.md from the results of the scripts. Arguments: the folder of results; --write."""

import json
import re
import sys
from pathlib import Path

from .emulator import ROOT
from .report import NOT_TRIED, WORKS

PAGE = ROOT / "docs" / "emulator.md"
BEGIN, END = "<!-- tests/peers/run.sh writes this table -->", "<!-- end of the table -->"
HEAD = ["| program | part | works | refused, as expected | does not work |", "| --- | --- | --- | --- | --- |"]


def base(operation):
    """The operation without its variation: 'list_flows' of 'list_flows (by pages)'."""
    return re.split(r" \(| --", operation)[0]


def names(operations):
    return ", ".join(f"`{name}`" for name in dict.fromkeys(operations))


def cells(rows, counted):
    failed = [row["operation"] for row in rows if row["expected"] is False]
    working = [base(row["operation"]) for row in rows if row["result"] == WORKS]
    refused = [base(row["operation"]) for row in rows if row["expected"] and row["result"] != WORKS]
    if counted:
        return str(len(working)), str(len(refused)), str(len(failed))
    return names(working), names(name for name in refused if name not in working), names(failed)


def lines_of(script, result):
    parts = {}
    for row in result["rows"]:
        if row["result"] != NOT_TRIED:
            parts.setdefault(row["part"], []).append(row)
    return [f"| {script} | {part} | {' | '.join(cells(rows, result['counted']))} |" for part, rows in parts.items()]


def table(results, page):
    """The lines of all scripts. Those of a script that was skipped stay as they are in the page."""
    lines = []
    for script, result in sorted(results.items()):
        kept = [line for line in page.splitlines() if line.startswith(f"| {script} |")]
        lines += kept if result["skipped"] is not None else lines_of(script, result)
    return [re.sub(r"\s+\|", " |", line) for line in HEAD + lines]


def main(folder, *options):
    results = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in Path(folder).glob("*.json")}
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN, 1)
    old, after = rest.split(END, 1)
    lines = "\n".join(table(results, old))
    if "--write" in options:
        PAGE.write_text(f"{before}{BEGIN}\n\n{lines}\n\n{END}{after}", encoding="utf-8")
    else:
        print(lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
