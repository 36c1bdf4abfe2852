"""Beginning something new: what must be known is asked, and what is written can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from gaung.edges import package
from gaung.edges.asking import ask
from gaung.edges.console import Words
from gaung.edges.refused import Refused
from gaung.edges.reporting import told
from gaung.edges.schemas import FOLDER as SCHEMAS
from gaung.forms.docstrings import docstrings
from gaung.forms.drafts import EVERY_LANGUAGE, FORMS, Form, article, put_into, record, translated
from gaung.memory import Memory
from gaung.model.addresses import fitted, slug
from gaung.model.event import Event
from gaung.model.kit import Kit
from gaung.problems import Severity
from gaung.reading import read
from gaung.reading.yaml import parse
from gaung.snapshot import Snapshot, source

TRANSLATION = "translation"
_MAIN = ""
"""Stands for the language that a site is written in, which a word of the command need not name."""
KINDS = ("site", *FORMS, TRANSLATION)


@dataclass(frozen=True)
class Site:
    """A site as it stands, which something is begun in."""

    folder: Path
    snapshot: Snapshot
    kit: Kit
    memory: Memory


@dataclass(frozen=True)
class Given:
    """What was said on the command line: a key, an event, a language, and fields."""

    key: str = ""
    event: str = ""
    language: str = ""
    file: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)


def given(words: Sequence[str], event: str | None, language: str | None, file: str | None) -> Given:
    """Read the words behind a kind: ``key``, ``title="…"``, ``title.en="…"``."""
    key = ""
    answers: dict[str, Any] = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            key = word
            continue
        name, dot, code = name.partition(".")
        meant = _value(value)
        if dot or isinstance(answers.get(name), dict):
            before = answers.get(name, {})
            known = before if isinstance(before, dict) else {_MAIN: before}
            answers[name] = {**known, code or _MAIN: meant}
        else:
            answers[name] = meant
    return Given(key, event or "", language or "", file or "", answers)


def _value(typed: str) -> Any:
    """Give a value as it is meant: what looks like a list or a mapping is one."""
    if typed.lstrip().startswith(("[", "{")):
        document = parse(f"x: {typed}", "")
        if not document.problems and isinstance(document.data, dict):
            return document.data["x"]
    return typed


def open_site(folder: Path, snapshot: Snapshot, memory: Memory) -> Site:
    """Read the site in which something is to be begun."""
    found = read(snapshot, memory)
    if found.kit is None:
        raise Refused("status-unreadable")
    return Site(folder, snapshot, found.kit, memory)


def begin(words: Words, site: Site, kind: str, said: Given) -> tuple[str, ...]:
    """Begin something, and give the paths of the files that were written."""
    if kind == TRANSLATION:
        return _written(words, site, _translation(words, site, said))
    form = FORMS[kind]
    event = _event(words, site, form, said)
    answers = _answers(words, site, form, said)
    key = said.key or fitted(slug(_first(answers.get(form.asked[0], "")))) or kind
    if key != slug(key):
        raise Refused("new-key", found=key, expected=slug(key))
    files: dict[str, bytes] = {}
    if kind == "media":
        files |= _picture(words, event, key, said.file)
    files |= {
        path: text.encode() for path, text in _texts(words, site, form, (event, key), answers)
    }
    return _written(words, site, files)


# --- what must be known -----------------------------------------------------------------------


def _event(words: Words, site: Site, form: Form, said: Given) -> str:
    if not form.of_event:
        return ""
    known = [entry.key for entry in site.kit.all(Event)]
    event = said.event or (known[0] if len(known) == 1 else "")
    if not event and known:
        event = ask(words.say("new-event", known=", ".join(known)), "")
    if not event:
        raise Refused("new-without-event", known=", ".join(known[:3]))
    if event not in known:
        raise Refused(
            "new-event-unknown", found=event, known=", ".join(get_close_matches(event, known))
        )
    return event


def _answers(words: Words, site: Site, form: Form, said: Given) -> dict[str, Any]:
    """Give what was said, and what was answered where it was not."""
    answers = dict(said.answers)
    fields = docstrings(form.model)
    own = {*fields, *form.asked}
    for name in answers:
        if name not in own:
            raise Refused("new-field", found=name, known=", ".join(get_close_matches(name, own)))
    missing = []
    for name in form.asked:
        if answers.get(name) or (name == "speaker" and answers.get("organisation")):
            continue
        described = fields.get(name) or name
        usual = site.kit.site.publishing_zone if name == "time_zone" else ""
        answer = ask(f"{name}: {package.help_in(words.language, described)}", usual)
        if answer:
            answers[name] = _value(answer)
        else:
            missing.append(name)
    if missing:
        shown = " ".join(f'{name}="…"' for name in missing)
        raise Refused("new-missing", found=", ".join(missing), example=shown)
    main = site.kit.site.written_in
    for name in form.texts:
        if (
            isinstance(answers.get(name), str)
            and len(site.kit.languages) > 1
            and not form.is_article
        ):
            answers[name] = {main: answers[name]}
    return {name: _spelled(value, main) for name, value in answers.items()}


def _spelled(value: Any, main: str) -> Any:
    """Give a text with the name of every language, the one that the site is written in first."""
    if not isinstance(value, dict) or _MAIN not in value:
        return value
    return {main: value[_MAIN], **{code: words for code, words in value.items() if code}}


def _first(value: Any) -> str:
    if isinstance(value, Mapping):
        return next((str(each) for each in value.values()), "")
    return str(value)


# --- what is written --------------------------------------------------------------------------


def _texts(
    words: Words, site: Site, form: Form, name: tuple[str, str], answers: Mapping[str, Any]
) -> list[tuple[str, str]]:
    """Give the files of something new, by path."""
    event, key = name

    def explain(english: str) -> str:
        return package.help_in(words.language, english)

    def path(language: str = "") -> str:
        return form.path.format(event=event, key=key, language=language)

    if form.is_article:
        main = site.kit.site.written_in
        each = site.kit.languages if form.kind in EVERY_LANGUAGE else (main,)
        placeholder = words.say("new-placeholder")
        texts = []
        for language in each:
            own = {name: _in(value, language, main) for name, value in answers.items()}
            head = record(form, key, own, explain)
            texts.append((path(language), article(head, placeholder)))
        return texts
    lines = record(form, key, answers, explain)
    if not form.items:
        return [(path(), modeline(site.folder, form.schema, path()) + lines)]
    there = site.snapshot.sources.get(path())
    before = (
        there.read().decode() if there is not None else modeline(site.folder, form.schema, path())
    )
    after = put_into(before, form.items, lines)
    if after is None:
        raise Refused("new-list", found=path(), lines=lines)
    return [(path(), after)]


def _in(value: Any, language: str, main: str) -> Any:
    """Give what a field says in a language, else in the one that the site is written in."""
    if isinstance(value, Mapping) and (language in value or main in value):
        return value.get(language) or value.get(main)
    return value


def modeline(folder: Path, schema: str, path: str) -> str:
    """Give the line that names the schema of a file, where the site has schemas."""
    if not (folder / SCHEMAS / f"{schema}.json").is_file():
        return ""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{SCHEMAS}/{schema}.json\n"


def _picture(words: Words, event: str, key: str, file: str) -> dict[str, bytes]:
    """Give the file of a media item, beside its description."""
    named = file or ask(words.say("new-file"), "")
    if not named:
        raise Refused("new-without-file")
    try:
        data = Path(named).expanduser().read_bytes()
    except OSError as error:
        raise Refused(
            "new-file-unreadable", found=named, why=error.strerror or str(error)
        ) from None
    suffix = Path(named).suffix.lower()
    return {f"content/events/{event}/media/{key}{suffix}": data}


def _translation(words: Words, site: Site, said: Given) -> dict[str, bytes]:
    """Give the beginning of a translation: its head, stamped, and the original to write over."""
    folder = Path(said.key.replace("\\", "/")).as_posix().rstrip("/")
    folder = folder.rpartition("/")[0] if folder.endswith(".md") else folder
    entry = next(
        (
            each
            for each in site.kit.entries.values()
            if each.versions and each.path.rpartition("/")[0] == folder
            and each.name.kind in ("release", "page")
        ),
        None,
    )  # fmt: skip
    if entry is None:
        raise Refused("new-translation-of", found=said.key)
    lacking = [code for code in site.kit.languages if code not in entry.versions]
    language = said.language or (lacking[0] if lacking else "")
    if language not in lacking:
        raise Refused("new-translation-there", found=language or folder)
    original = entry.versions[entry.written_in]
    answers: dict[str, Any] = {}
    for name in ("title", "summary"):
        there = getattr(original.head, name, None)
        if there is None:
            continue
        question = words.say("new-translate", language=language, text=there)
        answers[name] = said.answers.get(name) or ask(f"{name}: {question}", "")
    missing = [name for name, answer in answers.items() if not answer]
    if missing:
        shown = " ".join(f'{name}="…"' for name in missing)
        raise Refused("new-missing", found=", ".join(missing), example=shown)
    head = translated(answers, original.fingerprint)
    text = f"---\n{head}---\n\n{words.say('new-placeholder')}\n\n{original.text.strip()}\n"
    return {f"{folder}/index.{language}.md": text.encode()}


def _written(words: Words, site: Site, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Write new files, but only if the site can read them."""
    listed = {FORMS[kind].path.rpartition("/")[2] for kind in FORMS if FORMS[kind].items}
    for path in files:
        if path in site.snapshot.sources and path.rpartition("/")[2] not in listed:
            raise Refused("new-there", found=path)
    sources = {
        **site.snapshot.sources,
        **{path: source(path, data) for path, data in files.items()},
    }
    after = Snapshot(sources, site.snapshot.now, None, site.snapshot.engine)
    found = read(after, site.memory)
    errors = [
        problem
        for problem in found.problems
        if problem.severity is Severity.ERROR and problem.place.path in files
    ]
    if errors:
        raise Refused("new-invalid", problems=told(errors, found.locator, words.language))
    for path, data in files.items():
        target = site.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        staged = target.with_name(f".{target.name}.new")
        staged.write_bytes(data)
        staged.replace(target)
    return tuple(files)
