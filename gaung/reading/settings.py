"""The settings of the site and the words of its languages."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.messages.pofile import PoFileError, read_po

from gaung.memory import Memory
from gaung.model.addresses import Addresses, Section, slug
from gaung.model.site import Site
from gaung.model.values import Reading
from gaung.model.words import Words, months, words_of
from gaung.problems import Place, Problem, Severity
from gaung.reading.files import Locator, read_yaml
from gaung.reading.markdown import Quotes
from gaung.reading.shapes import shape
from gaung.reading.yaml import decode
from gaung.snapshot import Snapshot, Source

SETTINGS = "site.yaml"
STYLES = "assets/css/"


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


def read_words(
    snapshot: Snapshot, site: Site, memory: Memory
) -> tuple[dict[str, Words], list[Problem]]:
    """Read the words of each language from ``layouts/locale/<code>.po``."""
    words: dict[str, Words] = {}
    problems: list[Problem] = []
    for index, language in enumerate(site.languages):
        path = words_of(language.code)
        source = snapshot.sources.get(path)
        messages: dict[str, tuple[str, ...]] = {}
        if source is None:
            place = Locator(snapshot).place(SETTINGS, ("languages", index, "code"))
            values = {"found": language.code, "path": path}
            problems.append(Problem(place, "words-missing", values, Severity.WARNING))
        else:
            messages, slips = _read_messages(source, memory)
            problems.extend(slips)
        locale = locale_name(language.code, language.locale)
        words[language.code] = Words(
            language.code, locale, language.name, messages, _plural(locale)
        )
    return words, problems


def _read_messages(
    source: Source, memory: Memory
) -> tuple[dict[str, tuple[str, ...]], list[Problem]]:
    known = ("words", source.path, source.digest)
    if known not in memory.values:
        text, problems = decode(source.read(), source.path)
        messages = {}
        try:
            messages = {} if problems else _messages(text)
        except PoFileError as trouble:
            place = Place(source.path, trouble.lineno + 1)
            found = trouble.line.strip()[:60]
            problems = [Problem(place, "words-unreadable", {"found": found})]
        except ValueError:  # a date or a number of the header
            problems = [Problem(Place(source.path), "words-unreadable", {"found": ""})]
        memory.values[known] = (messages, problems)
    read: tuple[dict[str, tuple[str, ...]], list[Problem]] = memory.values[known]
    return read


def _messages(text: str) -> dict[str, tuple[str, ...]]:
    messages: dict[str, tuple[str, ...]] = {}
    # Babel's table of plurals lacks some languages (Indonesian among them): the rule of the
    # header is not needed here, CLDR's own is used instead.
    without_rule = re.sub(r'"Plural-Forms:.*?\\n"\n', "", text)
    for message in read_po(io.StringIO(without_rule), abort_invalid=True):
        if not message.id or message.fuzzy:
            continue
        identifier = message.id[0] if isinstance(message.id, tuple | list) else message.id
        forms = message.string if isinstance(message.string, tuple | list) else (message.string,)
        full = f"{message.context}\x04{identifier}" if message.context else identifier
        messages[str(full)] = tuple(str(form) for form in forms)
    return messages


def _plural(locale: str) -> Any:
    """Give the function from a number to its plural form, by the order of CLDR's categories."""
    rule = Locale.parse(locale).plural_form
    order = [name for name in ("zero", "one", "two", "few", "many") if name in rule.tags]

    def index(number: float) -> int:
        category = rule(number)
        return order.index(category) if category in order else len(order)

    return index


def read_addresses(site: Site, words: dict[str, Words]) -> Addresses:
    """Give the maker of addresses, with the names of sections in each language."""
    sections = {
        code: {name: slug(language.say(name, "address")) or name for name in Section}
        for code, language in words.items()
    }
    return Addresses(site.path, site.origin, sections)


def read_styles(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """Give the parts of the stylesheet and their digests, in the order of ``main.css``.

    ``main.css`` is a table of contents: it says the order of the layers and imports the parts.
    """
    main = snapshot.sources.get(f"{STYLES}main.css")
    if main is None:
        return ()
    names = re.findall(r'@import "\./([^"]+)"', main.read().decode())
    paths = [f"{STYLES}{name}" for name in names]
    return tuple(
        (path, snapshot.sources[path].digest) for path in paths if path in snapshot.sources
    )


def reading_of(site: Site) -> Reading:
    """Give what values need to know of the site while its files are read."""
    locales = {locale_name(language.code, language.locale) for language in site.languages}
    # Dates are read in the desk's language too: its names of months are what editors type.
    if site.desk_language:
        locales.add(site.desk_language)
    return Reading(site.codes, months(sorted(locales)))


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
