"""JSON Schemas of every kind of YAML file, for editors that complete and explain while one types.

They say what a file may say as far as a schema can; `check` says the rest. What YAML takes for a
number or a truth value is a text to us, so a schema takes it for one too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from gaung.forms.docstrings import docstrings
from gaung.model import values
from gaung.model.articles import Page, Release
from gaung.model.awards import Award
from gaung.model.contacts import Contacts
from gaung.model.event import Event
from gaung.model.facts import Facts, Source, Statements
from gaung.model.media import Album, Media
from gaung.model.narrative import Narrative, Social
from gaung.model.people import Organisation, Person
from gaung.model.schedule import Schedule
from gaung.model.site import Site
from gaung.model.text import Text
from gaung.model.tokens import Tokens

Schema = dict[str, Any]
Explain = Callable[[str], str]
"""Gives the help for a field in the languages of the desk, from the English one."""

DRAFT = "http://json-schema.org/draft-07/schema#"
EVENT = "content/events/*/"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its name, its model, and where such files stand."""

    name: str
    model: type[BaseModel]
    where: tuple[str, ...]


KINDS = (
    Kind("site", Site, ("site.yaml",)),
    Kind("event", Event, (f"{EVENT}event.yaml",)),
    Kind("facts", Facts, (f"{EVENT}facts.yaml",)),
    Kind("statements", Statements, (f"{EVENT}statements.yaml",)),
    Kind("narrative", Narrative, (f"{EVENT}narrative.yaml",)),
    Kind("schedule", Schedule, (f"{EVENT}schedule.yaml", f"{EVENT}schedule/*.yaml")),
    Kind("award", Award, (f"{EVENT}awards/*.yaml",)),
    Kind("social", Social, (f"{EVENT}social.yaml",)),
    Kind(
        "album",
        Album,
        (
            f"{EVENT}media/album*.yaml",
            f"{EVENT}releases/*/album*.yaml",
            "content/media/album*.yaml",
        ),
    ),
    Kind(
        "media",
        Media,
        tuple(
            f"{folder}/{name}.yaml"
            for folder in (f"{EVENT}media", f"{EVENT}releases/*", "content/media")
            for name in ("[!a]*", "a[!l]*", "al[!b]*")
        ),
    ),
    Kind("person", Person, ("content/people/*.yaml",)),
    Kind("organisation", Organisation, ("content/organisations/*.yaml",)),
    Kind("source", Source, ("content/sources/*.yaml",)),
    Kind("contacts", Contacts, ("content/contacts.yaml",)),
    Kind("release", Release, ()),
    Kind("page", Page, ()),
    Kind("tokens", Tokens, ("assets/tokens.yaml",)),
)
"""Every kind of file; releases and pages are the front matter of Markdown files."""

_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_NUMBER: Schema = {"type": ["number", "string"]}
_KEY = f"^{values.KEY}$"
_REFERENCE = rf"^{values.KEY}(?:/{values.KEY}){{0,2}}$"
_CODE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_PLAIN_TYPES: tuple[tuple[Any, Schema], ...] = (
    (values.Key, {"type": ["string", "number"], "pattern": _KEY}),
    (values.Url, {"type": "string", "pattern": "^https?://"}),
    (values.Email, {"type": "string", "pattern": "@"}),
    (values.Language, {"type": ["string", "boolean"], "pattern": _CODE}),
    (values.Number, _NUMBER),
    (values.Whole, _NUMBER),
    (values.Flag, {"anyOf": [{"type": "boolean"}, {"enum": ["ya", "tidak", "yes", "no"]}]}),
    (values.Day, {"type": "string", "examples": ["2024-05-17", "17 Mei 2024"]}),
    (values.Clock, {"type": ["string", "number"], "examples": ["19:30"]}),
    (values.Duration, {"type": ["string", "number"], "examples": ["1:20"]}),
    (values.Instant, {"type": "string", "examples": ["2024-05-17 03:50 WIB"]}),
    (values.Moment, {"type": "string", "examples": ["2024-05-17 03:50 WIB", "2024-05-17"]}),
    (values.PartialDate, {"type": ["string", "number"], "examples": ["2024-05-17", "2024"]}),
    (values.Zone, {"type": "string", "examples": ["WIB", "WITA", "WIT", "Asia/Jakarta"]}),
    (values.Hashtag, {"type": ["string", "number"], "pattern": r"^#?[^\s#]+$"}),
    (values.Account, {"type": "string", "pattern": r"^@[^\s@]+$"}),
    (values.Phone, {"type": ["string", "number"], "examples": ["+62 21 555 0100"]}),
)
_SHORT: Mapping[str, Schema] = {
    "_as_person": {"type": "string", "pattern": _KEY},
    "_as_organisation": {"type": "string", "pattern": _KEY},
    "_as_fact": {"type": ["string", "number"]},
    "_as_name": {"$ref": "#/definitions/text"},
    "_number_text_or_list": {
        "anyOf": [_TEXT, {"$ref": "#/definitions/text"}, {"type": "array"}, {"type": "object"}]
    },
}
"""What may stand in place of a mapping, by the function of the model that makes one of it."""


def schema(kind: Kind, languages: Iterable[str], explain: Explain) -> Schema:
    """Give the schema of a kind of file, for a site in these languages."""
    writing = _Writing(explain)
    top = writing.mapping(kind.model)
    text = {
        "anyOf": [
            _TEXT,
            {
                "type": "object",
                "properties": dict.fromkeys(languages, _TEXT),
                "patternProperties": {_CODE: _TEXT},
                "additionalProperties": False,
                "minProperties": 1,
            },
        ]
    }
    return {
        "$schema": DRAFT,
        "title": kind.name,
        **top,
        "definitions": {"text": text, **dict(sorted(writing.definitions.items()))},
    }


@dataclass
class _Writing:
    """The writing of one schema."""

    explain: Explain
    definitions: dict[str, Schema] = field(default_factory=dict)

    def mapping(self, model: type[BaseModel]) -> Schema:
        """Give the schema of a mapping with the fields of a model."""
        hints = get_type_hints(model, include_extras=True)
        properties: dict[str, Schema] = {}
        required = []
        for name, info in model.model_fields.items():
            written = info.alias or name
            inner = self.value(hints[name])
            help_text = self.explain(docstrings(model)[written])
            if info.is_required():
                required.append(written)
                properties[written] = {"description": help_text, **_wrapped(inner)}
            else:
                # `key:` with nothing behind it says no more than no key at all.
                open_ = {"anyOf": [*_alternatives(inner), {"type": "null"}]}
                properties[written] = {"description": help_text, **open_}
        said: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**said, "required": required} if required else said

    def part(self, model: type[BaseModel]) -> Schema:
        """Give a reference to the schema of a part."""
        name = model.__qualname__ if model.__name__ != "Post" else _post(model)
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.mapping(model)
        return {"$ref": f"#/definitions/{name}"}

    def value(self, hint: Any) -> Schema:
        """Give the schema of what a field with this type takes."""
        plain = next((plain for known, plain in _PLAIN_TYPES if hint == known), None)
        if plain is not None:
            return plain
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self.annotated(arguments[0], arguments[1:])
        if origin in (Union, UnionType):
            options = [each for each in arguments if each is not NoneType]
            return _any([self.value(each) for each in options])
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is tuple:
            return {"type": "array", "items": self.value(arguments[0])}
        return self.of_class(hint) if origin is None else self.by_name(arguments[1])

    def by_name(self, hint: Any) -> Schema:
        """Give the schema of a mapping whose keys are free."""
        return {"type": "object", "additionalProperties": self.value(hint)}

    def of_class(self, kind: type) -> Schema:
        if issubclass(kind, values.Ref):
            return {"type": ["string", "number"], "pattern": _REFERENCE}
        if issubclass(kind, Text):
            return {"$ref": "#/definitions/text"}
        if issubclass(kind, BaseModel):
            return self.part(kind)
        return _TEXT

    def annotated(self, inner: Any, metadata: tuple[Any, ...]) -> Schema:
        said = self.value(inner)
        for known, plain in _PLAIN_TYPES:
            theirs = getattr(known, "__metadata__", ())
            if theirs and get_args(known)[0] is inner and metadata[: len(theirs)] == theirs:
                said, metadata = plain, metadata[len(theirs) :]
                break
        for each in metadata:
            name = getattr(getattr(each, "func", None), "__name__", "")
            if name == "one_or_many":
                said = _any([said["items"], said])
            elif name in _SHORT:
                said = _any([_SHORT[name], said])
        limits = _limits(metadata)
        return {**_wrapped(said), **limits} if limits else said


def _post(model: type[BaseModel]) -> str:
    return f"{model.__module__.rpartition('.')[2].title()}Post"


def _limits(metadata: Iterable[Any]) -> Schema:
    """Give lengths and forms; limits of numbers hold for what YAML takes for numbers."""
    names = {
        "max_length": "maxLength",
        "min_length": "minLength",
        "ge": "minimum",
        "le": "maximum",
        "pattern": "pattern",
    }
    inner = [one for each in metadata for one in (*getattr(each, "metadata", ()), each)]
    found: Schema = {}
    for one in inner:
        for name, written in names.items():
            value = getattr(one, name, None)
            if isinstance(value, int | float | str) and not isinstance(value, bool):
                found[written] = value
    if "pattern" in found and not _is_portable(str(found["pattern"])):
        del found["pattern"]
    return found


def _is_portable(pattern: str) -> bool:
    """Tell whether a regular expression means the same in JavaScript."""
    return not re.search(r"\(\?P|\\[AZ]", pattern)


def _wrapped(said: Schema) -> Schema:
    """Give a schema that others can be put beside: what is beside a reference is not looked at."""
    return {"anyOf": [said]} if "$ref" in said else said


def _alternatives(said: Schema) -> list[Schema]:
    return list(said["anyOf"]) if said.keys() == {"anyOf"} else [said]


def _any(options: list[Schema]) -> Schema:
    flat = [inner for each in options for inner in _alternatives(each)]
    unique = [each for index, each in enumerate(flat) if each not in flat[:index]]
    return unique[0] if len(unique) == 1 else {"anyOf": unique}
