"""A preview of a small site over real sockets, and an editor who saves files in it."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from gaung.edges import console
from gaung.edges.disk import engine
from gaung.edges.preview import Preview
from gaung.edges.server import Server, Stage
from gaung.edges.watching import Watch
from gaung.model.audience import Audience
from tests import on_disk
from tests.factories import NOW


@contextmanager
def served(stage: Stage) -> Iterator[int]:
    with Server(stage, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        try:
            yield server.server_port
        finally:
            stage.close()
            server.shutdown()
            thread.join()


def get(
    port: int, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=names)
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


@contextmanager
def ready(
    folder: Path, *, now: datetime | None = NOW, audience: Audience = Audience.DESK
) -> Iterator[Preview]:
    """A preview of what there is, which nobody renews."""
    with on_disk.Quick(folder / ".gaung") as memory:
        words = console.words("id", folder)
        preview = Preview(words, folder, now, memory, engine(), audience=audience)
        preview.renew()
        yield preview


@contextmanager
def previewed(
    folder: Path,
    *,
    now: datetime | None = NOW,
    polling: bool = False,
    audience: Audience = Audience.DESK,
) -> Iterator[tuple[Preview, int]]:
    """A preview that renews itself, as ``serve`` does, in a thread of its own."""
    with ready(folder, now=now, audience=audience) as preview:
        stop = threading.Event()
        with Watch(folder, is_polling=polling) as watch, served(preview.stage) as port:

            def renew() -> None:
                while not stop.is_set():
                    if watch.wait(0.2) or now is None:
                        preview.renew(watch.has_news)

            thread = threading.Thread(target=renew)
            thread.start()
            try:
                yield preview, port
            finally:
                stop.set()
                thread.join()


def soon(question: Callable[[], bool], seconds: float = 8) -> bool:
    """Whether something comes true within a few seconds."""
    end = time.monotonic() + seconds
    while not question():
        if time.monotonic() > end:
            return False
        time.sleep(0.01)
    return True


def rewrite(file: Path, old: str, new: str) -> None:
    """Save a file as careful editors do: a new one takes the place of the old."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    staged = file.with_name("." + file.name + ".tmp")
    staged.write_text(text.replace(old, new), encoding="utf-8")
    staged.replace(file)
