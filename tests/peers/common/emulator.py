"""An emulator that lives as long as one script."""

import base64
import json
import os
import re
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PROJECT = ROOT / "src" / "Globus.Automate.Emulator"
ALICE, BOB = "alice@emulator.example", "bob@emulator.example"
FLOWS_SCOPES = "https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/"
TIMER_SCOPE = "https://auth.globus.org/scopes/524230d7-ea86-4a52-8312-86065a9e0417/timer"
SECOND_CLIENT = ("10ca1000-0000-4000-8000-000000000002", "globus-emulator-second-secret")
_READY = "Press Ctrl+C"
_VARIABLE = re.compile(r"^\s*(?:export )?([A-Z][A-Z0-9_]+)=(\S+)")


def build():
    """Builds the emulator of this checkout, unless GLOBUS_EMULATOR names its assembly; returns the assembly."""
    if "GLOBUS_EMULATOR" in os.environ:
        return Path(os.environ["GLOBUS_EMULATOR"])
    subprocess.run(["dotnet", "build", str(PROJECT), "-v", "q", "-nologo"], check=True, stdout=subprocess.DEVNULL)
    return PROJECT / "bin" / "Debug" / "net10.0" / "Globus.Automate.Emulator.dll"


class Emulator:
    """A fresh emulator on a free port. Its environment is the one that it prints for programs."""

    def __init__(self, work, *options):
        self._process = subprocess.Popen(
            ["dotnet", str(build()), "--port", "0", *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "XDG_DATA_HOME": str(work)},
        )
        try:
            self.environment = self._read_environment()
        except BaseException:
            self.stop()
            raise
        self.url = self.environment["GLOBUS_SDK_SERVICE_URL_FLOWS"]
        self.client_id = self.environment["GLOBUS_CLIENT_ID"]
        self.client_secret = self.environment["GLOBUS_CLIENT_SECRET"]

    def _read_environment(self):
        variables, lines = {}, []
        for line in self._process.stdout:
            lines.append(line)
            if match := _VARIABLE.match(line):
                variables[match[1]] = match[2]
            if _READY in line:
                return variables
        raise RuntimeError("The emulator did not start:\n" + "".join(lines))

    def stop(self):
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def request(self, method, path, body=None, headers=None):
        """Sends JSON, and returns the JSON of the response. Raises RuntimeError with the response if it is an error."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(urllib.parse.urljoin(self.url, path), data, headers or {}, method=method)
        if data is not None:
            request.add_header("Content-Type", "application/json")
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=60) as response:
                return json.loads(response.read() or b"null")
        except urllib.error.HTTPError as error:
            text = error.read().decode(errors="replace")
            raise RuntimeError(f"{method} {path}: {error.code} {text}") from None

    def control(self, path, body):
        return self.request("POST", "/_emulator/" + path, body)

    def sign_in(self, authorize_url, username=ALICE):
        """Signs a user in without a browser, and returns the code for the program."""
        return self.control("sign-in", {"authorize_url": authorize_url, "username": username})["code"]

    def token(self, *scopes, client=None):
        """An access token of a development client. With several scopes, they must be of one resource server."""
        credentials = ":".join(client or (self.client_id, self.client_secret)).encode()
        form = urllib.parse.urlencode({"grant_type": "client_credentials", "scope": " ".join(scopes)}).encode()
        request = urllib.request.Request(self.url + "v2/oauth2/token", form)
        request.add_header("Authorization", "Basic " + base64.b64encode(credentials).decode())
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60) as response:
            return json.loads(response.read())["access_token"]

    def timer_scope(self, flow_id):
        """The scope of timers for a flow."""
        flow_scope = f"https://auth.globus.org/scopes/{flow_id}/flow_{flow_id.replace('-', '_')}_user"
        return f"{TIMER_SCOPE}[{flow_scope}]"

    def withdraw_consents(self, flow_id):
        """Withdraws the consents of all users by which timers start runs of a flow."""
        state = self.request("GET", "/_emulator/state")
        consents = state["tables"]["consent"]
        state["tables"]["consent"] = [
            row for row in consents if TIMER_SCOPE not in row["path"] or flow_id not in row["path"]
        ]
        self.control("reset", {"keep": ["accounts"]})
        self.control("seed", state)

    def wait_for_run(self, run_id, token, *statuses, timeout=60):
        """Polls a run until it has one of these statuses; default: until it has ended."""
        wanted, end = statuses or ("SUCCEEDED", "FAILED"), time.monotonic() + timeout
        while True:
            run = self.request("GET", f"/runs/{run_id}", headers={"Authorization": "Bearer " + token})
            if run["status"] in wanted:
                return run
            if time.monotonic() > end:
                raise TimeoutError(f"The run {run_id} is still {run['status']}.")
            time.sleep(0.1)

    def unknown_routes(self):
        """Requests that the emulator has no route for."""
        requests = self.request("GET", "/_emulator/requests")
        items = requests if isinstance(requests, list) else requests.get("requests", requests)
        return sorted({f"{item['method']} {item['path']}" for item in items if item.get("status") == 501})
