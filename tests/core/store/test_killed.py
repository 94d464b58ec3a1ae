"""Processes are killed at random moments; nothing that they acknowledged may be missing, and nothing be torn."""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from evenhand.models.events import Event
from evenhand.store import preparing
from evenhand.store.store import Store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor SIGKILL")

# Each line on stdin starts one real process that opens the store and answers as fast as it can until it is killed. It
# is forked from one that has its imports done, so that the killing hits the store's work and not Python's start.
WORKER = """
import filelock, getpass, os, random, socket, sys
from pathlib import Path
from evenhand.models.events import Event
from evenhand.store import preparing
from evenhand.store.records import SummaryUpdate
from evenhand.store.store import Store
if sys.argv[2] == "shared":
    preparing.on_network_drive = lambda path: True

def tell(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())

def answer(audit_id):
    tell("pid", os.getpid())
    store = Store.open(Path(sys.argv[1]))
    audit = store.open_audit(audit_id)
    store._access.connection.execute("PRAGMA wal_autocheckpoint = 25")
    while True:
        size = random.choice([10, 300, 9000])
        events = [Event("answered", "risk", value=number, note="x" * size) for number in range(random.randint(1, 3))]
        audit.save_draft("risk", "x" * size)
        for stored in audit.append(events, summary=SummaryUpdate(progress=str(audit.length)), sent_draft="risk"):
            tell("saved", stored.seq, stored.hash)

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        try:
            answer(line.strip())
        except BaseException as error:
            tell("failed", type(error).__name__, error)
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    tell("gone")
"""


@contextmanager
def workers(path: Path, drive: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", WORKER, str(path), drive]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def run_and_kill(process: subprocess.Popen[str], audit_id: str, delay: float, *, answering: bool) -> dict[int, str]:
    """Start one process on the audit, kill it ``delay`` seconds later, and return the hashes it had acknowledged.

    ``answering``: the delay begins with its first acknowledgement, however busy the machine is.
    """
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{audit_id}\n")
    process.stdin.flush()
    word, pid = process.stdout.readline().split()
    assert word == "pid"
    first = [process.stdout.readline()] if answering else []
    time.sleep(delay)
    os.kill(int(pid), signal.SIGKILL)
    return dict(_acknowledged(itertools.chain(first, process.stdout)))


def _acknowledged(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    for line in lines:
        if line == "gone\n":
            return
        word, seq, digest = line.split(maxsplit=2)
        assert word == "saved", line
        yield int(seq), digest.strip()


def begin_audit(path: Path) -> str:
    with Store.open(path) as store:
        audit = store.create_audit(
            framework_id="s", framework_title="S", digest="d", snapshot="{}", practice=False, events=[Event("started")]
        )
        audit.close()
        return audit.id


@pytest.mark.parametrize(("drive", "rounds"), [("local", 200), ("shared", 60)])
def test_a_killed_process_loses_nothing_it_acknowledged(
    store_path: Path, monkeypatch: pytest.MonkeyPatch, drive: str, rounds: int
) -> None:
    monkeypatch.setattr(preparing, "on_network_drive", lambda path: drive == "shared")
    seed = random.randrange(2**32)
    moments = random.Random(seed)
    with workers(store_path, drive) as process:
        for number in range(rounds):
            where = f"seed {seed}, round {number}"
            if number % 20 == 0:
                audit_id, length = begin_audit(store_path), 1
            saved = run_and_kill(process, audit_id, moments.uniform(0, 0.025), answering=number % 4 != 0)
            assert saved or number % 4 == 0, where
            with Store.open(store_path) as store:
                record = store.read(audit_id)
                outcome = store.verify(audit_id)
                assert outcome.ok, (where, outcome)
                assert store.health().integrity == "ok", where
                # The lock went with its process.
                store.open_audit(audit_id).close()
            hashes = {stored.seq: stored.hash for stored in record.events}
            assert {seq: hashes.get(seq) for seq in saved} == saved, where
            assert record.summary.length == len(record.events) >= length, where
            length = len(record.events)
