"""The command line: parse, call, print, exit code (0 done, 1 findings, 2 what was given cannot be read).

The result goes to stdout and nothing else does; what is wrong goes to stderr, one fault a line.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, NoReturn

import balanced_scorecard as bsc  # its names load on first use, so a command pays only for what it needs

if TYPE_CHECKING:
    from balanced_scorecard import Assessment, Findings, ScorecardScore

    Commands = argparse._SubParsersAction["_Parser"]

PROGRAM = "balanced-scorecard"
DONE, FOUND, UNREADABLE = 0, 1, 2
INTERRUPTED, BROKEN_PIPE = 130, 141  # what a shell says of a program that SIGINT or SIGPIPE ended
DEMO_PERIOD = "2019-03"  # the last month of the bundled figures


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit code."""
    options = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # a Windows pipe would refuse the letters of a name
    try:
        return int(options.run(options))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains once more at exit
        return BROKEN_PIPE
    except (bsc.ScorecardError, OSError) as error:
        print(_sentence(error), file=sys.stderr)
        return UNREADABLE
    except KeyboardInterrupt:
        return INTERRUPTED


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror.lower()}" if error.filename else error.strerror.lower()
    return str(error)


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(UNREADABLE, f"{self.prog}: {message}; see {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    top = _Parser(prog=PROGRAM, description=bsc.__doc__.splitlines()[0] if bsc.__doc__ else None)
    top.add_argument("--version", action="version", version=f"{PROGRAM} {bsc.__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    for add in (_add_demo, _add_check, _add_evaluate, _add_report, _add_map):
        add(commands)
    return top


def _add_demo(commands: Commands) -> None:
    demo = commands.add_parser("demo", help="the bundled example, from check to report")
    demo.add_argument("-o", "--output", metavar="DIR", type=Path, default=Path("balanced-scorecard-demo"),
                      help="the folder to write to (default: %(default)s)")
    demo.set_defaults(run=_demo)


def _add_check(commands: Commands) -> None:
    check = commands.add_parser("check", help="is this a balanced scorecard?")
    check.add_argument("card", metavar="CARD", type=Path)
    check.add_argument("measurements", metavar="MEASUREMENTS", type=Path, nargs="?")
    check.add_argument("--period", metavar="P", help="as in 2024-T2, for rules on figures")
    check.add_argument("--previous", metavar="CARD", type=Path, help="last year's card, for rules on changes")
    check.add_argument("--on", metavar="DATE", type=_day, help="the day of the review, for rules on dates")
    check.add_argument("--format", choices=("text", "json", "markdown"), default="text")
    check.add_argument("--select", metavar="CODES", type=_codes, action="extend", default=[], help="only these rules")
    check.add_argument("--ignore", metavar="CODES", type=_codes, action="extend", default=[], help="not these rules")
    check.add_argument("--fail-on", choices=("error", "warning", "advice"), default="error",
                       help="the mildest finding that gives exit code 1 (default: %(default)s)")
    check.add_argument("--all", action="store_true", help="print every finding, not only the ten gravest")
    check.set_defaults(run=_check)


def _add_evaluate(commands: Commands) -> None:
    evaluate = commands.add_parser("evaluate", help="judge every indicator for a period")
    _add_figures(evaluate)
    evaluate.add_argument("--format", choices=("text", "json", "csv"), default="text")
    evaluate.set_defaults(run=_evaluate)


def _add_report(commands: Commands) -> None:
    report = commands.add_parser("report", help="a page to put before the management group")
    _add_figures(report)
    report.add_argument("-o", "--output", metavar="FILE", type=Path,
                        help=".html, .md or .txt; left out: text on the screen")
    report.add_argument("--language", metavar="L", help="of the report's own words: nb or en (default: the card's)")
    report.set_defaults(run=_report)


def _add_figures(command: argparse.ArgumentParser) -> None:
    command.add_argument("card", metavar="CARD", type=Path)
    command.add_argument("measurements", metavar="MEASUREMENTS", type=Path)
    command.add_argument("--period", metavar="P", required=True, help="as in 2024, 2024-T2, 2024-Q3 or 2024-05")
    command.add_argument("--org-unit", metavar="U", help="the unit to judge (default: the whole organisation)")
    command.add_argument("--basis", choices=("period", "year_to_date"), help="what it covers (default: the card's)")
    command.add_argument("--assessments", metavar="FILE", type=Path, help="the words beside the figures")


def _add_map(commands: Commands) -> None:
    strategy_map = commands.add_parser("map", help="the strategy map as a drawing")
    strategy_map.add_argument("card", metavar="CARD", type=Path)
    strategy_map.add_argument("measurements", metavar="MEASUREMENTS", type=Path, nargs="?")
    strategy_map.add_argument("--period", metavar="P", help="judge the measurements for it, and show each status")
    strategy_map.add_argument("-o", "--output", metavar="FILE.svg", type=Path, help="left out: SVG on stdout")
    strategy_map.set_defaults(run=_map)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as in 2024-05-17") from None


def _codes(text: str) -> list[str]:
    return [code.strip() for code in text.split(",") if code.strip()]


def _check(options: argparse.Namespace) -> int:
    card = bsc.load_scorecard(options.card)
    measurements = bsc.load_measurements(options.measurements) if options.measurements else None
    previous = bsc.load_scorecard(options.previous) if options.previous else None
    findings = bsc.check(card, measurements, previous=previous, on=options.on, period=options.period,
                         select=options.select, ignore=options.ignore)
    _put(_findings_text(findings, options))
    return FOUND if findings.at_least(bsc.Severity(options.fail_on)) else DONE


def _findings_text(findings: Findings, options: argparse.Namespace) -> str:
    from .reports import findings as words  # not a public name: only a check pays for it

    if options.format == "json":
        return words.render_findings_json(findings)
    if options.format == "markdown":
        return words.render_findings_markdown(findings)
    return words.render_findings_text(findings)


def _evaluate(options: argparse.Namespace) -> int:
    scores, assessments = _judged(options)
    if options.format == "text":
        _put(bsc.render_text(bsc.build_report(scores, assessments=assessments)))
    elif options.format == "json":
        _put(_json(scores))
    else:
        _put(_csv(scores.evaluation.records()))
    return DONE


def _report(options: argparse.Namespace) -> int:
    scores, assessments = _judged(options)
    findings = bsc.check(scores.evaluation.scorecard, scores.evaluation.measurements, period=scores.evaluation.period)
    report = bsc.build_report(scores, findings, assessments=assessments)
    if options.output:
        bsc.save_report(report, options.output, language=options.language)
    else:
        _put(bsc.render_text(report, language=options.language))
    return DONE


def _judged(options: argparse.Namespace) -> tuple[ScorecardScore, tuple[Assessment, ...]]:
    """Return the card of *options* judged by its figures and rolled up, and the words beside the figures."""
    card = bsc.load_scorecard(options.card)
    measurements = bsc.load_measurements(options.measurements)
    assessments = bsc.load_assessments(options.assessments) if options.assessments else ()
    basis = bsc.Basis(options.basis) if options.basis else None
    evaluation = bsc.evaluate(card, measurements, options.period, org_unit=options.org_unit, basis=basis)
    return bsc.roll_up(evaluation), assessments


def _map(options: argparse.Namespace) -> int:
    if options.output and options.output.suffix.lower() != ".svg":
        raise _cannot_write(options.output, "a map is drawn as .svg")
    if bool(options.measurements) != bool(options.period):
        missing = "--period" if options.measurements else "MEASUREMENTS"
        raise bsc.ScorecardError(f"map: {missing} is missing; measurements and --period go together")
    card = bsc.load_scorecard(options.card)
    scores = None
    if options.measurements:
        scores = bsc.roll_up(bsc.evaluate(card, bsc.load_measurements(options.measurements), options.period))
    drawing = bsc.render_map(bsc.strategy_map(card), scores)
    if options.output:
        _write(options.output, drawing)
    else:
        _put(drawing)
    return DONE


def _cannot_write(path: Path, remedy: str) -> bsc.ScorecardError:
    kind = repr(path.suffix) if path.suffix else "a file without a suffix"
    return bsc.ScorecardError(f"{path}: cannot write {kind}; {remedy}")


def _demo(options: argparse.Namespace) -> int:
    folder: Path = options.output
    folder.mkdir(parents=True, exist_ok=True)
    with as_file(files("balanced_scorecard") / "examples" / "emergency_care") as example:
        for name in ("card.yaml", "measurements.csv", "assessments.csv"):
            if not (folder / name).exists():  # a second run keeps what the reader has changed
                _write(folder / name, (example / name).read_text(encoding="utf-8"))
        card = bsc.load_scorecard(example / "card.yaml")
        measurements = bsc.load_measurements(example / "measurements.csv")
        assessments = bsc.load_assessments(example / "assessments.csv")
    findings = bsc.check(card, measurements, period=DEMO_PERIOD)
    scores = bsc.roll_up(bsc.evaluate(card, measurements, DEMO_PERIOD))
    bsc.save_report(bsc.build_report(scores, findings, assessments=assessments), folder / "report.html")
    _write(folder / "map.svg", bsc.render_map(bsc.strategy_map(card), scores))
    _write(folder / "evaluation.json", _json(scores) + "\n")
    _put(_what_the_demo_did(folder, findings, scores))
    return DONE


def _what_the_demo_did(folder: Path, findings: Findings, scores: ScorecardScore) -> str:
    card, total = scores.evaluation.scorecard, scores.total
    counts = ", ".join(f"{count} {severity.value}" for severity, count in findings.counts().items() if count)
    statuses = ", ".join(f"{count} {status}" for status, count in total.counts.items() if count)
    program = _as_typed()
    inputs = f"{folder / 'card.yaml'} {folder / 'measurements.csv'}"
    return f"""\
{card.name}, {scores.evaluation.period}
Real figures. {card.source}.

  check      {counts or "nothing found"}
  evaluate   {statuses}
  roll up    {total.targets_met} of {total.targets_judged} targets met; the card as a whole: {total.status.value}

{folder / "report.html"}      the report: open it in a browser
{folder / "map.svg"}          the strategy map
{folder / "evaluation.json"}  every figure and judgement, for other programs
{folder / "card.yaml"}, measurements.csv and assessments.csv are what it was made from

Next: change the card or the figures, and run
  {program} check {folder / "card.yaml"}
  {program} report {inputs} --period {DEMO_PERIOD} -o {folder / "report.html"}"""


def _as_typed() -> str:
    """Return the command as the reader started it, so that what is printed can be copied."""
    started = Path(sys.argv[0])
    if started.stem != PROGRAM:
        return "python -m balanced_scorecard"
    return PROGRAM if which(PROGRAM) == str(started) else str(started)


def _json(scores: ScorecardScore) -> str:
    return json.dumps(scores.to_dict(), ensure_ascii=False, indent=2, allow_nan=False)


def _csv(records: Sequence[Mapping[str, object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(records[0] if records else ())
    writer.writerows([_cell(value) for value in record.values()] for record in records)
    return text.getvalue().rstrip("\n")


def _cell(value: object) -> object:
    if isinstance(value, list):
        return "..".join(map(str, value))
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"  # a spreadsheet would run it as a formula
    return value


def _put(text: str) -> None:
    print(text.rstrip("\n"), flush=True)  # flushed here, so that a closed pipe is met where it is expected


def _write(path: Path, text: str) -> None:
    """Write *path* whole or not at all."""
    beside = path.with_name(f"{path.name}.part")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
