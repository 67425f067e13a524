"""`kg differences`: what it prints, and what it says when there is nothing of that name or kind."""

import json
import sys
from pathlib import Path

import pytest

from kg import cli

LABEL = "Meeting: Göran Sjöhammar, Kari Fossdal (2024-05-07)"


def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *args: str
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "argv", ["kg", "differences", *args])
    with pytest.raises(SystemExit) as end:
        cli.main()
    captured = capsys.readouterr()
    return int(end.value.code or 0), captured.out, captured.err


def test_conflicts_come_first_with_both_sides(
    whole: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(monkeypatch, capsys, LABEL, "--store", str(whole))
    head, one, other, *rest = out.splitlines()
    assert code == 0
    assert head == "conflict (hours-apart), clock: event/meeting-2024-05-07-goran-sjohammar-kari-fossdal"
    assert one.startswith(
        "  16:00 · article/copy (Avis copy, 2024-05-08): Norges utenriksminister Kari Fossdal møtte"
    )
    assert other.startswith(
        "  18:30 · article/late (Avis late, 2024-05-09): Utanriksminister Kari Fossdal møtte"
    )
    assert len(rest) == 3 * 4
    assert run(monkeypatch, capsys, head.rpartition(" ")[2], "--store", str(whole))[1] == out


def test_one_json_line_each(
    whole: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(monkeypatch, capsys, "--kind", "update", "--json", "--store", str(whole))
    found = [json.loads(line) for line in out.splitlines()]
    assert sorted(one["rule"] for one in found) == ["moved-on", "planned-hour-moved", "planned-hour-moved"]
    assert all(one["earlier"]["source"]["title"] == "plan" for one in found)


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["--kind", "quarrel"], 2, "use one of update, refinement, addition, conflict"),
        (["Meeting: nobody"], 1, "no event is called 'Meeting: nobody'"),
    ],
)
def test_what_is_not_there_is_said(
    args: list[str], code: int, words: str, whole: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    end, out, err = run(monkeypatch, capsys, *args, "--store", str(whole))
    assert (end, out) == (code, "")
    assert words in err
