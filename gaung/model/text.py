"""The same words in each language, knowing which are missing; a phrase in one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from gaung.model.values import refuse

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
EVERY = ""
"""Stands where a language would, for words that are the same in all of them."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in one language, for a page in another or the same.

    In a template it writes itself: marked with its language where that is not the page's.
    """

    text: str
    language: str | None = None
    """The language of the words where it differs from the page's, else nothing."""
    direction: str | None = None
    """``ltr`` or ``rtl`` where it differs from the page's, else nothing."""

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    def __html__(self) -> str:
        words = escape(self.text, quote=False)
        return f"<span{self.marks}>{words}</span>" if self.language else words

    @property
    def marks(self) -> str:
        """The attributes ``lang`` and ``dir``, with a space before each, or nothing."""
        language = f' lang="{escape(self.language)}"' if self.language else ""
        return language + (f' dir="{self.direction}"' if self.direction else "")


@dataclass(frozen=True, slots=True)
class Text:
    """What readers see: one string for every language, or one for each.

    ``words`` holds pairs of language and words in the order of the file.
    """

    words: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, words: str | dict[str, str]) -> Text:
        """Make a text of a string or a mapping by language."""
        return cls(tuple(words.items()) if isinstance(words, dict) else ((EVERY, words),))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.words)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is written in; none where the words are the same in every one."""
        return tuple(language for language, _ in self.words if language != EVERY)

    def written(self, language: str) -> str | None:
        """Give the words in this language, or nothing where they are missing."""
        for written_in, words in self.words:
            if written_in in (language, EVERY):
                return words
        return None

    def find(self, languages: Iterable[str]) -> tuple[str, str]:
        """Give the words and their language: the first of *languages* that has them."""
        for language in languages:
            if (words := self.written(language)) is not None:
                return words, language
        language, words = self.words[0]
        return words, language

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        del source, handler
        return core_schema.with_info_before_validator_function(
            cls._read, core_schema.is_instance_schema(cls)
        )

    @classmethod
    def _read(cls, value: object, info: ValidationInfo) -> Text:
        del info
        if isinstance(value, Text):
            return cls(value.words)
        if isinstance(value, str):
            return cls(((EVERY, cls._clean(value)),))
        if not isinstance(value, dict):
            raise refuse("text-expected", value)
        words = []
        for language, written in value.items():
            if not _LANGUAGE.fullmatch(language):
                raise refuse("language-unreadable", language, at=language)
            if written is None:
                continue
            if not isinstance(written, str):
                raise refuse("text-expected", written, at=language)
            words.append((language, cls._clean(written, language)))
        if not words:
            raise refuse("text-empty", "")
        return cls(tuple(words))

    @classmethod
    def _clean(cls, words: str, language: str = EVERY) -> str:
        if not words.strip():
            raise refuse("text-empty", "", at=language)
        return words.strip()


class Line(Text):
    """Plain words on one line: a title, a label, a caption."""

    __slots__ = ()

    @classmethod
    def _clean(cls, words: str, language: str = EVERY) -> str:
        return " ".join(Text._clean(words, language).split())  # noqa: SLF001 - our own base class


class Prose(Text):
    """Markdown, inline and paragraphs, without headings: a biography, an abstract, a note."""

    __slots__ = ()

    @classmethod
    def _clean(cls, words: str, language: str = EVERY) -> str:
        clean = Text._clean(words, language)  # noqa: SLF001 - our own base class
        if heading := re.search(r"^ {0,3}#{1,6}\s.*|^\S.*\n=+$", clean, re.MULTILINE):
            raise refuse("heading-in-text", heading[0].splitlines()[0].strip(), at=language)
        return clean
