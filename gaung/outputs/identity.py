"""What things are called outside of the site, for ever: names without headline, place or language.

A ``tag:`` address (RFC 4151) is made of the host, of a year in which it was ours, and of keys
that stay. A GUID is the UUID of version 5 (RFC 9562) of such an address: the same thing has the
same GUID in a calendar and in a schedule, in every language, in every build.
"""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from gaung.model.kit import Kit

YEAR = 2023
"""The year that tag addresses name; it never changes, or every reader would see all anew."""


def tag(kit: Kit, specific: str) -> str:
    """Give the ``tag:`` address of something of this site."""
    return f"tag:{kit.site.identity},{YEAR}:{specific}"


def guid(kit: Kit, *parts: str) -> str:
    """Give the GUID of something of this site, named by its kind and keys."""
    return str(uuid5(NAMESPACE_URL, tag(kit, ":".join(parts))))
