"""A template of a site that cannot be used is told of with its line, and nothing breaks."""

from __future__ import annotations

import pytest

from tests.factories import NOW, built, small

CASES = {
    "a tag that is not closed": ("layouts/pages/article.html", "a\n{% if view %}\n", 2),
    "a sign that is no tag": ("layouts/pages/article.html", "a\n\n{{ view. }}\n", 3),
    "a filter that is not there": ("layouts/pages/article.html", "a\n{{ view|shout }}\n", 2),
    "a name that is not there": ("layouts/pages/article.html", "a\n\n\n{{ view.nothing }}\n", 4),
    "a template that is not there": (
        "layouts/pages/article.html",
        'a\n{% include "partials/none.html" %}\n',
        2,
    ),
    "a template by a name made up": (
        "layouts/pages/article.html",
        "{% include view.template %}",
        1,
    ),
    "a macro that sees too much": (
        "layouts/pages/article.html",
        'a\n{% import "components/link.html" as l with context %}\n',
        2,
    ),
    "a macro called wrongly": (
        "layouts/pages/article.html",
        '{% macro m(x) %}{{ x }}{% endmacro %}\n{{ m(colour="red") }}\n',
        2,
    ),
    "a sum of what cannot be added": ("layouts/pages/article.html", "a\n{{ 'a' + 1 }}\n", 2),
    "words with a gap that nothing fills": (
        "layouts/pages/article.html",
        "a\n{{ t('{what} is missing') }}{{ t('{what} is missing', other=1) }}\n",
        2,
    ),
    "a document that is not closed": ("layouts/documents/atom.xml", "{% for x in y %}", 1),
    "a page that nobody uses": ("layouts/pages/mine.html", "\n{{ }}", 2),
}


@pytest.mark.parametrize("case", CASES)
def test_a_faulty_template_is_a_problem_with_its_line(case: str) -> None:
    path, text, line = CASES[case]
    found = built(small() | {path: text}, NOW).problems
    assert {(each.code, each.place.path, each.place.line) for each in found} == {
        ("template-faulty", path, line)
    }
    assert all(each.values["found"] for each in found)


def test_every_faulty_template_is_told_of_at_once() -> None:
    faulty = {"layouts/pages/article.html": "{% if %}", "layouts/pages/event.html": "{{ x"}
    found = built(small() | faulty, NOW).problems
    assert [each.place.path for each in found] == sorted(faulty)
