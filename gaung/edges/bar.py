"""The bar on top of each page of the preview: where its text stands, and what made the page.

It is put in while a page is sent, so no build has it. Its style and its script are files of their
own, for pages keep the policy that they are published with.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from gaung.build import Build
from gaung.edges.answers import GALLERY_PATH, STATUS_PATH
from gaung.edges.console import Words
from gaung.edges.explaining import reasons
from gaung.editorial.publication import Publication, publication
from gaung.editorial.standing import State, standings
from gaung.model.articles import Release
from gaung.model.kit import Entry, Kit, Name, references
from gaung.model.parts import walk
from gaung.model.text import Text
from gaung.outputs.pages.frame import Frame
from gaung.plan import Output
from gaung.rendering import Trace, why

MOST = 12
"""How many entries are named that a page refers to."""


@dataclass(frozen=True)
class Renewal:
    """Why a page is not the one that it was."""

    clock: str
    """When it was made again, as a clock shows it."""
    edited: tuple[str, ...]
    """The files that had been changed."""
    before: Trace | None
    """What it was made from until then."""


@dataclass(frozen=True)
class Bars:
    """The bars of a build."""

    words: Words
    build: Build
    renewals: Mapping[str, Renewal] = field(default_factory=dict)
    at: datetime | None = None
    """The moment that the preview is of, where it is not the present one."""

    def bar(self, path: str) -> str:
        """Give the bar of the page in a file of the site; nothing for what is no page."""
        output = self._outputs.get(path)
        frame = getattr(output.view, "frame", None) if output else None
        if output is None or not isinstance(frame, Frame) or self.build.whole is None:
            return ""
        name = self._names.get(path)
        entry = self.build.whole.entries.get(name) if name else None
        return _Bar(self, self.build.whole, output, frame, entry).html()

    @cached_property
    def _outputs(self) -> dict[str, Output[Any]]:
        return {each.path: each for each in self.build.outputs if each.path.endswith(".html")}

    @cached_property
    def _names(self) -> dict[str, Name]:
        """The entry that each page is the page of."""
        kit = self.build.kit
        if kit is None:
            return {}
        return {
            kit.addresses.output(address): name
            for language in kit.languages
            for name in kit.entries
            if (address := kit.address(name, language))
        }

    @cached_property
    def unpublished(self) -> dict[str, str]:
        """What is shown here and not to the public: its address, and why."""
        kit, whole = self.build.kit, self.build.whole
        if kit is None or whole is None:
            return {}
        found = {}
        for name in kit.entries:
            stand = publication(whole, whole.entries[name])
            if not stand.is_public:
                for language in kit.languages:
                    if address := kit.address(name, language):
                        found[address] = self.words.say(f"stand-{stand.stand}")
        return found


@dataclass(frozen=True)
class _Bar:
    """The bar of one page."""

    bars: Bars
    kit: Kit
    output: Output[Any]
    frame: Frame
    entry: Entry[Any] | None

    def html(self) -> str:
        words = self.bars.words
        rows = [*self._standing(), *self._making()]
        listed = "\n".join(f"<dt>{_text(label)}</dt>\n<dd>{said}</dd>" for label, said in rows)
        root = self.kit.addresses.path
        links = " · ".join(
            f'<a href="{_text(address)}">{_text(words.say(label))}</a>'
            for label, address in (
                ("page-status", STATUS_PATH),
                ("bar-gallery", f"{root}{self.frame.language}{GALLERY_PATH}"),
            )
        )
        hidden = _text(json.dumps(self.bars.unpublished, ensure_ascii=False))
        stand = self._publication
        state = str(stand.stand) if stand else "none"
        return (
            f'<aside id="_gaung" lang="{words.language}" dir="ltr" data-state="{state}"'
            f' data-unpublished="{hidden}"{self._at()}'
            f' aria-label="{_text(words.say("bar-label"))}">\n'
            f"<details>\n<summary>{self._summary()}</summary>\n"
            f"<dl>\n{listed}\n</dl>\n<p>{links}</p>\n</details>\n</aside>\n"
        )

    def _at(self) -> str:
        return f' data-at="{self.bars.at.isoformat()}"' if self.bars.at else ""

    def _summary(self) -> str:
        said = [_text(self.bars.words.say("bar-label"))]
        if self._publication:
            said = [f"<strong>{_text(self._say(self._publication))}</strong>"]
            said.append(" · ".join(_text(f"{code}: {state}") for code, state in self._languages()))
        said.append(f"<code>{_text(self._files()[0])}</code>" if self._files() else "")
        return " ".join(f"<span>{each}</span>" for each in said if each)

    # --- where the text stands ---

    @cached_property
    def _publication(self) -> Publication | None:
        return publication(self.kit, self.entry) if self.entry else None

    def _say(self, found: Publication) -> str:
        return self.bars.words.say(f"stand-{found.stand}")

    def _standing(self) -> Iterator[tuple[str, str]]:
        say = self.bars.words.say
        if stand := self._publication:
            yield say("bar-publication"), self._published(stand)
        if self.entry and isinstance(self.entry.record, Release):
            yield say("bar-approval"), _text(self._approval(self.entry.record))
        yield say("bar-languages"), self._pair()
        if files := self._files():
            yield say("bar-files"), "<br>".join(f"<code>{_text(each)}</code>" for each in files)

    def _published(self, stand: Publication) -> str:
        said = f"<strong>{_text(self._say(stand))}</strong>"
        moment = stand.moment
        if moment is None:
            return said
        shown = _text(self._moment(moment))
        left = ""
        if not self.kit.now.has_come(moment):
            until = self.kit.now.instant(moment).isoformat()
            left = f' <span data-until="{until}"></span>'
        return f"{said}, {shown}{left}"

    def _moment(self, moment: datetime | date) -> str:
        language = self.bars.words.language
        words = self.kit.words.get(language) or next(iter(self.kit.words.values()))
        if isinstance(moment, datetime):
            return words.moment(moment.astimezone(ZoneInfo(self.kit.site.publishing_zone)))
        return words.day(moment)

    def _approval(self, release: Release) -> str:
        say = self.bars.words.say
        if release.approved is None:
            needed = self.kit.site.approval.required
            return say("status-not-approved" if needed else "bar-no-approval")
        role = self.kit.phrase(release.approved.role, self.bars.words.language)
        by = f"{release.approved.by} ({role})" if role else release.approved.by
        return say("status-approved", by=by, at=self._moment(release.approved.at))

    def _languages(self) -> Iterator[tuple[str, str]]:
        """Give each language of the site with how the text stands in it."""
        say = self.bars.words.say
        if self.entry is None:
            return
        if self.entry.versions:
            found = {each.language: each.state for each in standings(self.kit, self.entry)}
            for code in self.kit.languages:
                is_first = code == self.entry.written_in and found.get(code) is not State.ORPHAN
                yield code, say("bar-original" if is_first else f"state-{found.get(code)}")
            return
        texts = [each for _, each in walk(self.entry.record) if isinstance(each, Text)]
        for code in self.kit.languages:
            lacking = sum(each.written(code) is None for each in texts)
            yield code, say("status-texts", count=lacking) if lacking else say("bar-whole")

    def _pair(self) -> str:
        states = dict(self._languages())
        return " · ".join(
            (f'<a href="{_text(each.address)}">{name}</a>' if each.address else name)
            + (f" ({_text(states[each.language])})" if each.language in states else "")
            for each in self.frame.alternates
            for name in [f'<span lang="{each.language}">{_text(each.name)}</span>']
        )

    def _files(self) -> Sequence[str]:
        entry = self.entry
        found = [self.output.origin]
        if entry:
            versions = [entry.versions[code].path for code in entry.versions]
            found += [*versions, entry.path, entry.file]
        return tuple(dict.fromkeys(filter(None, found)))

    # --- what made the page ---

    def _making(self) -> Iterator[tuple[str, str]]:
        say = self.bars.words.say
        view = type(self.output.view)
        yield say("bar-view"), f"<code>{view.__module__}.{view.__name__}</code>"
        yield say("bar-template"), f"<code>{_text(str(getattr(view, 'template', '')))}</code>"
        if entries := self._entries():
            names = [f"<code>{_text(each)}</code>" for each in entries[:MOST]]
            if len(entries) > MOST:
                names.append(_text(say("bar-more", count=len(entries) - MOST)))
            yield say("bar-entries"), ", ".join(names)
        yield say("bar-why"), _text(self._why())

    def _entries(self) -> list[str]:
        """Give the page's own entry, and those that it refers to."""
        entry = self.entry
        if entry is None:
            return []
        named = [(ref.kind, str(ref)) for _, ref in references(entry)]
        for version in entry.versions.values():
            named += [(each.kind, each.key) for each in version.body.named]
        found = [self.kit.resolve(kind, ref, entry.name) for kind, ref in named]
        return list(dict.fromkeys(str(each) for each in (entry.name, *found) if each))

    def _why(self) -> str:
        say = self.bars.words.say
        renewal = self.bars.renewals.get(self.output.path)
        if renewal is None:
            return say("bar-first")
        found = why(renewal.before, self.bars.build.traces[self.output.path])
        told = say("bar-renewed", clock=renewal.clock, why=reasons(self.bars.words, found))
        if not renewal.edited:
            return told
        more = len(renewal.edited) - MOST
        files = [*renewal.edited[:MOST], *([say("bar-more", count=more)] if more > 0 else [])]
        return f"{told} ({say('bar-edited', files=', '.join(files))})"


def _text(words: str) -> str:
    return html.escape(words)
