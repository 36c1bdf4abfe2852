"""The settings of a site: ``site.yaml``."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from gaung.model.parts import Part
from gaung.model.text import Line, Prose
from gaung.model.values import (
    Day,
    Email,
    Flag,
    Language,
    OrganisationRef,
    Plain,
    Url,
    Whole,
    Zone,
    refuse,
)

Warned = Literal[
    "words-missing", "language-not-of-site", "language-left-out", "html-in-text", "sign-unknown",
    "media-without-record", "heading-skipped", "translation-stale", "session-outside",
    "contact-expired", "security-expired", "security-expiring", "weekday-wrong",
    "told-too-early", "dateline-too-late", "before-publication",
    "release-number-missing", "release-number-twice", "name-near", "post-near", "figure-unlike",
    "figure-old", "translation-wanted", "translation-unstamped", "date-differs", "figure-differs",
    "name-differs", "room-taken", "person-elsewhere", "credit-missing", "licence-missing",
    "title-long", "summary-long", "leftover", "link-dead", "picture-animated",
    "picture-small", "term-avoided", "term-replaced", "post-too-long", "post-untranslated",
]  # fmt: skip
"""The codes of problems that are warnings, so that a site may raise or silence them."""
Missing = Literal["require", "hide", "notice", "link"]


class SiteLanguage(Part):
    """A language of the site."""

    code: Language
    """BCP 47 code, such as ``id``; it opens the addresses of its pages."""
    name: Plain
    """Its own name."""
    locale: Annotated[str, Field(pattern=r"^[a-z]{2,3}(_[A-Za-z]{4})?(_[A-Z]{2})?$")] | None = None
    """The CLDR locale for dates and numbers, such as ``en_GB``; left out: the code."""


class Policies(Part):
    """What is done where a translation is missing, by collection."""

    releases: Missing = "notice"
    """Releases."""
    pages: Missing = "require"
    """Pages."""
    data: Literal["require", "notice"] = "notice"
    """Texts inside YAML."""


def _read_expression(value: object) -> object:
    if isinstance(value, str):
        try:
            re.compile(value)
        except (re.error, OverflowError, RecursionError):
            raise refuse("expression-unusable", value) from None
    return value


class ReleaseNumbers(Part):
    """How releases are numbered."""

    pattern: Annotated[str, BeforeValidator(_read_expression)]
    """A regular expression that a number must match."""
    per: tuple[Literal["publisher", "year", "event"], ...] = ()
    """Within what a number may occur once."""


class ApprovalRule(Part):
    """What approval a release needs."""

    required: Flag = False
    """True asks for ``approved`` before publication."""


class Limits(Part):
    """Sizes that must not be passed."""

    picture_mb: Whole = 25
    """One picture, in megabytes."""
    picture_megapixels: Annotated[Whole, Field(ge=1, le=400)] = 100
    """One picture, in millions of pixels."""
    zip_mb: Annotated[Whole, Field(ge=1, le=4000)] = 200
    """One archive, in megabytes; the kit of an event that is larger comes in several."""


class Security(Part):
    """Whom to tell of a hole in the site: what ``security.txt`` says (RFC 9116)."""

    email: Email
    """The mail address for reports."""
    url: Url | None = None
    """A page for reports."""
    expires: Day
    """The last day on which this holds; at most a year ahead."""
    policy: Url | None = None
    """Where it is said how reports are dealt with."""
    encryption: Url | None = None
    """Where the key for encrypted reports is."""
    acknowledgments: Url | None = None
    """Where those who reported something are thanked."""


class Outputs(Part):
    """Kinds of output that a site can do without."""

    fonts: Flag = True
    """Fonts of our own; false leaves pages to the fonts of the reader's machine."""

    cards: Flag = True
    """Pictures that platforms show of a page where it is shared, drawn for each page."""

    pdf: Flag = True
    """Papers to print: releases, fact sheets and what else an event has as a text."""

    social_pictures: Flag = True
    """Pictures that go out with texts for social media, drawn in the shapes of platforms."""

    search: Flag = True
    """A search page in each language, and the index that it asks."""

    @property
    def any_is_set(self) -> bool:
        """Whether anything is set in the fonts that tokens name."""
        return self.fonts or self.cards or self.pdf or self.social_pictures


class NamedTopic(Part):
    """What a topic of releases is called, where its tag alone does not say it."""

    tag: Plain
    """The tag, as releases write it."""
    name: Line
    """The name that pages show."""


class WebEditor(Part):
    """The editor in the browser, at ``/admin/``, and the repository that it writes to."""

    host: Literal["github", "gitlab", "gitea"]
    """Where the repository is; Forgejo is a kind of Gitea."""
    repository: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+$")]
    """The repository as its host names it: owner and name with a slash between them."""
    branch: Plain = "main"
    """The branch that saved changes go to."""
    address: Url | None = None
    """The address of the host, where it is a server of one's own."""
    sign_in: Url | None = None
    """The address of the service through which editors sign in; left out: with a token."""
    app: Plain | None = None
    """The number under which the host knows the editor, for signing in without such a service."""


class Site(Part):
    """What holds for the whole site."""

    name: Line
    """Its name."""
    base_url: Annotated[str, Field(pattern=r"^https?://[^\s/]+(/[^\s?#]*)?$")]
    """Where it is published; a path behind the host is kept in every link."""
    known_as: Annotated[str, Field(pattern=r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$")] | None = None
    """The host that identifiers in feeds, calendars and schedules are made of; left out: that of
    ``base_url``. A site that moves keeps its first host here, and nobody sees anything twice."""
    languages: Annotated[tuple[SiteLanguage, ...], Field(min_length=1)]
    """Its languages, in the order of menus."""
    written_in: Language
    """The language that entries are written in, where they do not say."""
    desk_language: Language | None = None
    """The language of messages to editors; left out: ``written_in``."""
    publishing_zone: Zone
    """The zone of moments of publication."""
    publisher: OrganisationRef | None = None
    """Key of the organisation that publishes it."""
    tagline: Line | None = None
    """What the site is, in a line."""
    notice: Prose | None = None
    """A notice on top of every page."""
    missing: Policies = Policies()
    """What is done where a translation is missing."""
    release_numbers: ReleaseNumbers | None = None
    """How releases are numbered."""
    approval: ApprovalRule = ApprovalRule()
    """What approval a release needs."""
    responsible: dict[Plain, Plain] = {}
    """Who answers for texts that name no author, by key of the event; ``"*"`` for all others."""
    limits: Limits = Limits()
    """Sizes that must not be passed."""
    security: Security | None = None
    """Whom to tell of a hole in the site; left out: there is no ``security.txt``."""
    outputs: Outputs = Outputs()
    """Kinds of output that are made; false leaves one out."""
    deploy_to: Plain | None = None
    """Where ``deploy`` brings the site: a folder, ``host:folder`` for rsync, ``git:branch``, or
    ``s3://bucket/folder``."""
    web_editor: WebEditor | None = None
    """The editor in the browser; left out: there is none."""
    page_size: Annotated[Whole, Field(ge=1, le=500)] = 20
    """How many releases stand on one page of a list."""
    topics: tuple[NamedTopic, ...] = ()
    """What topics are called in each language; left out: as their tags are written."""
    checks: dict[Warned, Literal["error", "warning", "off"]] = {}
    """The severity of warnings, by code; what would make the site wrong stays an error."""
    demo: Flag = False
    """True marks every page as a demonstration."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its languages, in order."""
        return tuple(language.code for language in self.languages)

    @property
    def path(self) -> str:
        """The path of its address, with a slash at both ends."""
        _, _, path = self.base_url.partition("://")[2].partition("/")
        return f"/{path.strip('/')}/" if path.strip("/") else "/"

    @property
    def identity(self) -> str:
        """The host that identifiers are made of."""
        return self.known_as or self.origin.partition("://")[2].partition(":")[0].lower()

    @property
    def origin(self) -> str:
        """Its scheme and host, without a slash at the end."""
        scheme, _, rest = self.base_url.partition("://")
        return f"{scheme}://{rest.partition('/')[0]}"
