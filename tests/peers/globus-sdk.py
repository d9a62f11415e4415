#!/usr/bin/python3
"""The Globus SDK for Python against the emulator: Flows, Timers, Auth, Groups."""


import sys

from common import flows
from common.emulator import ALICE, FLOWS_SCOPES
from common.program import SDK, use
from common.report import check
from common.run import command, run

MISSING = "10ca1000-0000-4000-8000-00000000ffff"
AUTH_SCOPE = "urn:globus:auth:scope:auth.globus.org:"
NATIVE = "10ca1000-0000-4000-8000-000000000003"
# The official native client of the SDK's tutorial.
TUTORIAL = "61338d24-54d5-408f-a10d-66c06b59f6d2"


class Script:
    def __init__(self, report, emulator, work):
        import globus_sdk

        self.report, self.emulator, self.work, self.sdk = report, emulator, work, globus_sdk
        self.app = globus_sdk.ClientApp(
            "peers",
            client_id=emulator.client_id,
            client_secret=emulator.client_secret,
            config=globus_sdk.GlobusAppConfig(token_storage="memory"),
        )
        self.client = globus_sdk.FlowsClient(app=self.app)
        self.token = emulator.token(FLOWS_SCOPES + "all")
        self.me = flows.identity(emulator.client_id)

    def run_until_ended(self, run_id):
        return self.emulator.wait_for_run(run_id, self.token)

    def specific(self, flow):
        return self.sdk.SpecificFlowClient(flow["id"], app=self.app)

    # --- Flows ---

    def flows(self):
        report, client = self.report, self.client
        report.part("FlowsClient")
        report.works("validate_flow", lambda: client.validate_flow(flows.GREET, flows.SCHEMA))
        report.refused(
            "validate_flow (a state is missing)", lambda: client.validate_flow({"StartAt": "A"}, {}), "422"
        )
        flow = report.works(
            "create_flow",
            lambda: client.create_flow(
                "Greet",
                flows.GREET,
                flows.SCHEMA,
                subtitle="A greeting",
                description="Says hello",
                flow_viewers=["public"],
                flow_starters=["all_authenticated_users"],
                flow_administrators=[self.me],
                run_managers=[self.me],
                run_monitors=[self.me],
                keywords=["hello"],
                subscription_id=MISSING,
            ),
        )
        report.works("get_flow", lambda: client.get_flow(flow["id"]))
        report.refused("get_flow (an unknown id)", lambda: client.get_flow(MISSING), "404")
        report.works(
            "update_flow",
            lambda: client.update_flow(
                flow["id"],
                title="Greet again",
                definition=flows.GREET,
                input_schema=flows.SCHEMA,
                keywords=["a", "b"],
                flow_viewers=[self.me],
                run_monitors=[],
                subscription_id=None,
            ),
        )
        self.lists(flow)
        self.runs(flow)
        other = client.create_flow("Temporary", flows.WAIT, {})
        report.works("delete_flow", lambda: client.delete_flow(other["id"]))
        report.not_tried(self.sdk.FlowsClient)

    def lists(self, flow):
        report, client = self.report, self.client
        for number in range(30):
            client.create_flow(f"Flow {number:02}", flows.WAIT, {})
        report.works("list_flows", lambda: check(len(list(client.list_flows())) > 1, "the page is short"))
        report.works(
            "list_flows (by pages)",
            lambda: check(len(list(client.paginated.list_flows().items())) == 31, "not every flow was listed"),
        )
        report.works(
            "list_flows (filter_roles, filter_fulltext, orderby)",
            lambda: check(
                [
                    item["title"]
                    for item in client.list_flows(
                        filter_roles=["flow_owner", "flow_administrator"],
                        filter_fulltext="Flow 0",
                        orderby=["title ASC", "updated_at DESC"],
                    )
                ][:2]
                == ["Flow 00", "Flow 01"],
                "the order is wrong",
            ),
        )
        report.works(
            "list_flows (query_params: per_page)",
            lambda: check(
                len(list(client.list_flows(query_params={"per_page": 5}))) == 5, "the page has another length"
            ),
        )
        report.refused("list_flows (an unknown sort key)", lambda: client.list_flows(orderby="color ASC"), "422")

    def runs(self, flow):
        report, client, specific = self.report, self.client, self.specific(flow)
        report.part("SpecificFlowClient")
        report.works("validate_run", lambda: specific.validate_run(flows.INPUT, label="A run", tags=["t"]))
        report.refused("validate_run (wrong input)", lambda: specific.validate_run({}, label="A run"), "400")
        started = report.works(
            "run_flow",
            lambda: specific.run_flow(
                flows.INPUT,
                label="A run",
                tags=["t"],
                run_monitors=[self.me],
                run_managers=[self.me],
                activity_notification_policy={"status": ["FAILED", "INACTIVE"]},
            ),
        )
        report.refused("run_flow (wrong input)", lambda: specific.run_flow({"echo_string": 1}), "400")
        other = self.sdk.SpecificFlowClient(flow["id"], authorizer=self.sdk.AccessTokenAuthorizer(self.token))
        report.refused("run_flow (a token without the flow's scope)", lambda: other.run_flow(flows.INPUT), "403")
        self.resume()
        report.not_tried(self.sdk.SpecificFlowClient, "add_app_transfer_data_access_scope")
        report.works(
            "add_app_transfer_data_access_scope", lambda: specific.add_app_transfer_data_access_scope(MISSING)
        )
        report.part("FlowsClient")
        run_id = started["run_id"]
        self.run_until_ended(run_id)
        report.works("get_run", lambda: check(client.get_run(run_id)["status"] == "SUCCEEDED", "the run failed"))
        report.works(
            "get_run (include_flow_description)",
            lambda: check(
                client.get_run(run_id, include_flow_description=True)["flow_description"], "no description"
            ),
        )
        report.works(
            "get_run_definition",
            lambda: check(client.get_run_definition(run_id)["definition"] == flows.GREET, "another definition"),
        )
        self.logs(run_id)
        report.works("list_runs", lambda: check(len(list(client.list_runs())) >= 1, "no run"))
        report.works(
            "list_runs (filter_flow_id, filter_roles)",
            lambda: check(
                len(list(client.list_runs(filter_flow_id=flow["id"], filter_roles=["run_owner"]))) == 1, "not one run"
            ),
        )
        report.works("list_runs (by pages)", lambda: list(client.paginated.list_runs().items()))
        report.works("update_run", lambda: client.update_run(run_id, label="New", tags=["x"], run_monitors=[]))
        report.refused("cancel_run (a run that has ended)", lambda: client.cancel_run(run_id), "409")
        waiting = client.create_flow("Wait", flows.WAIT, {})
        waits = self.specific(waiting).run_flow({})["run_id"]
        report.refused("delete_run (a run that is active)", lambda: client.delete_run(waits), "409")
        report.works("cancel_run", lambda: client.cancel_run(waits))
        self.run_until_ended(waits)
        report.works("delete_run", lambda: client.delete_run(waits))
        self.web_inputs()
        self.registered_apis()

    def logs(self, run_id):
        report, client = self.report, self.client
        codes = lambda **options: [entry["code"] for entry in client.get_run_logs(run_id, limit=100, **options)]
        forward = report.works("get_run_logs", codes) or []
        report.works(
            "get_run_logs (reverse_order=True)",
            lambda: check(codes(reverse_order=True) == forward[::-1], "the order is not reversed"),
        )
        report.works(
            "get_run_logs (reverse_order=False)",
            lambda: check(codes(reverse_order=False) == forward, "the order is reversed"),
        )
        report.refused(
            "get_run_logs (reverse_order=maybe)", lambda: codes(query_params={"reverse_order": "maybe"}), "422"
        )
        report.works(
            "get_run_logs (by pages)",
            lambda: check(
                [entry["code"] for entry in client.paginated.get_run_logs(run_id, limit=2).items()] == forward,
                "not every entry was listed",
            ),
        )

    def resume(self):
        report, client, emulator = self.report, self.client, self.emulator
        flow = client.create_flow("Consent", flows.GREET, flows.SCHEMA)
        scope = f"{flows.HELLO_SCOPE}[{flows.TRANSFER_SCOPE}]"
        emulator.control("requirements", {"provider": flows.HELLO, "required_scopes": [scope]})
        first = self.specific(flow).run_flow(flows.INPUT)
        inactive = emulator.wait_for_run(first["run_id"], self.token, "INACTIVE", "SUCCEEDED", "FAILED")
        check(inactive["status"] == "INACTIVE", f"the run is {inactive['status']}, not INACTIVE")

        def resume():
            required = inactive["details"]["required_scope"]
            tokens = self.sdk.ConfidentialAppAuthClient(emulator.client_id, emulator.client_secret)
            token = tokens.oauth2_client_credentials_tokens(required).by_resource_server[flow["id"]]["access_token"]
            authorizer = self.sdk.AccessTokenAuthorizer(token)
            return self.sdk.SpecificFlowClient(flow["id"], authorizer=authorizer).resume_run(first["run_id"])

        report.works("resume_run", resume)
        report.works(
            "resume_run (the run succeeds)",
            lambda: check(self.run_until_ended(first["run_id"])["status"] == "SUCCEEDED", "the run did not succeed"),
        )
        emulator.request("DELETE", "/_emulator/requirements")

    def web_inputs(self):
        report, client = self.report, self.client
        run_id = self.specific(client.create_flow("Ask", flows.ask(self.me), {})).run_flow({})["run_id"]

        def blocking():
            for _ in range(100):
                if found := list(client.list_web_inputs(filter_run_ids=[run_id])):
                    return found[0]
            raise AssertionError("no web input")

        listed = report.works("list_web_inputs", blocking)
        report.works(
            "list_web_inputs (filter_states, orderby)",
            lambda: check(
                len(list(client.list_web_inputs(filter_states=["open"], orderby="created_timestamp DESC"))) == 1,
                "not one web input",
            ),
        )
        web_input = report.works("get_web_input", lambda: client.get_web_input(listed["id"]))
        report.works(
            "respond_to_web_input",
            lambda: client.respond_to_web_input(listed["id"], web_input["options"][0]["option_id"]),
        )
        report.works(
            "respond_to_web_input (the run succeeds)",
            lambda: check(self.run_until_ended(run_id)["status"] == "SUCCEEDED", "the run did not succeed"),
        )

    def registered_apis(self):
        report, client = self.report, self.client
        authorization = {"Authorization": "Bearer " + self.token}
        api = self.emulator.request("POST", "/registered_apis", flows.api("http://127.0.0.1:9"), authorization)
        report.works(
            "list_registered_apis",
            lambda: check(
                len(list(client.list_registered_apis(filter_roles=["owner"], orderby="name ASC"))) == 1, "not one API"
            ),
        )
        report.works("get_registered_api", lambda: client.get_registered_api(api["id"]))

    # --- Auth ---

    def login_client(self, client, part):
        report = self.report
        report.part(part)
        report.works("get_openid_configuration", client.get_openid_configuration)
        report.works("get_jwk", lambda: client.get_jwk(as_pem=True))
        redirect = {} if part == "NativeAppAuthClient" else {"redirect_uri": "http://127.0.0.1:8765/callback"}
        scopes = ["openid", "email", "profile", FLOWS_SCOPES + "view_flows"]
        report.works(
            "oauth2_start_flow",
            lambda: client.oauth2_start_flow(requested_scopes=scopes, refresh_tokens=True, **redirect),
        )
        url = report.works(
            "oauth2_get_authorize_url",
            lambda: client.oauth2_get_authorize_url(session_required_identities=[ALICE], prompt="login"),
        )
        tokens = report.works(
            "oauth2_exchange_code_for_tokens",
            lambda: client.oauth2_exchange_code_for_tokens(self.emulator.sign_in(url)),
        )
        report.works(
            "oauth2_exchange_code_for_tokens (verified id_token)",
            lambda: check(tokens.decode_id_token()["preferred_username"] == ALICE, "another user"),
        )
        of_flows = tokens.by_resource_server["flows.globus.org"]
        refreshed = report.works(
            "oauth2_refresh_token", lambda: client.oauth2_refresh_token(of_flows["refresh_token"])
        )
        report.works("RefreshTokenAuthorizer", lambda: self.refresh_by_authorizer(client, refreshed))
        revoked = refreshed.by_resource_server["flows.globus.org"]["access_token"]
        report.works("oauth2_revoke_token", lambda: client.oauth2_revoke_token(revoked))
        return tokens, revoked

    def refresh_by_authorizer(self, client, refreshed):
        data = refreshed.by_resource_server["flows.globus.org"]
        authorizer = self.sdk.RefreshTokenAuthorizer(data["refresh_token"], client)
        check(authorizer.get_authorization_header().startswith("Bearer "), "no header")
        list(self.sdk.FlowsClient(authorizer=authorizer).list_flows())

    def native(self):
        client = self.sdk.NativeAppAuthClient(NATIVE)
        self.login_client(client, "NativeAppAuthClient")
        instance = self.report.works(
            "create_native_app_instance", lambda: client.create_native_app_instance(NATIVE, "An instance")
        )
        check(instance is None or instance["client"]["id"], "no id")
        tutorial = self.sdk.NativeAppAuthClient(TUTORIAL)
        tutorial.oauth2_start_flow(requested_scopes=["openid", FLOWS_SCOPES + "all"])
        self.report.works(
            "oauth2_exchange_code_for_tokens (the SDK's tutorial client)",
            lambda: (
                tutorial.oauth2_exchange_code_for_tokens(self.emulator.sign_in(tutorial.oauth2_get_authorize_url()))
            ),
        )
        self.report.not_tried(self.sdk.NativeAppAuthClient)

    def confidential(self):
        report, sdk = self.report, self.sdk
        client = sdk.ConfidentialAppAuthClient(self.emulator.client_id, self.emulator.client_secret)
        tokens, revoked = self.login_client(client, "ConfidentialAppAuthClient")
        report.works(
            "oauth2_client_credentials_tokens",
            lambda: client.oauth2_client_credentials_tokens([FLOWS_SCOPES + "all", flows.TRANSFER_SCOPE]),
        )
        report.refused(
            "oauth2_client_credentials_tokens (unknown scope)",
            lambda: (client.oauth2_client_credentials_tokens("https://auth.globus.org/scopes/" + MISSING + "/x")),
            "400",
        )
        access = tokens.by_resource_server["flows.globus.org"]["access_token"]
        report.works(
            "oauth2_token_introspect",
            lambda: check(
                client.oauth2_token_introspect(self.emulator.token(FLOWS_SCOPES + "all"), include="identity_set")[
                    "active"
                ],
                "not active",
            ),
        )
        report.works(
            "oauth2_token_introspect (a revoked token)",
            lambda: check(not client.oauth2_token_introspect(revoked)["active"], "still active"),
        )
        report.works("oauth2_token_introspect (a token of a user)", lambda: client.oauth2_token_introspect(access))
        flow = self.client.create_flow("Dependent", flows.GREET, flows.SCHEMA)
        token = self.emulator.token(
            f"https://auth.globus.org/scopes/{self.emulator.client_id}/own[{flows.TRANSFER_SCOPE}]"
        )
        report.works(
            "oauth2_get_dependent_tokens",
            lambda: check(
                "transfer.api.globus.org" in client.oauth2_get_dependent_tokens(token).by_resource_server, "no token"
            ),
        )
        report.works(
            "oauth2_get_dependent_tokens (scope, refresh)",
            lambda: client.oauth2_get_dependent_tokens(token, refresh_tokens=True, scope=flows.TRANSFER_SCOPE),
        )
        wrong = sdk.ConfidentialAppAuthClient(self.emulator.client_id, "wrong")
        report.refused(
            "oauth2_client_credentials_tokens (wrong secret)",
            lambda: (wrong.oauth2_client_credentials_tokens(FLOWS_SCOPES + "all")),
            "401",
        )
        basic = sdk.AuthClient(authorizer=sdk.BasicAuthorizer(self.emulator.client_id, self.emulator.client_secret))
        report.works(
            "AuthClient.get_identities (BasicAuthorizer)",
            lambda: check(basic.get_identities(usernames=ALICE)["identities"], "no identity"),
        )
        report.works(
            "IdentityMap (BasicAuthorizer)",
            lambda: check(sdk.IdentityMap(basic, [ALICE])[ALICE]["username"] == ALICE, "another identity"),
        )
        report.refused(
            "create_child_client",
            lambda: client.create_child_client("Child", client_type="confidential_client"),
            "501",
        )
        report.not_tried(sdk.ConfidentialAppAuthClient)
        self.client.delete_flow(flow["id"])

    def auth(self):
        report, sdk = self.report, self.sdk
        native = sdk.NativeAppAuthClient(NATIVE)
        scopes = [
            "openid",
            "email",
            "profile",
            AUTH_SCOPE + "view_identities",
            AUTH_SCOPE + "view_identity_set",
            AUTH_SCOPE + "view_consents",
            AUTH_SCOPE + "manage_projects",
        ]
        native.oauth2_start_flow(requested_scopes=scopes)
        tokens = native.oauth2_exchange_code_for_tokens(self.emulator.sign_in(native.oauth2_get_authorize_url()))
        client = sdk.AuthClient(
            authorizer=sdk.AccessTokenAuthorizer(tokens.by_resource_server["auth.globus.org"]["access_token"])
        )
        report.part("AuthClient")
        report.works("get_openid_configuration", client.get_openid_configuration)
        report.works("get_jwk", client.get_jwk)
        user = report.works("userinfo", client.userinfo)
        report.works(
            "get_identities",
            lambda: check(
                client.get_identities(usernames=[ALICE])["identities"][0]["id"] == user["sub"], "another identity"
            ),
        )
        report.works("get_identities (ids)", lambda: client.get_identities(ids=[user["sub"]]))
        self.either(
            "get_identities (provision)",
            lambda: check(
                client.get_identities(usernames="new@emulator.example", provision=True)["identities"],
                "ignored: no identity",
            ),
            "501",
        )
        self.either(
            "get_identities (include=identity_provider)",
            lambda: check(
                "identity_providers"
                in str(
                    client.get_identities(usernames=ALICE, query_params={"include": "identity_provider"}).data.get(
                        "included", ""
                    )
                ),
                "ignored: nothing is included",
            ),
            "501",
        )
        report.works(
            "get_identity_providers",
            lambda: check(list(client.get_identity_providers(domains="emulator.example")), "no provider"),
        )
        report.works("get_consents", lambda: client.get_consents(user["sub"], all=True).to_forest())
        report.works(
            "IdentityMap",
            lambda: check(sdk.IdentityMap(client, [ALICE])[user["sub"]]["username"] == ALICE, "another identity"),
        )
        self.projects(client)
        report.not_tried(sdk.AuthClient)

    def either(self, name, call, status):
        """An operation that works, or that is refused with this status: never ignored."""

        def attempt():
            try:
                call()
            except self.sdk.GlobusAPIError as error:
                check(str(error.http_status) == status, error)

        self.report.works(name + ", or refused", attempt)

    def projects(self, client):
        calls = {
            "get_project": (MISSING,),
            "get_projects": (),
            "create_project": ("P", "a@b.example"),
            "update_project": (MISSING,),
            "delete_project": (MISSING,),
            "get_policy": (MISSING,),
            "get_policies": (),
            "update_policy": (MISSING,),
            "delete_policy": (MISSING,),
            "get_clients": (),
            "update_client": (MISSING,),
            "get_client_credentials": (MISSING,),
            "create_client_credential": (MISSING, "C"),
            "delete_client_credential": (MISSING, MISSING),
            "get_scope": (MISSING,),
            "get_scopes": (),
            "create_scope": (MISSING, "S", "D", "s"),
            "update_scope": (MISSING,),
            "delete_scope": (MISSING,),
        }
        for name, arguments in calls.items():
            self.unsupported(name, lambda name=name, arguments=arguments: getattr(client, name)(*arguments))
        self.unsupported(
            "create_policy", lambda: client.create_policy(project_id=MISSING, display_name="P", description="D")
        )
        self.unsupported("get_client", lambda: client.get_client(client_id=MISSING))
        self.unsupported("create_client", lambda: client.create_client("C", MISSING, public_client=True))
        self.report.refused("delete_client (another client)", lambda: client.delete_client(MISSING), "4xx")

    def unsupported(self, name, call):
        """The emulator has no such route: 501, in a shape that the SDK can read."""
        self.report.refused(name, call, "501")

    # --- Groups and apps ---

    def groups(self):
        report, sdk = self.report, self.sdk
        report.part("GroupsClient")
        client = sdk.GroupsClient(app=self.app)
        report.works("get_my_groups", lambda: list(client.get_my_groups()))
        calls = {
            "get_group": (MISSING,),
            "get_group_by_subscription_id": (MISSING,),
            "delete_group": (MISSING,),
            "create_group": ({"name": "G"},),
            "update_group": (MISSING, {"name": "G"}),
            "get_group_policies": (MISSING,),
            "set_group_policies": (MISSING, {}),
            "get_identity_preferences": (),
            "set_identity_preferences": ({},),
            "get_membership_fields": (MISSING,),
            "set_membership_fields": (MISSING, {}),
            "batch_membership_action": (MISSING, {}),
            "set_subscription_admin_verified": (MISSING, None),
        }
        for name, arguments in calls.items():
            self.unsupported(name, lambda name=name, arguments=arguments: getattr(client, name)(*arguments))
        report.not_tried(sdk.GroupsClient)

    def timers(self):
        report, sdk = self.report, self.sdk
        report.part("TimersClient")
        flow = self.client.create_flow("Timed", flows.GREET, flows.SCHEMA)
        client = sdk.TimersClient(app=self.app)
        daily = sdk.RecurringTimerSchedule(86400, end={"condition": "iterations", "iterations": 2})
        timer = lambda schedule: sdk.FlowTimer(
            flow_id=flow["id"], body={"body": flows.INPUT}, schedule=schedule, name="Peers"
        )
        # The app requests another token when the scope of the flow is added.
        missing = sdk.AccessTokenAuthorizer(self.emulator.token(str(sdk.TimersClient.scopes.timer)))
        report.refused(
            "create_timer (the consent is missing)",
            lambda: sdk.TimersClient(authorizer=missing).create_timer(timer(daily)),
            "ConsentRequired",
        )
        report.works("add_app_flow_user_scope", lambda: client.add_app_flow_user_scope(flow["id"]))
        created = report.works("create_timer", lambda: client.create_timer(timer(daily)))["timer"]
        once = sdk.OnceTimerSchedule(datetime="2100-01-01T00:00:00+00:00")
        other = report.works("create_timer (once)", lambda: client.create_timer(timer(once)))["timer"]
        report.works(
            "list_jobs",
            lambda: check(len(client.list_jobs(query_params={"order": "name asc"})["jobs"]) >= 2, "a short list"),
        )
        report.works("update_job", lambda: check(client.update_job(other["job_id"], {"name": "N"})["name"] == "N", "no"))
        report.works("pause_job", lambda: client.pause_job(created["job_id"]))
        report.works("resume_job", lambda: client.resume_job(created["job_id"]))
        report.works(
            "resume_job (update_credentials)", lambda: client.resume_job(created["job_id"], update_credentials=True)
        )
        self.emulator.control("clock", {"advance": 2 * 86400})
        report.works("get_job", lambda: check(client.get_job(created["job_id"])["n_runs"] == 2, "another number of runs"))
        report.works("delete_job", lambda: client.delete_job(other["job_id"]))
        report.refused("get_job (after the deletion)", lambda: client.get_job(other["job_id"]), "404")
        self.unsupported("create_job", lambda: client.create_job({"name": "Older"}))
        self.unsupported(
            "create_timer (transfer)",
            lambda: client.create_timer({"timer_type": "transfer", "schedule": {"type": "once"}, "body": {}}),
        )
        report.not_tried(sdk.TimersClient)
        self.user_timers()

    def user_timers(self):
        """A user grants the consent that the refusal names."""
        report, sdk, emulator = self.report, self.sdk, self.emulator
        report.part("TimersClient as a user")
        flow = self.client.create_flow(
            "Shared", flows.WAIT, {}, flow_viewers=["public"], flow_starters=["all_authenticated_users"]
        )
        native = sdk.NativeAppAuthClient(NATIVE)

        def sign_in(scopes):
            native.oauth2_start_flow(requested_scopes=scopes)
            tokens = native.oauth2_exchange_code_for_tokens(emulator.sign_in(native.oauth2_get_authorize_url()))
            token = tokens.by_resource_server[sdk.TimersClient.scopes.resource_server]["access_token"]
            return sdk.TimersClient(authorizer=sdk.AccessTokenAuthorizer(token))

        schedule = sdk.RecurringTimerSchedule(86400, end={"condition": "iterations", "iterations": 2})
        timer = sdk.FlowTimer(flow_id=flow["id"], body={"body": {}}, schedule=schedule, name="Of a user")

        def requirement():
            try:
                sign_in([sdk.TimersClient.scopes.timer]).create_timer(timer)
            except sdk.GlobusAPIError as error:
                return sdk.gare.to_gare(error).authorization_parameters.required_scopes
            raise AssertionError("the timer was created without the consent")

        scopes = report.works("create_timer (the requirement of the refusal)", requirement)
        client = report.works("create_timer (the sign-in for the requirement)", lambda: sign_in(scopes))
        timer_id = report.works("create_timer", lambda: client.create_timer(timer))["timer"]["job_id"]
        listed = lambda: [job["job_id"] for job in client.list_jobs()["jobs"]]
        report.works("list_jobs (only those of the user)", lambda: check(listed() == [timer_id], "other timers"))
        report.works("pause_job", lambda: client.pause_job(timer_id))
        report.works("resume_job", lambda: client.resume_job(timer_id, update_credentials=True))
        emulator.control("clock", {"advance": 86400})
        shown = lambda: client.get_job(timer_id)
        report.works("get_job", lambda: check((shown()["n_runs"], shown()["status"]) == (2, "ended"), "another end"))
        other = sdk.TimersClient(app=self.app)
        report.refused("get_job (a timer of another user)", lambda: other.get_job(timer_id), "404")
        report.refused("delete_job (a timer of another user)", lambda: other.delete_job(timer_id), "404")
        report.works("delete_job", lambda: client.delete_job(timer_id))

    def other_services(self):
        """No request for another service leaves this machine: it ends at the emulator, which has no such route."""
        sdk = self.sdk
        self.report.part("other services")
        token = sdk.AccessTokenAuthorizer(self.token)
        self.unsupported("TransferClient.get_task", lambda: sdk.TransferClient(authorizer=token).get_task(MISSING))
        self.unsupported("SearchClient.get_index", lambda: sdk.SearchClient(authorizer=token).get_index(MISSING))
        self.unsupported("ComputeClientV2.get_version", lambda: sdk.ComputeClientV2(authorizer=token).get_version())

    def apps(self):
        report = self.report
        report.part("GlobusApp")
        report.works("ClientApp", lambda: list(self.client.list_flows()))
        script = self.work / "app.py"
        script.write_text(
            "import globus_sdk\n"
            f"app = globus_sdk.UserApp('peers', client_id='{NATIVE}')\n"
            "with app, globus_sdk.FlowsClient(app=app) as client:\n"
            "    print(len(list(client.list_flows())), 'flows')\n",
            encoding="utf-8",
        )
        report.works("UserApp (pasted code)", lambda: command([sys.executable, script], self.emulator))
        report.works("UserApp (stored tokens)", lambda: command([sys.executable, script]))
        self.clock()

    def clock(self):
        """With the clock ahead, the SDK accepts the tokens."""
        sdk, emulator = self.sdk, self.emulator
        emulator.control("clock", {"advance": 10 * 86400})

        def sign_in():
            client = sdk.NativeAppAuthClient(NATIVE)
            client.oauth2_start_flow(requested_scopes=["openid", "profile"])
            tokens = client.oauth2_exchange_code_for_tokens(emulator.sign_in(client.oauth2_get_authorize_url()))
            check(tokens.decode_id_token()["name"], "no name")

        self.report.works("sign-in with the clock ten days ahead", sign_in)
        self.report.works("ClientApp with the clock ten days ahead", lambda: list(self.client.list_flows()))


def body(report, emulator, work):
    script = Script(report, emulator, work)
    for part in (
        script.flows,
        script.native,
        script.confidential,
        script.auth,
        script.groups,
        script.timers,
        script.other_services,
        script.apps,
    ):
        report.guard(part)


run(__file__, lambda report, work: use(report, work, SDK), body)
