"""What a long run says on standard error: how far it is, what was refused and why."""

import sys
from collections.abc import Callable
from typing import Any

import click


def report_refusals(refused: list[Any]) -> None:
    """What was not read: where, why, and what helps."""
    for refusal in refused:
        remedy = f" ({refusal.remedy})" if refusal.remedy else ""
        click.echo(f"refused: {refusal.origin}: {refusal.reason}{remedy}", err=True)


def report_additions(report: Any) -> None:
    """What other readers gave, what was not taken of it, by reason, and what they could not read."""
    for line in report.unattached:
        click.echo(line, err=True)
    for unread in report.unread:
        click.echo(f"not read: {unread.origin}: {unread.reason}", err=True)
    for reason, count in sorted(report.withheld.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"not added: {count} × {reason}", err=True)
    click.echo(f"other readers: {report.added} added, {report.withheld.total()} not", err=True)


def progress() -> Callable[[Any], None]:
    """A line that is rewritten, on a terminal only: how many, how fast, how much longer."""
    if not sys.stderr.isatty():
        return lambda _: None
    return lambda report: click.echo(f"\r\x1b[K{_so_far(report)}", nl=False, err=True)


def _so_far(report: Any) -> str:
    rate = report.articles / max(report.seconds, 0.01)
    line = f"{report.articles} articles, {rate:.0f} a second"
    if not report.share:
        return line
    left = int(report.seconds * (1 - report.share) / report.share)
    return f"{line}, {report.share:.0%}, {left // 60}:{left % 60:02} left"


def progress_of(what: str = "articles") -> Callable[[int, int], None]:
    """The same for work of a known size."""
    if not sys.stderr.isatty():
        return lambda _done, _of: None
    return lambda done, of: click.echo(f"\r{done} of {of} {what}", nl=done == of, err=True)
