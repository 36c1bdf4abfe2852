"""From the files of a snapshot to the kit: YAML, front matter, Markdown, references."""

from gaung.reading.library import read

__all__ = ["read"]
