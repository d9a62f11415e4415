#!/usr/bin/python3
"""The replaced client globus-automate-client 0.17.1 against the emulator: its SDK, its commands, its examples."""

import json
import os
import sys
from pathlib import Path

from common import flows
from common.emulator import ALICE, FLOWS_SCOPES
from common.program import SDK_3, Program, use
from common.report import check
from common.run import command, run

CLIENT = Program(
    "globus-automate-client",
    "GLOBUS_AUTOMATE_CLIENT_SOURCE",
    "globus_automate_client",
    "pyproject.toml",
    ("typer", "click", "graphviz", "jsonschema", "yaml", "rich", "arrow", "typing_extensions"),
    "globus-automate-client==0.17.1",
)
ROLES_OF_FLOWS = {
    "flow_viewer": "visible_to",
    "flow_starter": "runnable_by",
    "flow_administrator": "administered_by",
    "flow_owner": "created_by",
}
ROLES_OF_RUNS = {"run_monitor": "monitor_by", "run_manager": "manage_by", "run_owner": "created_by"}


class Sdk:
    """The classes, with tokens of a client with a secret."""

    def __init__(self, report, emulator):
        import globus_automate_client
        import globus_sdk

        self.report, self.emulator, self.module, self.sdk = report, emulator, globus_automate_client, globus_sdk
        self.me, self.url = flows.identity(emulator.client_id), emulator.url.rstrip("/")
        self.token = emulator.token(FLOWS_SCOPES + "all")
        self.client = globus_automate_client.FlowsClient.new_client(
            emulator.client_id, self.authorizer, self.authorizer(FLOWS_SCOPES + "manage_flows"), base_url=self.url
        )

    def authorizer(self, flow_scope, **_):
        return self.sdk.AccessTokenAuthorizer(self.emulator.token(flow_scope))

    def flows(self):
        report, client = self.report, self.client
        report.part("FlowsClient")
        report.works(
            "deploy_flow (dry_run)",
            lambda: client.deploy_flow(flows.GREET, "Greet", input_schema=flows.SCHEMA, dry_run=True),
        )
        flow = report.works(
            "deploy_flow",
            lambda: client.deploy_flow(
                flows.GREET,
                "Greet",
                subtitle="S",
                description="D",
                keywords=["k"],
                flow_viewers=["public"],
                flow_starters=["all_authenticated_users"],
                flow_administrators=[self.me],
                input_schema=flows.SCHEMA,
            ),
        )
        report.works(
            "deploy_flow (visible_to, runnable_by, administered_by)",
            lambda: client.deploy_flow(
                flows.WAIT,
                "Roles",
                visible_to=["public"],
                runnable_by=["all_authenticated_users"],
                administered_by=[self.me],
                input_schema={},
            ),
        )
        flow_id, scope = flow["id"], flow["globus_auth_scope"]
        report.works("get_flow", lambda: client.get_flow(flow_id))
        report.works("scope_for_flow", lambda: check(client.scope_for_flow(flow_id) == scope, "another scope"))
        report.works(
            "update_flow",
            lambda: client.update_flow(
                flow_id, title="Again", flow_definition=flows.GREET, input_schema=flows.SCHEMA, keywords=["x"]
            ),
        )
        report.works("list_flows", lambda: check(len(client.list_flows()["flows"]) == 2, "not two flows"))
        report.works(
            "list_flows (per_page, filters, orderings)",
            lambda: client.list_flows(
                role="flow_owner", per_page=1, filters={"title": "Again"}, orderings={"created_at": "DESC"}
            ),
        )
        for role, alias in ROLES_OF_FLOWS.items():
            report.works(f"list_flows (role={role})", lambda role=role: client.list_flows(role=role))
            report.works(f"list_flows (role={alias})", lambda role=alias: client.list_flows(role=role))
        report.works("list_flows (roles)", lambda: client.list_flows(["visible_to", "runnable_by"]))
        self.runs(flow_id, scope)
        other = client.deploy_flow(flows.WAIT, "Temporary", input_schema={})
        report.works("delete_flow", lambda: client.delete_flow(other["id"]))
        report.not_tried(self.module.FlowsClient, "use_temporary_authorizer", "new_client")

    def runs(self, flow_id, scope):
        report, client = self.report, self.client
        report.works(
            "run_flow (dry_run)", lambda: client.run_flow(flow_id, scope, flows.INPUT, dry_run=True, label="R")
        )
        started = report.works(
            "run_flow",
            lambda: client.run_flow(
                flow_id, scope, flows.INPUT, label="R", tags=["t"], run_managers=[self.me], monitor_by=[self.me]
            ),
        )
        report.works("run_flow (no scope)", lambda: client.run_flow(flow_id, None, flows.INPUT, label="R"))
        report.refused("run_flow (wrong input)", lambda: client.run_flow(flow_id, scope, {}, label="R"), "400")
        run_id = started["run_id"]
        self.emulator.wait_for_run(run_id, self.token)
        report.works(
            "flow_action_status",
            lambda: check(
                client.flow_action_status(flow_id, scope, run_id)["status"] == "SUCCEEDED", "the run failed"
            ),
        )
        report.works(
            "get_flow_definition_for_run",
            lambda: check(
                client.get_flow_definition_for_run(flow_id, scope, run_id)["definition"] == flows.GREET, "another one"
            ),
        )
        codes = lambda **options: [
            entry["code"] for entry in client.flow_action_log(flow_id, scope, run_id, limit=50, **options)["entries"]
        ]
        forward = report.works("flow_action_log", codes) or []
        report.works(
            "flow_action_log (reverse_order)",
            lambda: check(codes(reverse_order=True) == forward[::-1], "not reversed"),
        )
        for name in ("enumerate_runs", "enumerate_actions"):
            report.works(name, lambda name=name: check(getattr(client, name)()["runs"], "no runs"))
        for name in ("list_flow_runs", "list_flow_actions"):
            report.works(
                name,
                lambda name=name: check(getattr(client, name)(flow_id=flow_id, flow_scope=scope)["runs"], "no runs"),
            )
        report.works(
            "list_flow_runs (filters)",
            lambda: client.list_flow_runs(
                flow_id,
                scope,
                statuses=["SUCCEEDED"],
                role="run_owner",
                per_page=5,
                filters={"label": "R"},
                orderings={"start_time": "DESC"},
            ),
        )
        for role, alias in ROLES_OF_RUNS.items():
            report.works(f"enumerate_runs (role={role})", lambda role=role: client.enumerate_runs(role=role))
            report.works(f"enumerate_runs (role={alias})", lambda role=alias: client.enumerate_runs(role=role))
        report.works("flow_action_update", lambda: client.flow_action_update(run_id, tags=["x"], label="New"))
        report.works("update_runs", lambda: client.update_runs([run_id], add_tags=["y"]))
        waiting = client.deploy_flow(flows.WAIT, "Wait", input_schema={})
        other_id, other_scope = waiting["id"], waiting["globus_auth_scope"]
        waits = client.run_flow(other_id, other_scope, {}, label="W")["run_id"]
        report.works(
            "flow_action_resume (an active run)", lambda: client.flow_action_resume(other_id, other_scope, waits)
        )
        report.works("flow_action_cancel", lambda: client.flow_action_cancel(other_id, other_scope, waits))
        self.emulator.wait_for_run(waits, self.token)
        report.works("flow_action_release", lambda: client.flow_action_release(other_id, other_scope, waits))

    def actions(self):
        report = self.report
        report.part("ActionClient")
        client = self.module.ActionClient.new_client(
            self.url + "/actions/hello_world", self.authorizer(flows.HELLO_SCOPE)
        )
        report.works("introspect", client.introspect)
        report.works("action_scope", lambda: check(client.action_scope == flows.HELLO_SCOPE, client.action_scope))
        body = {"echo_string": "Hello", "sleep_time": 3600}
        action = report.works("run", lambda: client.run(body, label="L", tags=["t"], manage_by=[self.me]))
        report.works("status", lambda: client.status(action["action_id"]))
        report.refused("log (hello_world has none)", lambda: client.log(action["action_id"]), "404")
        report.works("resume (an action that is not INACTIVE)", lambda: client.resume(action["action_id"]))
        report.works("cancel", lambda: client.cancel(action["action_id"]))
        report.works("release", lambda: client.release(action["action_id"]))
        report.not_tried(self.module.ActionClient, "get_definition", "new_client")


class Commands:
    """The commands of a user who signs in with a pasted code when a command asks for it."""

    def __init__(self, report, emulator, work):
        self.report, self.emulator, self.work = report, emulator, work
        self.token, self.url = emulator.token(FLOWS_SCOPES + "all"), emulator.url.rstrip("/")
        self.environment = {"GLOBUS_AUTOMATE_FLOWS_ENDPOINT": self.url}

    def automate(self, *arguments, interactive=True):
        return command(
            [sys.executable, "-m", "globus_automate_client.cli.main", *arguments],
            self.emulator if interactive else None,
            environment=self.environment,
        )

    def json(self, *arguments):
        """The last JSON document of the output; a sign-in prints text before it."""
        output = self.automate(*arguments)
        return json.loads(output[output.index("\n{") if "\n{" in output else output.index("{") :])

    def works(self, name, *arguments):
        return self.report.works(name, lambda: self.json(*arguments))

    def user(self):
        report = self.report
        report.part("commands")
        report.works("session whoami", lambda: check(ALICE in self.automate("session", "whoami"), "another user"))
        greet, schema = json.dumps(flows.GREET), json.dumps(flows.SCHEMA)
        report.works("flow lint", lambda: self.automate("flow", "lint", "--definition", greet))
        deploy = ["flow", "deploy", "--title", "Greet", "--definition", greet, "--input-schema", schema]
        self.works("flow deploy --dry-run", *deploy, "--dry-run")
        flow = self.works(
            "flow deploy",
            *deploy,
            "--flow-viewer",
            "public",
            "--starter",
            "all_authenticated_users",
            "--flow-administrator",
            ALICE,
            "--keyword",
            "k",
            "--subtitle",
            "S",
        )
        flow_id = flow["id"]
        self.works("flow get", "flow", "get", flow_id)
        self.works("flow update", "flow", "update", flow_id, "--title", "Again", "--flow-viewer", "")
        for role in [*ROLES_OF_FLOWS, *ROLES_OF_FLOWS.values()]:
            self.works(f"flow list --role {role}", "flow", "list", "--role", role, "--format", "json")
        report.works("flow list (table)", lambda: check("Again" in self.automate("flow", "list"), "no flow"))
        self.works("flow display", "flow", "display", flow_id, "--format", "json")
        self.runs(flow_id)
        self.works("flow delete", "flow", "delete", flow_id)
        self.actions()
        report.works("session logout", lambda: self.automate("session", "logout"))
        report.works(
            "session whoami (signs in again)",
            lambda: check(ALICE in self.automate("session", "whoami"), "another user"),
        )
        report.works("session revoke", lambda: self.automate("session", "revoke"))

    def runs(self, flow_id):
        of, value = ["--flow-id", flow_id], json.dumps(flows.INPUT)
        self.works(
            "flow run --dry-run",
            "flow",
            "run",
            flow_id,
            "--flow-input",
            value,
            "--label",
            "R",
            "--dry-run",
            "--format",
            "json",
        )
        run_id = self.works(
            "flow run",
            "flow",
            "run",
            flow_id,
            "--flow-input",
            value,
            "--label",
            "R",
            "--tag",
            "t",
            "--run-manager",
            ALICE,
            "--format",
            "json",
        )["run_id"]
        self.report.works(
            "flow run --watch",
            lambda: self.automate("flow", "run", flow_id, "--flow-input", value, "--label", "W", "--watch"),
        )
        self.works("flow run-status", "flow", "run-status", *of, run_id)
        self.works("flow action-status", "flow", "action-status", *of, run_id)
        self.works("flow run-definition", "flow", "run-definition", *of, run_id)
        self.works("flow run-log", "flow", "run-log", *of, run_id, "--format", "json")
        self.works(
            "flow run-log --reverse", "flow", "run-log", *of, run_id, "--reverse", "--limit", "5", "--format", "json"
        )
        self.works("flow run-list", "flow", "run-list", *of, "--format", "json")
        for role in [*ROLES_OF_RUNS, *ROLES_OF_RUNS.values()]:
            self.works(f"flow run-list --role {role}", "flow", "run-list", *of, "--role", role, "--format", "json")
        self.works(
            "flow run-list --status --orderby --filter",
            "flow",
            "run-list",
            *of,
            "--status",
            "SUCCEEDED",
            "--orderby",
            "start_time=DESC",
            "--filter",
            "label=R",
            "--format",
            "json",
        )
        self.works("flow run-enumerate", "flow", "run-enumerate", "--format", "json")
        self.works("flow run-update", "flow", "run-update", run_id, "--tag", "x", "--label", "New")
        self.works("flow batch-run-update", "flow", "batch-run-update", run_id, "--add-tag", "y")
        self.works("flow run-release", "flow", "run-release", *of, run_id)
        waiting = self.json("flow", "deploy", "--title", "Wait", "--definition", json.dumps(flows.WAIT))["id"]
        waits = self.json("flow", "run", waiting, "--flow-input", "{}", "--label", "W", "--format", "json")["run_id"]
        self.works("flow run-cancel", "flow", "run-cancel", "--flow-id", waiting, waits)

    def actions(self):
        url = ["--action-url", self.url + "/actions/hello_world"]
        self.works("action introspect", "action", "introspect", *url)
        body = json.dumps({"echo_string": "Hello", "sleep_time": 3600})
        action_id = self.works("action run", "action", "run", *url, "--body", body, "--label", "L")["action_id"]
        self.works("action status", "action", "status", *url, action_id)
        self.works("action cancel", "action", "cancel", *url, action_id)
        self.works("action release", "action", "release", *url, action_id)

    def examples(self):
        """The definitions of the client's own repository, which it deploys. PyPI has none of them."""
        source = os.environ.get(CLIENT.variable)
        if not source:
            return
        self.report.part("its examples")
        for definition in sorted(Path(source, "examples", "flows").glob("*/definition*.*")):
            self.works(
                f"flow deploy {definition.parent.name}",
                "flow",
                "deploy",
                "--title",
                definition.parent.name,
                "--definition",
                str(definition),
                "--no-validate",
            )


def body(report, emulator, work):
    sdk, commands = Sdk(report, emulator), Commands(report, emulator, work)
    for part in (sdk.flows, sdk.actions, commands.user, commands.examples):
        report.guard(part)


run(__file__, lambda report, work: use(report, work, CLIENT, SDK_3), body)
