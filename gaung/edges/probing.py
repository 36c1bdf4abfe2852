"""Asking the web whether addresses still lead somewhere, a few at a time and politely."""

from __future__ import annotations

import http.client
import ssl
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, urlsplit, urlunsplit

from gaung import __version__

TIMEOUT = 10.0
"""How many seconds a server has to answer."""
AT_ONCE = 8
"""How many servers are asked at the same time; each is asked one thing after the other."""
GONE = frozenset((404, 410))
"""The answers that say that nothing is there. Others may only say that we are not welcome."""
_NO_HEAD = frozenset((400, 403, 404, 405, 406, 410, 429, 500, 501, 503))
"""The answers to HEAD after which a server may still have something for GET."""


def probe(
    addresses: Iterable[str],
    timeout: float = TIMEOUT,
    tell: Callable[[int], None] | None = None,
) -> dict[str, str]:
    """Give the addresses at which nothing is, with the reason; *tell* hears how many are done."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[address.partition("://")[2].partition("/")[0]].append(address)
    dead: dict[str, str] = {}
    done = 0
    with ThreadPoolExecutor(AT_ONCE) as workers:
        asked = [workers.submit(_of_host, each, timeout) for each in by_host.values()]
        try:
            for future, each in zip(asked, by_host.values(), strict=True):
                dead.update(future.result())
                done += len(each)
                if tell is not None:
                    tell(done)
        except BaseException:
            workers.shutdown(wait=False, cancel_futures=True)
            raise
    return dead


def _of_host(addresses: list[str], timeout: float) -> dict[str, str]:
    answers = {address: _trouble(address, timeout) for address in addresses}
    return {address: why for address, why in answers.items() if why}


def _trouble(address: str, timeout: float) -> str:
    """Give why nothing is at an address, or nothing."""
    try:
        answer = _answer(address, "HEAD", timeout)
        if answer in _NO_HEAD:
            answer = _answer(address, "GET", timeout)
    except (http.client.HTTPException, OSError, ValueError) as error:
        return _reason(error)
    return f"{answer} {http.client.responses[answer]}" if answer in GONE else ""


def _answer(address: str, method: str, timeout: float) -> int:
    """Give the number that a server answers with."""
    try:
        with _ask(address, method, timeout) as response:
            return response.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def _ask(address: str, method: str, timeout: float) -> http.client.HTTPResponse:
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    whole = urlunsplit((parts.scheme, host, path, query, ""))
    agent = f"Mozilla/5.0 (compatible; gaung/{__version__}; link check)"
    headers = {"User-Agent": agent, "Accept": "*/*"}
    request = urllib.request.Request(whole, method=method, headers=headers)  # noqa: S310 - http only
    opened: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=timeout)  # noqa: S310
    return opened


def _reason(error: object) -> str:
    if isinstance(error, urllib.error.URLError) and not isinstance(error.reason, str):
        return _reason(error.reason)
    if isinstance(error, TimeoutError):
        return "timeout"
    if isinstance(error, ssl.SSLError):
        return error.reason or "TLS"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
