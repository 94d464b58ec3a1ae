"""Running a program in a pseudo-terminal and waiting until something is painted. POSIX only."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence

COLUMNS, LINES = 120, 40
LONGEST_WAIT = 30.0


class Terminal:
    """A program in a pseudo-terminal. What it paints is read until a text shows."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.started = time.perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            os.execve(command[0], list(command), {**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self._seen = b""

    def wait_for(self, text: str) -> float:
        """Seconds since the start, or since the last key, until ``text`` is painted. Raises ``TimeoutError``."""
        wanted = text.encode()
        while wanted not in self._seen:
            if time.perf_counter() - self.started > LONGEST_WAIT:
                raise TimeoutError(f"never painted: {text}")
            if select.select([self._file], [], [], 0.1)[0]:
                try:
                    self._seen += os.read(self._file, 65536)
                except OSError:
                    raise TimeoutError(f"the program ended before it painted: {text}") from None
        return time.perf_counter() - self.started

    def press(self, keys: str) -> None:
        """Type keys and begin to wait anew."""
        self._seen = b""
        self.started = time.perf_counter()
        os.write(self._file, keys.encode())

    def memory(self) -> float:
        """Resident memory in MB, as Linux tells it."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:  # noqa: PTH123
            for line in status:
                if line.startswith("VmRSS"):
                    return int(line.split()[1]) / 1024
        raise TimeoutError("no memory figure")

    def close(self) -> None:
        """End the program."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)
