"""What a crash says: which kind of error and where in the program. Never a value, since any value may be case text."""

from __future__ import annotations

from pathlib import PurePath

ADVICE = "Everything that was answered is kept. 'evenhand doctor' gathers what a help desk needs, without case text."


def crash_line(error: BaseException) -> str:
    """One line with the error's type and the place in the program, followed by what to do."""
    return f"Evenhand stopped: {type(error).__name__} at {_place(error)}. {ADVICE}"


def innermost(error: BaseException) -> BaseException:
    """The error that began it, behind those that only pass it on, such as a failed worker's."""
    inner = getattr(error, "error", None)
    return innermost(inner) if isinstance(inner, BaseException) else error


def _place(error: BaseException) -> str:
    """Module and line, of Evenhand itself where it had a part in it, without the folders it is installed in."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        path = PurePath(trace.tb_frame.f_code.co_filename)
        places.append((path, trace.tb_lineno))
        trace = trace.tb_next
    ours = [place for place in places if any(part.startswith("evenhand") for part in place[0].parts[:-1])]
    if not places:
        return "an unknown place"
    path, line = (ours or places)[-1]
    return f"{'/'.join(path.parts[-3:])} line {line}"
