#!/usr/bin/python3
"""The Globus SDK for JavaScript, which npm installs, against the emulator."""

import json
import shutil
import subprocess
from pathlib import Path

from common import flows
from common.emulator import ROOT
from common.report import Skip
from common.run import command, run

CALLS = Path(__file__).resolve().parent / "javascript-sdk.mjs"
MODULES = ROOT / "out" / "peers" / "javascript"
PACKAGE = "@globus/sdk@^6"


def prepare(report, work):
    if not shutil.which("npm") or not shutil.which("node"):
        raise Skip("install Node.js 20 or newer with npm")
    installed = MODULES / "node_modules" / "@globus" / "sdk" / "package.json"
    if not installed.exists():
        MODULES.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--prefix", str(MODULES), "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE]
        result = subprocess.run(install, capture_output=True, text=True, check=False)
        if result.returncode != 0:
            raise Skip(f"npm cannot install {PACKAGE}: {' '.join(result.stderr.split())[:200]}")
    report.programs["@globus/sdk"] = json.loads(installed.read_text(encoding="utf-8"))["version"]


def body(report, emulator, work):
    given = {
        "modules": str(MODULES),
        "url": emulator.url,
        "clientId": emulator.client_id,
        "clientSecret": emulator.client_secret,
        "nativeId": "10ca1000-0000-4000-8000-000000000003",
        "definition": flows.GREET,
        "schema": flows.SCHEMA,
        "input": flows.INPUT,
        "wait": flows.WAIT,
        "ask": flows.ask(flows.identity(emulator.client_id)),
    }
    report.read(command(["node", CALLS], environment={"PEERS_INPUT": json.dumps(given)}))


run(__file__, prepare, body)
