#!/usr/bin/python3
"""A provider built with globus-action-provider-tools: called by flows of the emulator and by the module's cmdlets."""

import os
import shutil
import subprocess
from pathlib import Path

from common import provider
from common.emulator import FLOWS_SCOPES, ROOT, SECOND_CLIENT
from common.program import SDK_3, Program, use
from common.report import Skip, check
from common.run import command, run

TOOLS = Program(
    "globus-action-provider-tools",
    "ACTION_PROVIDER_TOOLS_SOURCE",
    "src/globus_action_provider_tools",
    "pyproject.toml",
    ("flask", "jsonschema", "yaml", "pydantic", "isodate", "cachetools"),
    "globus-action-provider-tools[flask]",
)
OWN_CLIENT = ("10ca1000-0000-4000-8000-00000000bb01", "a-secret-of-the-provider")
SCRIPT = Path(__file__).resolve().parent / "action-provider-tools.ps1"
MODULE = ROOT / "out" / "Globus.Automate" / "Globus.Automate.psd1"


def shell():
    """PowerShell: on the path, or the tool of this checkout."""
    if shutil.which("pwsh"):
        return ["pwsh"]
    restored = subprocess.run(["dotnet", "tool", "restore"], cwd=ROOT, capture_output=True, check=False)
    return ["dotnet", "tool", "run", "pwsh", "--"] if restored.returncode == 0 else None


def scope_of(client):
    return f"https://auth.globus.org/scopes/{client[0]}/action_all"


class Script:
    def __init__(self, report, emulator):
        self.report, self.emulator = report, emulator
        self.token = emulator.token(FLOWS_SCOPES + "all")

    def call_by_flow(self, url, value):
        state = {
            "Type": "Action",
            "ActionUrl": url,
            "Parameters": value,
            "ResultPath": "$.Time",
            "WaitTime": 60,
            "End": True,
        }
        body = {"title": "Time", "definition": {"StartAt": "Ask", "States": {"Ask": state}}, "input_schema": {}}
        flow = self.emulator.request("POST", "/flows", body, {"Authorization": "Bearer " + self.token})
        token = self.emulator.token(flow["globus_auth_scope"])
        started = self.emulator.request(
            "POST", f"/flows/{flow['id']}/run", {"body": {}, "label": "Time"}, {"Authorization": "Bearer " + token}
        )
        return started["run_id"]

    def flows(self, url):
        report = self.report
        report.works(
            "the run waits for the action and ends with its status",
            lambda: check(
                self.emulator.wait_for_run(self.call_by_flow(url, {"utc_offset": 3}), self.token)["details"][
                    "output"
                ]["Time"]["details"]["utc_offset"]
                == 3,
                "another status",
            ),
        )
        failed = report.works(
            "wrong input fails the run",
            lambda: self.emulator.wait_for_run(self.call_by_flow(url, {"utc_offset": "x"}), self.token),
        )
        report.works(
            "wrong input (ActionUnableToRun with the provider's error)",
            lambda: check(
                "ActionUnableToRun" in str(failed["details"]) and "utc_offset" in str(failed["details"]),
                failed["details"],
            ),
        )
        active = self.call_by_flow(url, {"utc_offset": 1, "seconds": 3600})
        report.works("cancelling the run cancels the action", lambda: self.cancel(active))

    def cancel(self, run_id):
        authorization = {"Authorization": "Bearer " + self.token}
        self.emulator.request("POST", f"/runs/{run_id}/cancel", {}, authorization)
        check(self.emulator.wait_for_run(run_id, self.token)["status"] == "FAILED", "the run did not end")

    def cmdlets(self, url):
        pwsh = shell()
        if pwsh is None or not MODULE.exists():
            raise Skip("PowerShell or the built module is missing: dotnet build src/Globus.Automate.PowerShell")
        output = command(
            [*pwsh, "-NoProfile", "-NonInteractive", "-File", SCRIPT, "-Module", MODULE, "-Provider", url],
            environment={"POWERSHELL_TELEMETRY_OPTOUT": "1", "DOTNET_ROOT": os.environ.get("DOTNET_ROOT")},
        )
        self.report.read(output)


def body(report, emulator, work):
    script = Script(report, emulator)
    url, server = provider.serve("time", SECOND_CLIENT, scope_of(SECOND_CLIENT))
    report.part("called by flows")
    report.guard(script.flows, url)
    report.part("called by cmdlets")
    report.guard(script.cmdlets, url)
    server.shutdown()
    report.part("called by cmdlets, with a scope of its own client")
    added = report.works(
        "a client with the scope is added",
        lambda: emulator.control(
            "clients", {"id": OWN_CLIENT[0], "secret": OWN_CLIENT[1], "name": "A provider", "scopes": ["action_all"]}
        ),
    )
    url, server = provider.serve("own", OWN_CLIENT, scope_of(OWN_CLIENT))
    if added is not None:
        report.guard(script.cmdlets, url)
        report.part("called by flows, with a scope of its own client")
        report.guard(script.flows, url)
    server.shutdown()


run(__file__, lambda report, work: use(report, work, TOOLS, SDK_3), body)
