"""The gallery of components: each with its examples, in every language of the site.

The examples of a component stand beside it in a YAML file of its name. They are what pages hand
over, typed by the same views, so that a gallery, a validator and a test of accessibility see what
readers see, and an example that fits no longer is an error.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, Literal, Union, get_args, get_origin, get_type_hints

from markupsafe import Markup, escape

from gaung.model.kit import Kit
from gaung.model.text import Phrase
from gaung.outputs import pages
from gaung.outputs.pages.frame import Frame, everywhere, frame
from gaung.outputs.pages.page import PageView, page
from gaung.outputs.pages.pieces import Link, Rich, Stretch
from gaung.plan import Output
from gaung.reading.files import read_yaml
from gaung.snapshot import Snapshot
from gaung.templates import Templates

COMPONENTS = "layouts/components/"
AT = "__gaung/components"
"""Where the preview shows the gallery, behind the path of the site."""


class ExampleError(ValueError):
    """An example does not fit what the component takes; the message names both."""


@dataclass(frozen=True, slots=True)
class Example:
    """A component as it looks with some values."""

    name: str
    """What is particular about it."""
    html: Markup
    """The component, written."""


@dataclass(frozen=True, slots=True)
class Component:
    """A component and its examples."""

    key: str
    """Its name: that of its file, and its anchor."""
    about: str
    """What it is, as its file says."""
    examples: tuple[Example, ...]
    """Its examples."""


@dataclass(frozen=True, slots=True)
class GalleryPage:
    """Every component with its examples, in one language."""

    template: ClassVar[str] = "layouts/pages/gallery.html"
    frame: Frame
    """What every page has."""
    components: tuple[Component, ...]
    """The components, by name."""


def gallery(snapshot: Snapshot, kit: Kit, templates: Templates) -> dict[str, bytes]:
    """Give the page of each language by its file, as a build would if it published them."""
    written = {}
    for language in kit.languages:
        output = _page(snapshot, kit, templates, language)
        written[output.path] = templates.render(output.view.template, language, output.view)
    return written


def _page(snapshot: Snapshot, kit: Kit, templates: Templates, language: str) -> Output[PageView]:
    heading = Phrase(COMPONENTS)
    addressed = everywhere(kit, *AT.split("/"))
    view = GalleryPage(
        frame(kit, language, addressed, heading, is_indexed=False),
        tuple(components(snapshot, kit, templates, language)),
    )
    return page(kit, view, addressed.by_language[language])


def components(
    snapshot: Snapshot, kit: Kit, templates: Templates, language: str
) -> Iterator[Component]:
    """Give every component that has examples, written in a language."""
    for path in sorted(snapshot.sources):
        if not path.startswith(COMPONENTS) or not path.endswith(".html"):
            continue
        key = path.removeprefix(COMPONENTS).removesuffix(".html")
        source = snapshot.sources.get(f"{COMPONENTS}{key}.yaml")
        if source is None:
            continue
        maker = _Maker(kit, language, key)
        about = snapshot.sources[path].read().decode().partition("#}")[0].removeprefix("{#")
        shown = read_yaml(source).document.data["examples"]
        yield Component(
            key,
            about.partition("\n   ")[0].strip(),
            tuple(_example(templates, path, maker, each) for each in shown),
        )


def _example(templates: Templates, path: str, maker: _Maker, written: Mapping[str, Any]) -> Example:
    macro = templates.macro(path, written["macro"], maker.language)
    values = {name: maker.given(value) for name, value in written.get("with", {}).items()}
    return Example(str(maker.phrase(written["name"])), Markup(macro(**values)))  # noqa: S704 - ours


@dataclass(frozen=True)
class _Maker:
    """Makes the values of an example, as a page in one language would have them."""

    kit: Kit
    language: str
    key: str

    def given(self, value: Any) -> Any:
        """Give the value of an argument: ``{of: Type, is: …}``, or a word, number or truth."""
        if isinstance(value, dict) and set(value) == {"of", "is"}:
            kind = value["of"]
            if kind.startswith("[") and kind.endswith("]"):
                return tuple(self.made(views()[kind[1:-1]], each) for each in value["is"])
            return self.made(views()[kind], value["is"])
        if value in ("true", "false"):
            return value == "true"
        return int(value) if isinstance(value, str) and value.isdecimal() else value

    def phrase(self, value: Any) -> Phrase:
        """Give words in the language of the page, or marked with their own."""
        if not isinstance(value, dict):
            return Phrase(str(value))
        code = self.language if self.language in value else next(iter(value))
        return Phrase(value[code]) if code == self.language else self._marked(value[code], code)

    def _marked(self, words: str, code: str) -> Phrase:
        if code in self.kit.words:
            return self.kit.spoken(words, code, self.language)
        return Phrase(words, code, "rtl" if code in ("ar", "fa", "he", "ur") else None)

    def made(self, hint: Any, value: Any) -> Any:  # noqa: PLR0911 - one way out for each kind of type
        """Give a value as the type of a field asks for it."""
        if get_origin(hint) in (Union, UnionType):
            return self._chosen([each for each in get_args(hint) if each is not NoneType], value)
        if get_origin(hint) is tuple:
            kinds = get_args(hint)
            each = kinds[:1] * len(value) if kinds[1:] == (Ellipsis,) else kinds
            return tuple(self.made(kind, part) for kind, part in zip(each, value, strict=True))
        if hint is Phrase:
            return self.phrase(value)
        if hint is Markup:
            return Markup(str(self.phrase(value)))  # noqa: S704 - ours
        if hint is bool:
            return value == "true"
        if hint is int:
            return int(value)
        if is_dataclass(hint):
            return self._view(hint, value)
        if get_origin(hint) is Literal and value not in get_args(hint):
            message = f"{self.key}: {value!r} is none of {get_args(hint)}"
            raise ExampleError(message)
        return str(self.phrase(value))

    def _chosen(self, kinds: list[Any], value: Any) -> Any:
        if value is None:
            return None
        if len(kinds) > 1 and isinstance(value, dict) and "kind" in value:
            kinds = [kind for kind in kinds if _default(kind, "kind") == value["kind"]]
        return self.made(kinds[0], value)

    def _view(self, view: Any, value: Any) -> Any:
        if view is Rich and not (isinstance(value, dict) and "parts" in value):
            words = self.phrase(value)
            html = Markup("<p>{}</p>").format(escape(words.text))
            return Rich((Stretch(html, words.language, words.direction),))
        if view is Link and not (isinstance(value, dict) and "words" in value):
            return Link(self.phrase(value), "#")
        hints = get_type_hints(view)
        if unknown := set(value) - set(hints):
            message = f"{self.key}: {view.__name__} has no {', '.join(sorted(unknown))}"
            raise ExampleError(message)
        return view(
            **{
                each.name: self.made(hints[each.name], value[each.name])
                if each.name in value
                else self._missing(view, each.name, hints[each.name])
                for each in fields(view)
            }
        )

    def _missing(self, view: Any, name: str, hint: Any) -> Any:
        """Give what a field holds that an example leaves out: its default, else nothing."""
        default = _default(view, name)
        if default is not MISSING:
            return default
        if NoneType in get_args(hint):
            return None
        if get_origin(hint) is tuple:
            return ()
        if hint is bool:
            return False
        if is_dataclass(hint) and all(each.default is not MISSING for each in fields(hint)):
            return hint()  # type: ignore[operator] # a class, which every field of has a default
        message = f"{self.key}: {view.__name__} needs {name}"
        raise ExampleError(message)


def _default(view: Any, name: str) -> Any:
    return next(each.default for each in fields(view) if each.name == name)


@cache
def views() -> dict[str, type]:
    """Give what pages are put together from, by name."""
    modules = [
        importlib.import_module(f"{pages.__name__}.{module.name}")
        for module in pkgutil.iter_modules(pages.__path__)
    ]
    return {
        name: value
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, type) and is_dataclass(value) and value.__module__ == module.__name__
    }
