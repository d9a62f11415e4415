"""The table of operations, and what the exit code of a script says."""

import inspect
import json
import os
import re
import traceback
from pathlib import Path

PASSED, FAILED, SKIPPED = 0, 1, 77
WORKS, NOT_TRIED = "works", "not tried"


class Skip(Exception):
    """The program, or something that it needs, is not available here. The message says what is missing."""


def check(condition, text):
    if not condition:
        raise AssertionError(text)


def summary_of(error):
    """One line of an exception."""
    text = " ".join(str(error).split())
    return (f"{type(error).__name__}: {text}" if text else type(error).__name__)[:300].replace("|", "/")


class Report:
    """Rows of operation and result. An operation has a part, such as the class that offers it."""

    def __init__(self):
        self.programs, self.rows, self._part = {}, [], ""
        # The table of the documentation shows the number of operations instead of their names.
        self.counted = False

    def part(self, name):
        self._part = name

    def add(self, name, result, expected):
        self.rows.append({"part": self._part, "operation": name, "result": result, "expected": expected})
        print(f"{self._part}: {name} | {result}", flush=True)

    def works(self, name, call):
        """An operation that has to work. Returns its result, or None after a failure."""
        try:
            value = call()
        except (Exception, SystemExit) as error:
            self.add(name, summary_of(error), False)
            if "PEERS_TRACE" in os.environ:
                traceback.print_exc()
            return None
        self.add(name, WORKS, True)
        return value

    def refused(self, name, call, *texts):
        """
        An operation that has to be refused, as by the service, with all these texts in its error. A status is a word
        of its own; '4xx' stands for each status of that class.
        """
        try:
            call()
        except (Exception, SystemExit) as error:
            full = f"{type(error).__name__}: {error}"
            found = [re.search(_pattern(text), full) for text in texts]
            result = f"refused: {', '.join(match[0] for match in found)}" if all(found) else summary_of(error)
            self.add(name, result, all(found))
        else:
            self.add(name, "is accepted, but has to fail with " + ", ".join(texts), False)

    def works_unless_broken(self, name, call, text):
        """An operation that has to work, unless the program fails by itself with this text, before any request."""
        try:
            call()
        except (Exception, SystemExit) as error:
            own = text in str(error)
            self.add(name, f"fails in the program itself: {text}" if own else summary_of(error), own)
        else:
            self.add(name, WORKS, True)

    def guard(self, call, *arguments):
        """Runs a part of a script. An error that leaves it is a row, and the next part runs."""
        try:
            call(*arguments)
        except (Exception, SystemExit) as error:
            self.add(call.__name__ + " reaches its end", summary_of(error), False)
            if "PEERS_TRACE" in os.environ:
                traceback.print_exc()

    def read(self, output):
        """Adds the calls of a program in another language: a line of JSON each, with a name and an error or null."""
        for line in output.splitlines():
            try:
                row = json.loads(line)
            except ValueError:
                continue
            self.part(row.get("part", self._part))
            if row.get("notTried"):
                self.add(row["name"], NOT_TRIED, None)
            elif row.get("expect"):
                self.refused(row["name"], lambda row=row: _raise_if(row["error"]), row["expect"])
            else:
                self.works(row["name"], lambda row=row: _raise_if(row["error"]))

    def not_tried(self, owner, *covered):
        """Lists the public methods of a class that no row names."""
        tried = {row["operation"].split("(")[0].split(" ")[0] for row in self.rows if row["part"] == self._part}
        for name, member in vars(owner).items():
            if inspect.isfunction(member) and not name.startswith("_") and name not in tried | set(covered):
                self.add(name, NOT_TRIED, None)

    def close(self, script, skipped=None):
        """Prints the summary, writes the rows to the folder PEERS_RESULTS, and returns the exit code."""
        failed = [row for row in self.rows if row["expected"] is False]
        counts = {
            "work": sum(row["result"] == WORKS for row in self.rows),
            "are refused or fail as expected": sum(
                bool(row["expected"]) and row["result"] != WORKS for row in self.rows
            ),
            "fail": len(failed),
            "were not tried": sum(row["expected"] is None for row in self.rows),
        }
        if not self.rows and skipped is None:
            skipped = "no operation was tried"
        name = ", ".join(f"{program} {version}" for program, version in self.programs.items()) or script
        if skipped is not None:
            print(f"{name}: skipped, {skipped}")
        else:
            print(f"{name}: {len(self.rows)} operations, " + ", ".join(f"{n} {what}" for what, n in counts.items()))
        if folder := os.environ.get("PEERS_RESULTS"):
            result = {"programs": self.programs, "skipped": skipped, "counted": self.counted, "rows": self.rows}
            Path(folder, script + ".json").write_text(json.dumps(result, indent=1), encoding="utf-8")
        if failed:
            return FAILED
        return SKIPPED if skipped is not None else PASSED


def _pattern(text):
    return rf"\b{text.replace('x', '[0-9]')}\b" if re.fullmatch("[0-9]xx|[0-9]{3}", text) else re.escape(text)


def _raise_if(error):
    if error is not None:
        raise RuntimeError(error)
