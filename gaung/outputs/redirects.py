"""Old addresses of articles: a page that leads on, for every host.

An alias is an address below the site's, as it was published: ``id/acara/…/siaran-pers/lama/``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gaung.model.articles import Page, Release
from gaung.model.kit import Kit
from gaung.model.words import words_of
from gaung.outputs.stylesheets import Sheet, stylesheets
from gaung.plan import Output, Workbench

TEMPLATE = "layouts/pages/redirect.html"


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address and the new one."""

    language: str
    """The language of the article."""
    direction: str
    """``ltr`` or ``rtl``."""
    title: str
    """Its headline."""
    address: str
    """Where it is now."""
    canonical: str
    """The same with host."""
    stylesheets: tuple[Sheet, ...]
    """The stylesheets, in the order of the cascade."""


def plan(kit: Kit) -> Iterator[Output[Redirect]]:
    """Give a page for every old address of an article."""
    for entry in (*kit.all(Release), *kit.all(Page)):
        for version in entry.versions.values():
            address = kit.address(entry.name, version.language)
            if version.head is None or address is None:
                continue
            view = Redirect(
                version.language,
                kit.words[version.language].direction,
                version.head.title,
                address,
                kit.addresses.absolute(address),
                stylesheets(kit),
            )
            for alias in version.head.aliases:
                path = kit.addresses.output(kit.addresses.file(alias.strip("/") + "/"))
                uses = (TEMPLATE, words_of(version.language))
                yield Output(path, view, led_on, uses=uses, origin=version.path)


def led_on(redirect: Redirect, bench: Workbench) -> bytes:
    """Write the page that leads on."""
    return bench.render(TEMPLATE, redirect.language, redirect)
