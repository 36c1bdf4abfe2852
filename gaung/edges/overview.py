"""Where the texts of a site stand, told as a table, as Markdown, as JSON or as a page."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from gaung.edges import git
from gaung.edges.console import Words
from gaung.editorial import changes
from gaung.editorial.standing import Desk, Progress, Standing, State, desk
from gaung.model.kit import Kit
from gaung.problems import Problem
from gaung.snapshot import Snapshot


def look(site: Path, snapshot: Snapshot, kit: Kit, problems: Iterable[Problem]) -> Desk:
    """Give where everything stands, with what has changed since where git remembers."""
    found = desk(kit, problems)
    since = {
        each.path: changes.since(
            snapshot.sources[each.original].read(), each.stamp, git.past(site, each.original)
        )
        for each in changes.stale(found)
    }
    return changes.with_changes(found, since)


def overview(words: Words, found: Desk, form: str, *, by: str, whole: bool) -> str:
    """Give it in a form; the *whole* of it has what is in order too."""
    if form == "json":
        return as_json(found)
    if form == "markdown":
        return "\n".join(_markdown(words, found, by, whole=whole))
    return "\n".join(_text(words, found, by, whole=whole))


def as_json(found: Desk) -> str:
    """Give all of it for programs."""
    said = {
        "languages": found.languages,
        "counts": {str(state): count for state, count in found.counts.items()},
        "approval_required": found.is_approval_required,
        "translations": [asdict(each) for each in found.translations],
        "releases": [asdict(each) for each in found.releases],
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


# --- what every form says -------------------------------------------------------------------


def _summary(words: Words, found: Desk) -> str:
    counted = (f"{words.say(f'state-{state}')}: {found.counts[state]}" for state in State)
    return " · ".join(counted)


def _stages(words: Words, found: Desk) -> str:
    stages = ("draft", "review", "approved")
    counts = {stage: sum(each.stage == stage for each in found.releases) for stage in stages}
    return " · ".join(f"{words.say(f'stage-{stage}')}: {counts[stage]}" for stage in stages)


def _open_releases(found: Desk, *, whole: bool) -> list[Progress]:
    return [each for each in found.releases if whole or each.stage != "approved" or each.is_lacking]


def _grouped(
    words: Words, found: Desk, by: str, *, whole: bool
) -> Iterator[tuple[str, list[Standing]]]:
    shown = [each for each in found.translations if whole or each.state is not State.FRESH]

    def group(each: Standing) -> str:
        if by == "person":
            return ", ".join(each.responsible) or words.say("status-nobody")
        return each.event or words.say("status-site")

    for name, members in groupby(sorted(shown, key=group), group):
        yield name, list(members)


def _note(words: Words, each: Standing) -> str:
    """Give what else there is to say of a translation."""
    if each.texts:
        return words.say("status-texts", count=each.texts)
    if each.change is not None:
        fields = ", ".join(each.change.fields)
        by = ", ".join(each.change.by)
        return words.say("status-since", day=each.change.since, fields=fields, by=by)
    if each.state is State.STALE:
        return words.say("status-unknown")
    return ""


def _approval(words: Words, each: Progress) -> str:
    if each.is_lacking:
        return words.say("status-not-approved")
    return words.say("status-approved", by=each.by, at=each.at) if each.by else ""


# --- for people at a terminal -----------------------------------------------------------------


def _text(words: Words, found: Desk, by: str, *, whole: bool) -> Iterator[str]:
    yield words.say("status-translations")
    yield "  " + _summary(words, found)
    wide = max(len(words.say(f"state-{state}")) for state in State)
    for name, members in _grouped(words, found, by, whole=whole):
        yield ""
        yield name
        for each in members:
            state = words.say(f"state-{each.state}").ljust(wide)
            who = ", ".join(each.responsible)
            other = (each.event if by == "person" else who) or ""
            yield f"  {state}  {each.language}  {each.path}" + (f"  {other}" if other else "")
            note = _note(words, each)
            if note:
                yield f"  {' ' * wide}      {note}"
            yield from (f"  {' ' * wide}      {line}" for line in _lines(each))
    releases = _open_releases(found, whole=whole)
    if found.releases:
        yield ""
        yield words.say("status-releases")
        yield "  " + _stages(words, found)
    for release in releases:
        stage = words.say(f"stage-{release.stage}")
        who = ", ".join(release.responsible)
        said = "  ".join(filter(None, (stage, release.path, who, _approval(words, release))))
        yield f"  {said}"


def _lines(each: Standing) -> Sequence[str]:
    return each.change.lines if each.change is not None else ()


# --- for pull requests and wikis --------------------------------------------------------------


def _markdown(words: Words, found: Desk, by: str, *, whole: bool) -> Iterator[str]:
    yield f"## {words.say('status-translations')}"
    yield ""
    yield _summary(words, found)
    for name, members in _grouped(words, found, by, whole=whole):
        yield ""
        yield f"### {_cell(name)}"
        yield ""
        heads = ("status-state", "status-language", "status-file", "status-who", "status-note")
        yield from _row(tuple(words.say(head) for head in heads))
        yield from _row(("---",) * len(heads))
        for each in members:
            who = ", ".join(each.responsible) if by == "event" else each.event
            state = words.say(f"state-{each.state}")
            yield from _row((state, each.language, f"`{each.path}`", who, _note(words, each)))
    yield ""
    yield f"## {words.say('status-releases')}"
    yield ""
    yield _stages(words, found)
    releases = _open_releases(found, whole=whole)
    if releases:
        yield ""
        columns = ("status-stage", "status-file", "status-who", "status-note")
        yield from _row(tuple(words.say(head) for head in columns))
        yield from _row(("---",) * len(columns))
    for release in releases:
        stage, who = words.say(f"stage-{release.stage}"), ", ".join(release.responsible)
        yield from _row((stage, f"`{release.path}`", who, _approval(words, release)))


def _row(cells: Sequence[str]) -> Iterator[str]:
    yield "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


# --- for the preview --------------------------------------------------------------------------


def page(words: Words, found: Desk) -> str:
    """Give the inside of a page of the preview: what is not in order, by event."""
    parts = [f"<p>{html.escape(_summary(words, found))}</p>"]
    for name, members in _grouped(words, found, "event", whole=False):
        parts.append(f"<h2>{html.escape(name)}</h2>")
        cells = [
            (words.say(f"state-{each.state}"), each.language, each.title, each.path,
             ", ".join(each.responsible), _note(words, each))
            for each in members
        ]  # fmt: skip
        heads = ("state", "language", "title", "file", "who", "note")
        parts.append(_table([words.say(f"status-{head}") for head in heads], cells))
    parts.append(f"<h2>{html.escape(words.say('status-releases'))}</h2>")
    parts.append(f"<p>{html.escape(_stages(words, found))}</p>")
    rows = [
        (words.say(f"stage-{each.stage}"), each.title, each.path, ", ".join(each.responsible),
         _approval(words, each))
        for each in _open_releases(found, whole=False)
    ]  # fmt: skip
    if rows:
        columns = ("stage", "title", "file", "who", "note")
        parts.append(_table([words.say(f"status-{head}") for head in columns], rows))
    return "\n".join(parts)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{html.escape(each)}</th>' for each in heads)
    body = "\n".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"
