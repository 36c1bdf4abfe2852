"""The web editor: its forms, and what its values are in our files, both out of the models.

The editor knows one form for each field. Our files say the same in several ways: a text may be one
for all languages, a list of one may be a word, a person may be a key. So there is a *shape* for
each field whose value in the file is another one than in the form, and a script
(``web_editor.js``) goes from one to the other. What has no shape is the same in both.

Forms of parts are written once and referred to by name; :func:`expanded` puts them in place, as
the script does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from gaung.forms.docstrings import docstrings
from gaung.model import values
from gaung.model.articles import TRANSLATED, Description, Page, Release
from gaung.model.awards import Award
from gaung.model.contacts import Contacts
from gaung.model.event import Event
from gaung.model.facts import Facts, Source, Statements
from gaung.model.kit import Kit
from gaung.model.media import Album, Media
from gaung.model.narrative import Narrative, Social
from gaung.model.parts import Sourced
from gaung.model.people import Organisation, Person
from gaung.model.schedule import Schedule
from gaung.model.site import Site, WebEditor
from gaung.model.text import Line, Text
from gaung.model.zones import INDONESIAN
from gaung.reading.settings import reading_of

Form = dict[str, Any]
Shape = dict[str, Any]

FOLDER = "admin"
"""Where the editor is."""
MODELS: Mapping[str, type[BaseModel]] = {
    "event": Event,
    "description": Description,
    "release": Release,
    "schedule": Schedule,
    "facts": Facts,
    "statements": Statements,
    "narrative": Narrative,
    "social": Social,
    "award": Award,
    "media": Media,
    "album": Album,
    "person": Person,
    "organisation": Organisation,
    "source": Source,
    "contacts": Contacts,
    "page": Page,
    "site": Site,
}
"""The model of each kind of file that the editor opens."""
ARTICLES = frozenset(("description", "release", "page"))
"""The kinds that are Markdown with front matter, one file for each language."""

_EVENT = r"content/events/[^/]+/"
_PLACES: tuple[tuple[str, str], ...] = (
    (r"site\.yaml", "site"),
    (r"content/contacts\.yaml", "contacts"),
    (rf"{_EVENT}event\.yaml", "event"),
    (rf"{_EVENT}index\.[^/]+\.md", "description"),
    (rf"{_EVENT}schedule(/[^/]+)?\.yaml", "schedule"),
    (rf"{_EVENT}facts\.yaml", "facts"),
    (rf"{_EVENT}statements\.yaml", "statements"),
    (rf"{_EVENT}narrative\.yaml", "narrative"),
    (rf"{_EVENT}social\.yaml", "social"),
    (rf"{_EVENT}releases/[^/]+/index\.[^/]+\.md", "release"),
    (rf"{_EVENT}releases/[^/]+/album[^/]*\.yaml", "album"),
    (rf"{_EVENT}releases/[^/]+/[^/]+\.yaml", "media"),
    (rf"{_EVENT}awards/[^/]+\.yaml", "award"),
    (rf"{_EVENT}media/album[^/]*\.yaml", "album"),
    (rf"({_EVENT}|content/)media/[^/]+\.yaml", "media"),
    (r"content/people/[^/]+\.yaml", "person"),
    (r"content/organisations/[^/]+\.yaml", "organisation"),
    (r"content/sources/[^/]+\.yaml", "source"),
    (r"content/pages/[^/]+/index\.[^/]+\.md", "page"),
)
"""Where the files of each kind stand, as regular expressions; the first that fits counts."""

_KEY = f"^{values.KEY}$"
_REFERENCE = rf"^{values.KEY}(/{values.KEY}){{0,2}}$"
_CLOCK = r"([01]?\d|2[0-4])[:.][0-5]\d([:.][0-5]\d)?"
_DAY = r"(\d{4}-\d{1,2}-\d{1,2}|([^\d,]+, *)?\d{1,2} +[^\d\s]+ +\d{4})"
_ZONE = r"([A-Za-z][A-Za-z_/]*|[+-]\d{2}:?\d{0,2})"
_MOMENT = rf"^{_DAY}(,?[T ]+([^\d\s]+ +)?{_CLOCK}(\.\d+)? *{_ZONE})?$"
_PATTERNS: tuple[tuple[Any, str, str], ...] = (
    (values.Key, _KEY, "key"),
    (values.Url, "^https?://[^ ]+$", "url"),
    (values.Email, r"^[^\s@]+@[^\s@]+\.[^\s@]+$", "email"),
    (values.Language, "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "language"),
    (values.Number, r"^-?\d+(\.\d+)?$", "number"),
    (values.Whole, r"^-?\d+$", "number"),
    (values.Clock, rf"^{_CLOCK}( *[-–—] *{_CLOCK})?$", "clock"),
    (values.Duration, r"^\d{1,3}[:.]\d{2}$|^\d{1,4}( *(min|minutes?|min\.|menit))?$", "duration"),
    (values.Moment, _MOMENT, "moment"),
    (values.PartialDate, rf"^(\d{{4}}(-\d{{2}})?|[^\d\s]+ +\d{{4}}|{_DAY[1:-1]})$", "partial"),
    (values.Zone, "^[A-Za-z][A-Za-z_/]*$", "zone"),
    (values.Hashtag, r"^#?[^\s#]+$", "hashtag"),
    (values.Account, r"^@[^\s@]+$", "account"),
    (values.Phone, r"^\+?[\d ().-]{5,}$", "phone"),
)
"""Values that are typed: their type, their form for a regular expression, the words that help."""
_IN_SHORT: Mapping[str, Shape] = {
    "_as_person": {"short": [["", "person"]]},
    "_as_organisation": {"short": [["", "organisation"]]},
    "_as_fact": {"short": [[r"^\s*\d", "value"], ["", "fact"]]},
    "_as_name": {"short": [["", "name"]], "text": "name"},
    "_number_text_or_list": {
        "short": [[r"^\s*-*\d", "number"], ["", "text"]],
        "text": "text",
        "list": "items",
        "always": True,
    },
}
"""What may stand in place of a mapping, by the function of the model that makes one of it.

``short`` names the field that a word goes to, by the first expression that finds something in it;
``text`` and ``list`` those for words by language and for a list. What is ``always`` written so has
no other way to be written.
"""
_TITLES = ("title", "name", "label", "text", "question", "about", "term", "what", "key", "person",
           "organisation", "code", "platform", "value", "was", "winner")  # fmt: skip
"""What names an item in a list, the best first."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What forms call things, in one language of the desk."""

    language: str
    groups: Mapping[str, Mapping[str, Any]]
    """``fields``, ``choices``, ``collections``, ``words``; each with the words by name."""

    def call(self, group: str, name: str, of: str = "") -> str:
        """Give the words for a name, perhaps one *of* a model; an unknown one is an error."""
        known = self.groups[group]
        said = known.get(f"{of}.{name}", known.get(name))
        if said is None:
            message = f"labels.yaml has no words for {name} among its {group}"
            raise KeyError(message)
        if isinstance(said, str):
            said = {"id": said, "en": name.replace("_", " ").capitalize()}
        return str(said[self.language])


@dataclass(frozen=True, slots=True)
class Target:
    """Where references of a kind lead: a collection, perhaps a file of it, and how they look."""

    collection: str
    value: str
    shows: tuple[str, ...]
    file: str = ""


def configuration(
    kit: Kit, labels: Labels, explain: Callable[[str], str], editor: WebEditor
) -> Form:
    """Give everything that the editor is told, in one language of the desk."""
    writing = _Writing(kit, labels, explain)
    for kind, model in MODELS.items():
        writing.file(kind, model)
    collections = list(_collections(kit, labels))
    return {
        "base": {
            "load_config_file": False,
            "backend": backend(editor),
            "media_folder": "content/media",
            "public_folder": "",
            "site_url": kit.addresses.absolute(kit.addresses.root()),
            "i18n": {
                "structure": "multiple_files",
                "locales": list(kit.languages),
                "default_locale": kit.site.written_in,
                "initial_locales": "all",
            },
            "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
            "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "double"}},
        },
        "collections": collections,
        "targets": {name: _as_relations(found) for name, found in _targets(kit)},
        "forms": writing.forms,
        "shapes": writing.shapes,
        "formats": [
            {"name": format_of(kind), "shape": f"{kind}-file", "article": kind in ARTICLES}
            for kind in MODELS
        ],
        "languages": list(kit.languages),
        "months": dict(reading_of(kit.site).months or {}),
        "zones": {_offset(zone): name for name, zone in INDONESIAN.items()},
        "known": {**INDONESIAN, "UTC": "UTC", "GMT": "UTC", "Z": "UTC"},
        "unreadable": labels.call("words", "unreadable"),
    }


def kind_of(path: str) -> str | None:
    """Give the kind of a file that the editor opens, or nothing for one that it leaves alone."""
    return next((kind for where, kind in _PLACES if re.fullmatch(where, path)), None)


def format_of(kind: str) -> str:
    """Give the name under which the editor knows how files of a kind are read and written."""
    return f"gaung-{kind}-frontmatter" if kind in ARTICLES else f"gaung-{kind}"


def expanded(configuration: Form) -> Form:
    """Give the configuration as the editor itself reads it, every form in its place."""
    collections = []
    for each in configuration["collections"]:
        targets = configuration["targets"][each.get("context", "")]
        inner = {name: value for name, value in each.items() if name != "context"}
        collections.append(_in_place(inner, configuration["forms"], targets))
    return {**configuration["base"], "collections": collections}


def _in_place(value: Any, forms: Mapping[str, Any], targets: Mapping[str, Form]) -> Any:
    if isinstance(value, list):
        return [_in_place(each, forms, targets) for each in value]
    if not isinstance(value, dict):
        return value
    found = {name: _in_place(each, forms, targets) for name, each in value.items() if name != "to"}
    if isinstance(found.get("fields"), str):
        found["fields"] = _in_place(forms[found["fields"]], forms, targets)
    if "to" in value:
        target = targets.get(value["to"])
        found = _related(found, target)
    return found


def _related(found: Form, target: Form | None) -> Form:
    """Give the form of a reference: to choose from, or typed where there is nothing to choose."""
    if target is not None:
        return {name: value for name, value in {**found, **target}.items() if name != "pattern"}
    plain = {name: value for name, value in found.items() if name != "multiple"}
    if not found.get("multiple"):
        return {**plain, "widget": "string"}
    pattern = plain.pop("pattern")
    item = {"name": "item", "label": found["label"], "widget": "string", "pattern": pattern}
    return {**plain, "widget": "list", "field": item}


def backend(editor: WebEditor) -> Form:
    """Give where the editor reads and writes."""
    own = (editor.address or "").rstrip("/")
    said: Form = {"name": editor.host, "repo": editor.repository, "branch": editor.branch}
    if own:
        ends = {"github": "/api/v3", "gitlab": "/api/v4", "gitea": "/api/v1"}
        said["api_root"] = own + ends[editor.host]
    if editor.sign_in or (own and editor.host != "github"):
        said["base_url"] = editor.sign_in or own
    if editor.app:
        said["app_id"] = editor.app
        if editor.host == "gitlab":
            said["auth_type"] = "pkce"
    return said


def _offset(zone: str) -> str:
    """Give the offset of a zone that has had the same one for long, as ISO 8601 writes it."""
    written = datetime(2024, 1, 1, tzinfo=ZoneInfo(zone)).isoformat()
    return written[-6:]


# --- collections ------------------------------------------------------------------------------


def _collections(kit: Kit, labels: Labels) -> Iterator[Form]:
    call = labels.call
    first = kit.site.written_in
    slug = {"editable": ["create"], "pattern": [_KEY, call("words", "key")],
            "hint": call("words", "slug")}  # fmt: skip
    plain: Form = {"create": True, "aliases_field": False, "editor": {"preview": False}}

    def entries(name: str, kind: str, folder: str, title: str, words: str, **more: Any) -> Form:
        is_article = kind in ARTICLES
        return {
            "name": name,
            "label": call("collections", words),
            "folder": folder,
            "format": format_of(kind),
            "identifier_field": title.partition(".")[0],
            "summary": f"{{{{{title}}}}}",
            "slug": {"template": f"{{{{{title}}}}}", **slug},
            "i18n": is_article,
            "fields": f"{kind}-file",
            **plain,
            **more,
        }

    def file(name: str, kind: str, path: str, words: str) -> Form:
        return {
            "name": name,
            "label": call("collections", words),
            "file": path,
            "format": format_of(kind),
            "i18n": kind in ARTICLES,
            "fields": f"{kind}-file",
            "editor": {"preview": False},
        }

    beside: Form = {"media_folder": "", "public_folder": ""}
    # The folder of a release, and a picture in it.
    within: Form = {"nested": {"depth": 2, "subfolders": False}, "meta": {"path": {}}}
    for event in kit.all(Event):
        key, name = event.key, str(kit.phrase(event.record.short_name or event.record.name, first))
        folder = f"content/events/{key}"
        files = [
            file("description", "description", f"{folder}/index.{{{{locale}}}}.md", "description"),
            *((file("schedule", "schedule", f"{folder}/schedule.yaml", "schedule"),)
              if not _is_split(kit, key) else ()),
            file("facts", "facts", f"{folder}/facts.yaml", "facts"),
            file("statements", "statements", f"{folder}/statements.yaml", "statements"),
            file("narrative", "narrative", f"{folder}/narrative.yaml", "narrative"),
            file("social", "social", f"{folder}/social.yaml", "social"),
            *(file(name, "album", path, "albums") for name, path in _albums(kit, key)),
        ]  # fmt: skip
        here = {"context": key}
        yield {"divider": True}
        yield {
            "name": f"{key}_event",
            "label": name,
            "icon": "event",
            "i18n": True,
            "files": files,
            **here,
        }
        of_event = (
            ("releases", "release", "releases", "title", {"path": "{{slug}}/index"}),
            *((("schedule", "schedule", "schedule", "sessions.0.date", {}),)
              if _is_split(kit, key) else ()),
            ("awards", "award", "awards", f"name.{first}", {}),
            ("media", "media", "media", f"caption.{first}", beside),
            ("release_media", "media", "releases", f"caption.{first}", {**beside, **within}),
        )  # fmt: skip
        for words, kind, below, title, more in of_event:
            made = entries(f"{key}_{words}", kind, f"{folder}/{below}", title, words, **more)
            yield {**made, "label": f"{name}: {made['label']}", **here}
    yield {"divider": True}
    yield entries("events", "event", "content/events", f"name.{first}", "events",
                  path="{{slug}}/event", icon="event_list")  # fmt: skip
    yield entries("people", "person", "content/people", "name", "people", icon="person")
    yield entries(
        "organisations", "organisation", "content/organisations", f"name.{first}",
        "organisations", icon="apartment",
    )  # fmt: skip
    yield entries("sources", "source", "content/sources", f"title.{first}", "sources", icon="link")
    yield entries(
        "media", "media", "content/media", f"caption.{first}", "media", icon="image", **beside
    )
    yield entries(
        "pages", "page", "content/pages", "title", "pages", path="{{slug}}/index", icon="article"
    )
    yield {
        "name": "site",
        "label": call("collections", "site"),
        "icon": "settings",
        "files": [
            file("contacts", "contacts", "content/contacts.yaml", "contacts"),
            file("settings", "site", "site.yaml", "settings"),
        ],
    }


def _is_split(kit: Kit, event: str) -> bool:
    """Tell whether the schedule of an event is a folder of files."""
    return any("/schedule/" in path for path in _paths(kit, "session", event))


def _albums(kit: Kit, event: str) -> list[tuple[str, str]]:
    """Give name and path of each album of an event; one of a release is named after it too."""
    found = {path for path in _paths(kit, "media", event) if "/album" in path}
    return [
        ("-".join(path.removesuffix(".yaml").split("/")[4:]), path) for path in sorted(found)
    ]  # fmt: skip


def _paths(kit: Kit, kind: str, event: str) -> Iterator[str]:
    """Give the files of the entries of a kind, within an event or one of its releases."""
    return (
        each.path
        for each in kit.entries.values()
        if each.name.kind == kind and (each.name.event or "").partition("/")[0] == event
    )


def _targets(kit: Kit) -> Iterator[tuple[str, dict[str, Target]]]:
    """Give where references lead, for the site as a whole and within each event."""
    first = kit.site.written_in
    everywhere = {
        "event": Target("events", "{{slug}}", (f"name.{first}",)),
        "person": Target("people", "{{slug}}", ("name",)),
        "organisation": Target("organisations", "{{slug}}", (f"name.{first}",)),
        "source": Target("sources", "{{slug}}", (f"title.{first}",)),
        "contact": Target("site", "contacts.*.key", (f"contacts.*.name.{first}",), "contacts"),
    }
    yield "", {**everywhere, "media": Target("media", "{{slug}}", (f"caption.{first}",))}
    for event in kit.all(Event):
        key = event.key
        sessions = ("sessions.*.key", (f"sessions.*.title.{first}",))
        split = _is_split(kit, key)
        yield (
            key,
            {
                **everywhere,
                "release": Target(f"{key}_releases", "{{slug}}", ("title",)),
                "award": Target(f"{key}_awards", "{{slug}}", (f"name.{first}",)),
                "media": Target(f"{key}_media", "{{slug}}", (f"caption.{first}",)),
                "session": Target(f"{key}_schedule", *sessions)
                if split
                else Target(f"{key}_event", *sessions, "schedule"),
                "fact": Target(f"{key}_event", "facts.*.key", (f"facts.*.label.{first}",), "facts"),
                "statement": Target(
                    f"{key}_event",
                    "statements.*.key",
                    (f"statements.*.text.{first}",),
                    "statements",
                ),
                "message": Target(
                    f"{key}_event", "messages.*.key", (f"messages.*.text.{first}",), "narrative"
                ),
                "venue": Target("events", "venues.*.key", (f"venues.*.name.{first}",)),
            },
        )


def _as_relations(targets: Mapping[str, Target]) -> dict[str, Form]:
    return {
        kind: {
            "collection": target.collection,
            **({"file": target.file} if target.file else {}),
            "value_field": target.value,
            "display_fields": list(target.shows),
        }
        for kind, target in targets.items()
    }


# --- forms and shapes -------------------------------------------------------------------------


@dataclass
class _Writing:
    """The writing of forms and shapes."""

    kit: Kit
    labels: Labels
    explain: Callable[[str], str]
    forms: dict[str, list[Form]] = field(default_factory=dict)
    shapes: dict[str, Shape] = field(default_factory=dict)

    def file(self, kind: str, model: type[BaseModel]) -> None:
        """Write the form of a whole file."""
        forms, shape = self.fields(model)
        if kind in ARTICLES:
            for each in forms:
                each["i18n"] = each["name"] in TRANSLATED
            body = {
                "name": "body", "label": self.label("body"), "widget": "text", "required": False,
                "i18n": True,
            }  # fmt: skip
            forms.insert(sum(each["required"] for each in forms), body)
        if kind == "media":
            place = next(index for index, each in enumerate(forms) if each["name"] == "file")
            file = forms.pop(place)
            told = {name: file[name] for name in ("name", "label", "hint", "required")}
            required = sum(each["required"] for each in forms)
            forms.insert(required, {**told, "widget": "file", "choose_url": False})
        self.forms[f"{kind}-file"] = forms
        self.shapes[f"{kind}-file"] = shape

    def part(self, model: type[BaseModel]) -> str:
        """Give the name of the form of a part, which is written once."""
        name = model.__qualname__ if model.__name__ != "Post" else f"{model.__module__}-post"
        if name not in self.forms:
            self.forms[name] = []
            self.forms[name], self.shapes[name] = self.fields(model)
        return name

    def fields(self, model: type[BaseModel]) -> tuple[list[Form], Shape]:
        """Give the form of every field of a model, and the shapes of those that have any."""
        hints = get_type_hints(model, include_extras=True)
        forms, shapes = [], {}
        for name, info in model.model_fields.items():
            written = info.alias or name
            label = self.labels.call("fields", written, model.__name__)
            form, shape = self.value(hints[name], label)
            help_text = self.explain(docstrings(model)[written])
            forms.append({
                "name": written,
                "label": label,
                "hint": " ".join((help_text, *self.example(form))),
                "required": info.is_required(),
                **form,
                **_limits(info.metadata),
            })  # fmt: skip
            if shape is not None and shape["is"] == "flag":
                shape = {**shape, "default": bool(info.default)}
                forms[-1]["default"] = bool(info.default)
                forms[-1]["required"] = False
            if shape is not None:
                shapes[written] = shape
        # What must be filled in comes first, what hardly anybody fills in comes last.
        forms.sort(key=lambda each: (not each["required"], each["name"] in Sourced.model_fields))
        return forms, {"is": "part", "fields": shapes}

    def example(self, form: Form) -> Iterator[str]:
        """Give what a value looks like, where one is typed whose form is told by a pattern."""
        if form["widget"] == "string" and "pattern" in form:
            yield form["pattern"][1]

    def label(self, name: str) -> str:
        return self.labels.call("fields", name)

    def help(self, name: str) -> str:
        return self.labels.call("words", name)

    def value(self, hint: Any, label: str) -> tuple[Form, Shape | None]:
        """Give the form and the shape of what a field with this type takes."""
        if (known := self.typed(hint)) is not None:
            return known
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            found = self.annotated(arguments[0], arguments[1:], label)
        elif origin in (Union, UnionType):
            options = [each for each in arguments if each is not NoneType]
            found = self.value(options[0], label) if len(options) == 1 else self.either(options)
        elif origin is tuple:
            found = self.several(arguments[0], label)
        elif origin is Literal:
            found = self.choice(arguments), None
        elif origin is dict:
            found = {"widget": "keyvalue"}, None
        else:
            found = self.of_class(hint)
        return found

    def typed(self, hint: Any) -> tuple[Form, Shape | None] | None:
        """Give the form and the shape of a single value that has a type of its own."""
        if hint == values.Day:
            day = {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
            return day, {"is": "day"}
        if hint == values.Instant:
            zone = self.kit.site.publishing_zone
            return {"widget": "datetime", "input_timezone": zone}, {"is": "instant"}
        if hint == values.Flag:
            return {"widget": "boolean"}, {"is": "flag"}
        for known, pattern, words in _PATTERNS:
            if hint == known:
                return {"widget": "string", "pattern": [pattern, self.help(words)]}, None
        return None

    def of_class(self, kind: type) -> tuple[Form, Shape | None]:
        if issubclass(kind, values.Ref):
            return self.reference(kind), None
        if issubclass(kind, Text):
            return self.text(kind), {"is": "text"}
        if issubclass(kind, BaseModel):
            name = self.part(kind)
            # Open only when it is filled in: most parts are left out most of the time.
            return {"widget": "object", "fields": name}, {"is": "part", "use": name}
        return {"widget": "string"}, None

    def reference(self, kind: type[values.Ref]) -> Form:
        pattern = [_REFERENCE, self.help("reference")]
        return {"widget": "relation", "to": kind.kind, "pattern": pattern}

    def text(self, kind: type[Text]) -> Form:
        widget = "string" if issubclass(kind, Line) else "text"
        names = {language.code: language.name for language in self.kit.site.languages}
        first = self.kit.site.written_in
        fields = [
            {"name": code, "label": names[code], "widget": widget, "required": code == first}
            for code in sorted(names, key=lambda code: code != first)
        ]
        return {"widget": "object", "fields": fields}

    def choice(self, choices: tuple[str, ...]) -> Form:
        options = [{"label": self.labels.call("choices", each), "value": each} for each in choices]
        return {"widget": "select", "options": options}

    def several(self, hint: Any, label: str) -> tuple[Form, Shape]:
        """Give the form of a list."""
        form, shape = self.value(hint, label)
        list_shape: Shape = {"is": "list", "of": shape} if shape else {"is": "list"}
        if form["widget"] in ("select", "relation"):
            return {**form, "multiple": True}, list_shape
        if form["widget"] == "object":
            summary = self.summary(form["fields"])
            more = {"summary": summary} if summary else {}
            listed = {"widget": "list", "fields": form["fields"], "collapsed": True, **more}
            return listed, list_shape
        return {"widget": "list", "field": {"name": "item", "label": label, **form}}, list_shape

    def summary(self, fields: str | list[Form]) -> str:
        """Give what names an item in a list."""
        first = self.kit.site.written_in
        if not isinstance(fields, str):
            return f"{{{{{first}}}}}"
        forms = {each["name"]: each for each in self.forms[fields]}
        for name in _TITLES:
            form = forms.get(name)
            if form is not None and form["widget"] != "object":
                return f"{{{{{name}}}}}"
            if form is not None and isinstance(form["fields"], list):
                return f"{{{{{name}.{first}}}}}"
        return ""

    def either(self, options: list[Any]) -> tuple[Form, Shape | None]:
        """Give the form of a reference or something else, as two fields of which one is filled."""
        reference, other = options
        if other == values.Plain:
            return {"widget": "string"}, None
        name = f"{reference.__name__}-or-{other.__name__}"
        kind = reference.kind
        form = {"name": kind, "label": self.label(kind), "required": False, "hint": "",
                **self.reference(reference)}  # fmt: skip
        shape: Shape = {"is": "part", "short": [[_REFERENCE, kind]], "always": True}
        if issubclass(other, Text):
            words = {"name": "words", "label": self.label("words"), "required": False, "hint": "",
                     **self.text(other)}  # fmt: skip
            forms = [form, words]
            shape |= {"fields": {"words": {"is": "text"}}, "text": "words",
                      "short": [[_REFERENCE, kind], ["", "words"]]}  # fmt: skip
        else:
            theirs, inner = self.fields(other)
            forms = [form, *({**each, "required": False} for each in theirs)]
            shape["fields"] = inner["fields"]
        self.forms[name], self.shapes[name] = forms, shape
        return {"widget": "object", "fields": name, "hint": self.help("parts")}, {
            "is": "part",
            "use": name,
        }

    def annotated(
        self, inner: Any, metadata: tuple[Any, ...], label: str
    ) -> tuple[Form, Shape | None]:
        for known, *_ in (*_PATTERNS, (values.Day,), (values.Instant,), (values.Flag,)):
            theirs = getattr(known, "__metadata__", ())
            if theirs and get_args(known)[0] == inner and metadata[: len(theirs)] == theirs:
                inner, metadata = known, metadata[len(theirs) :]
                break
        form, shape = self.value(inner, label)
        for each in metadata:
            function = getattr(getattr(each, "func", None), "__name__", "")
            if shape is not None and function in _IN_SHORT:
                shape = {**shape, **_IN_SHORT[function]}
        return {**form, **_limits(metadata)}, shape


def _limits(metadata: Any) -> Form:
    """Give lengths, and how few or many of a list there may be."""
    found: Form = {}
    for one in (inner for each in metadata for inner in (*getattr(each, "metadata", ()), each)):
        longest = getattr(one, "max_length", None)
        if isinstance(longest, int):
            found["maxlength"] = longest
    return found
