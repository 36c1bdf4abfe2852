"""What the models say about their fields: the text that stands below each in their source.

Pydantic would read it for every model whenever one is loaded; only schemas, forms and documents ask
for it, and so it is read when they do.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from types import ModuleType

from pydantic import BaseModel


@cache
def docstrings(model: type[BaseModel]) -> Mapping[str, str]:
    """Give for each field of a model, as files name it, what it is; a field may say nothing."""
    said: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if issubclass(each, BaseModel) and each is not BaseModel:
            said.update(_in(inspect.getmodule(each)).get(each.__name__, {}))
    fields = model.model_fields.items()
    return {info.alias or name: said.get(name, "") for name, info in fields}


@cache
def _in(module: ModuleType | None) -> Mapping[str, Mapping[str, str]]:
    """Give the fields of the classes of a module, by the name of the class."""
    assert module is not None  # noqa: S101 - every class stands in one
    written = ast.parse(inspect.getsource(module)).body
    classes = (each for each in written if isinstance(each, ast.ClassDef))
    return {each.name: dict(_fields(each)) for each in classes}


def _fields(written: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in pairwise(written.body):
        match field, below:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(said))),
            ):
                yield name, " ".join(said.split())
