"""The settings of the site and the words of its languages."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from gettext import c2py
from pathlib import PurePosixPath
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from gaung.memory import Memory
from gaung.model.addresses import Addresses, Section, slug
from gaung.model.scripts import Script
from gaung.model.site import Site
from gaung.model.values import Reading
from gaung.model.words import Words, months, weekdays, words_of
from gaung.problems import Place, Problem, Severity
from gaung.reading.files import Locator, read_yaml
from gaung.reading.markdown import Quotes
from gaung.reading.shapes import shape
from gaung.reading.yaml import decode
from gaung.snapshot import Snapshot, Source

SETTINGS = "site.yaml"
_SHARED = re.compile(r'@import "\.\./([^"]+)";')
_STYLE = re.compile(r'@import "\./([^"]+)"(?: (print))?;')
STYLES = "assets/css/"
SCRIPTS = "assets/js/modules/"

_PLURAL_FORMS = re.compile(r'^"Plural-Forms:((?:[^"\\\n]|"\s*\n")*)', re.MULTILINE)
_FORMS = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=([^;]+);?\s*")
_IMPORT = re.compile(r'^import [^;]*?"\./([a-z-]+)\.js"', re.MULTILINE)
"""A module that another one imports; the build gives both their published names."""
_BLANK = re.compile(r"\{[^{}]*\}|[{}]")
"""A blank of a message; a brace that stands alone is no blank of any."""


def read_site(snapshot: Snapshot) -> tuple[Site | None, list[Problem]]:
    """Read ``site.yaml``."""
    source = snapshot.sources.get(SETTINGS)
    if source is None:
        return None, [Problem(Place(SETTINGS), "site-missing")]
    file = read_yaml(source)
    if file.problems:
        return None, list(file.problems)
    site, problems = shape(Site, file.document, SETTINGS, Reading())
    if site is None:
        return None, problems
    problems = list(_consistent(site, Locator(snapshot)))
    if snapshot.base_url is not None:
        site = site.model_copy(update={"base_url": snapshot.base_url})
    return (None if problems else site), problems


def _consistent(site: Site, locator: Locator) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, language in enumerate(site.languages):
        place = locator.place(SETTINGS, ("languages", index, "code"))
        if language.code in seen:
            yield Problem(place, "language-repeated", {"found": language.code})
        seen.add(language.code)
        try:
            Locale.parse(locale_name(language.code, language.locale))
        except (UnknownLocaleError, ValueError):
            at = locator.place(
                SETTINGS, ("languages", index, "locale" if language.locale else "code")
            )
            yield Problem(at, "locale-unknown", {"found": language.locale or language.code})
    if site.written_in not in seen:
        values = {"found": site.written_in, "known": ", ".join(sorted(seen))}
        yield Problem(locator.place(SETTINGS, ("written_in",)), "language-not-of-site", values)
    if site.desk_language and not _has_locale(site.desk_language):
        place = locator.place(SETTINGS, ("desk_language",))
        yield Problem(place, "locale-unknown", {"found": site.desk_language})


def _has_locale(code: str) -> bool:
    try:
        Locale.parse(locale_name(code, None))
    except (UnknownLocaleError, ValueError):
        return False
    return True


def locale_name(code: str, locale: str | None) -> str:
    """Give the CLDR locale of a language of the site."""
    return locale or code.replace("-", "_")


@dataclass(frozen=True)
class _Catalogue:
    """What a ``.po`` file says, and what is wrong with it."""

    messages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    plural: Callable[[int], int] | None = None
    problems: tuple[Problem, ...] = ()


def read_words(
    snapshot: Snapshot, site: Site, memory: Memory
) -> tuple[dict[str, Words], list[Problem]]:
    """Read the words of each language from ``layouts/locale/<code>.po``."""
    words: dict[str, Words] = {}
    problems: list[Problem] = []
    for index, language in enumerate(site.languages):
        path = words_of(language.code)
        source = snapshot.sources.get(path)
        if source is None:
            place = Locator(snapshot).place(SETTINGS, ("languages", index, "code"))
            values = {"found": language.code, "path": path}
            problems.append(Problem(place, "words-missing", values, Severity.WARNING))
        catalogue = _read_catalogue(source, memory) if source else _Catalogue()
        problems.extend(catalogue.problems)
        words[language.code] = Words(
            language.code,
            locale_name(language.code, language.locale),
            language.name,
            catalogue.messages,
            catalogue.plural,
        )
    return words, problems


def _read_catalogue(source: Source, memory: Memory) -> _Catalogue:
    known = ("words", source.path, source.digest)
    if known not in memory.values:
        text, problems = decode(source.read(), source.path)
        memory.values[known] = (
            _Catalogue(problems=tuple(problems)) if problems else _catalogue(text, source.path)
        )
    catalogue: _Catalogue = memory.values[known]
    return catalogue


def _catalogue(text: str, path: str) -> _Catalogue:
    lines = text.split("\n")

    def unreadable(line: int, found: str) -> _Catalogue:
        values = {"found": found.strip()[:60]}
        return _Catalogue(problems=(Problem(Place(path, line + 1), "words-unreadable", values),))

    plural = None
    if header := _PLURAL_FORMS.search(text):
        try:
            plural = _plural(re.sub(r'"\s*"', "", header[1]))
        except (ValueError, ZeroDivisionError):
            line = text.count("\n", 0, header.start())
            return unreadable(line, lines[line])
    try:
        catalogue = read_po(io.StringIO(text), abort_invalid=True)
    except PoFileError as trouble:
        return unreadable(trouble.lineno, lines[trouble.lineno])
    except ValueError:  # a date of the header, or the number of a form
        return unreadable(0, "")
    written = [message for message in catalogue if message.id and not message.fuzzy]
    return _Catalogue(
        {_key(message): _several(message.string) for message in written},
        plural or c2py(catalogue.plural_expr),
        tuple(slip for message in written for slip in _slips(message, lines, path)),
    )


def _plural(header: str) -> Callable[[int], int]:
    """Give the rule of ``nplurals=2; plural=(n != 1);``."""
    forms = _FORMS.fullmatch(header)
    if forms is None:
        raise ValueError(header)
    rule = c2py(forms[2])
    if not all(0 <= rule(number) < int(forms[1]) for number in range(1000)):
        raise ValueError(header)
    return rule


def _several(words: Any) -> tuple[str, ...]:
    return tuple(map(str, words)) if isinstance(words, tuple | list) else (str(words),)


def _key(message: Message) -> str:
    words = _several(message.id)[0]
    return f"{message.context}\x04{words}" if message.context else words


def _slips(message: Message, lines: list[str], path: str) -> Iterator[Problem]:
    """Give the blanks of a translation that nothing would fill."""
    if message.context:  # patterns, signs and parts of addresses have none
        return
    expected = set(_BLANK.findall(" ".join(_several(message.id))))
    for number, form in enumerate(_several(message.string)):
        if strange := set(_BLANK.findall(form)) - expected:
            found = sorted(strange)
            start = message.lineno or 1
            places = [at for at in range(start, len(lines)) if lines[at].startswith("msgstr")]
            at = places[number] if number < len(places) else start
            place = Place(path, at + 1, max(lines[at].find(found[0]), 0) + 1)
            values = {"found": ", ".join(found), "expected": ", ".join(sorted(expected))}
            yield Problem(place, "words-blank", values)


def read_addresses(site: Site, words: dict[str, Words]) -> Addresses:
    """Give the maker of addresses, with the names of sections in each language."""
    sections = {
        code: {name: slug(language.say(name, "address")) or name for name in Section}
        for code, language in words.items()
    }
    return Addresses(site.path, site.origin, sections)


def read_styles(snapshot: Snapshot) -> dict[str, tuple[tuple[str, str], ...]]:
    """Give the parts of each stylesheet and their digests, in the order of the cascade.

    ``main.css`` is a table of contents: it says the order of the layers and imports the parts of
    ``site``, and with the word ``print`` behind them those of ``print``. What one kind of page
    alone needs stands in ``pages/`` under the name of its template, and is a stylesheet of its own
    behind the parts that it imports, which few kinds share.
    """
    main = snapshot.sources.get(f"{STYLES}main.css")
    if main is None:
        return {}
    sheets: dict[str, list[str]] = {"site": [], "print": []}
    for name, media in _STYLE.findall(main.read().decode()):
        sheets[media or "site"].append(f"{STYLES}{name}")
    for path in sorted(snapshot.sources):
        if path.startswith(f"{STYLES}pages/") and path.endswith(".css"):
            shared = _SHARED.findall(snapshot.sources[path].read().decode())
            kind = path.rpartition("/")[2].removesuffix(".css")
            sheets[kind] = [*(f"{STYLES}{name}" for name in shared), path]
    return {
        sheet: parts
        for sheet, paths in sheets.items()
        if (parts := tuple((p, snapshot.sources[p].digest) for p in paths if p in snapshot.sources))
    }


def read_scripts(snapshot: Snapshot) -> tuple[Script, ...]:
    """Give the modules of the site's scripts, by name."""
    return tuple(
        Script(
            PurePosixPath(source.path).stem,
            source.path,
            source.digest,
            tuple(_IMPORT.findall(source.read().decode())),
        )
        for source in snapshot.under(SCRIPTS)
        if source.path.endswith(".js")
    )


def reading_of(site: Site) -> Reading:
    """Give what values need to know of the site while its files are read."""
    locales = {locale_name(language.code, language.locale) for language in site.languages}
    # Dates are read in the desk's language too: its names of months are what editors type.
    if site.desk_language:
        locales.add(site.desk_language)
    return Reading(site.codes, months(sorted(locales)), weekdays(sorted(locales)))


def quotes_of(words: Words) -> Quotes:
    """Give the quotation marks of a language."""

    def mark(name: str, otherwise: str) -> str:
        return words.say(name, "quote") if words.has(name, "quote") else otherwise

    usual = Quotes()
    return Quotes(
        mark("left", usual.left),
        mark("right", usual.right),
        mark("inner left", usual.inner_left),
        mark("inner right", usual.inner_right),
    )
