"""Law: Evenhand never touches a network, neither by what it may import nor by what it does when it runs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

NETWORK_MODULES = {
    "aiohttp", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.error", "urllib.request", "urllib3", "webbrowser", "websockets",
    "xmlrpc",
}  # fmt: skip
NETWORK_CALLS = {"create_server", "open_connection", "open_url", "start_server", "urlopen", "urlretrieve"}
ASKS_ONLY_THE_MACHINE = {"gethostname"}
"""What may be used of ``socket``: the machine's own name, for the note of who holds an audit."""

REFUSED = 97
REFUSE_THE_NETWORK = f"""
import os, sys

def refuse(event, arguments):
    if event in {{
        "ftplib.connect", "http.client.connect", "imaplib.open", "poplib.connect", "smtplib.connect", "socket.bind",
        "socket.connect", "socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname", "socket.sendmsg",
        "socket.sendto", "urllib.Request", "webbrowser.open",
    }}:
        sys.stderr.write("the network was asked for: " + event + "\\n")
        sys.stderr.flush()
        os._exit({REFUSED})  # an exception could be swallowed

sys.addaudithook(refuse)
"""
EVERYTHING_IMPORTED = """
import importlib, pkgutil
for top in TOPS:
    package = importlib.import_module(top)
    for module in pkgutil.walk_packages(package.__path__, top + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
"""
A_FRAMEWORK_AND_AN_AUDIT = """
from evenhand.catalogue import Catalogue
from evenhand.catalogue.snapshot import to_json
from evenhand.models.events import Event
from evenhand.settings import load_settings
from evenhand.settings.paths import data_folder
from evenhand.store.store import Store

framework = Catalogue(load_settings()).framework("durham")
with Store.open(data_folder() / "evenhand.db") as store:
    with store.create_audit(
        framework_id=framework.id,
        framework_title=framework.header.title,
        digest=framework.digest,
        snapshot=to_json(framework),
        practice=True,
        events=[Event("started"), Event("answered", "risk.1", value="yes")],
    ) as audit:
        assert audit.length == 2
"""


def network_uses(source: str) -> list[str]:
    """The lines of a module that reach for the network, or could."""
    tree = ast.parse(source)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [f"{node.lineno}: import {name.name}" for name in node.names if _is_network(name.name)]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            wholes = [node.module, *(f"{node.module}.{name.name}" for name in node.names)]
            found += [f"{node.lineno}: from {node.module}" for whole in wholes if _is_network(whole)][:1]
        elif isinstance(node, ast.Attribute):
            called = node.attr in NETWORK_CALLS
            of_socket = isinstance(node.value, ast.Name) and node.value.id == "socket"
            if called or (of_socket and node.attr not in ASKS_ONLY_THE_MACHINE):
                found.append(f"{node.lineno}: .{node.attr}")
    return [use for use in found if not use.endswith(": import socket")]


def _is_network(module: str) -> bool:
    return module in NETWORK_MODULES or module.partition(".")[0] in NETWORK_MODULES


def run_without_network(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run code in a new interpreter that ends at once, with exit code 97, when it asks for the network."""
    return subprocess.run(
        [sys.executable, "-I", "-c", REFUSE_THE_NETWORK + code, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=120,
    )


def test_no_module_can_reach_the_network(shipped: tuple[Path, ...]) -> None:
    uses = {str(path): network_uses(path.read_text(encoding="utf-8")) for path in shipped}
    assert {path: lines for path, lines in uses.items() if lines} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import http.client",
        "import urllib.request as web",
        "from urllib import request",
        "from urllib.request import urlopen",
        "def late():\n    import httpx",
        "from socket import create_connection",
        "import socket\nsocket.create_connection(('a', 1))",
        "import asyncio\nasyncio.open_connection('a', 1)",
        "self.app.open_url('https://example.org')",
    ],
)
def test_the_law_sees_a_way_to_the_network(source: str) -> None:
    assert network_uses(source)


@pytest.mark.parametrize("source", ["import socket\nsocket.gethostname()", "from urllib.parse import quote"])
def test_the_law_lets_harmless_names_pass(source: str) -> None:
    assert network_uses(source) == []


def test_importing_everything_asks_for_no_network(workspace: Path) -> None:
    plugins = sorted(f"evenhand_{path.parent.name}" for path in workspace.glob("plugins/*/pyproject.toml"))
    ran = run_without_network(f"TOPS = {['evenhand', 'evenhand_tui', *plugins]}\n{EVERYTHING_IMPORTED}")
    assert ran.returncode == 0, ran.stderr


def test_loading_a_framework_and_keeping_an_audit_ask_for_no_network() -> None:
    ran = run_without_network(A_FRAMEWORK_AND_AN_AUDIT)
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["frameworks"],
        ["plugins", "--check"],
        ["framework", "show", "durham", "--json"],
        ["audit", "list"],
        ["settings"],
        ["doctor"],
        ["--help"],
    ],
)
def test_commands_ask_for_no_network(command: list[str]) -> None:
    ran = run_without_network(f"sys.argv[0:] = ['evenhand', *{command!r}]\nfrom evenhand.cli.main import run\nrun()")
    assert ran.returncode == 0, ran.stderr


@pytest.mark.parametrize(
    "code",
    [
        "import socket\nsocket.getaddrinfo('localhost', 80)",
        "import socket\ntry:\n    socket.socket().connect(('127.0.0.1', 9))\nexcept BaseException:\n    pass",
        "import urllib.request\nurllib.request.urlopen('http://localhost:9')",
    ],
)
def test_the_law_sees_a_request(code: str) -> None:
    assert run_without_network(code).returncode == REFUSED
