"""The command line: does what is asked for, says what came of it, ends with an exit code.

0 fine, 1 problems in the content, 2 not possible as asked, 3 our own fault, 130 interrupted.
Whatever is heavy is imported where it is needed: a build that finds nothing changed is over
before anything but the standard library was.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gaung.edges import arguments, console, own, unchanged
from gaung.edges.clock import moment
from gaung.edges.console import Words, remark, tell
from gaung.edges.refused import Refused, reason
from gaung.edges.walk import PACKAGE, SETTINGS

if TYPE_CHECKING:
    from gaung.edges.building import Made
    from gaung.edges.commandline import Group
    from gaung.edges.disk import Engine
    from gaung.edges.starting import Given
    from gaung.edges.store import Store
    from gaung.editorial.standing import Desk
    from gaung.memory import Memory
    from gaung.model.kit import Kit
    from gaung.problems import Problem
    from gaung.snapshot import Snapshot

FINE, PROBLEMS, REFUSED, OUR_FAULT, INTERRUPTED, UNREAD = 0, 1, 2, 3, 130, 141


def entry() -> None:
    """Run as the command ``gaung``."""
    sys.exit(main())


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words of the command line say, and give the exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    # One command and its process is over: collecting garbage takes time and gives nothing back.
    gc.disable()
    console.use_utf8()
    site = Path(arguments.value(given, "--site") or os.curdir)
    words = console.words(arguments.value(given, "--lang"), site)
    try:
        if (plain := arguments.plain_build(given)) is not None:
            return build(words, site, **plain)
        from gaung.edges.commandline import run

        return run(_group(words, site), given, own.name())
    except Refused as refused:
        return _tell_refusal(words, refused)
    except KeyboardInterrupt:
        if console.is_terminal(sys.stderr):
            remark()  # the terminal has written ^C
        remark(words.say("interrupted"))
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever reads our words has seen enough of them.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except Exception as error:  # noqa: BLE001 - whatever else it is, it is our fault
        return _tell_fault(words, error)


def _group(words: Words, site: Path) -> Group:
    """Give every command with its options."""
    import click

    from gaung.edges.commandline import Command, Group, argument, option, version

    now = option(words, "--now")
    readers = click.Choice(arguments.AUDIENCES[:2])
    audience = option(words, "--audience", type=readers, default="public")
    commands: dict[Callable[..., int], list[click.Parameter]] = {
        build: [
            option(words, "--output"),
            now,
            option(words, "--base-url"),
            audience,
            option(words, "--strict", is_flag=True),
        ],
        serve: [
            option(words, "--port", type=click.IntRange(0, 65535)),
            option(words, "--host", default="127.0.0.1"),
            option(words, "--open", is_flag=True),
            option(words, "--at", also=("--now", "now")),
            option(words, "--audience", type=click.Choice(arguments.AUDIENCES), default="desk"),
            option(words, "--poll", is_flag=True),
        ],
        check: [
            option(words, "--format", type=click.Choice(arguments.REPORTS), default="text"),
            option(words, "--links", is_flag=True),
            now,
        ],
        status: [
            option(words, "--format", type=click.Choice(arguments.OVERVIEWS), default="text"),
            option(words, "--by", type=click.Choice(arguments.GROUPS), default="event"),
            option(words, "--whole", is_flag=True),
        ],
        stamp: [
            option(words, "--all", is_flag=True),
            option(words, "--since"),
            argument(words, "paths", nargs=-1),
        ],
        new: [
            argument(words, "kind", type=click.Choice(arguments.KINDS)),
            option(words, "--event"),
            option(words, "--language"),
            option(words, "--file"),
            option(words, "--here", is_flag=True),
            argument(words, "fields", nargs=-1),
        ],
        schema: [option(words, "--check", "only-check", is_flag=True)],
        cms: [option(words, "--check", "saves", is_flag=True)],
        due: [now, option(words, "--past", type=click.IntRange(1))],
        explain: [argument(words, "path"), now],
        diff: [option(words, "--output"), now, option(words, "--base-url")],
        deploy: [
            argument(words, "target", required=False),
            now,
            option(words, "--base-url"),
            audience,
        ],
        addresses: [option(words, "--add", is_flag=True), now],
        import_: [
            argument(words, "kind", type=click.Choice(("schedule", "people", "winners"))),
            argument(words, "file"),
            option(words, "--event"),
            option(words, "--write", is_flag=True),
        ],
        photos: [
            argument(words, "folder"),
            option(words, "--event"),
            option(words, "--name"),
            *(option(words, f"--{name}") for name in ("credit", "licence", "place")),
        ],
        test: [
            option(words, "--without"),
            argument(words, "pytest-args", nargs=-1, type=click.UNPROCESSED),
        ],
    }
    called = words.say("value-command")
    group = Group(words, "gaung", None, params=[version(words)], subcommand_metavar=called)
    for action, parameters in commands.items():
        name = action.__name__.rstrip("_")
        group.add_command(Command(words, name, _bound(action, words, site), params=parameters))
    return group


# --- build ----------------------------------------------------------------------------------


def build(
    words: Words,
    site: Path,
    *,
    output: str | None,
    now: str | None,
    base_url: str | None,
    strict: bool,
    audience: str = "public",
) -> int:
    """Build the site into a folder; where nothing has changed, say so at once."""
    began = time.perf_counter()
    target, at = Path(output) if output else site / audience, moment(now)
    last = unchanged.find(site, target, at, base_url, words.language, audience=audience)
    if last is None or (strict and last["warnings"]):
        wanted = _Wanted(at, base_url, audience, strict)
        return _build(words, site, target, wanted, began)
    if last["told"]:
        remark(last["told"] + "\n")
    size = words.size(last["bytes"])
    seconds = words.decimal(time.perf_counter() - began, 2)
    tell(words.say("unchanged", files=len(last["outputs"]), size=size, seconds=seconds), "good")
    _tell_end(words, last["warnings"], target)
    return FINE


class _Wanted(NamedTuple):
    """What kind of build is asked for."""

    now: datetime
    base_url: str | None
    audience: str
    strict: bool


def _build(words: Words, site: Path, target: Path, wanted: _Wanted, began: float) -> int:
    """Build the site and publish it, unless something stands in the way."""
    looks = unchanged.engine()  # before more of the engine is loaded
    from gaung.edges import publish
    from gaung.edges.building import Order, make, record
    from gaung.edges.lock import alone
    from gaung.model.audience import Audience

    _check_site(site)
    _check_address(wanted.base_url)
    publish.check(target, site, wanted.audience)
    if console.is_terminal(sys.stderr):
        remark(words.say("building"), "quiet")
    with alone(site, target, lambda: remark(words.say("waiting"))), _memory(site) as memory:
        order = Order(site, wanted.now, _engine(memory), wanted.base_url, Audience(wanted.audience))
        with _progress(words) as progress:
            made = make(order, memory, is_indexed=True, tell=progress)
        told = _told(words, made)
        if told:
            remark(told + "\n")
        if made.errors or (wanted.strict and made.warnings):
            if not made.errors:
                remark(words.say("strict"))
            _tell_found(words, len(made.errors), len(made.warnings))
            remark(words.say("not-published"), "error")
            return PROBLEMS
        known = unchanged.signatures(unchanged.read(site, target))
        written = publish.publish(
            made.build.files, target, site=site, known=known, audience=wanted.audience
        )
        if wanted.audience == "public":
            memory.finished(made.build.traces)
        left = record(made, written, language=words.language, told=told, engine=looks)
        unchanged.write(site, target, left)
    files = made.build.files
    pages = sum(path.endswith(".html") for path in files)
    seconds = words.decimal(time.perf_counter() - began)
    size = words.size(written.bytes)
    tell(words.say("built", files=len(files), size=size, seconds=seconds), "good")
    tell("  " + words.say("kinds", pages=pages, others=len(files) - pages))
    counts = {
        "new": len(written.new),
        "changed": len(written.changed),
        "removed": len(written.removed),
    }
    tell("  " + words.say("written", **counts, same=written.same))
    _tell_end(words, len(made.warnings), target)
    return FINE


# --- the other commands ---------------------------------------------------------------------


def serve(
    words: Words,
    site: Path,
    *,
    port: int | None,
    host: str,
    open: bool,  # noqa: A002 - it is what the option is called
    now: str | None,
    audience: str,
    poll: bool,
) -> int:
    """Show the site and renew it whenever a file is saved."""
    import signal

    from gaung.edges.preview import Preview
    from gaung.model.audience import Audience

    _check_site(site)
    gc.enable()
    # Shells make what they start in the background deaf to being stopped.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    at = moment(now) if now else None
    with _memory(site) as memory:
        preview = Preview(words, site, at, memory, _engine(memory), audience=Audience(audience))
        preview.run(host=host, port=port, is_opened=open, is_polling=poll)
    return FINE


def check(
    words: Words,
    site: Path,
    *,
    format: str,  # noqa: A002 - as above
    links: bool,
    now: str | None,
) -> int:
    """Find everything that is wrong, and write nothing."""
    last = None
    if format == "text" and not links:
        last = unchanged.find(site, site / "public", moment(now), None, words.language)
    if last is not None:
        # What was published was checked, and nothing has changed since.
        if last["told"]:
            tell(last["told"] + "\n")
        _tell_found(words, 0, last["warnings"])
        return FINE
    from gaung.edges.reporting import report

    made = _made(words, site, now)
    if links:
        made = _with_links(words, made)
    text = report(made.build, format, words.language)
    if text:
        tell(text)
    if format == "text":
        if text:
            tell()
        _tell_found(words, len(made.errors), len(made.warnings))
    return PROBLEMS if made.errors else FINE


def _with_links(words: Words, made: Made) -> Made:
    """Give the same build with what the web says of the addresses that it names."""
    from dataclasses import replace

    from gaung.build import settled
    from gaung.edges.probing import probe
    from gaung.editorial import Proof, elsewhere

    build = made.build
    if build.kit is None:
        return made
    places = elsewhere.addresses(Proof(build.kit, build.locator))
    is_seen = console.is_terminal(sys.stderr)

    def progress(done: int) -> None:
        if is_seen:
            console.renew(words.say("probing", done=done, all=len(places)))

    why = probe(places, tell=progress)
    if is_seen:
        console.renew("")
    dead = [elsewhere.dead(address, places[address], why[address]) for address in sorted(why)]
    problems = settled((*build.problems, *dead), build.kit)
    return replace(made, build=replace(build, problems=problems))


def status(
    words: Words,
    site: Path,
    *,
    format: str,  # noqa: A002 - as above
    by: str,
    whole: bool,
) -> int:
    """Say where every translation and every release stands."""
    from gaung import memory as remembering
    from gaung.edges import git

    _check_site(site)
    with _memory(site) as memory:
        loaded = _loaded(site, memory)
        asked = (words.language, format, by, str(whole), git.head(site))
        digests = (part for path, each in loaded.digests.items() for part in (path, each))
        name = remembering.key("status", loaded.engine, *asked, *digests)
        known = memory.recall(name)
        if known is not None:
            code, text = json.loads(known)
        else:
            from gaung.edges.overview import overview

            found, is_sure = _desk(words, site, loaded, memory, with_history=True)
            code, text = (
                PROBLEMS if found.needs_work else FINE,
                overview(words, found, format, by=by, whole=whole),
            )
            if is_sure:
                memory.remember(name, json.dumps([code, text]).encode())
    tell(text)
    return int(code)


def stamp(
    words: Words,
    site: Path,
    *,
    all: bool,  # noqa: A002 - it is what the option is called
    since: str | None,
    paths: tuple[str, ...],
) -> int:
    """Mark translations as made from the text as it is now."""
    if not paths and not all and since is None:
        raise Refused("stamp-nothing")
    from gaung.edges import git, stamps

    _check_site(site)
    with _memory(site) as memory:
        found, _ = _desk(words, site, _loaded(site, memory), memory)
    if since is None:
        done = stamps.stamp(site, found, paths, all_of_them=all)
    elif (changed := git.changed(site, since)) is not None:
        done = stamps.stamp_together(site, found, changed)
    else:
        raise Refused("stamp-since", found=since)
    for path in done.written:
        tell(path)
    tell(words.say("stamped", count=len(done.written), same=done.same), "good")
    return FINE


class _Loaded(NamedTuple):
    """A site as it stands on the disk."""

    snapshot: Snapshot
    troubles: tuple[Problem, ...]
    engine: str

    @property
    def digests(self) -> dict[str, str]:
        """The digest of each of its files."""
        return {path: source.digest for path, source in self.snapshot.sources.items()}


def _loaded(site: Path, memory: Memory) -> _Loaded:
    from gaung.edges.disk import load

    # With the engine's name, because texts that a build has read are remembered under it.
    engine = _engine(memory).whole
    return _Loaded(*load(site, moment(None), None, engine, memory), engine)


def _desk(
    words: Words, site: Path, loaded: _Loaded, memory: Memory, *, with_history: bool = False
) -> tuple[Desk, bool]:
    """Give where the texts of a site stand, and whether nothing kept us from knowing."""
    from gaung.editorial.standing import desk
    from gaung.problems import errors
    from gaung.reading import read

    found = read(loaded.snapshot, memory)
    problems = (*loaded.troubles, *found.problems)
    wrong = errors(problems)
    if wrong:
        remark(words.say("status-errors", count=len(wrong)), "warning")
    if found.kit is None:
        raise Refused("status-unreadable")
    if not with_history:
        return desk(found.kit, problems), not wrong
    from gaung.edges.overview import look

    return look(site, loaded.snapshot, found.kit, problems), not wrong


def new(
    words: Words,
    site: Path,
    *,
    kind: str,
    event: str | None,
    language: str | None,
    file: str | None,
    here: bool,
    fields: tuple[str, ...],
) -> int:
    """Begin something new: a whole site, an event, a release, a person."""
    from gaung.edges import starting

    said = starting.given(fields, event, language, file)
    if kind == "site":
        return _new_site(words, site, said, here=here)
    from gaung.edges.disk import load

    _check_site(site)
    with _memory(site) as memory:
        snapshot, _ = load(site, moment(None), None, _engine(memory).whole, memory)
        opened = starting.open_site(site, snapshot, memory)
        for path in starting.begin(words, opened, kind, said):
            tell(path)
    tell(words.say("new-next"), "good")
    return FINE


def _new_site(words: Words, site: Path, said: Given, *, here: bool) -> int:
    from gaung.edges import new_site, schemas, stamps

    if not here and not said.key:
        raise Refused("missing", found=words.say("value-site"), command="new site")
    folder = site if here else Path(said.key)
    begun = new_site.plan(words, said.answers)
    if here:
        tell(words.say("new-site-aside", folder=new_site.put_aside(folder)))
    new_site.write_site(folder, new_site.site_files(words, begun))
    schemas.write(folder, begun.languages, words.language)
    # Its translations were written together with their originals.
    with _memory(folder) as memory:
        found, _ = _desk(words, folder, _loaded(folder, memory), memory)
    stamps.stamp(folder, found, (), all_of_them=True)
    tell(words.say("new-site-made-here" if here else "new-site-made", folder=str(folder)), "good")
    return FINE


def schema(words: Words, site: Path, *, check: bool) -> int:
    """Write the schemas that editors complete and explain with, or say whether they are in step."""
    from gaung import memory as remembering

    _check_site(site)
    with _memory(site) as memory:
        loaded = _loaded(site, memory)

        def name() -> str:
            settings, here = loaded.digests.get(SETTINGS, ""), _looks(site / ".vscode")
            return remembering.key("schemas", loaded.engine, settings, *here)

        changed = () if memory.recall(name()) else _schemas(site, loaded, is_written=not check)
        if not (check and changed):
            memory.remember(name(), b"in step")
    for path in changed:
        tell(path)
    if check and changed:
        tell(words.say("schema-stale"), "error")
        return PROBLEMS
    tell(words.say("schema-fresh" if not changed else "schema-written", count=len(changed)), "good")
    return FINE


def _schemas(site: Path, loaded: _Loaded, *, is_written: bool) -> tuple[str, ...]:
    """Give the schemas that were or would be written."""
    from gaung.edges import schemas
    from gaung.reading.settings import read_site

    settings, _ = read_site(loaded.snapshot)
    if settings is None:
        raise Refused("status-unreadable")
    desk = settings.desk_language or settings.written_in
    do = schemas.write if is_written else schemas.stale
    return do(site, settings.codes, desk)


def _looks(folder: Path) -> list[str]:
    """Give what tells one state of a folder of small files from another."""
    from gaung.snapshot import digest

    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [part for path in files for part in (path.as_posix(), digest(path.read_bytes()))]


def cms(words: Words, site: Path, *, check: bool) -> int:
    """Fetch the web editor, or say whether it leaves what it opens and saves as it is."""
    from gaung.edges.disk import load
    from gaung.edges.npm import Unfetched
    from gaung.edges.reporting import told
    from gaung.edges.web_editor import SVELTIA, fetched, saved, trouble
    from gaung.problems import errors
    from gaung.reading import read
    from gaung.reading.files import Locator

    _check_site(site)
    with _memory(site) as memory:
        snapshot, troubles = load(site, moment(None), None, _engine(memory).whole, memory)
        reading = read(snapshot, memory)
        kit, locator = reading.kit, Locator(snapshot)
        if kit is None or errors((*troubles, *reading.problems)):
            raise Refused("cms-errors")
        if (editor := kit.site.web_editor) is None:
            remark(words.say("cms-none"))
            return FINE
        try:
            fetched(memory)
            found = saved(kit, editor, snapshot, memory) if check else None
        except Unfetched as unfetched:
            tell(told((trouble(unfetched, locator),), locator, words.language))
            return PROBLEMS
    if found is None:
        url = kit.addresses.absolute(kit.addresses.file("admin/"))
        tell(words.say("cms-ready", name="Sveltia CMS", version=SVELTIA.version, url=url), "good")
        return FINE
    for path in found.changed:
        tell(path)
    if found.changed:
        tell(words.say("cms-unfaithful"), "error")
        return PROBLEMS
    tell(words.say("cms-faithful", count=found.files), "good")
    return FINE


def due(words: Words, site: Path, *, now: str | None, past: int | None) -> int:
    """Say when the site will change by itself, or when it did within the last minutes."""
    at = moment(now)
    last = unchanged.find(site, site / "public", at, None, words.language) if not past else None
    if last is not None and last["language"] == words.language:
        coming = [(each, said) for each, said in last["coming"]]
    else:
        from gaung.edges import building

        since = at - timedelta(minutes=past) if past else at
        made = _made(words, site, since.isoformat())
        if made.build.kit is None or made.errors:
            return _tell_problems(words, made)
        coming = building.coming(made.build.kit, words.language)
    for instant, said in coming:
        if not past or datetime.fromisoformat(instant) <= at:
            tell(f"{instant}  {said}")
    if not coming and not past:
        remark(words.say("due-none"))
    return FINE


def import_(
    words: Words, site: Path, *, kind: str, file: str, event: str | None, write: bool
) -> int:
    """Take in a spreadsheet or an export: show what was understood, write it where asked to."""
    from gaung.edges.taking import take

    made = _made(words, site, None)
    if made.build.kit is None:
        return _tell_problems(words, made)
    take(words, site, made.build.kit, kind=kind, file=file, event=event, write=write)
    return FINE


def photos(
    words: Words,
    site: Path,
    *,
    folder: str,
    event: str | None,
    name: str | None,
    **said: str | None,
) -> int:
    """Take in a folder of pictures: fit for print, with an album to fill in."""
    from gaung.edges.photographing import take

    kit = _kit(site)
    given = {field: text for field, text in said.items() if text}
    take(words, site, kit, folder=folder, event=event, name=name, said=given)
    return FINE


def explain(words: Words, site: Path, *, path: str, now: str | None) -> int:
    """Explain what a file of the site is made from, and why it was made again."""
    _check_site(site)
    last = unchanged.find(site, site / "public", moment(now), None, words.language)
    with _memory(site) as memory:
        if last is not None:
            from gaung.edges.explaining import explanation, named

            output = named(path, last["path"], last["outputs"])
            before = memory.traces(output)
            if before.last is not None:
                for line in explanation(words, output, before.last, *before):
                    tell(line)
                return FINE
        made = _made(words, site, now, memory)
        if made.build.kit is None or made.errors:
            return _tell_problems(words, made)
        from gaung.edges.explaining import explanation, named

        output = named(path, made.build.kit.site.path, made.build.traces)
        for line in explanation(words, output, made.build.traces[output], *memory.traces(output)):
            tell(line)
    return FINE


def diff(
    words: Words, site: Path, *, output: str | None, now: str | None, base_url: str | None
) -> int:
    """Say what would change on the public site, and change nothing."""
    from gaung.edges import differing, publish
    from gaung.edges.building import Order, make

    _check_site(site)
    _check_address(base_url)
    folder = Path(output) if output else site / "public"
    before = publish.read_manifest(folder)
    if before is None:
        raise Refused("diff-no-site", output=str(folder))
    with _memory(site) as memory:
        order = Order(site, moment(now), _engine(memory), base_url)
        with _progress(words) as progress:
            made = make(order, memory, is_indexed=True, tell=progress)
        if made.build.kit is None or made.errors:
            return _tell_problems(words, made)
        found = differing.changed(made.build, before, folder)
        for line in differing.told(words, found, made.build.kit.addresses.path):
            tell(line)
    return FINE


def deploy(
    words: Words,
    site: Path,
    *,
    target: str | None,
    now: str | None,
    base_url: str | None,
    audience: str,
) -> int:
    """Build the site and bring it to where the public reads it."""
    from gaung.edges import deploying
    from gaung.edges.lock import alone

    _check_site(site)
    place = target or (_deploy_to(site) if audience == "public" else None)
    if not place:
        raise Refused("deploy-nowhere")
    bring = deploying.way_to(site, place)
    code = build(
        words, site, output=None, now=now, base_url=base_url, strict=False, audience=audience
    )
    if code != FINE:
        return code
    whole = deploying.parcel(site / audience)
    with alone(site, site / audience, lambda: remark(words.say("waiting"))):
        said = bring(whole, lambda step: remark(words.say(step), "quiet"))
    counts = {"new": said.new, "changed": said.changed, "removed": said.removed, "same": said.same}
    tell(words.say("deployed", target=place), "good")
    tell("  " + words.say("written", **counts))
    return FINE


def _deploy_to(site: Path) -> str | None:
    """Give where the settings say that the site is brought."""
    from gaung.edges.disk import load
    from gaung.reading.settings import read_site

    with _memory(site) as memory:
        snapshot, _ = load(site, moment(None), memory=memory)
    settings, _ = read_site(snapshot)
    return settings.deploy_to if settings else None


def addresses(words: Words, site: Path, *, add: bool, now: str | None) -> int:
    """Say which addresses are not in the ledger of what was published, or write them down."""
    from gaung.edges import ledger

    made = _made(words, site, now)
    if made.build.kit is None or made.errors:
        return _tell_problems(words, made)
    kept = ledger.kept(made.build, site)
    for address in kept.new:
        tell(f"+ {address}")
    if not kept.new:
        remark(words.say("addresses-none"))
    elif add:
        ledger.write(site, kept.text)
        tell(words.say("addresses-written", count=len(kept.new)), "good")
    else:
        remark(words.say("addresses-new", count=len(kept.new)))
    return FINE


def test(words: Words, site: Path, *, pytest_args: tuple[str, ...], without: str | None) -> int:
    """Run the project's own tests."""
    from gaung.edges.testing import test as run

    del site
    return run(words, pytest_args, without)


# --- what the commands share ----------------------------------------------------------------


def _bound(action: Callable[..., int], words: Words, site: Path) -> Callable[..., int]:
    return lambda **options: action(words, site, **options)


def _check_site(site: Path) -> None:
    if not (site / SETTINGS).exists() and not (site / "content").is_dir():
        raise Refused("no-site", site=str(site.absolute()))


def _check_address(base_url: str | None) -> None:
    import re

    if base_url is not None and not re.fullmatch(r"https?://[^\s/]+(/[^\s?#]*)?", base_url):
        raise Refused("base-url", found=base_url)


def _kit(site: Path) -> Kit:
    """Read the site without building it, drafts included."""
    from gaung.edges import starting
    from gaung.edges.disk import load

    _check_site(site)
    with _memory(site) as memory:
        snapshot, _ = load(site, moment(None), None, _engine(memory).whole, memory)
        return starting.open_site(site, snapshot, memory).kit


def _memory(site: Path) -> Store:
    from gaung.edges.store import Store

    return Store(own.folder(site))


def _engine(memory: Memory) -> Engine:
    from gaung.edges.disk import engine

    return engine(memory)


def _made(words: Words, site: Path, now: str | None, memory: Store | None = None) -> Made:
    """Build the site without publishing it."""
    from gaung.edges.building import Order, make

    _check_site(site)
    at = moment(now)
    with _progress(words) as progress:
        if memory is not None:
            return make(Order(site, at, _engine(memory)), memory, tell=progress)
        with _memory(site) as opened:
            return make(Order(site, at, _engine(opened)), opened, tell=progress)


def _progress(words: Words) -> console.Progress:
    return console.Progress(lambda done, given: words.say("making", done=done, all=given))


def _told(words: Words, made: Made) -> str:
    if not made.build.problems:
        return ""
    from gaung.edges.reporting import told

    return told(made.build.problems, made.build.locator, words.language)


def _tell_problems(words: Words, made: Made) -> int:
    remark(_told(words, made) + "\n")
    _tell_found(words, len(made.errors), len(made.warnings))
    return PROBLEMS


def _tell_found(words: Words, errors: int, warnings: int) -> None:
    if errors or warnings:
        colour = "error" if errors else "warning"
        tell(words.say("found", errors=errors, warnings=warnings), colour)
    else:
        tell(words.say("all-well"), "good")


def _tell_end(words: Words, warnings: int, output: Path) -> None:
    if warnings:
        tell("  " + words.say("found", errors=0, warnings=warnings), "warning")
    tell("  " + words.say("where", output=f"{output}{os.sep}"))


def _tell_refusal(words: Words, refused: Refused) -> int:
    """Say why something is not done, and what may have been meant."""
    values = refused.values
    if "why" in values:
        values = {**values, "why": _plainly(words, values["why"])}
    lines = [words.say(f"refused-{refused.code}", **values)]
    lines += [
        words.say(hint, found=values[name])
        for hint, name in (("nearest", "known"), ("choices", "choices"))
        if values.get(name)
    ]
    if "command" in values:
        lines.append(words.say("see-help", command=values["command"]))
    remark("\n".join(lines), "error")
    return REFUSED


def _plainly(words: Words, why: str) -> str:
    """Give what a system says in the language of whoever reads it."""
    from gaung.edges import package

    return package.load(words.language).reason(why)


def _is_of_engine(file: object) -> bool:
    """Tell whether a file that an error names is one of the engine's; none is its own, too."""
    if not isinstance(file, str):
        return True
    return Path(os.path.realpath(file)).is_relative_to(PACKAGE)


def _tell_fault(words: Words, error: Exception) -> int:
    """Show what went wrong on our side, and that it is on our side."""
    if isinstance(error, OSError) and error.errno and not _is_of_engine(error.filename):
        # A file that is locked, a folder that is gone, a disk that is full: nothing of ours.
        return _tell_refusal(words, Refused("system", why=reason(error)))
    import traceback

    remark("".join(traceback.format_exception(error)))
    path = getattr(error, "path", None) or str(error).partition(" ")[0]
    is_named = type(error).__name__ == "RenderingError"
    where = words.say("our-fault-where", path=path) if is_named else ""
    remark(words.say("our-fault", where=where), "error")
    return OUR_FAULT
