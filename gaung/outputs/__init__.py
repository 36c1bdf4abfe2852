"""What a kit is published as: one module a kind, each with ``plan(kit)``.

The kinds stand here in the order in which a reader would name them. A new kind is a new module
and a line in this list.
"""

from __future__ import annotations

from gaung.outputs import (
    calendars,
    feeds,
    files,
    fonts,
    headers,
    hosting,
    icons,
    redirects,
    renditions,
    schedules,
    scripts,
    share_cards,
    sitemaps,
    social_pictures,
    stylesheets,
)
from gaung.outputs.pages import (
    accreditation,
    article,
    awards,
    chooser,
    contacts,
    corrections,
    coverage,
    event,
    events,
    facts,
    home,
    media,
    narrative,
    not_found,
    organisations,
    people,
    person,
    programme,
    release,
    releases,
    schedule,
    schedule_groups,
    search,
    session,
    social,
    sources,
    topics,
)
from gaung.outputs.papers import event as event_papers
from gaung.plan import Closer, Planner

PLANNERS: tuple[Planner, ...] = (
    chooser.plan,
    home.plan,
    events.plan,
    event.plan,
    releases.plan,
    release.plan,
    topics.plan,
    corrections.plan,
    schedule.plan,
    schedule_groups.plan,
    programme.plan,
    session.plan,
    people.plan,
    person.plan,
    organisations.plan,
    awards.plan,
    media.plan,
    facts.plan,
    narrative.plan,
    social.plan,
    accreditation.plan,
    event_papers.plan,
    contacts.plan,
    coverage.plan,
    sources.plan,
    article.plan,
    not_found.plan,
    redirects.plan,
    feeds.plan,
    calendars.plan,
    schedules.plan,
    hosting.plan,
    icons.plan,
    renditions.plan,
    files.plan,
    stylesheets.plan,
    fonts.plan,
    social_pictures.plan,
    scripts.plan,
)

OF_ENTRIES: tuple[Planner, ...] = (
    event.plan, release.plan, session.plan, person.plan, article.plan,
)  # fmt: skip
"""The kinds that give entries pages of their own, and can do so for a few of them."""

CLOSERS: tuple[Closer, ...] = (search.plan, share_cards.plan, sitemaps.plan, headers.plan)
"""The kinds that speak of all before them; they are planned when those are."""
