"""Puts moto into the project's own virtual environment, whose path is the only argument.

Emulators may start at the same moment: one of them does the work and the others wait for it.
"""

import fcntl
import os
import subprocess
import sys

venv = sys.argv[1]
python = os.path.join(venv, "bin", "python")
requirements = os.path.join(os.path.dirname(os.path.abspath(__file__)), "requirements.txt")


def has_moto():
    if not os.path.exists(python):
        return False
    return subprocess.run([python, "-c", "import moto.server"], stderr=subprocess.DEVNULL).returncode == 0


def succeed(command, explanation):
    if subprocess.run(command, stdout=sys.stderr).returncode != 0:
        sys.exit(explanation)


os.makedirs(venv, exist_ok=True)
with open(os.path.join(venv, "moto.lock"), "w") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    if not has_moto():
        print(f"moto is not installed: setting it up in {venv}", file=sys.stderr)
        succeed(
            [sys.executable, "-m", "venv", venv],
            "python3 cannot make virtual environments: install its venv module (on Debian, python3-venv).",
        )
        succeed(
            [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", requirements],
            "pip could not install moto; its own words are above.",
        )
