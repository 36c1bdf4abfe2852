"""Every address that was published once still leads somewhere, or was given up on purpose.

What only time hides (an embargo that was set anew, a text that has expired) is let pass: nobody
has to act, and the address may come back.
"""

from __future__ import annotations

from collections.abc import Iterator

from gaung.checks.finished import Finished
from gaung.model.ledger import LEDGER
from gaung.problems import Place, Problem, nearest


def check(finished: Finished) -> Iterator[Problem]:
    """Give the addresses of the ledger that lead nowhere."""
    kit = finished.kit
    hidden = {words for each in finished.hidden for words in (each.name.key, *each.texts)}
    pages = [path.removesuffix("index.html") for path in finished.pages]
    for known in kit.ledger:
        target = kit.addresses.output(kit.addresses.file(known.address))
        if known.is_gone or target in finished.files:
            continue
        if any(part in hidden for part in known.address.split("/")):
            continue
        values = {"found": known.address, "nearest": nearest(known.address, pages)}
        yield Problem(Place(LEDGER, known.line), "address-vanished", values)
