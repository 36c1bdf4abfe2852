"""Gaung: press kits for events, built from Markdown and YAML, in every language of the site."""

__version__ = "0.1.0"
