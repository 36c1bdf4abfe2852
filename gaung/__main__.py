"""``python -m gaung``: the same as the command ``gaung``."""

from gaung.cli import entry

if __name__ == "__main__":
    entry()
