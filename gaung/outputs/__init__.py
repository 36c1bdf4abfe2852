"""What a kit is published as: one module a kind, each with ``plan(kit)``.

The kinds stand here in the order in which a reader would name them. A new kind is a new module
and a line in this list.
"""

from __future__ import annotations

from gaung.outputs import (
    calendars,
    feeds,
    files,
    hosting,
    kits,
    redirects,
    schedules,
    scripts,
    sitemaps,
    stylesheets,
)
from gaung.outputs.pages import (
    accreditation,
    article,
    awards,
    chooser,
    contacts,
    coverage,
    downloads,
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
    release,
    releases,
    schedule,
    session,
    social,
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
    schedule.plan,
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
    article.plan,
    not_found.plan,
    redirects.plan,
    feeds.plan,
    calendars.plan,
    schedules.plan,
    hosting.plan,
    files.plan,
    stylesheets.plan,
    scripts.plan,
)

CLOSERS: tuple[Closer, ...] = (kits.plan, downloads.plan, sitemaps.plan)
"""The kinds that speak of all before them; they are planned when those are."""
