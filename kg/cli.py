"""The commands. Results go to standard output, all else to standard error; no logic lives here."""

import gc
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn

import click

from kg import limits, settings
from kg.commands import asking, editing, keeping, reading, remote, showing
from kg.commands.analysing import analyse
from kg.commands.differences import differences
from kg.commands.serving import serve
from kg.commands.telling import progress_of, report_refusals
from kg.errors import KgError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="kg")
def cli() -> None:
    """Diplomatic news in, a knowledge graph out: who met whom, when, where, who said what, in which words."""


def main() -> NoReturn:
    """Runs a command; errors become one line and an exit code: 1 bad data, 2 wrong usage, 3 findings."""
    sys.excepthook = _unforeseen
    gc.set_threshold(limits.COLLECTED_OBJECTS)
    try:
        cli.main(prog_name="kg", standalone_mode=False)
    except KgError as fault:
        _fail(str(fault), fault.exit_code)
    except click.ClickException as fault:
        fault.show(sys.stderr)
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        _fail("stopped; what was acknowledged is kept", 1)
    except (
        BrokenPipeError
    ):  # `kg export | head`: nobody reads on, and the interpreter's last flush must not fail
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as fault:
        _fail(f"{fault.filename or 'system'}: {fault.strerror or fault}", 1)
    sys.exit(0)


def _unforeseen(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """A fault of the program in one line; all of it with KG_DEBUG."""
    if settings.value("debug"):
        sys.__excepthook__(kind, fault, trace)
        return
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "kg"
    click.echo(
        f"kg: a fault of this program: {place}: {kind.__name__}: {fault} (KG_DEBUG=1 shows more)", err=True
    )


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"kg: {message}", err=True)
    sys.exit(code)


@cli.command()
@click.argument("gold", required=False)
@click.option(
    "--predictions", default=None, metavar="FILE.jsonl", help="Score these instead of this program."
)
@click.option(
    "--only", multiple=True, metavar="NAME", help="A set (own), a language (nn) or a task (offices)."
)
@click.option("--errors", default=0, metavar="N", help="List N misses and wrong ones of each task.")
@click.option("--by-article", is_flag=True, help="The counts of each article too.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--pin", is_flag=True, help="Write the figures as floors; lowers none.")
def evaluate(gold: str | None, **options: Any) -> None:
    """Compare what the program reads with annotated articles (default: its own gold): F1 by task."""
    from kg.scoring import Asked, answer

    told = answer(gold, Asked(**options), progress_of())
    report_refusals(told.refused)
    click.echo(told.text, nl=False)
    if told.pinned:
        click.echo(f"{told.pinned}: floors written", err=True)


@cli.command()
@click.argument("folder", default="demo")
def demo(folder: str) -> None:
    """Build the demo corpus into FOLDER, check it, ask three questions, draw and export."""
    from kg.demo import run

    run(Path(folder), click.echo)


for _command in (
    *reading.COMMANDS,
    *asking.COMMANDS,
    *showing.COMMANDS,
    *editing.COMMANDS,
    *keeping.COMMANDS,
    *remote.COMMANDS,
    analyse,
    differences,
    serve,
):
    cli.add_command(_command)
