"""Templates out of a snapshot: their families, and how a view is written with one.

Names of templates are literal and macros are imported without context, so the family of a
template (what it extends, includes and imports) is known before anything is rendered, and a
macro sees its arguments and the words of the language only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from traceback import walk_tb
from types import CodeType
from typing import Any

import jinja2
import markupsafe
from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
    nodes,
)
from markupsafe import Markup

from gaung.model import words as saying
from gaung.model.words import Words, words_of
from gaung.problems import Place, Problem
from gaung.snapshot import Source

FOLDER = "layouts/"


_SUFFIXES = (".html", ".xml")
_ON_BEHALF = (
    *(str(PurePath(module.__file__).parent) for module in (jinja2, markupsafe) if module.__file__),
    *filter(None, (__file__, saying.__file__)),
)
"""Where a line of a template goes on: Jinja, and what says words for it."""


class FaultyError(ValueError):
    """A template does what no template of ours may do; it has the line."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class _Compiled:
    """A template as code, and the templates that it names."""

    code: CodeType
    named: tuple[str, ...]


@dataclass
class Templates:
    """The templates of one snapshot; each is compiled once, whatever the language."""

    sources: Mapping[str, Source]
    words: Mapping[str, Words]
    known: MutableMapping[Any, Any] = field(default_factory=dict)
    """Compiled templates by digest; a server keeps them from build to build."""
    _environments: dict[str, Environment] = field(default_factory=dict)
    _families: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def customs(self) -> Mapping[str, str]:
        """The locales by the paths of the words that follow their customs."""
        return {words_of(code): words.locale_name for code, words in self.words.items()}

    def render(self, path: str, language: str, view: object) -> bytes:
        """Give a view as the template at *path* writes it, in the words of a language."""
        template = self._environment(language).get_template(path.removeprefix(FOLDER))
        return template.render(view=view).encode()

    def macro(self, path: str, name: str, language: str) -> Callable[..., str]:
        """Give a macro of the template at *path*, in the words of a language."""
        module = self._environment(language).get_template(path.removeprefix(FOLDER)).module
        macro: Callable[..., str] = getattr(module, name)
        return macro

    def family(self, path: str) -> tuple[str, ...]:
        """Give the paths of a template and of all that it extends, includes and imports."""
        if path not in self._families:
            members = {path: None}
            queue = [path]
            while queue:
                for name in self.compiled(queue.pop()).named:
                    if name not in members:
                        members[name] = None
                        queue.append(name)
            self._families[path] = tuple(sorted(members))
        return self._families[path]

    def problems(self) -> Iterator[Problem]:
        """Give what is wrong with templates before anything is written with them."""
        for path in self.sources:
            if path.startswith(FOLDER) and path.endswith(_SUFFIXES):
                try:
                    named = self.compiled(path).named
                except TemplateSyntaxError as error:
                    yield _faulty(Place(path, error.lineno), error.message or "")
                except FaultyError as error:
                    yield _faulty(Place(path, error.line), str(error))
                else:
                    yield from (
                        _faulty(self._naming(path, name), f"{name}?")
                        for name in named
                        if name not in self.sources
                    )

    def _naming(self, path: str, name: str) -> Place:
        """Give the place at which a template names another one."""
        text = self.sources[path].read().decode("utf-8", "replace")
        at = max(text.find(name.removeprefix(FOLDER)), 0)
        return Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))

    def compiled(self, path: str) -> _Compiled:
        """Give a template as code."""
        source = self.sources.get(path)
        if source is None:
            message = f"there is no template {path}"
            raise LookupError(message)
        key = ("template", path, source.digest)
        if key not in self.known:
            self.known[key] = _compile(path, source.read().decode())
        compiled: _Compiled = self.known[key]
        return compiled

    def _environment(self, language: str) -> Environment:
        if language not in self._environments:
            environment = _environment(_Loader(self))
            words = self.words[language]
            environment.globals.update(
                t=_saying(words.say), n=_saying(words.count), size=words.size
            )
            self._environments[language] = environment
        return self._environments[language]


class _Loader(BaseLoader):
    """Gives an environment the templates that are compiled already."""

    def __init__(self, templates: Templates) -> None:
        self.templates = templates

    def load(
        self,
        environment: Environment,
        name: str,
        globals: Any = None,  # noqa: A002 - Jinja's name
    ) -> Template:
        try:
            code = self.templates.compiled(FOLDER + name).code
        except LookupError:
            raise TemplateNotFound(name) from None
        return environment.template_class.from_code(environment, code, globals or {})


def _environment(loader: BaseLoader | None = None) -> Environment:
    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=-1,
        auto_reload=False,
    )


def _compile(path: str, text: str) -> _Compiled:
    environment = _environment()
    tree = environment.parse(text, filename=path)
    for statement in tree.find_all((nodes.Import, nodes.FromImport)):
        if statement.with_context:  # type: ignore[attr-defined] # both kinds have it
            message = "import … with context: a macro sees its arguments only"
            raise FaultyError(message, statement.lineno)
    names = list(meta.find_referenced_templates(tree))
    if None in names:
        message = "a template is named by something else than a literal"
        raise FaultyError(message, 1)
    code = environment.compile(tree, path.removeprefix(FOLDER), path)
    return _Compiled(code, tuple(FOLDER + str(name) for name in names))


def _saying(say: Callable[..., str]) -> Callable[..., str]:
    """Give a function for templates whose blanks are filled with escaped values."""

    def said(*args: Any, **values: Any) -> str:
        if any(hasattr(value, "__html__") for value in values.values()):
            filled = {key: Markup.escape(value) for key, value in values.items()}
            return Markup.escape(say(*args)).format(**filled)
        return say(*args, **values)

    return said


def fault(error: BaseException) -> Problem | None:
    """Give the problem that an error within a template is; nothing for an error of ours.

    Whatever is raised by the lines of a template, or on their behalf, is the template's.
    """
    place = None
    for frame, line in walk_tb(error.__traceback__):
        file = frame.f_code.co_filename
        if file.startswith(FOLDER):
            place = Place(file, line)
        elif place is not None and not file.startswith(_ON_BEHALF):
            return None
    return _faulty(place, str(error)) if place is not None else None


def _faulty(place: Place, found: str) -> Problem:
    return Problem(place, "template-faulty", {"found": " ".join(found.split())})
