"""Templates: their families, what they may not do, and how words and values are escaped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from gaung.model.text import Phrase
from gaung.model.words import Words
from gaung.snapshot import source
from gaung.templates import Templates

WORDS = {
    "en": Words("en", "en", "English"),
    "id": Words("id", "id", "Bahasa", {"Hello {name}": ("Halo {name}",)}),
}


def templates(files: Mapping[str, str]) -> Templates:
    sources = {
        f"layouts/{name}": source(f"layouts/{name}", text.encode()) for name, text in files.items()
    }
    return Templates(sources, WORDS)


@dataclass(frozen=True)
class View:
    name: object = "A & B"


def shown(text: str, language: str = "en", view: object = View()) -> str:
    return templates({"a.html": text}).render("layouts/a.html", language, view).decode()


FAMILY = {
    "page.html": "{% extends 'base.html' %}{% from 'parts/a.html' import a %}",
    "base.html": "{% include 'parts/head.html' %}",
    "parts/head.html": "{% import 'parts/a.html' as a %}",
    "parts/a.html": "{% from 'parts/a.html' import b %}{% macro a() %}{% endmacro %}",
    "other.html": "",
}


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("page.html", ["base.html", "page.html", "parts/a.html", "parts/head.html"]),
        ("base.html", ["base.html", "parts/a.html", "parts/head.html"]),
        ("parts/a.html", ["parts/a.html"]),
        ("other.html", ["other.html"]),
    ],
)
def test_the_family_of_a_template_is_all_that_it_names(name: str, family: list[str]) -> None:
    """What it extends, includes and imports, and what those do, each once."""
    found = templates(FAMILY).family(f"layouts/{name}")
    assert found == tuple(f"layouts/{each}" for each in family)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ view.name }}", "A &amp; B"),
        ("{{ t('Hello {name}', name=view.name) }}", "Hello A &amp; B"),
        ("{{ n('{number} day', '{number} days', 2) }}", "2 days"),
        ("{% if true %}\n  x\n{% endif %}\n", "  x\n"),
    ],
)
def test_values_are_escaped(text: str, expected: str) -> None:
    """Also those that fill a blank of the interface's words."""
    assert shown(text) == expected


def test_a_phrase_writes_itself() -> None:
    """With its language, where that is not the page's; within words of the interface too."""
    view = View(Phrase("<b>", "ar", "rtl"))
    span = '<span lang="ar" dir="rtl">&lt;b&gt;</span>'
    assert shown("{{ view.name }}", view=view) == span
    assert shown("{{ t('Hello {name}', name=view.name) }}", "id", view) == f"Halo {span}"


def test_words_are_those_of_the_language() -> None:
    """The same template, another language."""
    hello = "{{ t('Hello {name}', name='x') }}"
    assert (shown(hello, "en"), shown(hello, "id")) == ("Hello x", "Halo x")


def test_a_macro_sees_its_arguments_and_the_words_only() -> None:
    """What a page knows does not reach into it."""
    macro = "{% macro m(a) %}{{ a }}{{ t('x') }}{{ view.name }}{% endmacro %}"
    files = {"m.html": macro, "a.html": "{% from 'm.html' import m %}{{ m('1') }}"}
    with pytest.raises(UndefinedError, match="view"):
        templates(files).render("layouts/a.html", "en", View())


def test_a_name_that_is_not_there_is_an_error() -> None:
    """Nothing is silently empty."""
    for text in ("{{ view.nam }}", "{{ nama }}", "{% if view.nam %}{% endif %}"):
        with pytest.raises(UndefinedError):
            shown(text)


def test_a_template_is_named_by_a_literal() -> None:
    """Else its family could not be known."""
    with pytest.raises(ValueError, match="something else than a literal"):
        shown("{% include view.name %}")


def test_nothing_is_imported_with_context() -> None:
    """A macro would see what its arguments do not say."""
    with pytest.raises(ValueError, match="with context"):
        templates(FAMILY | {"a.html": "{% from 'base.html' import x with context %}"}).family(
            "layouts/a.html"
        )


def test_a_template_that_is_not_there_is_our_own_fault() -> None:
    """A lookup says which."""
    with pytest.raises(LookupError, match=r"layouts/tiada\.html"):
        templates({}).family("layouts/tiada.html")
    with pytest.raises(TemplateNotFound):
        templates({}).render("layouts/tiada.html", "en", View())


def test_a_template_is_compiled_once_for_all_languages() -> None:
    """And again only when its bytes are others."""
    known = templates({"a.html": "x"})
    compiled = known.compiled("layouts/a.html")
    known.render("layouts/a.html", "id", View())
    assert known.compiled("layouts/a.html") is compiled
    assert len(known.known) == 1
