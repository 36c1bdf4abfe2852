"""What others ask of a site as a whole: ``robots.txt``, ``security.txt``, ``.nojekyll``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from gaung.model.kit import Kit
from gaung.model.site import Security
from gaung.plan import Output, Workbench

SECURITY = ".well-known/security.txt"


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A small file of fixed text."""

    text: str
    """What stands in it."""


def plan(kit: Kit) -> Iterator[Output[PlainFile]]:
    """Give the files of the site as a whole."""
    index = kit.addresses.absolute(kit.addresses.file("sitemap.xml"))
    robots = f"User-agent: *\nDisallow:\n\nSitemap: {index}\n"
    if kit.audience.sees_embargoed:
        robots = "User-agent: *\nDisallow: /\n"
    yield Output("robots.txt", PlainFile(robots), as_it_is)
    if kit.site.security is not None:
        yield Output(SECURITY, PlainFile(_security(kit, kit.site.security)), as_it_is)
    # GitHub Pages would run Jekyll over the site and drop names that begin with _.
    yield Output(".nojekyll", PlainFile(""), as_it_is)


def _security(kit: Kit, security: Security) -> str:
    """Give whom to tell of a hole in the site (RFC 9116)."""
    ends = datetime.combine(
        security.expires, time(23, 59, 59), ZoneInfo(kit.site.publishing_zone)
    ).astimezone(UTC)
    lines = [
        ("Contact", f"mailto:{security.email}"),
        ("Contact", security.url),
        ("Expires", f"{ends:%Y-%m-%dT%H:%M:%SZ}"),
        ("Preferred-Languages", ", ".join(kit.languages)),
        ("Canonical", kit.addresses.absolute(kit.addresses.file(SECURITY))),
        ("Policy", security.policy),
        ("Encryption", security.encryption),
        ("Acknowledgments", security.acknowledgments),
    ]
    return "".join(f"{name}: {value}\n" for name, value in lines if value)


def as_it_is(file: PlainFile, bench: Workbench) -> bytes:
    """Write the text."""
    del bench
    return file.text.encode()
