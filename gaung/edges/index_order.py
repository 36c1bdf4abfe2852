"""Puts the files of a pagefind index in order: the same pages give the same bytes.

pagefind keeps its filters in tables without an order, and names files by digests of what came of
it. The files are CBOR (RFC 8949), of which they use whole numbers, texts and arrays.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

ENTRY = "pagefind-entry.json"
_MARK = b"pagefind_dcd"
"""What the content of every file of the index begins with."""
_FILTERS = 3
"""The place of the filters in the array of the meta file."""
_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
"""How many bytes a number takes that does not fit beside the kind of its item."""


def ordered(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the files of the index of one language with their filters in order, by name."""
    renamed = (".pf_filter", ".pf_meta")
    kept = {name: data for name, data in files.items() if not name.endswith(renamed)}
    names: dict[str, str] = {}
    for name, data in files.items():
        if name.endswith(".pf_filter"):
            field, values = _read(data)
            fresh = _written([field, sorted(values)])
            old = name.removeprefix("filter/").removesuffix(".pf_filter")
            names[old] = old.partition("_")[0] + "_" + _digest(fresh, 7)
            kept[f"filter/{names[old]}.pf_filter"] = fresh
    for name, data in files.items():
        if name.endswith(".pf_meta"):
            meta = _read(data)
            meta[_FILTERS] = sorted([field, names[file]] for field, file in meta[_FILTERS])
            fresh = _written(meta)
            language, _, old = re.findall(r"\.(\w+?)(_)(\w+)\.", name)[0]
            names[f"{language}_{old}"] = f"{language}_{_digest(fresh, 10)}"
            kept[f"pagefind.{language}_{_digest(fresh, 10)}.pf_meta"] = fresh
    if ENTRY in kept:
        entry = json.loads(kept[ENTRY])
        for known in entry["languages"].values():
            known["hash"] = names.get(known["hash"], known["hash"])
        kept[ENTRY] = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()
    return {name: kept[name] for name in sorted(kept)}


def _digest(data: bytes, length: int) -> str:
    return hashlib.sha256(data).hexdigest()[:length]


def _read(data: bytes) -> Any:
    content = gzip.decompress(data)
    if not content.startswith(_MARK):
        message = "a file of the search index is not as it used to be"
        raise ValueError(message)
    value, end = _item(content, len(_MARK))
    if end != len(content):
        message = f"{len(content) - end} bytes follow the content of a file of the search index"
        raise ValueError(message)
    return value


def _written(value: Any) -> bytes:
    return gzip.compress(_MARK + _packed(value), mtime=0)


def _item(data: bytes, at: int) -> tuple[Any, int]:
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number in _SIZES:
        size = _SIZES[number]
        number, at = int.from_bytes(data[at : at + size], "big"), at + size
    if kind == 0:
        return number, at
    if kind == 3:
        return data[at : at + number].decode(), at + number
    if kind != 4:
        message = f"the search index holds an item of the kind {kind}"
        raise ValueError(message)
    items = []
    for _ in range(number):
        item, at = _item(data, at)
        items.append(item)
    return items, at


def _packed(value: Any) -> bytes:
    if isinstance(value, int):
        return _headed(0, value)
    if isinstance(value, str):
        data = value.encode()
        return _headed(3, len(data)) + data
    return _headed(4, len(value)) + b"".join(map(_packed, value))


def _headed(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes((kind << 5 | number,))
    mark, size = next(pair for pair in _SIZES.items() if number < 1 << (8 * pair[1]))
    return bytes((kind << 5 | mark,)) + number.to_bytes(size, "big")
