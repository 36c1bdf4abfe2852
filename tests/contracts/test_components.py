"""Every component has examples that fit it, and they are written in every language.

They feed the gallery of the preview, the validator and the tests of accessibility.
"""

from __future__ import annotations

from functools import cache

import pytest

from gaung.gallery import COMPONENTS, Component, ExampleError, components, gallery
from tests.factories import ROOT, site
from tests.gallery import galleries, opened

HERE = ROOT / COMPONENTS
NAMES = sorted(path.stem for path in HERE.glob("*.html"))


@cache
def shown(language: str) -> dict[str, Component]:
    taken, kit, templates = opened(site("id", "en", "ar"))
    return {each.key: each for each in components(taken, kit, templates, language)}


def test_every_component_has_examples() -> None:
    """A file of its name beside it; and no examples are left of a component that is gone."""
    assert sorted(path.stem for path in HERE.glob("*.yaml")) == NAMES


@pytest.mark.parametrize("language", ["id", "en", "ar"])
def test_every_example_is_written(language: str) -> None:
    """With values of the types that pages hand over; what a template misses is an error."""
    assert sorted(shown(language)) == NAMES
    for component in shown(language).values():
        assert component.examples != (), component.key
        assert component.about != "", component.key


@pytest.mark.parametrize("name", NAMES)
def test_examples_are_in_the_language_of_the_page(name: str) -> None:
    """Their names are words in both languages."""
    for here, there in zip(shown("id")[name].examples, shown("en")[name].examples, strict=True):
        assert here.name != there.name


def test_the_awkward_is_among_them() -> None:
    """Long words, a missing picture, a name from right to left, in the gallery as a whole."""
    everything = "".join(each.html for one in shown("en").values() for each in one.examples)
    assert 'lang="ar" dir="rtl"' in everything
    assert "Counterrevolutionary" in everything
    assert any("<img" not in each.html for each in shown("en")["event-card"].examples)


def test_the_gallery_is_a_page_of_each_language() -> None:
    """With everything that a page has; search engines are asked to leave it."""
    pages = galleries()
    assert sorted(pages) == [f"{code}/__gaung/components/index.html" for code in ("ar", "en", "id")]
    for page in pages.values():
        assert b'<meta name="robots" content="noindex">' in page
        assert page.count(b'<section class="component"') == len(NAMES)


@pytest.mark.parametrize(
    ("example", "message"),
    [
        ("{of: Pager, is: {number: 1}}", "pager: Pager needs of"),
        ("{of: Pager, is: {number: 1, of: 1, up: 2}}", "pager: Pager has no up"),
    ],
)
def test_an_example_that_fits_no_longer_is_told(example: str, message: str) -> None:
    """When a view has changed, its examples have to follow."""
    yaml = f"examples:\n  - name: A\n    macro: pager\n    with: {{pager: {example}}}\n"
    files = site("id", "en") | {f"{COMPONENTS}pager.yaml": yaml}
    with pytest.raises(ExampleError, match=message):
        gallery(*opened(files))
