"""The press kit as values: what each file of ``content/`` may say, and what it means.

Everything arrives from YAML as text; the types here decide what a text means and refuse what
could mean two things. This package imports nothing of ours but :mod:`gaung.problems`.
"""
