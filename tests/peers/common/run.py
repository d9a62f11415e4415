"""Runs a script: a folder of its own, the environment, the emulator, the report, and an end on every path."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from pathlib import Path

from .emulator import ALICE, Emulator
from .report import Report, Skip, summary_of

_AUTHORIZE = re.compile(r"(https?://\S+/v2/oauth2/authorize\?\S+)\s")
# No request of a program leaves this machine: everything but loopback goes to a proxy that does not exist.
_NO_PROXY = {"NO_PROXY": "127.0.0.1,localhost", "no_proxy": "127.0.0.1,localhost"}
_PROXY = dict.fromkeys(("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY"), "http://127.0.0.1:9")


def run(script, prepare, body, *options):
    """
    Calls prepare(report, work), and then body(report, emulator, work) with a fresh emulator. Ends the process. WORK in
    an option of the emulator is the folder of this run.
    """
    # An error of this kind passes every handler of the report.
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
    report, emulator, skipped, ended = Report(), None, None, False
    work = Path(tempfile.mkdtemp(prefix="globus-peers-"))
    try:
        _isolate(work)
        prepare(report, work)
        emulator = Emulator(work, *[option.replace("WORK", str(work)) for option in options])
        os.environ.update(emulator.environment, **_PROXY, **_NO_PROXY)
        body(report, emulator, work)
        ended = True
    except Skip as skip:
        skipped, ended = str(skip), True
    finally:
        if emulator is not None:
            emulator.stop()
        shutil.rmtree(work, ignore_errors=True)
        if not ended:
            report.part("script")
            report.add("reaches its end", summary_of(sys.exc_info()[1]), False)
            if "PEERS_TRACE" in os.environ:
                traceback.print_exc()
        code = report.close(Path(script).stem, skipped)
    sys.exit(code)


def _isolate(work):
    """Token files and settings of the user are neither read nor changed."""
    keep = [name for name in os.environ if name.endswith("_SOURCE")] + ["GLOBUS_EMULATOR"]
    for name in [name for name in os.environ if name.startswith("GLOBUS") and name not in keep]:
        del os.environ[name]
    os.environ.update({"HOME": str(work), "DOTNET_NOLOGO": "1", "DOTNET_CLI_TELEMETRY_OPTOUT": "1", "NO_COLOR": "1"})
    os.environ.update({"COLUMNS": "200", "PYTHONWARNINGS": "ignore", "PYTHONDONTWRITEBYTECODE": "1"})
    sys.dont_write_bytecode = True


def command(arguments, emulator=None, username=ALICE, answers=(), timeout=120, environment=None):
    """
    Runs a program and returns its output. When the program shows the address of a sign-in, the user signs in there
    and the program receives the code. Raises RuntimeError if the exit code is not 0.
    """
    process = subprocess.Popen(
        [str(argument) for argument in arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={name: value for name, value in {**os.environ, **(environment or {})}.items() if value is not None},
    )
    timer = _kill_after(process, timeout)
    output, seen = "", 0
    try:
        for answer in answers:
            process.stdin.write((answer + "\n").encode())
        process.stdin.flush()
        while chunk := os.read(process.stdout.fileno(), 65536):
            output += chunk.decode(errors="replace")
            match = _AUTHORIZE.search(output, seen)
            if match and emulator is not None:
                seen = match.end()
                process.stdin.write((emulator.sign_in(match[1], username) + "\n").encode())
                process.stdin.flush()
    except BrokenPipeError:
        pass
    finally:
        timer.cancel()
        process.stdout.close()
        try:
            process.stdin.close()
        except BrokenPipeError:
            pass
        process.wait()
    if process.returncode != 0:
        raise RuntimeError(f"exit code {process.returncode}: {_last_lines(output)}")
    return output


def _kill_after(process, seconds):
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    return timer


def _last_lines(output):
    lines = [line for line in output.splitlines() if line.strip()]
    return " / ".join(line.strip() for line in lines[-3:])
