#!/usr/bin/python3
"""The Globus CLI against the emulator: as a client with a secret, and as a user who signs in."""

import importlib.metadata
import json
import os
import re
import sys

from common import flows
from common.emulator import ALICE, FLOWS_SCOPES
from common.program import SDK, Program, use
from common.report import Skip, check
from common.run import command, run

CLI = Program(
    "globus-cli",
    "GLOBUS_CLI_SOURCE",
    "src/globus_cli",
    "src/globus_cli/version.py",
    ("click", "jmespath", "packaging"),
    "globus-cli",
)
CLICK = Program("click", "CLICK_SOURCE", "src/click", "pyproject.toml", (), "click")
NO_SECRET = {"GLOBUS_CLI_CLIENT_ID": None, "GLOBUS_CLI_CLIENT_SECRET": None}
POLICY = "10ca1000-0000-4000-8000-0000000000d1"


def prepare(report, work):
    use(report, work, CLI, SDK, *([CLICK] if os.environ.get("CLICK_SOURCE") else []))
    installed = importlib.metadata.version("click")
    if [int(number) for number in re.findall(r"\d+", installed)[:2]] < [8, 2]:
        raise Skip(f"click is {installed}, and the program needs 8.4: set CLICK_SOURCE to the source of click")


class Script:
    def __init__(self, report, emulator, work):
        self.report, self.emulator, self.work = report, emulator, work
        self.token = emulator.token(FLOWS_SCOPES + "all")
        self.environment, self.flow, self.run_id = {}, None, None

    def globus(self, *arguments, **options):
        return command([sys.executable, "-m", "globus_cli", *arguments], environment=self.environment, **options)

    def json(self, *arguments, **options):
        return json.loads(self.globus(*arguments, "-F", "json", **options))

    def works(self, name, *arguments, **options):
        """A command in both formats, unless it changes something; the name starts with the command's."""
        return self.report.works(name, lambda: self.json(*arguments, **options))

    def file(self, name, document):
        path = self.work / (name + ".json")
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    # --- A client with a secret ---

    def client(self):
        self.report.part("as a client")
        self.flows()
        self.runs()
        self.resume()
        self.timers()
        self.other()

    def flows(self):
        report, me = self.report, flows.identity(self.emulator.client_id)
        greet, schema = self.file("greet", flows.GREET), self.file("schema", flows.SCHEMA)
        self.works("flows validate", "flows", "validate", greet, "--input-schema", schema)
        wrong = self.file("wrong", {"StartAt": "A"})
        report.refused(
            "flows validate (a state is missing)", lambda: self.globus("flows", "validate", wrong), "States"
        )
        self.flow = self.works(
            "flows create",
            "flows",
            "create",
            "Greet",
            greet,
            "--input-schema",
            schema,
            "--subtitle",
            "A greeting",
            "--description",
            "Says hello",
            "--administrator",
            me,
            "--starter",
            "all_authenticated_users",
            "--viewer",
            "public",
            "--keyword",
            "a",
            "--keyword",
            "b",
            "--run-manager",
            me,
            "--run-monitor",
            me,
            "--subscription-id",
            POLICY,
        )
        flow_id = self.flow["id"]
        report.works("flows show", lambda: check("Greet" in self.globus("flows", "show", flow_id), "no title"))
        self.works(
            "flows update",
            "flows",
            "update",
            flow_id,
            "--title",
            "Greet again",
            "--definition",
            greet,
            "--input-schema",
            schema,
            "--keywords",
            "c,d",
            "--viewers",
            "",
            "--run-monitors",
            me,
        )
        self.works("flows update (owner)", "flows", "update", flow_id, "--owner", me)
        report.refused(
            "flows update (a policy for a flow without one)",
            lambda: self.globus("flows", "update", flow_id, "--authentication-policy-id", POLICY),
            "authentication_policy_id",
        )
        wait = self.file("wait", flows.WAIT)
        for number in range(25):
            self.emulator.request(
                "POST",
                "/flows",
                {"title": f"Flow {number:02}", "definition": flows.WAIT, "input_schema": {}},
                {"Authorization": "Bearer " + self.token},
            )
        report.works(
            "flows list",
            lambda: check("Greet again" in self.globus("flows", "list", "--limit", "50"), "the flow is missing"),
        )
        report.works(
            "flows list (filters, order, limit)",
            lambda: check(
                [
                    item["title"]
                    for item in self.json(
                        "flows",
                        "list",
                        "--filter-role",
                        "flow_owner",
                        "--filter-role",
                        "flow_starter",
                        "--filter-fulltext",
                        "Flow",
                        "--orderby",
                        "title:ASC",
                        "--limit",
                        "24",
                    )["flows"]
                ]
                == [f"Flow {number:02}" for number in range(24)],
                "another list",
            ),
        )
        other = self.works("flows create (no schema)", "flows", "create", "Wait", wait)
        self.works("flows delete", "flows", "delete", other["id"])
        report.refused(
            "flows show (a flow that was deleted)", lambda: self.globus("flows", "show", other["id"]), "404"
        )

    def runs(self):
        report, flow_id = self.report, self.flow["id"]
        me = flows.identity(self.emulator.client_id)
        started = self.works(
            "flows start",
            "flows",
            "start",
            flow_id,
            "--input",
            self.file("input", flows.INPUT),
            "--label",
            "A run",
            "--manager",
            me,
            "--monitor",
            me,
            "--tag",
            "t",
            "--activity-notification-policy",
            "INACTIVE,FAILED",
        )
        report.refused(
            "flows start (wrong input)", lambda: self.globus("flows", "start", flow_id), "FLOW_INPUT_ERROR"
        )
        run_id = started["run_id"]
        self.emulator.wait_for_run(run_id, self.token)
        report.works(
            "flows run show", lambda: check("SUCCEEDED" in self.globus("flows", "run", "show", run_id), "failed")
        )
        self.works(
            "flows run show (include-flow-description)", "flows", "run", "show", run_id, "--include-flow-description"
        )
        report.works(
            "flows run show-definition",
            lambda: check(
                self.json("flows", "run", "show-definition", run_id)["definition"] == flows.GREET,
                "another definition",
            ),
        )
        codes = lambda *options: [
            entry["code"] for entry in self.json("flows", "run", "show-logs", run_id, *options)["entries"]
        ]
        forward = report.works("flows run show-logs", codes)
        report.works(
            "flows run show-logs (reverse)", lambda: check(codes("--reverse") == forward[::-1], "not reversed")
        )
        report.works(
            "flows run show-logs (limit)", lambda: check(codes("--limit", "2") == forward[:2], "another page")
        )
        report.works(
            "flows run show-logs (details)", lambda: self.globus("flows", "run", "show-logs", run_id, "--details")
        )
        report.works("flows run list", lambda: check(run_id in self.globus("flows", "run", "list"), "no run"))
        self.works(
            "flows run list (filters)",
            "flows",
            "run",
            "list",
            "--filter-flow-id",
            flow_id,
            "--filter-role",
            "run_owner",
            "--limit",
            "5",
        )
        self.works(
            "flows run update",
            "flows",
            "run",
            "update",
            run_id,
            "--label",
            "New",
            "--tags",
            "x,y",
            "--managers",
            "",
            "--monitors",
            me,
        )
        wait = self.json("flows", "create", "Wait", self.file("wait", flows.WAIT))
        waits = self.json("flows", "start", wait["id"])["run_id"]
        self.works("flows run cancel", "flows", "run", "cancel", waits)
        self.emulator.wait_for_run(waits, self.token)
        self.works("flows run delete", "flows", "run", "delete", waits)

    def resume(self):
        """The CLI checks why a run is INACTIVE; a client obtains the consent, then resumes."""
        scope = f"{flows.HELLO_SCOPE}[{flows.TRANSFER_SCOPE}]"
        self.emulator.control("requirements", {"provider": flows.HELLO, "required_scopes": [scope]})
        run_id = self.json("flows", "start", self.flow["id"], "--input", self.file("input", flows.INPUT))["run_id"]
        self.emulator.wait_for_run(run_id, self.token, "INACTIVE")
        self.report.refused(
            "flows run resume (the consent is missing)",
            lambda: self.globus("flows", "run", "resume", run_id),
            "consent",
        )
        self.emulator.request("DELETE", "/_emulator/requirements")
        self.works(
            "flows run resume (skip-inactive-reason-check)",
            "flows",
            "run",
            "resume",
            run_id,
            "--skip-inactive-reason-check",
        )
        self.report.works(
            "flows run resume (the run succeeds)",
            lambda: check(
                self.emulator.wait_for_run(run_id, self.token)["status"] == "SUCCEEDED", "the run did not succeed"
            ),
        )

    def other(self):
        report = self.report
        authorization = {"Authorization": "Bearer " + self.token}
        api = self.emulator.request("POST", "/registered_apis", flows.api("http://127.0.0.1:9"), authorization)
        report.works(
            "flows registered-api list",
            lambda: check(
                "Things" in self.globus("flows", "registered-api", "list", "--filter-role", "owner"), "no API"
            ),
        )
        self.works("flows registered-api show", "flows", "registered-api", "show", api["id"])
        report.works("whoami", lambda: self.globus("whoami"))
        report.works("session show", lambda: self.globus("session", "show"))
        report.works(
            "get-identities",
            lambda: check("alice" in self.globus("get-identities", ALICE, "--verbose"), "no identity"),
        )
        report.works("api flows GET", lambda: self.json("api", "flows", "GET", "/flows", "-Q", "per_page=2"))
        report.works("api auth GET", lambda: self.json("api", "auth", "GET", "/v2/oauth2/userinfo"))
        report.refused(
            "api flows GET (an unknown route)", lambda: self.globus("api", "flows", "GET", "/nothing"), "404"
        )
        report.works("group list", lambda: self.globus("group", "list"))
        for name in ("endpoint search peers", "bookmark list", "search index list", "task list"):
            report.refused(
                name + " (a service that the emulator lacks)",
                lambda name=name: self.globus(*name.split()),
                "emulator does not implement",
            )

    def timers(self):
        report, flow_id = self.report, self.flow["id"]
        given = ("--input", self.file("input", flows.INPUT))
        created = self.works(
            "timer create flow",
            *("timer", "create", "flow", flow_id, "--interval", "1d", "--stop-after-runs", "3", *given),
        )
        timer_id = created["job_id"]
        self.works(
            "timer create flow (start, stop-after-date, name)",
            *("timer", "create", "flow", flow_id, "--interval", "1h30m", "--start", "2100-01-01", *given),
            *("--stop-after-date", "2100-02-01", "--name", "Later"),
        )
        once = self.works(
            "timer create flow (once)",
            *("timer", "create", "flow", flow_id, "--start", "2100-01-01", "--stop-after-runs", "1", *given),
        )
        report.refused(
            "timer create flow (a flow that does not exist)",
            lambda: self.globus("timer", "create", "flow", POLICY, "--interval", "1d"),
            "No flow discovered",
        )
        report.refused(
            "timer create flow (wrong input)",
            lambda: self.globus("timer", "create", "flow", flow_id, "--interval", "1d"),
            "400",
        )
        report.works("timer list", lambda: check(timer_id in self.globus("timer", "list"), "the timer is missing"))
        self.works("timer pause", "timer", "pause", timer_id)
        report.works(
            "timer show (paused)", lambda: check("Paused" in self.globus("timer", "show", timer_id), "another activity")
        )
        self.works("timer resume", "timer", "resume", timer_id)
        self.emulator.control("clock", {"advance": 3 * 86400})
        shown = self.works("timer show", "timer", "show", timer_id)
        report.works("timer show (three runs in three days)", lambda: check(shown["n_runs"] == 3, "another number"))
        report.works(
            "flows run show (a run of the timer)",
            lambda: check(
                self.json("flows", "run", "show", shown["results"]["data"][0]["data"]["run_id"])["status"]
                == "SUCCEEDED",
                "the run did not succeed",
            ),
        )
        self.works("timer delete", "timer", "delete", once["job_id"])
        report.refused(
            "timer show (a timer that was deleted)", lambda: self.globus("timer", "show", once["job_id"]), "404"
        )

    # --- A user ---

    def user(self):
        report, emulator = self.report, self.emulator
        self.environment = NO_SECRET
        report.part("as a user")
        report.refused("flows list (before the login)", lambda: self.globus("flows", "list"), "globus login")
        report.works("login", lambda: self.globus("login", "--no-local-server", emulator=emulator))
        report.works("whoami", lambda: check(ALICE in self.globus("whoami"), "another user"))
        report.works(
            "whoami (linked-identities)",
            lambda: check("alice@lab.example" in self.globus("whoami", "--linked-identities"), "no linked identity"),
        )
        report.works("session show", lambda: check(ALICE in self.globus("session", "show"), "another user"))
        report.works(
            "session update", lambda: self.globus("session", "update", "--no-local-server", ALICE, emulator=emulator)
        )
        report.works(
            "session update (policy)",
            lambda: self.globus(
                "session",
                "update",
                "--no-local-server",
                "--policy",
                POLICY,
                emulator=emulator,
                username="alice@lab.example",
            ),
        )
        report.works(
            "session consent",
            lambda: self.globus("session", "consent", "--no-local-server", FLOWS_SCOPES + "all", emulator=emulator),
        )
        report.works("get-identities", lambda: self.globus("get-identities", ALICE))
        report.works("flows list", lambda: self.globus("flows", "list"))
        flow = report.works(
            "flows create",
            lambda: self.json(
                "flows",
                "create",
                "Greet",
                self.file("greet", flows.GREET),
                "--input-schema",
                self.file("schema", flows.SCHEMA),
            ),
        )
        report.refused(
            "flows start (before the login for the flow)",
            lambda: self.globus("flows", "start", flow["id"], "--input", self.file("input", flows.INPUT)),
            "globus login --flow",
        )
        report.works(
            "login (flow)", lambda: self.globus("login", "--no-local-server", "--flow", flow["id"], emulator=emulator)
        )
        started = report.works(
            "flows start", lambda: self.json("flows", "start", flow["id"], "--input", self.file("input", flows.INPUT))
        )
        report.works("flows run show", lambda: self.globus("flows", "run", "show", started["run_id"]))
        report.works("group list", lambda: self.globus("group", "list"))
        self.user_timers(flow["id"])
        self.protected_timer()
        report.works("commands at the same time, after the tokens have expired", self.refresh_twice)
        report.works("logout", lambda: self.globus("logout", "--yes"))
        report.refused("flows list (after the logout)", lambda: self.globus("flows", "list"), "globus login")

    def user_timers(self, flow_id):
        """The consent for a timer is missing first, and is withdrawn later."""
        report, emulator = self.report, self.emulator
        create = ("timer", "create", "flow", flow_id, "--interval", "1d", "--input", self.file("input", flows.INPUT))
        login = ("login", "--no-local-server", "--timer", f"flow:{flow_id}")
        report.refused(
            "timer create flow (before the login for the timer)",
            lambda: self.globus(*create),
            "globus login --timer flow:",
        )
        report.works("login (timer)", lambda: self.globus(*login, emulator=emulator))
        timer_id = self.works("timer create flow", *create, "--stop-after-runs", "4")["job_id"]
        report.works("timer list", lambda: check(timer_id in self.globus("timer", "list"), "the timer is missing"))
        self.works("timer pause", "timer", "pause", timer_id)
        self.works("timer resume", "timer", "resume", timer_id)
        emulator.control("clock", {"advance": 86400})
        report.works("timer show", lambda: check(self.timer(timer_id)["n_runs"] == 2, "another number of runs"))
        emulator.withdraw_consents(flow_id)
        emulator.control("clock", {"advance": 86400})
        report.works(
            "timer show (the consent is withdrawn)",
            lambda: check(self.timer(timer_id)["status"] == "inactive", "another status"),
        )
        scope = emulator.timer_scope(flow_id)
        report.refused(
            "timer resume (the consent is missing)",
            lambda: self.globus("timer", "resume", timer_id),
            "globus session consent",
        )
        report.works(
            "session consent (timer)",
            lambda: self.globus("session", "consent", "--no-local-server", scope, emulator=emulator),
        )
        self.works("timer resume (with the consent)", "timer", "resume", timer_id)
        emulator.control("clock", {"advance": 2 * 86400})
        report.works(
            "timer show (it has ended)",
            lambda: check(
                [self.timer(timer_id)[name] for name in ("status", "n_runs", "n_errors")] == ["ended", 4, 1],
                "another end",
            ),
        )
        self.works("timer delete", "timer", "delete", timer_id)
        report.refused(
            "timer create transfer (a service that the emulator lacks)",
            lambda: self.globus("timer", "create", "transfer", f"{POLICY}:/a", f"{POLICY}:/b", "--interval", "1d"),
            "emulator does not implement",
        )

    def protected_timer(self):
        """The timer of a flow whose policy demands a recent sign-in."""
        report, emulator = self.report, self.emulator
        session = ("session", "update", "--no-local-server", "--policy", POLICY)
        update = lambda: self.globus(*session, emulator=emulator, username="alice@lab.example")
        wait = self.file("wait", flows.WAIT)
        flow = self.works(
            "flows create (a policy)", "flows", "create", "Protected", wait, "--authentication-policy-id", POLICY
        )
        login = ("login", "--no-local-server", "--timer", f"flow:{flow['id']}")
        report.works("login (timer of a flow with a policy)", lambda: self.globus(*login, emulator=emulator))
        create = ("timer", "create", "flow", flow["id"], "--interval", "1d")
        report.refused("timer create flow (the policy is not satisfied)", lambda: self.globus(*create), POLICY)
        report.works("session update (policy of the timer)", update)
        timer_id = self.works("timer create flow (the policy is satisfied)", *create)["job_id"]
        emulator.control("clock", {"advance": 86400})
        report.works(
            "timer show (the sign-in is too old)",
            lambda: check(self.timer(timer_id)["status"] == "inactive", "another status"),
        )
        resume = ("timer", "resume", timer_id, "--skip-inactive-reason-check")
        report.refused(
            "timer resume (the sign-in is too old)",
            lambda: self.globus("timer", "resume", timer_id),
            "globus timer resume --skip-inactive-reason-check",
        )
        report.refused("timer resume (skip-inactive-reason-check, too old)", lambda: self.globus(*resume), POLICY)
        report.works("session update (the sign-in was too old)", update)
        self.works("timer resume (skip-inactive-reason-check)", *resume)

    def timer(self, timer_id):
        return self.json("timer", "show", timer_id)

    def refresh_twice(self):
        """Two processes refresh with the same tokens; the sign-in must survive."""
        from concurrent.futures import ThreadPoolExecutor

        self.emulator.control("tokens/expire", {})
        with ThreadPoolExecutor(2) as pool:
            for future in [pool.submit(self.globus, "flows", "list") for _ in range(2)]:
                future.result()
        self.globus("flows", "list")


def body(report, emulator, work):
    script = Script(report, emulator, work)
    report.guard(script.client)
    report.guard(script.user)


run(__file__, prepare, body)
