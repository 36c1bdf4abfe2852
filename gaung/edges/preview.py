"""The preview: builds, serves, and builds again whenever a file is saved or a moment has come."""

from __future__ import annotations

import gc
import html
import threading
import time
import traceback
import webbrowser
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

from gaung.build import glance
from gaung.edges import overview, package
from gaung.edges.answers import GALLERY_PATH, LAST_GOOD, STATUS_PATH, Shown
from gaung.edges.bar import Bars, Renewal
from gaung.edges.building import Made, Order, Seen, make, see
from gaung.edges.clock import moment
from gaung.edges.console import Words, remark, tell
from gaung.edges.disk import Engine
from gaung.edges.heeding import Heeding, OvertakenError
from gaung.edges.refused import Refused
from gaung.edges.reporting import told
from gaung.edges.searching import Late
from gaung.edges.server import Server, Stage
from gaung.edges.store import Store
from gaung.edges.watching import Watch
from gaung.gallery import gallery
from gaung.held import HeldFiles
from gaung.model.audience import Audience
from gaung.model.kit import Kit
from gaung.rendering import Trace
from gaung.snapshot import is_text
from gaung.templates import Templates

FIRST_PORT, PORTS = 8000, 20
LONGEST = 600.0
"""After how many seconds the clock is looked at again: a computer may have slept."""
PATIENT = 5
"""How many builds in a row give way to newer saves, before one is made to its end."""

_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{heading}</title>
<style>
:root {{ color-scheme: light dark }}
body {{ font: 1rem/1.6 system-ui, sans-serif; margin: auto; max-width: 60rem; padding: 1rem }}
table {{ border-collapse: collapse }}
th, td {{ border-bottom: 1px solid; padding: .2rem .6rem; text-align: start }}
pre {{ white-space: pre-wrap; overflow-wrap: anywhere; font: .9rem/1.5 ui-monospace, monospace }}
</style>
</head>
<body>
<h1>{heading}</h1>
<pre>{text}</pre>
{advice}
</body>
</html>
"""


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> frozenset[str]:
    """Give the texts that were edited; nothing where any other file changed, came or went."""
    if before.keys() != after.keys():
        return frozenset()
    edited = frozenset(path for path, digest in after.items() if digest != before[path])
    are_texts = all(path.startswith("content/") and is_text(path) for path in edited)
    return edited if are_texts else frozenset()


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    """Give the files that were changed, came or went; nothing where none was known."""
    both = sorted({*before, *after}) if before else ()
    return tuple(path for path in both if before.get(path) != after.get(path))


class Preview:
    """A site in preview: the stage that it is served from, and how it is renewed."""

    def __init__(  # noqa: PLR0913 - what a preview is of
        self,
        words: Words,
        site: Path,
        now: datetime | None,
        memory: Store,
        engine: Engine,
        *,
        audience: Audience = Audience.DESK,
    ) -> None:
        self.stage = Stage()
        self._words = words
        self._site = site
        self._now = now
        self._memory = memory
        self._engine = engine
        self._audience = audience
        self._digests: Mapping[str, str] = {}
        self._holds: tuple[datetime | None, datetime | None] = (None, None)
        self._told = ""
        self._traces: Mapping[str, Trace] = {}
        self._renewals: dict[str, Renewal] = {}
        self._began = f"{time.time_ns():x}"
        self._count = 0
        self._overtaken = 0

    def run(self, *, host: str, port: int | None, is_opened: bool, is_polling: bool) -> None:
        """Serve until somebody says stop."""
        with Watch(self._site, is_polling=is_polling) as watch:
            if watch.why_polling:
                why = package.load(self._words.language).reason(watch.why_polling)
                remark(self._words.say("serving-polling", why=why), "warning")
            with self._server(host, port) as server:
                self.renew()
                threading.Thread(target=server.serve_forever, daemon=True).start()
                url = f"{server.url}{self.stage.shown.path}"
                tell(self._words.say("serving", url=url), "strong")
                tell(self._words.say("serving-status", url=f"{server.url}{STATUS_PATH}"), "quiet")
                tell(self._words.say("serving-stop"), "quiet")
                if is_opened:
                    webbrowser.open(url)
                try:
                    while True:
                        watch.wait(self._seconds_left())
                        self._renew_undisturbed(watch.has_news)
                finally:
                    self.stage.close()
                    server.shutdown()

    def renew(self, has_news: Callable[[], bool] = lambda: False) -> bool:
        """Build if anything changed, and show what came of it; tell whether there was anything.

        Where a glance shows what was edited, the whole build after it gives way to news.
        """
        began = time.perf_counter()
        order = Order(self._site, self._now or moment(None), self._engine, audience=self._audience)
        before = self.stage.shown
        try:
            seen = see(order, self._memory)
            is_same = seen.digests == self._digests and not self._overtaken
            if is_same and not seen.problems and self._is_true(order.now):
                return False
            gives_way = self._glance(seen) and self._overtaken < PATIENT
            memory = Heeding(self._memory, has_news) if gives_way else self._memory
            made = make(order, memory, seen)
            edited, self._digests = differing(self._digests, seen.digests), seen.digests
            self._overtaken = 0
            shown = self._shown(made, edited)
        except OvertakenError:
            self._overtaken += 1
            return True
        except Exception as error:  # noqa: BLE001 - a preview outlives a fault in a layout
            self._digests = {}
            shown = self._fault(error)
        if replace(shown, version=before.version) == before:
            return False
        self._show(shown)
        self._tell_renewal(before, shown, time.perf_counter() - began)
        self._memory.save()
        return True

    def _renew_undisturbed(self, has_news: Callable[[], bool]) -> None:
        """Renew without collecting garbage: on a large site that takes longer than a glance."""
        gc.disable()
        if self.renew(has_news) and not self._overtaken:
            gc.collect()
        gc.enable()

    # --- what is shown ---

    def _show(self, shown: Shown) -> None:
        self._count += 1
        self.stage.show(replace(shown, version=f"{self._began}-{self._count}"))

    def _glance(self, seen: Seen) -> bool:
        """Show the pages of an edited article at once; what else changes with them comes after.

        Tell whether there was anything to show.
        """
        before, changed = self.stage.shown, changes(self._digests, seen.digests)
        if before.trouble or not before.files or not changed or seen.problems:
            return False
        files = HeldFiles.of(before.files)
        newer = glance(seen.snapshot, self._memory, changed, files)
        if not any(path in files for path in newer):
            return False
        self._show(replace(before, files=files.beneath(newer)))
        return True

    def _shown(self, made: Made, edited: tuple[str, ...]) -> Shown:
        """Give the site, or the last good one behind a page that lists the problems."""
        kit, before = made.build.kit, self.stage.shown
        self._holds = kit.now.holds if kit is not None else (None, None)
        text = told(made.build.problems, made.build.locator, self._words.language)
        if text and text != self._told:
            remark(text + "\n")
        self._told = text
        status = cache(lambda: self._status(made))  # only who asks for it waits for it
        if kit is None or made.errors:
            page = self._page("page-problems", text, self._advice())
            path = kit.site.path if kit is not None else before.path
            return Shown(before.files, path, trouble=page, status=status, bar=before.bar)
        self._note_renewals(made.build.traces, edited)
        bars = Bars(self._words, made.build, dict(self._renewals), self._now)
        return Shown(
            made.build.files,
            kit.site.path,
            missing=self._page("page-missing", "", ""),
            status=status,
            late=self._late(made),
            bar=cache(bars.bar),
            gallery=cache(lambda: self._gallery(made, kit)),
            language=kit.languages[0],
        )

    def _late(self, made: Made) -> Callable[[str], bytes | None]:
        """Give what gives the files that are made when somebody asks: the search, the editor."""
        found = Late(made.build)
        kit = made.build.kit
        if kit is None or kit.site.web_editor is None:
            return found
        from gaung.edges import web_editor

        editor = web_editor.Late(made.build, self._memory, self._words.language)
        return lambda path: found(path) or editor(path)

    def _note_renewals(self, traces: Mapping[str, Trace], edited: tuple[str, ...]) -> None:
        """Remember why the pages that are others are so; before the first build there is none."""
        clock = time.strftime("%H:%M:%S")
        for path, trace in traces.items() if self._traces else ():
            before = self._traces.get(path)
            if before is None or before.key != trace.key:
                self._renewals[path] = Renewal(clock, edited, before)
        self._traces = traces

    def _gallery(self, made: Made, kit: Kit) -> Mapping[str, bytes]:
        """Give the gallery of components, or what is wrong with an example in its place."""
        templates = Templates(made.seen.snapshot.sources, kit.words)
        try:
            return gallery(made.seen.snapshot, kit, templates)
        except Exception as error:  # noqa: BLE001 - a preview outlives a fault in a layout
            page = self._fault(error).trouble.encode()
            return {f"{code}{GALLERY_PATH}index.html": page for code in kit.languages}

    def _status(self, made: Made) -> str:
        """Give the page about how the texts of the site stand."""
        whole, seen = made.build.whole, made.seen
        if whole is None:
            return self._page("page-status", "", "")
        found = overview.look(self._site, seen.snapshot, whole, made.build.problems)
        return self._page("page-status", "", overview.page(self._words, found))

    def _fault(self, error: Exception) -> Shown:
        if isinstance(error, Refused):
            text = self._words.say(f"refused-{error.code}", **error.values)
        else:
            text = "".join(traceback.format_exception(error))
        remark(text, "error")
        page = self._page("page-fault", text, self._advice())
        before = self.stage.shown
        return Shown(before.files, before.path, trouble=page, bar=before.bar)

    def _page(self, heading: str, text: str, advice: str) -> str:
        return _PAGE.format(
            language=self._words.language,
            heading=html.escape(self._words.say(heading)),
            text=html.escape(text),
            advice=advice,
        )

    def _advice(self) -> str:
        heals = f"<p>{html.escape(self._words.say('page-heals'))}</p>"
        if not self.stage.shown.files:
            return heals
        last_good = html.escape(self._words.say("page-last-good"))
        return f'{heals}\n<p><a href="?{LAST_GOOD}">{last_good}</a></p>'

    # --- when, where, and what is said ---

    def _is_true(self, now: datetime) -> bool:
        since, until = self._holds
        return (since is None or since <= now) and (until is None or now < until)

    def _seconds_left(self) -> float:
        """Give how long the site stays as it is by itself, as far as we care to wait."""
        until = self._holds[1]
        if until is None or self._now is not None:
            return LONGEST
        return min(max((until - moment(None)).total_seconds(), 0.05), LONGEST)

    def _server(self, host: str, port: int | None) -> Server:
        """Open a port: the one asked for, or the first that is free."""
        ports = range(FIRST_PORT, FIRST_PORT + PORTS) if port is None else (port,)
        why = ""
        for number in ports:
            try:
                return Server(self.stage, host, number)
            except OSError as error:
                why = error.strerror or str(error)
        raise Refused("port", port=f"{ports[0]}", why=why)

    def _tell_renewal(self, before: Shown, shown: Shown, seconds: float) -> None:
        if not self._count > 1:
            return
        clock = time.strftime("%H:%M:%S")
        if shown.trouble:
            remark(self._words.say("serving-problems", clock=clock), "error")
            return
        old, new = HeldFiles.of(before.files), HeldFiles.of(shown.files)
        changed = sum(
            path not in old or old.held(path).digest != new.held(path).digest for path in new
        )
        milliseconds = round(seconds * 1000)
        tell(
            self._words.say(
                "serving-renewed", clock=clock, milliseconds=milliseconds, changed=changed
            )
        )
