"""Reading a whole site: every file to its shelf, every entry into the kit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel

from gaung import memory as remembering
from gaung.memory import Memory
from gaung.model.articles import TRANSLATED, Description, Written
from gaung.model.body import Body
from gaung.model.kit import Entry, Kit, Name, Version
from gaung.model.media import Album, AlbumItem, Media
from gaung.model.now import Now
from gaung.model.parts import walk
from gaung.model.site import Site
from gaung.model.text import EVERY, Prose, Text
from gaung.model.values import Reading
from gaung.model.words import Words
from gaung.problems import Place, Problem, Severity, nearest
from gaung.reading import colours, markdown, references, rules, translation
from gaung.reading.colours import read_fonts, read_tokens
from gaung.reading.files import File, Locator, read_article, read_yaml
from gaung.reading.ledger import read_ledger
from gaung.reading.pictures import Looking
from gaung.reading.settings import (
    quotes_of,
    read_addresses,
    read_scripts,
    read_site,
    read_styles,
    read_words,
    reading_of,
)
from gaung.reading.shapes import shape
from gaung.reading.shelves import ARTICLES, MEDIA_SUFFIXES, SHELVES, Shelf, find
from gaung.snapshot import Snapshot, Source


@dataclass(frozen=True)
class Read:
    """What reading gives: the whole kit, hidden things included, and every problem."""

    kit: Kit | None
    problems: tuple[Problem, ...]
    locator: Locator


def read(snapshot: Snapshot, memory: Memory) -> Read:
    """Read a site; without readable settings there is no kit."""
    locator = Locator(snapshot)
    site, problems = read_site(snapshot)
    if site is None:
        return Read(None, tuple(problems), locator)
    words, more = read_words(snapshot, site, memory)
    problems.extend(more)
    library = _Library(snapshot, site, words, memory, locator, problems)
    return Read(library.kit(), tuple(problems), locator)


@dataclass
class _Library:
    """The reading of one site: what it needs, and what it has found so far."""

    snapshot: Snapshot
    site: Site
    words: dict[str, Words]
    memory: Memory
    locator: Locator
    problems: list[Problem]
    entries: list[Entry[Any]] = field(default_factory=list)
    reading: Reading = field(default_factory=Reading, init=False)
    unread: set[Name] = field(default_factory=set)
    """Names that stand in the content but could not be read; ``*`` stands for any key."""
    half_read: set[str] = field(default_factory=set)
    """Folders that hold a YAML file which could not be read."""

    def kit(self) -> Kit:
        """Read every file and connect what they hold."""
        self.reading = reading_of(self.site)
        articles: dict[tuple[str, str, str], dict[str, Source]] = {}
        pictures: dict[str, Source] = {}
        for source in self.snapshot.under("content"):
            if (found := find(source.path, SHELVES)) is not None:
                self.take(source, *found)
            elif (found := find(source.path, ARTICLES)) is not None:
                shelf, said = found
                folder = (shelf.kind, said.get("event", ""), said.get("key", ""))
                articles.setdefault(folder, {})[said["language"]] = source
            elif PurePosixPath(source.path).suffix.lower() in MEDIA_SUFFIXES:
                pictures[source.path] = source
            elif not PurePosixPath(source.path).name.startswith("README"):
                self.problems.append(_misplaced(source.path, self.site))
        for (kind, event, key), by_language in articles.items():
            if kind == "event":
                self.describe(event, by_language)
            else:
                self.write(kind, event, key, by_language)
        self.problems.extend(references.twice(self.entries, self.locator))
        self.hang(pictures)
        tokens, slips = read_tokens(self.snapshot)
        self.problems.extend(slips)
        ledger, slips = read_ledger(self.snapshot)
        self.problems.extend(slips)
        kit = Kit(
            site=self.site,
            entries=self.by_name(),
            words=self.words,
            addresses=read_addresses(self.site, self.words),
            now=Now(self.snapshot.now, self.site.publishing_zone),
            markup=self.markup(),
            tokens=tokens,
            styles=read_styles(self.snapshot),
            fonts=read_fonts(self.snapshot, tokens),
            scripts=read_scripts(self.snapshot),
            ledger=ledger,
        )
        self.problems.extend(references.unknown(kit, self.locator, self.unread))
        self.problems.extend(rules.check(kit, self.locator))
        self.problems.extend(colours.check(kit, self.locator))
        self.problems.extend(self.languages())
        self.problems[:] = _gathered(self.problems)
        return kit

    def by_name(self) -> dict[Name, Entry[Any]]:
        """Give the entries by their names; of two with one name the first counts."""
        entries: dict[Name, Entry[Any]] = {}
        for entry in self.entries:
            entries.setdefault(entry.name, entry)
        return entries

    # --- YAML ---

    def take(self, source: Source, shelf: Shelf, said: dict[str, str]) -> None:
        """Read a YAML file and put its entries on their shelf."""
        record = self.record(source, shelf.model)
        event = said.get("event", "")
        if release := said.get("release"):
            event = f"{event}/{release}"
        if shelf.items:
            if record is None:
                self.unread.add(Name(shelf.kind, event, "*"))
                return
            for index, own in enumerate(getattr(record, shelf.items)):
                item = _with_shared(own, record) if isinstance(record, Album) else own
                name = Name(shelf.kind, event, own.key)
                self.entries.append(Entry(name, item, source.path, (shelf.items, index)))
            return
        key = event if shelf.kind == "event" else said.get("key", shelf.kind)
        name = Name(shelf.kind, "" if shelf.kind == "event" else event, key)
        if record is None:
            self.unread.update((name, *(Name(k, key, "*") for k in ("venue", "message"))))
            return
        self.entries.append(Entry(name, record, source.path))
        for kind, items in (("venue", "venues"), ("message", "messages")):
            if shelf.kind in ("event", "narrative"):
                for index, item in enumerate(getattr(record, items, ())):
                    inner = Name(kind, event, item.key)
                    self.entries.append(Entry(inner, item, source.path, (items, index)))

    def record(self, source: Source, model: type[BaseModel]) -> BaseModel | None:
        """Give the record of a YAML file; what was read before from the same bytes is kept."""
        known = ("record", source.path, source.digest, model.__name__, self.reading_key)
        if known not in self.memory.values:
            file = read_yaml(source)
            record, problems = None, list(file.problems)
            if not file.problems:
                record, problems = shape(model, file.document, source.path, self.reading)
            self.memory.values[known] = (record, problems)
        kept: tuple[BaseModel | None, list[Problem]] = self.memory.values[known]
        self.problems.extend(kept[1])
        if kept[0] is None:
            self.half_read.add(source.path.rpartition("/")[0])
        return kept[0]

    @property
    def reading_key(self) -> str:
        return ",".join((*self.site.codes, *sorted(self.reading.months or ())))

    # --- articles ---

    def describe(self, event: str, by_language: dict[str, Source]) -> None:
        """Put the long description of an event, in each language, with its entry."""
        versions = {}
        files = {}
        for language, source in by_language.items():
            if not self.is_of_site(language, source.path):
                continue
            file = files[language] = self.article(source, head_required=False)
            shape_of_head, problems = shape(
                Description, file.document, file.path, self.reading, file.head_line
            )
            self.problems.extend(problems)
            if shape_of_head is not None:
                versions[language] = self.version(language, None, file)
        self.problems.extend(self.stale(files, self.first(versions)))
        for index, entry in enumerate(self.entries):
            if entry.name == Name("event", "", event):
                self.entries[index] = Entry(
                    entry.name, entry.record, entry.path, entry.where, versions,
                    written_in=self.first(versions),
                )  # fmt: skip
                return
        if Name("event", "", event) not in self.unread:
            for source in by_language.values():
                self.problems.append(Problem(Place(source.path), "event-missing", {"found": event}))

    def write(self, kind: str, event: str, key: str, by_language: dict[str, Source]) -> None:
        """Put an article with all its languages on its shelf.

        What was read before from the same files under the same settings is kept.
        """
        files = tuple((language, each.digest) for language, each in by_language.items())
        known = ("written", kind, event, key, files, self.settings_key)
        if known not in self.memory.values:
            # Read by itself, so that what is kept is of this article alone.
            alone = replace(self, problems=[], entries=[], unread=set())
            alone.reading = self.reading
            alone.put(kind, event, key, by_language)
            self.memory.values[known] = (alone.entries, alone.problems, alone.unread)
        entries, problems, unread = self.memory.values[known]
        self.entries.extend(entries)
        self.problems.extend(problems)
        self.unread.update(unread)

    @cached_property
    def settings_key(self) -> str:
        """What else the reading of an article follows from."""
        quotes = [quotes_of(words) for words in self.words.values()]
        settings = self.site.model_dump_json()
        return remembering.key(self.snapshot.engine, settings, repr(quotes), self.reading_key)

    def put(self, kind: str, event: str, key: str, by_language: dict[str, Source]) -> None:
        """Read an article in all its languages."""
        name = Name(kind, event, key)
        model = next(shelf.model for shelf in ARTICLES if shelf.kind == kind)
        files = {
            language: self.article(source, head_required=True)
            for language, source in by_language.items()
            if self.is_of_site(language, source.path)
        }
        if not files or any(file.problems for file in files.values()):
            self.unread.add(name)
        readable = {language: file for language, file in files.items() if not file.problems}
        main = self.main_language(readable)
        if main is None:
            return
        if self.is_orphan(model, readable, by_language, main):
            self.unread.add(name)
            return
        shared_data = {
            field: value for field, value in readable[main].head.items() if field not in TRANSLATED
        }
        main_record = self.head(model, readable[main])
        if main_record is None:
            self.unread.add(name)
            return
        versions = {}
        for language in self.in_order(readable):
            file = readable[language]
            head = main_record if language == main else self.translated(
                model, file, shared_data, main_record, readable[main]
            )  # fmt: skip
            if isinstance(head, Written):
                versions[language] = self.version(language, head, file)
        self.problems.extend(self.stale(readable, main))
        path = readable[main].path
        self.entries.append(Entry(name, main_record, path, versions=versions, written_in=main))
        policy = self.site.missing.releases if kind == "release" else self.site.missing.pages
        lacking = [code for code in self.site.codes if code not in by_language]
        if policy == "require" and lacking and getattr(main_record, "status", "") != "draft":
            values = {"found": ", ".join(lacking)}
            self.problems.append(Problem(Place(path), "translation-missing", values))

    def is_orphan(
        self,
        model: type[BaseModel],
        readable: dict[str, File],
        by_language: dict[str, Source],
        main: str,
    ) -> bool:
        """Tell, and say, whether only translations are left of an article.

        A translation repeats nothing of what all languages share; asking it for all of that would
        hide what is the matter.
        """
        origin = self.site.written_in
        file = readable[main]
        shared = [
            field
            for field, info in model.model_fields.items()
            if info.is_required() and field not in TRANSLATED
        ]
        if main == origin or not shared or any(field in file.head for field in shared):
            return False
        if origin not in by_language:
            values = {"found": f"index.{origin}.md", "path": file.path.rpartition("/")[2]}
            self.problems.append(Problem(Place(file.path), "original-missing", values))
        return True

    def head(self, model: type[BaseModel], file: File) -> BaseModel | None:
        record, problems = shape(model, file.document, file.path, self.reading, file.head_line)
        self.problems.extend(problems)
        return record

    def translated(
        self,
        model: type[BaseModel],
        file: File,
        shared: dict[str, Any],
        main: BaseModel,
        main_file: File,
    ) -> BaseModel | None:
        """Give the head of a translation; what it repeats must agree with the original."""
        own = file.document.data or {}
        document = file.document
        if isinstance(own, dict):
            document = type(document)({**shared, **own}, document.marks)
        record, problems = shape(model, document, file.path, self.reading, file.head_line)
        self.problems.extend(problems)
        for name in own if record is not None and isinstance(own, dict) else ():
            # A key that no record has was told of already, and left no record to compare.
            if name in TRANSLATED or getattr(record, str(name)) == getattr(main, str(name)):
                continue
            also = self.locator.place(main_file.path, (name,))
            place = self.locator.place(file.path, (name,))
            values = {"field": name, "where": str(also)}
            self.problems.append(Problem(place, "shared-differs", values, also=(also,)))
        return record

    def stale(self, files: dict[str, File], main: str) -> Iterator[Problem]:
        """Give the translations that were made from another text than the one there is now."""
        heads = {language: file.document.data for language, file in files.items()}
        for language, head in heads.items():
            said = head.get("translated_from") if isinstance(head, dict) else None
            if language == main or main not in files or not isinstance(said, str):
                continue
            now = translation.fingerprint(heads[main] or {}, files[main].body)
            if said != now:
                place = self.locator.place(files[language].path, ("translated_from",))
                values = {"found": said, "expected": now}
                yield Problem(place, "translation-stale", values, Severity.WARNING)

    def version(self, language: str, head: Written | None, file: File) -> Version:
        self.problems.extend(markdown.problems(file.body, file.path, file.body_line))
        body = self.body(file.body, language)
        words = markdown.count_words(file.body)
        said = file.head.get("translated_from")
        return Version(
            language, head, body, file.path, words, file.body,
            fingerprint=translation.fingerprint(file.head, file.body),
            stamp=said if isinstance(said, str) else "",
        )  # fmt: skip

    def article(self, source: Source, *, head_required: bool) -> File:
        known = ("article", source.path, source.digest, head_required)
        if known not in self.memory.values:
            self.memory.values[known] = read_article(source, head_required=head_required)
        file: File = self.memory.values[known]
        self.problems.extend(file.problems)
        return file

    def main_language(self, files: dict[str, File]) -> str | None:
        """Give the language that an article was written in first."""
        for file in files.values():
            said = file.head.get("written_in")
            if isinstance(said, str) and said in files:
                return said
            if isinstance(said, str):
                place = self.locator.place(file.path, ("written_in",))
                near = nearest(said, files)
                values = {"field": "written_in", "found": said, "known": ", ".join(files)}
                self.problems.append(Problem(place, "choice-unknown", values | {"nearest": near}))
        return self.first(files) or None

    def first(self, versions: dict[str, Any]) -> str:
        order = (self.site.written_in, *self.site.codes)
        return next((language for language in order if language in versions), "")

    def in_order(self, versions: dict[str, Any]) -> list[str]:
        return [language for language in self.site.codes if language in versions]

    def is_of_site(self, language: str, path: str) -> bool:
        if language in self.site.codes:
            return True
        values = {"found": language, "known": ", ".join(self.site.codes)}
        self.problems.append(Problem(Place(path), "language-not-of-site", values, Severity.WARNING))
        return False

    # --- Markdown ---

    def markup(self) -> dict[tuple[str, str], Body]:
        """Give every text of a YAML file that is Markdown, in the languages that it has."""
        known: dict[tuple[str, str], Body] = {}
        for entry in self.entries:
            for path, value in walk(entry.record):
                if not isinstance(value, Prose):
                    continue
                for language, words in value:
                    if (words, language) in known or language not in (EVERY, *self.words):
                        continue
                    known[words, language] = self.body(words, language)
                    slips = list(markdown.problems(words, entry.path))
                    if slips:
                        where = (*entry.where, *path, *((language,) if language else ()))
                        start = self.locator.place(entry.path, where)
                        for slip in slips:
                            place = self.locator.inside(start, slip.place.line, slip.place.column)
                            self.problems.append(replace(slip, place=place))
        return known

    def body(self, text: str, language: str) -> Body:
        """Give a text as HTML; what was rendered before is recalled."""
        quotes = quotes_of(self.words[language or self.site.written_in])
        known = remembering.key("markdown", self.snapshot.engine, repr(quotes), text)
        if known not in self.memory.values:
            stored = self.memory.recall(known)
            if stored is None:
                body = markdown.render(text, quotes)
                self.memory.remember(known, json.dumps(body.as_data()).encode())
            else:
                body = Body.of_data(json.loads(stored))
            self.memory.values[known] = body
        rendered: Body = self.memory.values[known]
        return rendered

    # --- files of media items, languages of texts ---

    def hang(self, pictures: dict[str, Source]) -> None:
        """Give every media item its file, and say which files have no item."""
        used: set[str] = set()
        lacking: set[str] = set()
        for index, entry in enumerate(self.entries):
            if entry.name.kind != "media" or entry.record.url is not None:
                continue
            folder = entry.path.rpartition("/")[0]
            wanted = entry.record.file
            found = (
                f"{folder}/{wanted}"
                if wanted
                else next(
                    (
                        path
                        for path in pictures
                        if path.rpartition(".")[0] == f"{folder}/{entry.key}"
                    ),
                    "",
                )
            )
            captions = f"{folder}/{entry.record.captions}" if entry.record.captions else ""
            if captions and captions not in pictures:
                place = self.locator.place(entry.path, (*entry.where, "captions"))
                beside = [p.rpartition("/")[2] for p in pictures if p.endswith(".vtt")]
                near = nearest(entry.record.captions or "", beside)
                values = {"found": entry.record.captions or "", "nearest": near}
                self.problems.append(Problem(place, "captions-missing", values))
                captions = ""
            used.add(captions)
            if found in pictures:
                used.add(found)
                picture, slips = self.looking.at(entry, pictures[found])
                self.problems.extend(slips)
                size = pictures[found].size
                self.entries[index] = replace(
                    entry, file=found, size=size, picture=picture, captions=captions
                )
                continue
            place = self.locator.place(entry.path, (*entry.where, "file"))
            near = nearest(wanted or entry.key, [p.rpartition("/")[2] for p in pictures])
            values = {"found": wanted or f"{entry.key}.jpg", "nearest": near}
            lacking.add(f"{folder}/{entry.key}")
            self.problems.append(Problem(place, "media-file-missing", values))
        self.problems.extend(
            Problem(Place(path), "media-without-record", {"found": path}, Severity.WARNING)
            for path in pictures
            if path not in used
            and path.rpartition(".")[0] not in lacking
            and path.rpartition("/")[0] not in self.half_read
        )

    @property
    def looking(self) -> Looking:
        return Looking(self.site.limits, self.snapshot, self.locator, self.memory)

    def languages(self) -> Iterator[Problem]:
        """Give, once a file, texts in a language that the site does not have."""
        told: set[tuple[str, str]] = set()
        for entry in self.entries:
            for path, value in walk(entry.record):
                if not isinstance(value, Text):
                    continue
                for language in value.languages:
                    if language in self.words or (entry.path, language) in told:
                        continue
                    told.add((entry.path, language))
                    place = self.locator.place(
                        entry.path, (*entry.where, *path, language), key=True
                    )
                    values = {
                        "found": language,
                        "known": ", ".join(self.site.codes),
                        "nearest": nearest(language, self.site.codes),
                    }
                    yield Problem(place, "language-not-of-site", values, Severity.WARNING)
                if self.site.missing.data == "require":
                    yield from self.missing(entry, path, value)

    def missing(self, entry: Entry[Any], path: Any, text: Text) -> Iterator[Problem]:
        lacking = [code for code in self.site.codes if text.written(code) is None]
        if lacking:
            place = self.locator.place(entry.path, (*entry.where, *path))
            yield Problem(place, "text-untranslated", {"found": ", ".join(lacking)})


MANY = 3
"""How many files in another language are no slips any more."""


def _gathered(problems: list[Problem]) -> Iterator[Problem]:
    """Say once that the site leaves a language out, where many files are written in it."""
    code = "language-not-of-site"
    places: dict[str, list[Place]] = {}
    for problem in problems:
        if problem.code == code and problem.severity is Severity.WARNING:
            places.setdefault(problem.values["found"], []).append(problem.place)
    left_out = {
        language: sorted(found)
        for language, found in places.items()
        if len({place.path for place in found}) > MANY
    }
    for problem in problems:
        found = problem.values.get("found", "")
        if problem.code != code or found not in left_out:
            yield problem
        elif problem.place == left_out[found][0]:
            files = {place.path for place in left_out[found]}
            known = problem.values["known"]
            values = {"found": found, "known": known, "count": str(len(files))}
            yield Problem(
                problem.place, "language-left-out", values, Severity.WARNING,
                also=tuple(left_out[found][1:]),
            )  # fmt: skip


def _with_shared(item: AlbumItem, album: Album) -> Media:
    """Give a picture of an album what the album says for all."""
    shared = {
        name: getattr(album, name)
        for name in ("credit", "creator", "licence", "usage", "place", "taken", "session")
        if getattr(item, name) is None and getattr(album, name) is not None
    }
    return item.model_copy(update=shared)


def _misplaced(path: str, site: Site) -> Problem:
    """Say what is the matter with a file that stands on no shelf."""
    name = PurePosixPath(path).name
    if (
        match := re.fullmatch(r"(.+)\.(?:(md|yaml|yml)\.txt|yml)", name, re.IGNORECASE)
    ) is not None:
        expected = f"{match[1]}.md" if (match[2] or "").lower() == "md" else f"{match[1]}.yaml"
        return Problem(Place(path), "file-suffix", {"found": name, "expected": expected})
    if name == "index.md":
        names = ", ".join(f"index.{code}.md" for code in site.codes)
        return Problem(Place(path), "file-without-language", {"found": name, "expected": names})
    plain = re.sub(r"[\s_]+", "-", path.lower())
    fits = plain != path and (find(plain, SHELVES) or find(plain, ARTICLES))
    return Problem(
        Place(path), "file-misplaced", {"found": name, "expected": plain if fits else ""}
    )
