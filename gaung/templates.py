"""Templates out of a snapshot: their families, and how a view is written with one.

Names of templates are literal and macros are imported without context, so the family of a
template (what it extends, includes and imports) is known before anything is rendered, and a
macro sees its arguments and the words of the language only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, meta, nodes
from markupsafe import Markup

from gaung.model.words import Words
from gaung.snapshot import Source

FOLDER = "layouts/"


@dataclass
class Templates:
    """The templates of one snapshot, compiled once for each language."""

    sources: Mapping[str, Source]
    words: Mapping[str, Words]
    _environments: dict[str, Environment] = field(default_factory=dict)
    _families: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def render(self, path: str, language: str, view: object) -> bytes:
        """Give a view as the template at *path* writes it, in the words of a language."""
        template = self._environment(language).get_template(path.removeprefix(FOLDER))
        return template.render(view=view).encode()

    def family(self, path: str) -> tuple[str, ...]:
        """Give the paths of a template and of all that it extends, includes and imports."""
        if path not in self._families:
            members = {path: None}
            queue = [path]
            while queue:
                for name in self._named_in(queue.pop()):
                    if name not in members:
                        members[name] = None
                        queue.append(name)
            self._families[path] = tuple(sorted(members))
        return self._families[path]

    def _named_in(self, path: str) -> list[str]:
        source = self.sources.get(path)
        if source is None:
            message = f"there is no template {path}"
            raise LookupError(message)
        tree = Environment(autoescape=True).parse(source.read().decode())
        _refuse_context(tree, path)
        names = list(meta.find_referenced_templates(tree))
        if None in names:
            message = f"{path} names a template by something else than a literal"
            raise ValueError(message)
        return [FOLDER + str(name) for name in names]

    def _environment(self, language: str) -> Environment:
        if language not in self._environments:
            environment = Environment(
                loader=FunctionLoader(self._load),
                autoescape=True,
                undefined=StrictUndefined,
                trim_blocks=True,
                lstrip_blocks=True,
                cache_size=-1,
                auto_reload=False,
            )
            words = self.words[language]
            environment.globals.update(t=_saying(words.say), n=_saying(words.count))
            self._environments[language] = environment
        return self._environments[language]

    def _load(self, name: str) -> str | None:
        source = self.sources.get(FOLDER + name)
        return source.read().decode() if source else None


def _saying(say: Callable[..., str]) -> Callable[..., str]:
    """Give a function for templates whose blanks are filled with escaped values."""

    def said(*args: Any, **values: Any) -> str:
        if any(hasattr(value, "__html__") for value in values.values()):
            filled = {key: Markup.escape(value) for key, value in values.items()}
            return Markup(say(*args)).format(**filled)  # noqa: S704 - our own words
        return say(*args, **values)

    return said


def _refuse_context(tree: nodes.Template, path: str) -> None:
    for statement in tree.find_all((nodes.Import, nodes.FromImport)):
        if statement.with_context:  # type: ignore[attr-defined] # both kinds have it
            message = f"{path} imports with context; a macro sees its arguments only"
            raise ValueError(message)
