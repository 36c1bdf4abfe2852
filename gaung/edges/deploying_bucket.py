"""A site brought to a bucket of object storage: S3 of Amazon, and whoever speaks as it does."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import obstore
from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError
from obstore.store import S3Store

from gaung.edges.answers import TYPES, rules
from gaung.edges.own import MANIFEST
from gaung.edges.refused import Refused

if TYPE_CHECKING:
    from obstore.store import S3Config  # it is no more than a name for types

_TARGET = re.compile(r"s3://(?P<bucket>[a-z0-9][a-z0-9._-]+[a-z0-9])(?:/(?P<folder>\S*))?")
_ENDPOINT = re.compile(r"https?://[\w.-]*\w(?::(?P<port>\d{1,5}))?(?:/[\w./-]*)?", re.ASCII)
_WORD = re.compile(r"[!-~]+")
_KEYS = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
_LENT = (
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)
"""By one of these a machine is lent keys, where nobody gives it any."""
_ENDPOINTS = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT")
_REGIONS = ("AWS_REGION", "AWS_DEFAULT_REGION")
_ASKED = (*_KEYS, "AWS_SESSION_TOKEN", *_LENT, *_ENDPOINTS, *_REGIONS)

_AT_ONCE = 8
_BATCH = 100
_RETRIES = 4
_PATIENCE = timedelta(seconds=60)
_ASKED_EACH_TIME = "public, max-age=0, must-revalidate"
"""How long browsers keep what `_headers` says nothing about; buckets say nothing by themselves."""
_PLAIN = "text/plain; charset=utf-8"


class Bucket:
    """The folder of a bucket that a site is brought to; without keys there is no way to it."""

    batch = _BATCH

    def __init__(self, target: str) -> None:
        match = _TARGET.fullmatch(target)
        if match is None:
            raise Refused("deploy-bucket", found=target)
        self._name = match["bucket"]
        self._store = _store(self._name, (match["folder"] or "").strip("/"))

    def manifest(self) -> bytes | None:
        """Give the manifest of what is there, or nothing where there is none."""
        with self._telling():
            try:
                return bytes(obstore.get(self._store, MANIFEST).bytes())
            except FileNotFoundError as missing:
                if "NoSuchBucket" in str(missing):
                    raise
                return None

    def is_full(self) -> bool:
        """Tell whether there is anything; what systems put there does not count."""
        with self._telling():
            listed = (each["path"] for chunk in obstore.list(self._store) for each in chunk)
            return any(not path.startswith(".") for path in listed)

    def announce(self, manifest: bytes) -> None:
        """Put a manifest there."""
        with self._telling():
            self._put(MANIFEST, manifest, _headers(TYPES[".json"], _ASKED_EACH_TIME))

    def send(self, folder: Path, paths: Sequence[str]) -> None:
        """Send files with their headers, some at a time; all of them are there when it ends."""
        about = _About(folder)
        with self._telling(), ThreadPoolExecutor(_AT_ONCE) as hands:
            done = [
                hands.submit(self._put, path, folder / path, about.headers(path)) for path in paths
            ]
            try:
                for each in done:
                    each.result()
            except BaseException:
                hands.shutdown(wait=False, cancel_futures=True)
                raise

    def remove(self, paths: Sequence[str]) -> None:
        """Remove files that are ours."""
        with self._telling():
            obstore.delete(self._store, paths)

    def _put(self, path: str, data: bytes | Path, headers: Mapping[str, str]) -> None:
        obstore.put(self._store, path, data, attributes=dict(headers))

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except (PermissionDeniedError, UnauthenticatedError) as error:
            raise Refused("deploy-denied", found=self._name, why=_why(error)) from error
        except FileNotFoundError as error:
            raise Refused("deploy-no-bucket", found=self._name) from error
        except (BaseError, OSError, ValueError) as error:
            raise Refused("deploy-failed", found=self._name, why=_why(error)) from error


def _store(bucket: str, folder: str) -> S3Store:
    """Give the way to a bucket, by what the environment says."""
    said = {name: value for name in _ASKED if (value := os.environ.get(name))}
    # What is no word is no key; the library would break over it.
    if not all(map(_WORD.fullmatch, said.values())) or not (
        said.keys() >= set(_KEYS) or (said.keys().isdisjoint(_KEYS) and said.keys() & set(_LENT))
    ):
        raise Refused("deploy-keys")
    endpoint = next((said[name] for name in _ENDPOINTS if name in said), "")
    address = _ENDPOINT.fullmatch(endpoint)
    if endpoint and (address is None or int(address["port"] or 0) > 65535):
        raise Refused("deploy-endpoint", found=endpoint)
    region = next((said[name] for name in _REGIONS if name in said), "us-east-1")
    place: S3Config = {"bucket": bucket, "region": region}
    if endpoint:
        place["endpoint"] = endpoint
    try:
        return S3Store(
            config=place,
            prefix=folder or None,
            client_options={"allow_http": endpoint.startswith("http://")},
            retry_config={"max_retries": _RETRIES, "retry_timeout": _PATIENCE},
        )
    except (BaseError, ValueError) as error:
        raise Refused("deploy-failed", found=bucket, why=_why(error)) from error


def _why(error: Exception) -> str:
    """Give what a bucket says, without what only its makers understand."""
    text = str(error)
    code, message = (re.search(rf"<{name}>([^<]+)</{name}>", text) for name in ("Code", "Message"))
    if code is not None:
        return f"{code[1]}: {message[1]}" if message else code[1]
    return text.partition("\n")[0]


class _About:
    """What a site says of its files in ``_headers``, as far as a bucket can say it too."""

    def __init__(self, folder: Path) -> None:
        file = folder / "_headers"
        self._rules = rules(file.read_bytes() if file.is_file() else b"")
        first = next((address for address, _, _ in self._rules), "/*")
        self._root = first.removesuffix("*")

    def headers(self, path: str) -> dict[str, str]:
        """Give the headers of a file."""
        address = self._root + path
        said = {
            name: value
            for rule, name, value in self._rules
            if name in ("Content-Type", "Cache-Control") and fnmatchcase(address, rule)
        }
        return _headers(_kind(path), _ASKED_EACH_TIME) | said


def _headers(kind: str, kept: str) -> dict[str, str]:
    return {"Content-Type": kind, "Cache-Control": kept}


def _kind(path: str) -> str:
    """Give the type of a file by its ending; what has none are notes for hosts."""
    suffix = PurePosixPath(path).suffix
    return TYPES.get(suffix, "application/octet-stream") if suffix else _PLAIN
