"""What every page has: language, title, addresses in other languages, navigation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from babel.core import get_global
from markupsafe import Markup
from pydantic import BaseModel

from gaung.model.addresses import Section
from gaung.model.articles import Page, Release
from gaung.model.audience import Audience
from gaung.model.awards import Award
from gaung.model.contacts import Contact
from gaung.model.event import Event
from gaung.model.facts import Fact, Source
from gaung.model.kit import Entry, Kit
from gaung.model.media import Media
from gaung.model.narrative import Narrative, Post
from gaung.model.people import Organisation, Person
from gaung.model.schedule import Session
from gaung.model.text import Phrase, Text
from gaung.model.words import Words
from gaung.outputs import share_cards
from gaung.outputs.feeds import feed_addresses
from gaung.outputs.icons import DRAWING, TOUCH, manifest_address
from gaung.outputs.pages.pieces import Figure, Link, When
from gaung.outputs.scripts import script_addresses
from gaung.outputs.share_cards import Drawn
from gaung.outputs.stylesheets import Sheet, stylesheets
from gaung.structured import Entity, block
from gaung.structured.breadcrumbs import breadcrumbs

MESSAGES = "en"
"""The language that templates say their messages in, which stand where a language has no words."""
LIKELY = get_global("likely_subtags")
"""The likeliest script and territory of each language (CLDR)."""


@dataclass(frozen=True, slots=True)
class Alternate:
    """The page in one of the site's languages."""

    language: str
    """The language's code."""
    name: str
    """The language's own name."""
    address: str | None
    """Where it is; nothing where there is no such page."""
    is_translation: bool
    """Whether it is a real translation, not a notice."""
    is_current: bool
    """Whether it is this page."""


@dataclass(frozen=True, slots=True)
class Menu:
    """A list of links with the one that the reader is at."""

    links: tuple[Link, ...]
    """The links."""
    current: str | None
    """The address of the one that the reader is at or below."""
    name: Link | None = None
    """What it is the menu of, where that is not the site."""


@dataclass(frozen=True, slots=True)
class Share:
    """What platforms show of a page where it is shared: Open Graph and X."""

    type: str
    """``website`` or ``article``."""
    title: str
    """The title, without the name of the site."""
    locale: str
    """The language as Open Graph writes it, such as ``en_GB``."""
    other_locales: tuple[str, ...]
    """The languages of the translations."""
    image: str | None
    """Address of a picture, with host."""
    image_type: str | None
    """Its media type."""
    image_size: tuple[int, int] | None
    """Its pixels across and down, where known."""
    image_alt: str | None
    """What it shows."""
    card: Drawn | None
    """The picture as it is drawn, where it is drawn for the page."""
    published: str | None
    """When an article was published, as ISO 8601."""


@dataclass(frozen=True, slots=True)
class Script:
    """A module that makes elements nicer; a page loads those that its elements name."""

    name: str
    """What elements call it in ``data-module``."""
    address: str
    """Its file."""


@dataclass(frozen=True, slots=True)
class Icons:
    """What browsers and home screens show of the site."""

    drawing: str
    """Address of the icon as SVG."""
    touch: str
    """Address of the icon for home screens."""
    manifest: str
    """Address of the manifest in the language of the page."""
    theme: tuple[str, str]
    """The colour around the page, on light ground and on dark."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page has, whatever it shows."""

    language: str
    """The language of the page."""
    direction: str
    """``ltr`` or ``rtl``."""
    title: str
    """The title of the page, for the browser and search engines."""
    heading: Phrase
    """The heading of the page."""
    description: str
    """The page in a sentence, for search engines and where it is shared."""
    site_name: Phrase
    """The name of the site."""
    tagline: Phrase | None
    """What the site is, in a line."""
    interface: Phrase
    """No words, marked with the language of the interface where it has none in the page's."""
    home: str
    """Address of the home page in this language."""
    chooser: str
    """Address of the page that lets the reader choose a language, with host."""
    canonical: str | None
    """The address to quote, with host; nothing for pages that have none."""
    is_indexed: bool
    """Whether search engines may list the page."""
    alternates: tuple[Alternate, ...]
    """The page in each language of the site."""
    feeds: tuple[str, str] | None
    """Addresses of the Atom and JSON feeds of the site or the event."""
    links: tuple[tuple[str, str], ...]
    """Language and address, with host, of each real translation, this page included."""
    x_default: str | None
    """The address, with host, for readers of none of the languages."""
    share: Share
    """What platforms show of the page where it is shared."""
    structured: tuple[Markup, ...]
    """Structured data, a block for each entity."""
    menu: Menu
    """The sections of the site."""
    local_menu: Menu | None
    """The sections of the event."""
    footer: tuple[Link, ...]
    """Links at the end of the page."""
    trail: tuple[Link, ...]
    """The way from the home page to this one."""
    stylesheets: tuple[Sheet, ...]
    """The stylesheets, in the order of the cascade."""
    icons: Icons
    """The icons of the site, and the manifest that names them."""
    scripts: tuple[Script, ...]
    """The modules that there are."""
    notice: Phrase | None
    """A notice of the site, on top."""
    is_demonstration: bool
    """Whether the site is a demonstration."""
    is_for_newsrooms: bool
    """Whether it shows what is under embargo, for newsrooms alone."""
    notice_page: Link | None
    """The page that every page links to on top."""
    publisher: Link | None
    """Who publishes the site."""
    event_key: str | None
    """The event that the page belongs to, for its colours."""
    version: When | None
    """When what it tells was last changed, where the content says."""


@dataclass(frozen=True)
class Addressed:
    """The address of a page in each language where it exists, and which are translations."""

    by_language: dict[str, str]
    translations: frozenset[str]
    original: str = ""
    """The language that it was written in, where it is an article."""

    def first(self, *order: str) -> str | None:
        """Give the address of the first real translation in this order of languages."""
        found = (self.by_language[code] for code in order if code in self.translations)
        return next(found, None)


def everywhere(kit: Kit, *parts: str, named: Text | None = None) -> Addressed:
    """Give the address of a page that every language has for itself.

    It is a real translation where the language has words of its own, and where *named*, the
    name of what the page is about, is written in it.
    """
    by_language = {code: kit.addresses.page(code, *parts) for code in kit.languages}
    real = frozenset(
        code
        for code in by_language
        if kit.words[code].messages and (named is None or named.written(code) is not None)
    )
    return Addressed(by_language, real or frozenset(by_language))


def frame(  # noqa: PLR0913 - a page has this much that is its own
    kit: Kit,
    language: str,
    addressed: Addressed,
    heading: Phrase,
    description: str | None = None,
    *,
    event: Entry[Event] | None = None,
    trail: tuple[Link, ...] = (),
    is_indexed: bool = True,
    title: str | None = None,
    entities: tuple[Entity, ...] = (),
    image: Figure | None = None,
    published: When | None = None,
    version: When | None = None,
) -> Frame:
    """Give the frame of a page.

    *entities* are structured data beside the trail, *image* is shown where the page is shared,
    *published* is the moment of an article, *version* that of its last change.
    """
    drawn = share_cards.card(
        kit, language, heading, event,
        section=trail[-1].words.text if len(trail) > 1 else None,
        detail=published.words if published else description,
        figure=image,
    )  # fmt: skip
    words = kit.words[language]
    site_name = kit.phrase(kit.site.name, language) or Phrase("")
    tagline = kit.phrase(kit.site.tagline, language)
    here = addressed.by_language[language]
    is_translation = language in addressed.translations
    canonical = addressed.first(language, addressed.original, *kit.languages) or here
    full_title = title or f"{heading.text} · {site_name}"
    return Frame(
        language=language,
        direction=words.direction,
        title=full_title,
        heading=heading,
        description=description or _described(kit, language, heading, event),
        site_name=site_name,
        tagline=tagline,
        interface=Phrase("", None if words.messages else MESSAGES),
        home=kit.addresses.page(language),
        chooser=kit.addresses.absolute(kit.addresses.root()),
        canonical=kit.addresses.absolute(canonical),
        is_indexed=is_indexed and is_translation,
        alternates=tuple(
            Alternate(
                code,
                kit.words[code].name,
                addressed.by_language.get(code),
                code in addressed.translations,
                code == language,
            )
            for code in kit.languages
        ),
        feeds=feed_addresses(kit, language, event) or feed_addresses(kit, language, None),
        links=tuple(
            (code, kit.addresses.absolute(addressed.by_language[code]))
            for code in kit.languages
            if code in addressed.translations and code in addressed.by_language
        )
        if is_translation and is_indexed
        else (),
        x_default=_x_default(kit, addressed),
        share=_share(
            kit, language, addressed, heading, image=image, drawn=drawn, published=published
        ),
        structured=tuple(
            Markup(block(entity))  # noqa: S704 - block() leaves no way out of the element
            for entity in (*entities, *_trail(kit, trail, heading, canonical))
        ),
        menu=_site_menu(kit, language, here),
        local_menu=_event_menu(kit, language, event, here) if event else None,
        footer=_footer(kit, language),
        trail=trail,
        stylesheets=stylesheets(kit),
        icons=_icons(kit, language),
        scripts=tuple(Script(*named) for named in script_addresses(kit)),
        notice=kit.phrase(kit.site.notice, language),
        is_demonstration=kit.site.demo,
        is_for_newsrooms=kit.audience is Audience.NEWSROOM,
        notice_page=next(iter(_pages(kit, language, "notice")), None),
        publisher=_publisher(kit, language),
        event_key=event.key if event else None,
        version=version,
    )


def _described(kit: Kit, language: str, heading: Phrase, event: Entry[Event] | None) -> str:
    """Give a page without a sentence of its own in one: its heading, and what it is a part of."""
    whole = event.record.summary if event else kit.site.tagline
    if whole is None:
        whole = event.record.name if event else kit.site.name
    said = str(kit.phrase(whole, language))
    return said if said == heading.text else f"{heading.text}. {said}"


def _share(  # noqa: PLR0913 - what a page hands over
    kit: Kit,
    language: str,
    addressed: Addressed,
    heading: Phrase,
    *,
    image: Figure | None,
    drawn: Drawn | None,
    published: When | None,
) -> Share:
    """Give what platforms show: the card of the page, else the picture itself."""
    alt = ". ".join(filter(None, (heading.text, image.alt.text if image else "")))
    picture = kit.addresses.absolute(image.shown) if image else None
    size = (image.width, image.height) if image and image.width and image.height else None
    return Share(
        type="article" if published else "website",
        title=heading.text,
        locale=full_locale(kit.words[language]),
        other_locales=tuple(
            full_locale(kit.words[code])
            for code in kit.languages
            if code != language and code in addressed.translations
        ),
        image=kit.addresses.absolute(kit.addresses.file(drawn.path)) if drawn else picture,
        image_type="image/jpeg" if drawn else None,
        image_size=(drawn.card.width, drawn.card.height) if drawn else size,
        image_alt=alt if image or drawn else None,
        card=drawn,
        published=published.iso if published else None,
    )


def _icons(kit: Kit, language: str) -> Icons:
    ground = kit.tokens.colours.ground
    return Icons(
        drawing=kit.addresses.file(DRAWING),
        touch=kit.addresses.file(TOUCH),
        manifest=manifest_address(kit, language),
        theme=(ground.light, ground.dark),
    )


def full_locale(words: Words) -> str:
    """Give a language with its territory, the likeliest one where none is said."""
    if words.locale.territory:
        return f"{words.locale.language}_{words.locale.territory}"
    likely = LIKELY.get(words.locale_name, words.locale_name).split("_")
    return f"{likely[0]}_{likely[-1]}" if len(likely) > 1 else words.locale_name


def _trail(
    kit: Kit, trail: tuple[Link, ...], heading: Phrase, canonical: str
) -> tuple[Entity, ...]:
    if not trail:
        return ()
    steps = [
        (link.words.text, kit.addresses.absolute(link.address)) for link in trail if link.address
    ]
    return (breadcrumbs([*steps, (heading.text, kit.addresses.absolute(canonical))]),)


def _x_default(kit: Kit, addressed: Addressed) -> str | None:
    """Give where readers of other languages go: to the chooser, or to the original."""
    if addressed.by_language == everywhere(kit).by_language:
        return kit.addresses.absolute(kit.addresses.root())
    first = addressed.first(addressed.original, kit.site.written_in, *kit.languages)
    return kit.addresses.absolute(first) if first else None


def _menu(kit: Kit, language: str, here: str, sections: list[tuple[str, tuple[str, ...]]]) -> Menu:
    words = kit.words[language]
    links = tuple(
        Link(Phrase(words.say(label)), kit.addresses.page(language, *parts))
        for label, parts in sections
    )
    below = [link.address for link in links if link.address and here.startswith(link.address)]
    return Menu(links, max(below, key=len, default=None))


def _site_menu(kit: Kit, language: str, here: str) -> Menu:
    sections: list[tuple[str, tuple[str, ...]]] = []
    for label, part, kind in (
        ("Events", Section.EVENTS, Event),
        ("Releases", Section.RELEASES, Release),
        ("People", Section.PEOPLE, Person),
        ("Organisations", Section.ORGANISATIONS, Organisation),
        ("Awards", Section.AWARDS, Award),
        ("Media", Section.MEDIA, Media),
        ("Contacts", Section.CONTACTS, Contact),
    ):
        if kit.all(kind):
            sections.append((label, (part,)))
    if sections and kit.site.outputs.search:
        sections.append(("Search", (Section.SEARCH,)))
    menu = _menu(kit, language, here, sections)
    written = _pages(kit, language, "header")
    current = here if here in [link.address for link in written] else menu.current
    return Menu((*menu.links, *written), current)


def _event_menu(kit: Kit, language: str, event: Entry[Event], here: str) -> Menu:
    home = (Section.EVENTS, event.key)
    sections: list[tuple[str, tuple[str, ...]]] = [("Overview", home)]
    for label, section, kind in EVENT_SECTIONS:
        if kit.all(kind, event.key):
            sections.append((label, (*home, section)))
    if event.record.accreditation or event.record.media_centre:
        sections.append(("Accreditation", (*home, Section.ACCREDITATION)))
    sections.append(("Downloads", (*home, Section.DOWNLOADS)))
    # The page of a session stands beside the schedule, and is a part of it.
    page_of = kit.addresses.page
    if here.startswith(page_of(language, *home, Section.SESSIONS)):
        here = page_of(language, *home, Section.SCHEDULE)
    menu = _menu(kit, language, here, sections)
    name = kit.phrase(event.record.short_name or event.record.name, language) or Phrase(event.key)
    return replace(menu, name=Link(name, kit.address(event.name, language)))


EVENT_SECTIONS: tuple[tuple[str, Section, type[BaseModel]], ...] = (
    ("Releases", Section.RELEASES, Release),
    ("Schedule", Section.SCHEDULE, Session),
    ("Awards", Section.AWARDS, Award),
    ("Facts and figures", Section.FACTS, Fact),
    ("Media", Section.MEDIA, Media),
    ("Narrative", Section.NARRATIVE, Narrative),
    ("Social media", Section.SOCIAL, Post),
)
"""The sections that an event has where it has something for them."""


def _footer(kit: Kit, language: str) -> tuple[Link, ...]:
    links = list(_pages(kit, language, "footer"))
    if any(source.record.coverage for source in kit.all(Source)):
        words = Phrase(kit.words[language].say("Media coverage"))
        links.append(Link(words, kit.addresses.page(language, Section.COVERAGE)))
    for label, section, kind in (
        ("Contacts", Section.CONTACTS, Contact),
        ("Corrections", Section.CORRECTION, Release),
        ("Sources", Section.SOURCES, Source),
    ):
        if kit.all(kind):
            words = Phrase(kit.words[language].say(label))
            links.append(Link(words, kit.addresses.page(language, section)))
    if any(entry.record.tags for entry in kit.all(Release)):
        words = Phrase(kit.words[language].say("Topics"))
        links.append(Link(words, kit.addresses.page(language, Section.TOPICS)))
    data = Phrase(kit.words[language].say("Data for programs"))
    links.append(Link(data, kit.addresses.page(language, Section.DATA)))
    return tuple(links)


def _pages(kit: Kit, language: str, place: str) -> tuple[Link, ...]:
    """Give links to the pages that editors write for a place, in the order that they set."""
    key = (_pages, language, place)
    return kit.once(key, lambda: tuple(_links_to_pages(kit, language, place)))


def _links_to_pages(kit: Kit, language: str, place: str) -> Iterator[Link]:
    for page in sorted(kit.all(Page), key=lambda page: (page.record.order, page.key)):
        version = kit.version(page, language)
        is_shown = language in page.versions or kit.site.missing.pages == "notice"
        is_there = page.record.notice if place == "notice" else page.record.in_menu == place
        if is_there and is_shown and version and version.head:
            words = kit.spoken(version.head.title, version.language, language)
            yield Link(words, kit.address(page.name, language))


def _publisher(kit: Kit, language: str) -> Link | None:
    publisher = kit.get(Organisation, kit.site.publisher or "")
    if publisher is None:
        return None
    name = kit.phrase(publisher.record.name, language) or Phrase(publisher.key)
    return Link(name, kit.address(publisher.name, language))
