#!/usr/bin/python3
"""Gladier against the emulator: its own examples as a user who pastes codes, and its tools."""

import importlib
import json
import os
import runpy
import sys
from pathlib import Path

from common.emulator import FLOWS_SCOPES
from common.program import SDK, Program, use
from common.report import NOT_TRIED, check
from common.run import command, run

GLADIER = Program(
    "gladier", "GLADIER_SOURCE", "gladier", "pyproject.toml", ("pydantic", "packaging", "requests"), "gladier"
)
TOOLS = Program(
    "gladier-tools", "GLADIER_TOOLS_SOURCE", "gladier_tools", "gladier_tools/version.py", (), "gladier-tools"
)
STAND_INS = Path(__file__).resolve().parent / "stand-ins"
COMPUTE = "https://compute.actions.globus.org/*"
SOURCE, TARGET = "10ca1000-0000-4000-8000-00000000c001", "10ca1000-0000-4000-8000-00000000c002"
ENDPOINT = "4b116d3c-1703-4f8f-9f6f-39921e5864df"
NO_CLIENT = {"GLADIER_CLIENT_ID": None, "GLADIER_CLIENT_SECRET": None}
INPUT = {
    "tar_input": "/data",
    "make_input": "/data",
    "encrypt_input": "/data.tgz",
    "encrypt_key": "a secret",
    "compute_endpoint": ENDPOINT,
    "transfer_source_endpoint_id": SOURCE,
    "transfer_destination_endpoint_id": TARGET,
    "transfer_source_path": "/data.tgz",
    "transfer_destination_path": "/copy.tgz",
    "transfer_recursive": False,
}
# A driver sets what the comments of an example ask its user to set; the classes of the example are used as they are.
DRIVER = """
import json, runpy, sys
path, name, values = sys.argv[1:]
client = runpy.run_path(path)[name]()
run = client.run_flow(flow_input={"input": json.loads(values)}, label="peers", tags=["peers"])
client.progress(run["run_id"], delay=0.2)
print("THE RUN", client.get_status(run["run_id"])["status"], run["run_id"])
"""


def prepare(report, work):
    use(report, work, GLADIER, TOOLS, SDK)
    # The stand-in comes before a Compute SDK from PyPI.
    sys.path.insert(0, str(STAND_INS))
    for collection in (SOURCE, TARGET):
        (work / collection).mkdir()
    os.environ["PYTHONPATH"] = os.pathsep.join([str(STAND_INS), os.environ["PYTHONPATH"]])


class Script:
    def __init__(self, report, emulator, work):
        self.report, self.emulator, self.work = report, emulator, work
        self.environment = {"GLADIER_CLIENT_ID": emulator.client_id, "GLADIER_CLIENT_SECRET": emulator.client_secret}

    def compute_returns(self, output):
        details = {"results": [{"output": output, "task_id": SOURCE}], "result": [output]}
        self.emulator.request("DELETE", "/_emulator/outcomes")
        self.emulator.control("outcomes", {"url": COMPUTE, "steps": [{"status": "SUCCEEDED", "details": details}]})

    def python(self, *arguments, **environment):
        return command([sys.executable, *arguments], self.emulator, environment={**self.environment, **environment})

    def examples(self):
        report = self.report
        report.part("examples")
        source = os.environ.get(GLADIER.variable)
        if not source:
            report.add("the examples of the repository", NOT_TRIED, None)
            return
        docs = Path(source, "docs")
        self.compute_returns([{"endpoint": ENDPOINT, "function": SOURCE, "payload": {"name": "foo"}}])
        payloads = docs / "gladier" / "passing_payloads.py"
        report.works(
            "passing_payloads.py (unchanged)",
            lambda: check("SUCCEEDED" in self.python(payloads), "the run did not succeed"),
        )
        report.works(
            "passing_payloads.py (again: it changes its flow and uses its stored tokens)",
            lambda: check("SUCCEEDED" in self.python(payloads), "the run did not succeed"),
        )
        # Version 0.11 looks for a member that version 4 of the SDK does not have.
        report.works_unless_broken(
            "passing_payloads.py (a user who pastes codes)",
            lambda: check("SUCCEEDED" in self.python(payloads, **NO_CLIENT), "the run did not succeed"),
            "scope_names",
        )
        self.compute_returns("/data.tgz")
        for file, name in (("tar_and_transfer", "TarAndTransfer"), ("encrypt_and_transfer", "EncryptAndTransfer")):
            self.transfer(docs / "examples" / (file + ".py"), name)
        for file, name in (
            ("flow_generation/fs_list_example", "FileSystemListCommand"),
            ("example_tool", "MakeDirs"),
        ):
            report.works(
                f"{Path(file).name}.py",
                lambda file=file, name=name: self.publish(
                    runpy.run_path(str(docs / "gladier" / (file + ".py")))[name]().flow_definition, name
                ),
            )
        self.custom_login(docs / "gladier" / "custom_login.py")

    def transfer(self, path, name):
        """Functions do not run, so the file that they would make is put into the collection."""
        (self.work / SOURCE / "data.tgz").write_text("data", encoding="utf-8")
        (self.work / TARGET / "copy.tgz").unlink(missing_ok=True)
        driver = self.work / "driver.py"
        driver.write_text(DRIVER, encoding="utf-8")
        self.report.works(
            path.name,
            lambda: check(
                "THE RUN SUCCEEDED" in self.python(driver, path, name, json.dumps(INPUT)), "the run did not succeed"
            ),
        )
        self.report.works(
            f"{path.name} (the file was copied)", lambda: check((self.work / TARGET / "copy.tgz").exists(), "no file")
        )

    def custom_login(self, path):
        if importlib.util.find_spec("fair_research_login") is None:
            self.report.add("custom_login.py (needs fair-research-login)", NOT_TRIED, None)
            return
        self.compute_returns("Hello")
        self.report.works(
            "custom_login.py (unchanged)", lambda: check("SUCCEEDED" in self.python(path), "the run did not succeed")
        )

    def publish(self, definition, title):
        token = self.emulator.token(FLOWS_SCOPES + "all")
        body = {"title": title, "definition": definition, "input_schema": {}}
        self.emulator.request("POST", "/flows", body, {"Authorization": "Bearer " + token})

    def tools(self):
        """Every tool of the two packages makes a definition that the emulator accepts."""
        tools = [
            "globus.Transfer",
            "posix.Tar",
            "posix.UnTar",
            "posix.Encrypt",
            "posix.Decrypt",
            "posix.ShellCmdTool",
            "posix.AsymmetricEncrypt",
            "posix.AsymmetricDecrypt",
            "posix.HttpsDownloadFile",
            "publish.Publish",
            "publish.Publishv2",
        ]
        self.report.part("tools")
        for name in tools:
            module, tool = name.rsplit(".", 1)
            self.report.works(
                f"gladier_tools.{name}",
                lambda module=module, tool=tool: self.publish(
                    getattr(importlib.import_module("gladier_tools." + module), tool)().flow_definition, tool
                ),
            )
        self.states()

    def states(self):
        """The states that are classes of Gladier itself."""
        from gladier import tools

        self.report.part("state models")
        passing = tools.PassState(state_name="Pass")
        waiting = tools.WaitState(state_name="Wait", seconds=1)
        failing = tools.FailState(state_name="Fail", cause="A cause", error="AnError")
        transfer = tools.Transfer(
            state_name="Transfer",
            source_endpoint_id=SOURCE,
            destination_endpoint_id=TARGET,
            transfer_items=[tools.TransferItem(source_path="/a", destination_path="/b")],
        )
        for state in (passing, waiting, failing, transfer):
            self.report.works(
                type(state).__name__,
                lambda state=state: self.publish(state.get_flow_definition(), type(state).__name__),
            )


def body(report, emulator, work):
    script = Script(report, emulator, work)
    for part in (script.examples, script.tools):
        report.guard(part)


run(__file__, prepare, body, "--collection", f"{SOURCE}=WORK/{SOURCE}", "--collection", f"{TARGET}=WORK/{TARGET}")
