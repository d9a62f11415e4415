#!/usr/bin/python3
"""
Publishes and runs a folder of public flow definitions. FLOW_DEFINITIONS names the folder; the default is the folder
shared/data/flow-definitions beside the checkout. A folder may have subfolders. NAME.input_schema.json and
NAME.sample_input.json belong to NAME.json. INDEX.json, if there is one, says which definitions the service refuses.
"""

import json
import os
from pathlib import Path

from common.emulator import FLOWS_SCOPES, ROOT
from common.report import NOT_TRIED, Skip, check
from common.run import run

SIDE_FILES = (".input_schema.json", ".sample_input.json", ".metadata.json")
OWN = ("expression_eval", "hello_world")
YEAR = 365 * 86400


# The schema of the editor refuses a Comment that is null. Programs send it, and the published types allow any value.
HAS_NULL_COMMENT = ("globus-gladier+gladier__docs-gladier-passing_payloads",)


def folder():
    return Path(os.environ.get("FLOW_DEFINITIONS") or ROOT.parent / "shared" / "data" / "flow-definitions")


def prepare(report, work):
    if not folder().is_dir():
        raise Skip(f"{folder()} does not exist: set FLOW_DEFINITIONS to a folder of definitions")


def read(path):
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return None


def beside(path, ending):
    return read(path.with_name(path.name.removesuffix(".json") + ending))


class Script:
    def __init__(self, report, emulator):
        self.report, self.emulator = report, emulator
        index = read(folder() / "INDEX.json") or []
        self.facts = {item["file"]: item for item in index if isinstance(item, dict) and "file" in item}

    @property
    def authorization(self):
        """A new token each time, since the clock moves."""
        return {"Authorization": "Bearer " + self.emulator.token(FLOWS_SCOPES + "all")}

    def definitions(self):
        self.report.counted = True
        for path in sorted(folder().rglob("*.json")):
            document = read(path)
            if isinstance(document, dict) and "States" in document and not path.name.endswith(SIDE_FILES):
                self.definition(path, document)

    def definition(self, path, document):
        name, report = str(path.relative_to(folder())).removesuffix(".json"), self.report
        facts = self.facts.get(path.name, {})
        body = {
            "title": name[-120:],
            "definition": document,
            "input_schema": beside(path, ".input_schema.json") or {},
        }
        publish = lambda: self.emulator.request("POST", "/flows", body, self.authorization)
        report.part("publish")
        is_refused = facts.get("valid_for_service_schema") is False and name not in HAS_NULL_COMMENT
        if is_refused or facts.get("undefined_targets"):
            report.refused(name, publish, "422")
        elif facts.get("has_placeholder"):
            report.add(name + " (has placeholders)", NOT_TRIED, None)
        elif flow := report.works(name, publish):
            self.run(name, flow, beside(path, ".sample_input.json"))

    def seed_outcomes(self, definition):
        """Actions succeed at once, so that a run shows what its definition does. Two providers need no data."""
        self.emulator.request("DELETE", "/_emulator/outcomes")
        for url in {state.get("ActionUrl") for state in definition["States"].values()} - {None}:
            if not any(name in url for name in OWN):
                self.emulator.control("outcomes", {"url": url, "steps": [{"status": "SUCCEEDED", "details": {}}]})

    def run(self, name, flow, sample):
        """With a sample of its input a run has to succeed; without one it has to end, or to wait for a user."""
        self.seed_outcomes(flow["definition"])
        self.report.part("run with its sample input" if sample is not None else "run without input")

        def start():
            headers = {"Authorization": "Bearer " + self.emulator.token(flow["globus_auth_scope"])}
            body = {"body": sample or {}, "label": name[:60]}
            run = self.emulator.request("POST", f"/flows/{flow['id']}/run", body, headers)
            self.emulator.control("clock", {"until": {"runs_ended": [run["run_id"]], "elapsed": YEAR}})
            ended = self.emulator.request("GET", "/runs/" + run["run_id"], headers=self.authorization)
            if sample is not None:
                check(ended["status"] == "SUCCEEDED", f"{ended['status']}: {ended['details'].get('description')}")
            waits = ended["status"] == "INACTIVE" or ended.get("blocking_web_input_id")
            check(ended["status"] in ("SUCCEEDED", "FAILED") or waits, ended["status"])

        if sample is None and flow["input_schema"].get("required"):
            self.report.refused(name, start, "400")
        else:
            self.report.works(name, start)


run(__file__, prepare, lambda report, emulator, work: report.guard(Script(report, emulator).definitions))
