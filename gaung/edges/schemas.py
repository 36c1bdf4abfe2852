"""Schemas on the disk, and the settings with which VS Code uses them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gaung.edges import package
from gaung.forms.schemas import KINDS, schema

FOLDER = ".vscode/schemas"
SETTINGS = ".vscode/settings.json"
EXTENSIONS = ".vscode/extensions.json"
RECOMMENDED = ("redhat.vscode-yaml", "editorconfig.editorconfig", "yzhang.markdown-all-in-one")


def texts(languages: tuple[str, ...], desk: str) -> dict[str, str]:
    """Give every schema by its path, with help in the language of the desk first."""
    explain = package.explain(desk)
    return {f"{FOLDER}/{kind.name}.json": _json(schema(kind, languages, explain)) for kind in KINDS}


def write(site: Path, languages: tuple[str, ...], desk: str) -> tuple[str, ...]:
    """Write schemas and settings, and give the paths of what is another than before."""
    wanted = _wanted(site, texts(languages, desk))
    changed = _changed(site, wanted)
    for path in changed:
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(wanted[path], encoding="utf-8", newline="\n")
    return changed


def stale(site: Path, languages: tuple[str, ...], desk: str) -> tuple[str, ...]:
    """Give the paths of schemas and settings that are missing or not what they would be."""
    return _changed(site, _wanted(site, texts(languages, desk)))


def _wanted(site: Path, schemas: Mapping[str, str]) -> dict[str, str]:
    mapped = {f"./{FOLDER}/{kind.name}.json": list(kind.where) for kind in KINDS if kind.where}
    settings = _merged(site / SETTINGS, {"yaml.schemas": mapped, "yaml.format.enable": False})
    extensions = _merged(site / EXTENSIONS, {"recommendations": list(RECOMMENDED)})
    return {**schemas, SETTINGS: settings, EXTENSIONS: extensions}


def _merged(path: Path, ours: Mapping[str, Any]) -> str:
    """Give somebody's settings with ours in them; what is theirs stays theirs."""
    try:
        theirs = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        theirs = {}
    said = dict(theirs) if isinstance(theirs, dict) else {}
    for name, value in ours.items():
        before = said.get(name)
        if isinstance(before, list) and isinstance(value, list):
            said[name] = [*before, *(each for each in value if each not in before)]
        elif isinstance(before, dict) and isinstance(value, dict):
            said[name] = {**before, **value}
        else:
            said.setdefault(name, value)
    return _json(said)


def _changed(site: Path, wanted: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(path for path, text in wanted.items() if _text(site / path) != text)


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
