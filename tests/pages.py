"""Pages as a reader and a search engine see them, read by a parser that is not ours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import unquote, urldefrag

from lxml import html
from lxml.html import HtmlElement

from gaung.build import Build


@dataclass(frozen=True)
class Page:
    """A page of a finished site."""

    path: str
    data: bytes

    @cached_property
    def tree(self) -> HtmlElement:
        return html.document_fromstring(self.data.decode())

    @property
    def language(self) -> str:
        return str(self.tree.get("lang"))

    @property
    def main(self) -> HtmlElement:
        return self.tree.body.find(".//main")

    @property
    def words(self) -> str:
        """What stands in its main part."""
        return " ".join(self.main.text_content().split())

    @property
    def canonical(self) -> str | None:
        return next(iter(self.find("/html/head/link[@rel='canonical']/@href")), None)

    @property
    def is_indexed(self) -> bool:
        return not self.find("/html/head/meta[@name='robots'][contains(@content, 'noindex')]")

    @property
    def alternates(self) -> dict[str, str]:
        return {
            link.get("hreflang"): link.get("href")
            for link in self.find("/html/head/link[@rel='alternate'][@hreflang]")
        }

    @property
    def languages(self) -> dict[str, str | None]:
        """Where its menu of languages leads, by code."""
        return {
            each.get("lang"): each.get("href")
            for each in self.find("//nav[@class='languages']//*[@lang]")
        }

    @cached_property
    def anchors(self) -> frozenset[str]:
        return frozenset(each.get("id") for each in self.tree.iterfind(".//*[@id]"))

    @property
    def targets(self) -> Iterator[str]:
        """Everything that it links to or loads."""
        for name in ("href", "src"):
            for each in self.tree.iterfind(f".//*[@{name}]"):
                yield each.get(name)

    def find(self, path: str) -> Any:
        """What an XPath finds: elements, attributes, or a text."""
        return self.tree.xpath(path)

    @property
    def links(self) -> dict[str, str]:
        """Words and addresses of the links in its main part."""
        return {
            " ".join(link.text_content().split()): link.get("href")
            for link in self.main.iterfind(".//a[@href]")
        }


def pages(finished: Build) -> dict[str, Page]:
    """The pages of a site by their files."""
    return {
        path: Page(path, data) for path, data in finished.files.items() if path.endswith(".html")
    }


def page_at(finished: Build, address: str) -> Page:
    """The page at an address of the site, with or without its host."""
    assert finished.kit is not None
    addresses = finished.kit.addresses
    path = addresses.output(address.removeprefix(addresses.origin))
    return Page(path, finished.files[path])


def page_of(finished: Build, kind: str, key: str, language: str, event: str = "") -> Page:
    """The page of an entry in a language."""
    address = address_of(finished, kind, key, language, event)
    return page_at(finished, address)


def address_of(finished: Build, kind: str, key: str, language: str, event: str = "") -> str:
    """The address of an entry in a language."""
    assert finished.kit is not None
    name = next(
        name
        for name in finished.kit.entries
        if (name.kind, name.key) == (kind, key) and event in ("", name.event)
    )
    address = finished.kit.address(name, language)
    assert address is not None
    return address


def broken(finished: Build) -> list[str]:
    """The links of a site that lead to no file of it or to no place in one."""
    assert finished.kit is not None
    addresses = finished.kit.addresses
    all_pages = pages(finished)
    found = []
    for path, page in all_pages.items():
        for target in page.targets:
            address, anchor = urldefrag(target.removeprefix(addresses.origin))
            if not address.startswith("/") and address:
                continue  # another site, a telephone, a letter
            inside = address.startswith(addresses.path) or not address
            file = addresses.output(unquote(address)) if address else path
            is_there = inside and file in finished.files
            if not is_there or (anchor and unquote(anchor) not in all_pages[file].anchors):
                found.append(f"{path} → {target}")
    return found
