"""The law of the memory: a build that remembers earlier ones gives what a fresh build gives.

A small site is edited at random, step by step, as people, clocks and designers do; after each step
the build with the memory and one without must agree on every byte and every problem.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gaung.build import Build, build
from gaung.memory import Forgetful
from gaung.snapshot import snapshot
from tests.factories import (
    EVENT,
    LANGUAGES,
    NOW,
    Files,
    article,
    built,
    fresh,
    person,
    release,
    schedule,
    session,
    small,
    sound,
    text,
)

RELEASES = f"content/events/{EVENT}/releases/"


@dataclass(frozen=True)
class State:
    """A site at a step, and the moment of its build."""

    files: Files = field(default_factory=small)
    now: datetime = NOW

    def put(self, **files: str) -> State:
        return replace(self, files=self.files | files)

    def without(self, start: str) -> State:
        kept = {path: text for path, text in self.files.items() if not path.startswith(start)}
        return replace(self, files=kept)

    def settings(self, **changed: Any) -> State:
        record = json.loads(self.files["site.yaml"]) | changed
        return self.put(**{"site.yaml": text(record)})


Edit = Callable[[State], State]


def releases(draw: st.DrawFn, *, code: str = "") -> str:
    key = draw(st.sampled_from(("satu", "dua", "tiga")))
    return f"{RELEASES}{key}/" + (f"index.{code}.md" if code else "")


@st.composite
def written(draw: st.DrawFn) -> Edit:
    """A release is added, or written anew: its title, its body, its moment."""
    key = draw(st.sampled_from(("satu", "dua", "tiga")))
    word = draw(st.sampled_from(("air", "angin", "{fact:peserta} orang", "[U](person:usman)")))
    bodies = draw(st.sampled_from(({"id": word}, {"id": word, "en": "wind"}, {"en": "rain"})))
    fields: dict[str, Any] = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "title": st.sampled_from(("Laut", "Darat")),
                "published": st.sampled_from(("2024-05-19", "2024-06-10", "2023-01-01")),
                "embargo": st.sampled_from(("2024-06-02 00:00 WIB", "2024-05-01 00:00 WIB")),
                "withdrawn": st.just({"date": "2024-05-30", "reason": "Keliru"}),
                "status": st.sampled_from(("draft", "approved")),
                "slug": st.just({"id": "alamat-lain"}),
                "kind": st.sampled_from(("news", "note")),
            },
        )
    )
    return lambda state: state.put(**release(key, bodies=bodies, **fields))


@st.composite
def one_language(draw: st.DrawFn) -> Edit:
    """One language of a release changes, or goes."""
    path = releases(draw, code=draw(st.sampled_from(("id", "en"))))
    if draw(st.booleans()):
        return lambda state: state.without(path)
    head = {"title": "Other", "summary": "Words", "kind": "release", "status": "approved"}
    return lambda state: state.put(**{path: article(head, "Other words.")})


@st.composite
def deleted(draw: st.DrawFn) -> Edit:
    """A release, all of them, a picture, a person, the schedule or a page goes."""
    start = draw(
        st.sampled_from(
            (
                f"{RELEASES}satu/", f"{RELEASES}dua/", RELEASES, f"content/events/{EVENT}/media/",
                "content/people/", f"content/events/{EVENT}/schedule.yaml", "content/pages/",
                "content/contacts.yaml", f"content/events/{EVENT}/", "assets/css/blocks/",
            )
        )
    )  # fmt: skip
    return lambda state: state.without(start)


@st.composite
def renamed(draw: st.DrawFn) -> Edit:
    """The folder of a release gets another name."""
    before, after = releases(draw), releases(draw)

    def edit(state: State) -> State:
        moved = {
            path.replace(before, after): content
            for path, content in state.files.items()
            if path.startswith(before)
        }
        return replace(state.without(before), files=state.without(before).files | moved)

    return edit


@st.composite
def data(draw: st.DrawFn) -> Edit:
    """The schedule, a person, a fact or a picture changes."""
    clock = draw(st.sampled_from(("08:00", "09:00", "19.30")))
    sessions = [session("buka", start=clock, people=["usman"]), session("lain", date="2024-05-19")]
    picture = f"content/events/{EVENT}/media/panggung.svg"
    register = f"content/events/{EVENT}/facts.yaml"
    edits: tuple[Edit, ...] = (
        lambda state: state.put(**schedule(*sessions)),
        lambda state: state.put(**schedule(*sessions[:1])),
        lambda state: state.put(**person("usman", name=f"Usman {clock[:2]}")),
        lambda state: state.put(**{picture: f"other bytes {clock}"}),
        lambda state: state.put(
            **{register: state.files.get(register, "").replace("1500", clock[:2])}
        ),
    )
    return draw(st.sampled_from(edits))


@st.composite
def looks(draw: st.DrawFn) -> Edit:
    """A component, a template, a style or a word changes; a template of the site's own appears."""
    number = draw(st.integers(1, 3))
    card, footer = "layouts/components/release-card.html", "layouts/partials/footer.html"
    own = "layouts/partials/own.html"
    count = '{{ n("{number} drop", "{number} drops", 1234.5) }}'
    edits: tuple[Edit, ...] = (
        lambda state: state.put(**{card: state.files[card] + f"{{# {number} #}}"}),
        lambda state: state.put(
            **{card: state.files[card].replace("<article", f'<article data-n="{number}"')}
        ),
        lambda state: state.put(
            **{own: f"<p>{number} {count}</p>", footer: f'{{% include "{own[8:]}" %}}'}
        ),
        lambda state: state.put(**{footer: f"<footer>{count}</footer>"}),
        lambda state: state.put(**{"assets/css/base.css": f"p {{ order: {number} }}"}),
        lambda state: state.put(
            **{
                "layouts/locale/en.po": 'msgid ""\nmsgstr ""\n\n'
                f'msgid "Home"\nmsgstr "House {number}"\n\n'
                'msgctxt "address"\nmsgid "events"\n'
                f'msgstr "doings-{number}"\n'
            }
        ),
    )
    return draw(st.sampled_from(edits))


@st.composite
def whole_site(draw: st.DrawFn) -> Edit:
    """The settings of the site or its languages change, or the file cannot be read."""
    british, american = LANGUAGES["en"], LANGUAGES["en"] | {"locale": "de"}
    changed: dict[str, Any] = draw(
        st.sampled_from(
            (
                {"page_size": "1"},
                {"name": "Situs lain"},
                {"demo": "true"},
                {"base_url": "https://lain.example"},
                {"missing": {"releases": "hide"}},
                {"missing": {"releases": "link"}},
                {"missing": {"data": "require"}},
                {"publishing_zone": "Asia/Jayapura"},
                {"written_in": "en"},
                {"languages": [LANGUAGES["id"]]},
                {"languages": [LANGUAGES["id"], american]},
                {"languages": [LANGUAGES["id"], british, LANGUAGES["fr"]]},
                {"languages": [british, LANGUAGES["id"]]},
                {"languages": "rusak"},
            )
        )
    )
    return lambda state: state.settings(**changed)


@st.composite
def later(draw: st.DrawFn) -> Edit:
    """Time passes, or somebody looks back."""
    days = draw(st.sampled_from((-400, -14, -3, 1, 10, 4000)))
    return lambda state: replace(state, now=state.now + timedelta(days=days))


@st.composite
def undone(draw: st.DrawFn) -> Edit:
    """Everything is as it was at first."""
    draw(st.just(None))
    return lambda _: State()


EDITS = st.one_of(
    written(), one_language(), deleted(), renamed(), data(), looks(), whole_site(), later(),
    undone(),
)  # fmt: skip


class OnDisk(Forgetful):
    """A memory from which only bytes outlive a build, as if each ran in a process of its own."""

    def begin(self) -> OnDisk:
        self.values = fresh().values
        return self


def seen(finished: Build) -> dict[str, object]:
    """All that a build tells the world."""
    return {
        "files": dict(finished.files),
        "problems": finished.problems,
        "traces": dict(finished.traces),
        "hidden": finished.hidden,
        "holds": finished.kit and finished.kit.now.holds,
    }


def same(with_memory: Build, without: Build) -> None:
    ours, theirs = seen(with_memory), seen(without)
    differing = [name for name, value in theirs.items() if ours[name] != value]
    files = [
        path
        for path in {**with_memory.files, **without.files}
        if with_memory.files.get(path) != without.files.get(path)
    ]
    assert (differing, files) == ([], [])


KNOWN: dict[str, Edit] = {
    "a word": lambda state: state.put(**release("satu", bodies={"id": "Lain."})),
    "a translation": lambda state: state.put(**release("satu")),
    "one less": lambda state: state.without(f"{RELEASES}dua/"),
    "a person": lambda state: state.put(**person("usman", name="Usman K.")),
    "a picture": lambda state: state.put(
        **{f"content/events/{EVENT}/media/panggung.svg": "other bytes"}
    ),
    "a component": lambda state: state.put(
        **{
            "layouts/components/release-card.html": state.files[
                "layouts/components/release-card.html"
            ].replace("<article", "<article data-n='1'")
        }
    ),
    "a partial": lambda state: state.put(**{"layouts/partials/footer.html": "<p>1</p>"}),
    "a style": lambda state: state.put(**{"assets/css/base.css": "p { order: 1 }"}),
    "a word of the interface": lambda state: state.put(
        **{"layouts/locale/en.po": 'msgid ""\nmsgstr ""\n\nmsgid "Home"\nmsgstr "House"\n'}
    ),
    "a setting": lambda state: state.settings(name="Situs lain"),
    "a language less": lambda state: state.settings(languages=[LANGUAGES["id"]]),
    "the time": lambda state: replace(state, now=NOW - timedelta(days=14)),
    "back again": lambda _: State(),
}
"""One edit of each kind, to be made one after the other."""


def test_with_memory_equals_without_from_edit_to_edit() -> None:
    """The same walk each time, whose failing step has a name."""
    state, memory = State(), fresh()
    before = built(state.files, state.now, memory)
    for name, edit in KNOWN.items():
        state = edit(state)
        after = built(state.files, state.now, memory)
        assert after.files != before.files, f"{name} changes nothing"
        same(after, built(state.files, state.now))
        before = after


@settings(max_examples=10)
@given(st.lists(EDITS, min_size=1, max_size=6))
def test_with_memory_equals_without(edits: list[Edit]) -> None:
    """Whatever was edited, a memory changes nothing but the time that a build takes."""
    state, in_process, on_disk = State(), fresh(), OnDisk()
    for edit in (lambda state: state, *edits):
        state = edit(state)
        without = built(state.files, state.now)
        same(built(state.files, state.now, in_process), without)
        same(built(state.files, state.now, on_disk.begin()), without)


COUNTING = {"layouts/partials/footer.html": '<p>{{ n("{number} drop", "{number} drops", 1234.5) }}'}


def test_a_template_that_counts_follows_the_customs_of_its_language() -> None:
    """Where only the locale of a language changes, its numbers are written anew."""
    memory = fresh()
    state = State().put(**COUNTING)
    for locale in ("en_GB", "de", "fr", "en_GB"):
        languages = [LANGUAGES["id"], LANGUAGES["en"] | {"locale": locale}]
        state = state.settings(languages=languages)
        same(built(state.files, state.now, memory), built(state.files, state.now))


def test_a_build_that_remembers_nothing_at_all_is_no_different() -> None:
    """Compiled templates, which these tests share, change nothing either."""
    same(built(small()), build(snapshot(small(), NOW)))


RELEASE = f"en/events/{EVENT}/releases/satu/"
DOWNLOADS = f"en/events/{EVENT}/downloads/"
WHAT_CARRIES_SATU_IN_ENGLISH = {
    f"{RELEASE}index.html", f"{RELEASE}ninjs.json",
    *(f"{RELEASE}satu.en.{kind}" for kind in ("txt", "docx", "zip")),
    "en/atom.xml", "en/feed.json", "en/ninjs.json",
    f"en/events/{EVENT}/atom.xml", f"en/events/{EVENT}/feed.json",
    f"{DOWNLOADS}{EVENT}.en.zip", f"kits/{EVENT}.zip",
    # Both pages of downloads tell how large the kit of all languages is.
    f"{DOWNLOADS}index.html", f"id/acara/{EVENT}/unduhan/index.html",
}  # fmt: skip


def test_what_did_not_change_is_not_made_again() -> None:
    """The memory is of use: the second build makes nothing, an edited text only its own pages."""
    memory = fresh()
    files = small()
    first = built(files, memory=memory)
    assert set(first.made) == set(first.files)
    assert built(files, memory=memory).made == ()
    path = f"{RELEASES}satu/index.en.md"
    edited = files | {path: files[path].replace("Body of satu.", "Quite other words.")}
    assert set(built(edited, memory=memory).made) == WHAT_CARRIES_SATU_IN_ENGLISH


def test_a_memory_can_be_caught_lying() -> None:
    """The comparison would notice: a memory that mixes up its values does not pass."""
    memory = fresh()
    before = sound(small())
    other = built(small() | release("satu", title="Lain"), memory=memory)
    assert other.files != before.files
    for key in list(memory._bytes):
        memory._bytes[key] = b"nonsense"
    lying = built(small() | release("satu", title="Lain"), memory=memory)
    assert lying.files != other.files
