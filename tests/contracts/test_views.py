"""Every view says what each of its fields is, and templates ask for nothing else.

Templates are followed with the types of the views: through ``for`` and ``set``, into what they
include and into every macro that they call, so that a slip in a branch which no page takes is found
as well.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from types import GenericAlias, NoneType, UnionType
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints

import pytest
from jinja2 import Environment, nodes
from pydantic import BaseModel

from gaung.forms.docstrings import docstrings
from gaung.gallery import GalleryPage
from gaung.model.parts import Part
from gaung.outputs.redirects import TEMPLATE, Redirect
from gaung.templates import FOLDER
from tests.contracts.test_outputs import MODULES
from tests.factories import site

VIEWS = sorted(
    {
        value
        for module in MODULES.values()
        for value in vars(module).values()
        if inspect.isclass(value)
        and is_dataclass(value)
        and value.__module__.startswith("gaung.outputs")
        and not value.__name__.startswith("_")
    },
    key=lambda view: (view.__module__, view.__name__),
)
"""Every dataclass of the outputs: views and what they are put together from."""
PAGES: dict[str, type] = {view.template: view for view in VIEWS if hasattr(view, "template")} | {
    TEMPLATE: Redirect,
    GalleryPage.template: GalleryPage,
}
"""The view of each template of a page."""


def help_of(view: type) -> dict[str, str]:
    """The sentence behind each field of a dataclass."""
    (tree,) = ast.parse(inspect.cleandoc(inspect.getsource(view))).body
    assert isinstance(tree, ast.ClassDef)
    found = {}
    for statement, after in zip(tree.body, [*tree.body[1:], ast.Pass()], strict=True):
        if not isinstance(statement, ast.AnnAssign) or not isinstance(statement.target, ast.Name):
            continue
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            found[statement.target.id] = str(after.value.value)
    return found


NOT_SHOWN = frozenset(("Addressed", "Share"))
"""What planners hand to each other."""


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__qualname__)
def test_every_field_of_a_view_has_its_sentence(view: type) -> None:
    """What templates may use, they can read up."""
    assert view.__doc__
    if view.__name__ not in NOT_SHOWN:
        without = [each.name for each in fields(view) if not help_of(view).get(each.name)]
        assert without == []


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__qualname__)
def test_a_view_is_frozen(view: type) -> None:
    """Its digest is that of the moment when it was planned."""
    assert view.__dataclass_params__.frozen  # type: ignore[attr-defined] # dataclasses have it


def models(below: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for model in below.__subclasses__():
        if model.__module__.startswith("gaung."):  # tests have models of their own
            yield model
            yield from models(model)


@pytest.mark.parametrize("model", sorted(set(models(Part)), key=str), ids=lambda m: m.__name__)
def test_every_field_of_a_record_has_its_sentence(model: type[BaseModel]) -> None:
    """It becomes the help of the editor's form and of the reference."""
    without = [name for name, said in docstrings(model).items() if not said]
    assert without == []
    assert model.__doc__


# --- templates --------------------------------------------------------------------------------

Types = tuple[Any, ...]
"""What a value of a template may be; nothing where that is not known."""


@dataclass
class Reader:
    """Follows a template and everything that it calls, and notes what is not in a view."""

    sources: Mapping[str, str]
    slips: list[str] = field(default_factory=list)
    used: set[tuple[type, str]] = field(default_factory=set)
    _trees: dict[str, nodes.Template] = field(default_factory=dict)
    _seen: set[tuple[object, ...]] = field(default_factory=set)

    builtins: ClassVar = frozenset(("t", "n", "size", "loop", "caller", "range"))

    def read(self, name: str, names: dict[str, Types]) -> None:
        tree = self.tree(name)
        self.statements(tree.body, dict(names), name)

    def tree(self, name: str) -> nodes.Template:
        if name not in self._trees:
            self._trees[name] = Environment(autoescape=True).parse(self.sources[name])
        return self._trees[name]

    # --- statements ---

    def statements(self, body: Iterable[nodes.Node], names: dict[str, Types], here: str) -> None:
        for node in body:
            self.statement(node, names, here)

    def statement(self, node: nodes.Node, names: dict[str, Types], here: str) -> None:
        match node:
            case nodes.Extends() | nodes.Include():
                self.read(literal(node.template), names)
            case nodes.FromImport():
                for pair in node.names:
                    own, called = pair if isinstance(pair, tuple) else (pair, pair)
                    names[called] = ((literal(node.template), own),)
            case nodes.For():
                inner = dict(names)
                self.bind(node.target, elements(self.types(node.iter, names, here)), inner)
                if node.test is not None:
                    self.types(node.test, inner, here)
                self.statements(node.body, inner, here)
                self.statements(node.else_, names, here)
            case nodes.Assign():
                self.bind(node.target, self.types(node.node, names, here), names)
            case nodes.AssignBlock():
                self.statements(node.body, names, here)
                self.bind(node.target, (), names)
            case nodes.Macro():
                names[node.name] = ((here, node.name),)
            case nodes.Expr():
                self.types(node, names, here)
            case _:
                # Branches, blocks, what is written: whatever stands below in its order.
                self.statements(node.iter_child_nodes(), names, here)

    def bind(self, target: nodes.Node, types: Types, names: dict[str, Types]) -> None:
        if isinstance(target, nodes.Name):
            names[target.name] = types
        elif isinstance(target, nodes.Tuple):
            for index, each in enumerate(target.items):
                self.bind(each, items(types, index), names)

    # --- expressions ---

    def types(self, node: nodes.Node, names: dict[str, Types], here: str) -> Types:
        match node:
            case nodes.Name():
                if node.name not in names and node.name not in self.builtins:
                    self.slips.append(f"{here}:{node.lineno} {node.name}")
                return names.get(node.name, ())
            case nodes.Getattr():
                return self.attribute(node, names, here)
            case nodes.Getitem(arg=nodes.Const(value=int(index))):
                return items(self.types(node.node, names, here), index)
            case nodes.List():
                inner = [each for part in node.items for each in self.types(part, names, here)]
                return tuple(GenericAlias(tuple, (each, ...)) for each in inner)
            case nodes.Call():
                self.call(node, names, here)
            case _:
                # Of a choice each part may be the value; of anything else nobody asks further.
                below = [self.types(child, names, here) for child in node.iter_child_nodes()]
                if isinstance(node, nodes.CondExpr):
                    return below[1] + (below[2] if len(below) > 2 else ())
        return ()

    def attribute(self, node: nodes.Getattr, names: dict[str, Types], here: str) -> Types:
        types = dict.fromkeys(self.types(node.node, names, here))
        holders = [each for each in types if inspect.isclass(each)]
        if not holders:
            return ()
        found = []
        for holder in holders:
            hints = get_type_hints(holder)
            if node.attr in hints and is_dataclass(holder):
                self.used.add((holder, node.attr))
                found.append(hints[node.attr])
            elif hasattr(holder, node.attr):
                found.append(Any)  # a property or a method, whose type does not matter
        if not found:
            kinds = " or ".join(holder.__name__ for holder in holders)
            self.slips.append(f"{here}:{node.lineno} {kinds} has no {node.attr}")
        return tuple(dict.fromkeys(each for hint in found for each in members(hint)))

    def call(self, node: nodes.Call, names: dict[str, Types], here: str) -> None:
        given = [self.types(each, names, here) for each in node.args]
        named = {each.key: self.types(each.value, names, here) for each in node.kwargs}
        macros = self.types(node.node, names, here)
        for template, name in (each for each in macros if isinstance(each, tuple)):
            self.macro(template, name, given, named)

    def macro(
        self, template: str, name: str, given: list[Types], named: Mapping[str, Types]
    ) -> None:
        tree = self.tree(template)
        macro = next(each for each in tree.find_all(nodes.Macro) if each.name == name)
        wanted = [argument.name for argument in macro.args]
        values = dict.fromkeys(wanted, ()) | dict(zip(wanted, given, strict=False)) | dict(named)
        seen = (template, name, repr(sorted(values.items())))
        if seen in self._seen:
            return
        self._seen.add(seen)
        # A macro knows its arguments and what its own file imports and defines.
        own: dict[str, Types] = {}
        for node in tree.body:
            if isinstance(node, nodes.FromImport | nodes.Macro):
                self.statement(node, own, template)
        self.statements(macro.body, own | values, template)


def literal(node: nodes.Node) -> str:
    """The name of a template, which is always written out."""
    assert isinstance(node, nodes.Const)
    return str(node.value)


def members(hint: Any) -> Types:
    """The types that a value with this annotation may have, nothing left out."""
    if get_origin(hint) in (Union, UnionType):
        return tuple(each for arg in get_args(hint) for each in members(arg))
    return () if hint in (NoneType, Any) else (hint,)


SEQUENCES: tuple[Any, ...] = (tuple, list)


def elements(types: Types) -> Types:
    """What a loop over such a value gives."""
    return tuple(
        each
        for hint in types
        if get_origin(hint) in SEQUENCES
        for arg in get_args(hint)
        if arg is not Ellipsis
        for each in members(arg)
    )


def items(types: Types, index: int) -> Types:
    """What stands at a place of such a value."""
    found: list[Any] = []
    for hint in types:
        inner: Any = get_args(hint) if get_origin(hint) in SEQUENCES else ()
        if len(inner) > index and Ellipsis not in inner:
            found.extend(members(inner[index]))
        elif inner and Ellipsis in inner:
            found.extend(members(inner[0]))
    return tuple(found)


def templates() -> dict[str, str]:
    """The templates of the repository by the names that they call each other."""
    return {
        path.removeprefix(FOLDER): text
        for path, text in site().items()
        if path.startswith(FOLDER) and path.endswith(".html")
    }


def read_all() -> Reader:
    reader = Reader(templates())
    for path, view in PAGES.items():
        reader.read(path.removeprefix(FOLDER), {"view": (view,)})
    return reader


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_its_template(path: str) -> None:
    """A view names a template that is there, in the folder of pages."""
    assert path.startswith(f"{FOLDER}pages/")
    assert path.removeprefix(FOLDER) in templates()


def test_every_template_of_a_page_has_its_view() -> None:
    """A template that no view names is left over."""
    there = {FOLDER + name for name in templates() if name.startswith("pages/")}
    assert there == set(PAGES)


def test_templates_ask_for_what_views_have() -> None:
    """Nothing else, in any branch and in any macro."""
    assert read_all().slips == []


def test_every_field_of_a_view_is_asked_for() -> None:
    """A view is as narrow as can be: what no template shows would only make pages again."""
    used = {(view.__qualname__, name) for view, name in read_all().used}
    shown = {view for view, _ in read_all().used}
    unused = {
        f"{view.__qualname__}.{each.name}"
        for view in shown
        for each in fields(view)
        if (view.__qualname__, each.name) not in used
    }
    assert unused - set(ELSEWHERE) == set()


ELSEWHERE = {
    "Share.card": "what draws cards takes it from there",
    "Figure.original": "what draws cards takes it from there",
    "Phrase.language": "a phrase writes itself",
    "Phrase.direction": "a phrase writes itself",
    "Download.path": "its page asks for its size by it",
}


# --- the reader itself ------------------------------------------------------------------------


@dataclass(frozen=True)
class Inner:
    words: str
    """Words."""


@dataclass(frozen=True)
class Outer:
    one: Inner | None
    """One."""
    many: tuple[Inner, ...]
    """Many."""
    pairs: tuple[tuple[str, Inner], ...]
    """Pairs."""


@pytest.mark.parametrize(
    ("text", "slips"),
    [
        ("{{ view.one.words }}", []),
        ("{{ view.two }}", ["a:1 Outer has no two"]),
        ("{{ view.one.word }}", ["a:1 Inner has no word"]),
        ("{{ one }}", ["a:1 one"]),
        ("{% for each in view.many %}{{ each.word }}{% endfor %}", ["a:1 Inner has no word"]),
        ("{% for each in view.many if each.word %}{% endfor %}", ["a:1 Inner has no word"]),
        ("{% for a, b in view.pairs %}{{ b.word }}{{ a.upper() }}{% endfor %}",
         ["a:1 Inner has no word"]),
        ("{% set x = view.one %}{{ x.word }}", ["a:1 Inner has no word"]),
        ("{% if view.one and not view.one.word %}{% endif %}", ["a:1 Inner has no word"]),
        ("{% if x %}{% elif view.two %}{% endif %}", ["a:1 x", "a:1 Outer has no two"]),
        ("{% set x %}{{ view.two }}{% endset %}{{ x }}", ["a:1 Outer has no two"]),
        ("{{ (view.one if true else view.one).word }}", ["a:1 Inner has no word"]),
        ("{{ view.many[0].word }}", ["a:1 Inner has no word"]),
        ("{{ view.many|length + view.two|length }}", ["a:1 Outer has no two"]),
        ("{% from 'm' import show %}{{ show(view.one) }}", ["m:1 Inner has no word"]),
        ("{% from 'm' import show %}{{ show(it=view.one) }}", ["m:1 Inner has no word"]),
        ("{% from 'm' import all %}{{ all([view.one]) }}", ["m:2 Inner has no word"]),
        ("{% from 'm' import shown %}{{ shown(view.one) }}", []),
        ("{% include 'i' %}", ["i:1 Outer has no two"]),
        ("{% extends 'i' %}{% block x %}{{ view.three }}{% endblock %}",
         ["i:1 Outer has no two", "a:1 Outer has no three"]),
    ],
)  # fmt: skip
def test_a_slip_of_a_template_is_found(text: str, slips: list[str]) -> None:
    """Wherever it hides."""
    macros = (
        "{% macro show(it) %}{{ it.word }}{% endmacro %}\n"
        "{% macro all(them) %}{% for each in them %}{{ each.word }}{% endfor %}{% endmacro %}\n"
        "{% macro shown(it) %}{{ it.words }}{% endmacro %}"
    )
    reader = Reader({"a": text, "m": macros, "i": "{{ view.two }}"})
    reader.read("a", {"view": (Outer,)})
    assert reader.slips == slips
