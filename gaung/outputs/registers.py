"""The facts and the award results of an event as data: JSON for programs, CSV for spreadsheets.

Fields have the names that the content gives them. Their schemas are published beside the index
of all data, in ``api/schemas/``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gaung.model.addresses import Section
from gaung.model.awards import Award
from gaung.model.event import Event
from gaung.model.facts import Fact, Source
from gaung.model.kit import Entry, Kit
from gaung.model.parts import Sourced
from gaung.model.people import Person
from gaung.outputs.formats import as_json, table, without_nothing
from gaung.outputs.pages.awards import CategoryPiece, ResultPiece, category_of
from gaung.outputs.pages.writer import Writer
from gaung.outputs.plain import plain
from gaung.plan import Output, Workbench

FACTS, AWARDS, RESULTS = "facts.json", "awards.json", "awards.csv"


@dataclass(frozen=True, slots=True)
class Origin:
    """A source of a fact."""

    site: str
    """Who published it."""
    title: str
    """Its title."""
    date: str | None
    """The day, month or year (ISO 8601)."""
    url: str | None
    """Its address."""


@dataclass(frozen=True, slots=True)
class FactRecord:
    """A figure of the register."""

    key: str
    """Its key."""
    label: str
    """What it counts, or what it is about."""
    figure: str
    """The figure as people read it."""
    number: float | None
    """The number, where it is one."""
    text: str | None
    """The words, where it is words."""
    items: tuple[str, ...]
    """The things, where it is a list."""
    qualifier: str
    """How the number is meant."""
    unit: str | None
    """What stands behind the number."""
    status: str
    """How firm it is."""
    as_of: str | None
    """The day or month that it is of (ISO 8601)."""
    stated_by: str | None
    """Whose figure it is."""
    replaces: str | None
    """Key of the older fact that it takes the place of."""
    breakdown: tuple[tuple[str, float], ...]
    """Its parts and their numbers."""
    measures: tuple[tuple[str, float], ...]
    """What else was counted, and the numbers."""
    note: str
    """What a reader should know about it."""
    sources: tuple[Origin, ...]
    """Where it is from."""
    address: str
    """Where it stands, with host."""


@dataclass(frozen=True, slots=True)
class FactRegister:
    """The register of an event in one language."""

    language: str
    """The language of its words."""
    event: str
    """The name of the event."""
    address: str
    """The page that shows the same, with host."""
    facts: tuple[FactRecord, ...]
    """The facts."""


@dataclass(frozen=True, slots=True)
class AwardRecord:
    """An award and its results."""

    key: str
    """Its key."""
    name: str
    """Its name, or a description where it has none."""
    is_description: bool
    """Whether the name is our description."""
    announced: str | None
    """When the results were made known (ISO 8601)."""
    address: str
    """Its page, with host."""
    categories: tuple[CategoryPiece, ...]
    """Its categories, as the page shows them."""


@dataclass(frozen=True, slots=True)
class AwardRegister:
    """The awards of an event in one language."""

    language: str
    """The language of its words."""
    event: str
    """The name of the event."""
    address: str
    """The page that shows the same, with host."""
    awards: tuple[AwardRecord, ...]
    """The awards."""


def plan(kit: Kit) -> Iterator[Output[FactRegister] | Output[AwardRegister]]:
    """Give the registers of each event that has facts or awards, in each language."""
    for event in kit.all(Event):
        for language in kit.languages:
            writer = Writer(kit, language, event.name)
            if facts := kit.all(Fact, event.key):
                path = _path(kit, language, event, Section.FACTS, FACTS)
                yield Output(path, _facts(writer, event, facts), as_facts, origin=facts[0].path)
            if awards := kit.all(Award, event.key):
                register = _awards(writer, event, awards)
                for name, recipe in ((AWARDS, as_awards), (RESULTS, as_results)):
                    path = _path(kit, language, event, Section.AWARDS, name)
                    yield Output(path, register, recipe, origin=awards[0].path)


def _path(kit: Kit, language: str, event: Entry[Event], section: Section, name: str) -> str:
    page = kit.addresses.page(language, Section.EVENTS, event.key, section)
    return kit.addresses.output(page).removesuffix("index.html") + name


def _page(writer: Writer, event: Entry[Event], section: Section) -> str:
    addresses = writer.kit.addresses
    return addresses.absolute(addresses.page(writer.language, Section.EVENTS, event.key, section))


# --- facts ------------------------------------------------------------------------------------


def _facts(writer: Writer, event: Entry[Event], facts: tuple[Entry[Fact], ...]) -> FactRegister:
    return FactRegister(
        language=writer.language,
        event=str(writer.line(event.record.name)),
        address=_page(writer, event, Section.FACTS),
        facts=tuple(_fact(writer, entry) for entry in facts),
    )


def _fact(writer: Writer, entry: Entry[Fact]) -> FactRecord:
    kit, fact = writer.kit, entry.record
    speaker = kit.find(Person, fact.stated_by, entry.name)
    older = kit.find(Fact, fact.replaces, entry.name)
    text = fact.value.text
    return FactRecord(
        key=entry.key,
        label=str(writer.line(fact.label)),
        figure=str(writer.figure_of(fact)),
        number=fact.value.number,
        text=str(writer.line(text)) if text is not None else None,
        items=tuple(str(writer.line(item)) for item in fact.value.items),
        qualifier=fact.qualifier,
        unit=str(writer.line(fact.unit)) if fact.unit else None,
        status=fact.status,
        as_of=fact.as_of,
        stated_by=speaker.record.name if speaker else None,
        replaces=older.key if older else None,
        breakdown=tuple((str(writer.line(part.label)), part.value) for part in fact.breakdown),
        measures=tuple((str(writer.line(each.unit)), each.value) for each in fact.measures),
        note=plain(writer.rich(fact.note, entry.name)),
        sources=tuple(_origins(writer, fact, entry)),
        address=kit.addresses.absolute(kit.address(entry.name, writer.language) or ""),
    )


def _origins(writer: Writer, record: Sourced, entry: Entry[Any]) -> Iterator[Origin]:
    for source in writer.kit.find_all(Source, record.sources, entry.name):
        yield Origin(
            str(writer.line(source.record.site)),
            str(writer.line(source.record.title)),
            source.record.date,
            source.record.url,
        )


def as_facts(register: FactRegister, bench: Workbench) -> bytes:
    """Write a register of facts as JSON."""
    del bench
    return as_json(
        {
            "language": register.language,
            "event": register.event,
            "address": register.address,
            "facts": [_json_fact(fact) for fact in register.facts],
        }
    )


def _json_fact(fact: FactRecord) -> dict[str, Any]:
    value: Any = fact.number
    if value is None:
        value = fact.text if fact.text is not None else list(fact.items)
    return {
        "key": fact.key,
        "label": fact.label,
        "figure": fact.figure,
        "value": value,
        "qualifier": fact.qualifier,
        "status": fact.status,
        "address": fact.address,
        **without_nothing(
            unit=fact.unit,
            as_of=fact.as_of,
            stated_by=fact.stated_by,
            replaces=fact.replaces,
            breakdown=[{"label": label, "value": number} for label, number in fact.breakdown],
            measures=[{"unit": unit, "value": number} for unit, number in fact.measures],
            note=fact.note,
            sources=[
                without_nothing(site=each.site, title=each.title, date=each.date, url=each.url)
                for each in fact.sources
            ],
        ),
    }


# --- awards -----------------------------------------------------------------------------------


def _awards(writer: Writer, event: Entry[Event], awards: tuple[Entry[Award], ...]) -> AwardRegister:
    kit = writer.kit
    return AwardRegister(
        language=writer.language,
        event=str(writer.line(event.record.name)),
        address=_page(writer, event, Section.AWARDS),
        awards=tuple(
            AwardRecord(
                key=entry.key,
                name=str(writer.line(entry.record.name)),
                is_description=entry.record.unnamed,
                announced=entry.record.announced,
                address=kit.addresses.absolute(kit.address(entry.name, writer.language) or ""),
                categories=tuple(
                    category_of(writer, entry, each) for each in entry.record.categories
                ),
            )
            for entry in awards
        ),
    )


def as_awards(register: AwardRegister, bench: Workbench) -> bytes:
    """Write awards and their results as JSON."""
    del bench
    return as_json(
        {
            "language": register.language,
            "event": register.event,
            "address": register.address,
            "awards": [
                {
                    "key": award.key,
                    "name": award.name,
                    "name_is_description": award.is_description,
                    "address": award.address,
                    **without_nothing(announced=award.announced),
                    "categories": [_json_category(category) for category in award.categories],
                }
                for award in register.awards
            ],
        }
    )


def _json_category(category: CategoryPiece) -> dict[str, Any]:
    return {
        "key": category.anchor,
        "name": str(category.name),
        **without_nothing(
            entrant_class=str(category.entrant_class or ""),
            nominees=[str(party.name.words) for party in category.nominees],
        ),
        "results": [
            without_nothing(**dict(zip(RESULT, _result(result), strict=True)))
            for result in category.results
        ],
    }


RESULT = (
    "label", "winner", "as_printed", "person", "work", "citation", "prize", "accepted_by",
    "presented_by",
)  # fmt: skip
"""What is said of a result."""
COLUMNS = ("award", "award_name", "category", "category_name", *RESULT, "address")


def _result(result: ResultPiece) -> tuple[str, ...]:
    links = (result.person, result.accepted_by, result.presented_by)
    person, accepted_by, presented_by = (str(link.words) if link else "" for link in links)
    return (
        str(result.label or ""),
        str(result.winner.words),
        str(result.as_printed or ""),
        person,
        str(result.work or ""),
        plain(result.citation),
        str(result.prize or ""),
        accepted_by,
        presented_by,
    )


def as_results(register: AwardRegister, bench: Workbench) -> bytes:
    """Write award results as CSV: a row for each, and one for a category without any."""
    del bench
    return table(COLUMNS, _rows(register))


def _rows(register: AwardRegister) -> Iterator[tuple[str, ...]]:
    for award in register.awards:
        for category in award.categories:
            opening = (award.key, award.name, category.anchor, str(category.name))
            for result in category.results:
                yield (*opening, *_result(result), award.address)
            if not category.results:
                yield (*opening, *("" for _ in RESULT), award.address)
