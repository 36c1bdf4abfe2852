"""click in the language of whoever uses it: help, usage errors, and a default command."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any

import click

from gaung import __version__
from gaung.edges.arguments import EVERYWHERE, with_command
from gaung.edges.console import Words, languages
from gaung.edges.refused import Refused

Action = Callable[..., int]


class Command(click.Command):
    """A command whose help and errors come out of ``cli.json``."""

    def __init__(self, words: Words, name: str, action: Action | None, **settings: Any) -> None:
        self.words = words
        # Words that are not ours are handed on where there is an argument for any number.
        parameters: list[click.Parameter] = settings.get("params", [])
        self.takes_rest = any(parameter.nargs < 0 for parameter in parameters)
        super().__init__(
            name,
            callback=action,
            help=words.say("about" if action is None else f"help-{name}"),
            add_help_option=False,
            options_metavar=words.say("value-options"),
            **settings,
        )
        self.params.extend(_of_every_command(words))
        self.allow_extra_args = True  # it is refused below, in the right language
        self.ignore_unknown_options = self.takes_rest

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words of a command; too many are refused."""
        rest = super().parse_args(ctx, args)
        if rest and not self.takes_rest and not isinstance(self, click.Group):
            raise Refused("words", found=" ".join(rest), command=ctx.command_path)
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the first line of the help."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=self.words.say("usage") + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        options = (each for each in self.get_params(ctx) if isinstance(each, click.Option))
        records = (each.get_help_record(ctx) for each in options)
        with formatter.section(self.words.say("options")):
            formatter.write_dl([record for record in records if record])


class Group(Command, click.Group):
    """The command itself, which does its default command where none is named."""

    default = "build"

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put in the default command where the words name none."""
        return super().parse_args(ctx, with_command(args, self.default))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that a word names."""
        if self.get_command(ctx, args[0]) is None:
            near = get_close_matches(args[0], self.commands)
            raise Refused("command", found=args[0], known=", ".join(near), command=ctx.command_path)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the lists of options and of commands."""
        super().format_options(ctx, formatter)
        with formatter.section(self.words.say("commands")):
            formatter.write_dl([(name, each.help or "") for name, each in self.commands.items()])


def option(
    words: Words, name: str, said: str = "", *, also: Sequence[str] = (), **settings: Any
) -> click.Option:
    """Make an option with its help, which says its default too; *also* are its other names."""
    help_text = words.say(f"help-{said or name.removeprefix('--')}")
    if settings.get("default") is not None and not settings.get("is_flag"):
        help_text += f" ({words.say('default', value=settings['default'])})"
    if not settings.get("is_flag") and not isinstance(settings.get("type"), click.Choice):
        settings["metavar"] = words.say(f"value-{name.removeprefix('--')}")
    return click.Option([name, *also], help=help_text, **settings)


def argument(words: Words, name: str, **settings: Any) -> click.Argument:
    """Make an argument, called by a word of the language."""
    return click.Argument([name.replace("-", "_")], metavar=words.say(f"value-{name}"), **settings)


def _of_every_command(words: Words) -> Iterator[click.Option]:
    # What they are set to was found out before: the language of this very help hangs on it.
    kinds = {"--site": str, "--lang": click.Choice(languages())}
    for name in EVERYWHERE:
        yield option(words, name, type=kinds[name], expose_value=False)
    yield click.Option(
        ["-h", "--help"],
        help=words.say("help-help"),
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_help,
    )


def _show_help(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
    del parameter
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help())
        ctx.exit()


def version(words: Words) -> click.Option:
    """Make the option that shows the version."""

    def show(ctx: click.Context, parameter: click.Parameter, value: Any) -> None:
        del parameter
        if value and not ctx.resilient_parsing:
            click.echo(f"gaung {__version__}")
            ctx.exit()

    return click.Option(
        ["--version"],
        help=words.say("help-version"),
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=show,
    )


def run(group: Group, arguments: Sequence[str], name: str) -> int:
    """Do what the words say, and give the exit code."""
    try:
        # Not by way of main(), which has ideas of its own about interruptions and closed pipes.
        with group.make_context(name, list(arguments)) as context:
            return int(group.invoke(context))
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else name
        raise _refused(error, command) from None


def _refused(error: click.UsageError, command: str) -> Refused:
    if isinstance(error, click.NoSuchOption):
        known = ", ".join(error.possibilities or ())
        return Refused("option", found=error.option_name, known=known, command=command)
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        return Refused("missing", found=name, command=command)
    if isinstance(error, click.BadParameter) and error.param is not None:
        kind = error.param.type
        known = " | ".join(map(str, kind.choices)) if isinstance(kind, click.Choice) else ""
        return Refused("value", found=error.param.opts[-1], choices=known, command=command)
    if isinstance(error, click.BadOptionUsage):
        return Refused("option-use", found=error.option_name, command=command)
    return Refused("words", found=error.format_message(), command=command)
