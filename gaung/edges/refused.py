"""What cannot be done as asked: told in a sentence, without a traceback."""

from __future__ import annotations


def reason(error: OSError) -> str:
    """Give why the system refuses, in its English words, and the file if there is one."""
    said = error.strerror or str(error)
    return f"{said}: {error.filename}" if isinstance(error.filename, str) else said


class Refused(Exception):
    """Something about how the command was used; the code names its sentence in ``cli.json``."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(f"{code}: {values}")
        self.code = code
        self.values = values
