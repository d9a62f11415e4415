"""An action provider that is built with globus-action-provider-tools, and serves on a free port of this machine."""

import logging
import threading
from datetime import datetime, timezone

INPUT_SCHEMA = {
    "type": "object",
    "required": ["utc_offset"],
    "additionalProperties": False,
    "properties": {"utc_offset": {"type": "integer"}, "seconds": {"type": "integer"}},
}


def serve(name, client, scope):
    """Starts the provider in a thread, and returns its address and its server."""
    from flask import Flask
    from globus_action_provider_tools.flask.helpers import assign_json_provider
    from werkzeug.serving import make_server

    logging.getLogger("werkzeug").setLevel(logging.ERROR)

    app = Flask(__name__)
    assign_json_provider(app)
    app.config.update(CLIENT_ID=client[0], CLIENT_SECRET=client[1])
    app.register_blueprint(_blueprint(name, scope))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/{name}", server


def _blueprint(name, scope):
    from globus_action_provider_tools import ActionProviderDescription
    from globus_action_provider_tools.flask import ActionProviderBlueprint

    description = ActionProviderDescription(
        globus_auth_scope=scope,
        title="What time is it?",
        admin_contact="admin@emulator.example",
        synchronous=False,
        input_schema=INPUT_SCHEMA,
        api_version="1.0",
        subtitle="A provider of a test",
        description="Tells the time",
        keywords=["time"],
        visible_to=["public"],
        runnable_by=["all_authenticated_users"],
        administered_by=["admin@emulator.example"],
        log_supported=True,
    )
    blueprint = ActionProviderBlueprint(
        name=name, import_name=__name__, url_prefix="/" + name, provider_description=description
    )
    _add_operations(blueprint, {})
    return blueprint


def _add_operations(blueprint, actions):
    from globus_action_provider_tools import ActionStatus, ActionStatusValue
    from globus_action_provider_tools.authorization import (
        authorize_action_access_or_404,
        authorize_action_management_or_404,
    )
    from globus_action_provider_tools.flask.exceptions import ActionConflict, ActionNotFound

    def find(action_id, auth, authorize):
        action = actions.get(action_id)
        if action is None:
            raise ActionNotFound(f"No action with the id {action_id}")
        authorize(action, auth)
        return action

    def end(action, status):
        action.status = action.display_status = status
        action.completion_time = datetime.now(timezone.utc).isoformat()

    @blueprint.action_run
    def run(request, auth):
        action = ActionStatus(
            status=ActionStatusValue.ACTIVE,
            creator_id=str(auth.effective_identity),
            label=request.label or None,
            monitor_by=request.monitor_by or auth.identities,
            manage_by=request.manage_by or auth.identities,
            start_time=datetime.now(timezone.utc).isoformat(),
            completion_time=None,
            release_after=request.release_after or "P30D",
            display_status=ActionStatusValue.ACTIVE,
            details={"utc_offset": request.body["utc_offset"]},
        )
        if "seconds" not in request.body:
            end(action, ActionStatusValue.SUCCEEDED)
        actions[action.action_id] = action
        return action

    @blueprint.action_status
    def status(action_id, auth):
        return find(action_id, auth, authorize_action_access_or_404)

    @blueprint.action_cancel
    def cancel(action_id, auth):
        action = find(action_id, auth, authorize_action_management_or_404)
        if action.is_complete():
            raise ActionConflict("The action has ended.")
        end(action, ActionStatusValue.FAILED)
        return action

    @blueprint.action_release
    def release(action_id, auth):
        action = find(action_id, auth, authorize_action_management_or_404)
        if not action.is_complete():
            raise ActionConflict("The action has not ended.")
        return actions.pop(action_id)

    @blueprint.action_enumerate
    def enumerate_actions(auth, params):
        return [action for action in actions.values() if action.status in params["statuses"]]

    @blueprint.action_log
    def log(action_id, auth):
        find(action_id, auth, authorize_action_access_or_404)
        entry = {
            "code": "STARTED",
            "description": "The action started",
            "time": "2026-01-01T00:00:00+00:00",
            "details": {},
        }
        return {"limit": 10, "has_next_page": False, "entries": [entry]}
