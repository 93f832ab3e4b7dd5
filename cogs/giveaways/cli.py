"""`greenroom verify`: check a proof on the command line, with no network, no token and no database."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.errors import UserError
from cogs.giveaways import text_proof
from cogs.giveaways.beacon_signature import is_genuine
from cogs.giveaways.model_check import Report, check, standing
from cogs.giveaways.model_proof import Proof
from cogs.giveaways.model_proof_reading import MOST_BYTES, TOO_LARGE, parse

commands = typer.Typer()

UNREADABLE = 2


@commands.command()
def verify(
    file: Annotated[Path, typer.Argument(help="The proof that you downloaded.")],
    ticket: Annotated[str, typer.Option(help="Your ticket: say where it came.")] = "",
) -> None:
    """Check the proof of a giveaway, and say what had to be trusted."""
    report = check(_read(file), is_genuine)
    for line in _told(report, ticket.strip().lower()):
        typer.echo(line)
    raise typer.Exit(0 if report.holds else 1)


def _read(file: Path) -> Proof:
    """Read the file, or end with a sentence. Not by way of `main`: its words for errors load discord.py."""
    try:
        if file.stat().st_size > MOST_BYTES:
            _end(TOO_LARGE)
        return parse(file.read_bytes())
    except OSError as error:
        _end(f"The file {file} cannot be read ({error.strerror}). Check its name and place, then try again.")
    except UserError as error:
        _end(str(error))


def _end(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(UNREADABLE)


def _told(report: Report, ticket: str) -> list[str]:
    """Everything there is to say, line by line."""
    lines = [f"Giveaway {report.proof.id}: {text_proof.verdict(report)}", ""]
    lines += [f"{'ok  ' if one.holds else 'NO  '} {text_proof.finding(one)}" for one in report.findings]
    lines += ["", *text_proof.counts(report)]
    lines += [f"  {line}" for line in text_proof.winners(report)]
    if ticket:
        lines += ["", text_proof.standing(standing(report.proof, ticket))]
    if report.holds:
        lines += ["", text_proof.trust(report), "", text_proof.COMPARE]
        lines += [f"  {line}" for line in text_proof.comparisons(report)]
    return lines
