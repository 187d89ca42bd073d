"""`claimcheck completion`: the lines that teach a shell to complete the command."""

from __future__ import annotations

import click

from claimcheck.cli.app import main

_VARIABLE = "_CLAIMCHECK_COMPLETE"


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands, options, formats and files.

    \b
    echo 'eval "$(claimcheck completion bash)"' >> ~/.bashrc
    echo 'eval "$(claimcheck completion zsh)"' >> ~/.zshrc
    claimcheck completion fish > ~/.config/fish/completions/claimcheck.fish
    """  # noqa: D301  (click ends the filling of lines at a real backspace)
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"click knows no completion for {shell}.")
    click.echo(kind(main, {}, "claimcheck", _VARIABLE).source())
