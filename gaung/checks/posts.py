"""Every post is short enough for each of its platforms, in every language, and is in each."""

from __future__ import annotations

from collections.abc import Iterator

from gaung.checks.finished import Finished
from gaung.model.kit import Entry
from gaung.model.narrative import Post
from gaung.outputs.pages.vocabulary import PLATFORMS
from gaung.outputs.pages.writer import Writer
from gaung.outputs.posts import texts
from gaung.problems import Place, Problem, Severity


def check(finished: Finished) -> Iterator[Problem]:
    """Give the posts that a platform would refuse, and those that a language lacks."""
    kit = finished.kit
    for entry in kit.all(Post):
        for language in kit.languages:
            if entry.record.text.written(language) is None:
                values = {"found": kit.words[language].name}
                place = _place(finished, entry, "")
                yield Problem(place, "post-untranslated", values, Severity.WARNING)
                continue
            for each in texts(Writer(kit, language, entry.name), entry):
                if each.is_over:
                    values = {
                        "found": PLATFORMS[each.key],
                        "length": str(each.length),
                        "limit": str(each.limit),
                    }
                    place = _place(finished, entry, language)
                    yield Problem(place, "post-too-long", values, Severity.WARNING)


def _place(finished: Finished, entry: Entry[Post], language: str) -> Place:
    is_one = not entry.record.text.languages
    inside = (language,) if language and not is_one else ()
    return finished.locator.place(entry.path, (*entry.where, "text", *inside))
