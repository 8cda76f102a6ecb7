"""`diff` and `roll-over`, as a controller types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from balanced_scorecard import check, load_scorecard
from balanced_scorecard.cli import main

YEARS = Path(__file__).parents[1] / "worked_examples" / "three_years"
CARDS = {year: str(YEARS / f"{year}.yaml") for year in (2024, 2025, 2026)}
FIGURES = {year: str(YEARS / f"tall-{year}.csv") for year in (2024, 2025, 2026)}


def test_diff_prints_what_differs_and_exits_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", CARDS[2024], CARDS[2025]]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Endringer fra Styrekort for Klagenemnda 2024 (versjon 2024.1)")
    assert (printed.err, "Hvorfor skårene" in printed.out) == ("", False)


def test_diff_with_figures_says_why_the_scores_moved(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", CARDS[2024], CARDS[2025], FIGURES[2024], FIGURES[2025], "--period", "2025",
                 "--compare", "2024", "--compare-as-of", "2025-02-01", "--language", "en"]) == 0
    assert "The scorecard: rose from 0.525 to 0.586: +0.005 restated" in capsys.readouterr().out


def test_diff_takes_one_period_for_both_cards_and_a_day_for_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", CARDS[2024], CARDS[2024], FIGURES[2024], "--period", "2024", "--as-of", "2025-05-01",
                 "--compare-as-of", "2025-02-01", "--basis", "period", "--format", "json"]) == 0
    split = json.loads(capsys.readouterr().out)["split"]
    assert [split[end]["as_of"] for end in ("earlier", "later")] == ["2025-02-01", "2025-05-01"]
    assert split["scores"][0]["parts"]["restated"] == pytest.approx(0.005)


def test_diff_as_json_is_the_whole_difference_and_no_split_without_figures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", CARDS[2025], CARDS[2026], "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["new"]["version"], told["counts"]["looser"], told["split"]) == ("2026.1", 1, None)


def test_diff_as_markdown_is_a_change_log(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", CARDS[2025], CARDS[2026], FIGURES[2025], FIGURES[2026], "--period", "2026",
                 "--compare", "2025", "--format", "markdown"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("# Endringer fra")
    assert "\n# Hvorfor skårene er endret" in printed


@pytest.mark.parametrize(("more", "message"), [
    ([FIGURES[2024]], "diff: --period is missing; measurements and --period go together"),
    (["--period", "2025"], "diff: MEASUREMENTS is missing; measurements and --period go together"),
    (["--compare", "2024"], "diff: --compare says nothing without measurements; give them"),
    (["--compare-as-of", "2025-02-01"], "diff: --compare-as-of says nothing without measurements; give them"),
    ([FIGURES[2024], "--period", "2024", "--compare", "2025"],
     "the earlier evaluation is of 2025, the later of 2024; give the earlier period first"),
])
def test_diff_says_what_is_missing_and_exits_2(
    more: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", CARDS[2024], CARDS[2025], *more]) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err.strip()) == ("", message)


def test_a_day_that_is_none_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["diff", CARDS[2024], CARDS[2025], FIGURES[2024], "--period", "2024", "--as-of", "May"])
    assert left.value.code == 2
    assert "'May' is not a day; write it as in 2024-05-17" in capsys.readouterr().err


def test_roll_over_writes_the_card_and_prints_what_to_decide(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "2026.yaml"
    assert main(["roll-over", CARDS[2025], FIGURES[2025], "--year", "2026", "-o", str(new)]) == 0
    printed = capsys.readouterr()
    assert "Krav og måltall som har gått ut: fastsett nye (4)" in printed.out
    assert (printed.err, load_scorecard(new).name) == ("", "Styrekort for Klagenemnda 2026")
    assert {each.code for each in check(load_scorecard(new), select=["BSC4"])} == {"BSC419"}


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_roll_over_has_the_list_in_other_forms(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = tmp_path / "2026.json"
    assert main(["roll-over", CARDS[2025], "--year", "2026", "-o", str(new), "--format", form, "--language", "nn"]) == 0
    printed = capsys.readouterr().out
    assert (json.loads(printed)["year"] == "2026") if form == "json" else printed.startswith("# Styrekort for")


def test_roll_over_writes_over_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "2026.yaml"
    there.write_text("work of a week", encoding="utf-8")
    assert main(["roll-over", CARDS[2025], "--year", "2026", "-o", str(there)]) == 2
    assert capsys.readouterr().err.strip() == f"{there}: is there already; write to another name, or move it away"
    assert there.read_text(encoding="utf-8") == "work of a week"


def test_roll_over_leaves_nothing_behind_where_it_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = tmp_path / "2026.txt"
    assert main(["roll-over", CARDS[2025], "--year", "2026", "-o", str(new)]) == 2
    assert capsys.readouterr().out == ""
    assert main(["roll-over", CARDS[2025], "--year", "2025", "-o", str(tmp_path / "2025.yaml")]) == 2
    assert list(tmp_path.iterdir()) == []


def test_roll_over_says_that_comments_stay_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = tmp_path / "2025.yaml"
    old.write_text("# agreed in March\n" + Path(CARDS[2025]).read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["roll-over", str(old), "--year", "2026", "-o", str(tmp_path / "2026.yaml")]) == 0
    printed = capsys.readouterr()
    assert printed.err == "lost: 2025.yaml:1: 1 lines with comments; they are no part of a card\n"
    assert "agreed in March" not in printed.out
