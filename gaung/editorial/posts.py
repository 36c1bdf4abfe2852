"""Posts are called as the records of those who hold them call them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gaung.editorial.proof import Proof
from gaung.editorial.wording import Word, occurrences, one_slip, parts, typed_as, window, words
from gaung.model.facts import Statement
from gaung.model.kit import Kit
from gaung.model.parts import Mention, walk
from gaung.model.people import Person
from gaung.model.text import Text
from gaung.problems import Problem, Severity

Titles = dict[tuple[str, ...], str]


def ask(proof: Proof) -> Iterator[Problem]:
    """Give titles beside a person's name that are nearly, but not quite, one of the person's."""
    people = list(_people(proof.kit))
    for passage in proof.passages:
        if passage.is_reported or passage.entry.name.kind in ("person", "source"):
            continue
        present = [each for each in people if each[0] in passage.words]
        if not present:
            continue
        text = words(passage.words)
        for printed, by_language in present:
            titles, name = _titles(by_language, passage.language), parts(printed)
            for position in occurrences(text, name):
                beside = (text[:position], text[position + len(name) :])
                for stretch, nearest in _near(beside, titles):
                    typed = typed_as(passage.words, stretch)
                    values = {"found": typed, "nearest": nearest}
                    place = proof.place(passage, stretch[0].start, typed)
                    yield Problem(place, "post-near", values, Severity.WARNING)
    yield from _presented(proof)


def _presented(proof: Proof) -> Iterator[Problem]:
    """Look at how people are presented where they are named: ``as`` in place of a post."""
    for entry in proof.kit.entries.values():
        for path, mention in walk(entry.record):
            if not isinstance(mention, Mention | Statement) or mention.as_ is None:
                continue
            ref = mention.person if isinstance(mention, Mention) else mention.speaker
            person = proof.kit.find(Person, ref, entry.name)
            posts = [post.title for post in person.record.posts] if person else []
            for language, typed in mention.as_:
                for title, printed in _titles(posts, language).items():
                    found = parts(typed)
                    if len(found) == len(title) and one_slip(found, title):
                        where = (*entry.where, *path, "as", *((language,) if language else ()))
                        values = {"found": typed, "nearest": printed}
                        place = proof.locator.place(entry.path, where)
                        yield Problem(place, "post-near", values, Severity.WARNING)


def _near(
    beside: tuple[Sequence[Word], Sequence[Word]], titles: Titles
) -> Iterator[tuple[Sequence[Word], str]]:
    """Give the words right before a name or right behind it that are nearly a title."""
    before, behind = beside
    for title, printed in titles.items():
        length = len(title)
        for stretch in (window(before, len(before) - length, length), window(behind, 0, length)):
            found = tuple(word.bare for word in stretch)
            if found and found not in titles and one_slip(found, title):
                yield stretch, printed


def _people(kit: Kit) -> Iterator[tuple[str, list[Text]]]:
    """Give each person's name with the titles of the person's posts."""
    for entry in kit.all(Person):
        titles: list[Text] = [post.title for post in entry.record.posts]
        if titles and parts(entry.record.name):
            yield entry.record.name, titles


def _titles(titles: Sequence[Text], language: str) -> Titles:
    """Give the titles of some posts as words, in a language or in every one."""
    return {
        parts(words): words
        for title in titles
        for code, words in title
        if language in ("", code) or not code
        if len(parts(words)) > 1
    }
