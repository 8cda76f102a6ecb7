"""The documents that are changed: real ones cut small, and some drawn from the grammars of the tests."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from tests.card_strategies import scorecards
from tests.files.stratml.plan_strategies import elements
from tests.files.stratml.plans import a_plan
from tests.measurement_strategies import figures
from tests.strategies import TRICKY

from balanced_scorecard import Measurements, Scorecard, collection_forms, load_measurements, load_scorecard
from balanced_scorecard.files import json_file, toml_file, yaml_file
from balanced_scorecard.files.collection_workbook import write_form
from balanced_scorecard.files.measurement_writing import record_of, write_measurements
from balanced_scorecard.files.reading import structure_scorecard
from balanced_scorecard.files.stratml.writing import write_plan
from balanced_scorecard.files.unstructuring import unstructure_scorecard
from balanced_scorecard.files.workbook_bytes import workbook_bytes
from balanced_scorecard.files.writing import write_scorecard

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "src" / "balanced_scorecard" / "examples"
CARDS = (*(EXAMPLES / name / "card.yaml" for name in ("telemark", "directorate", "emergency_care")),
         ROOT / "tests" / "files" / "interface.yaml")
FIGURES = tuple(EXAMPLES / name / "measurements.csv" for name in ("telemark", "directorate", "emergency_care"))
ASSESSMENTS = tuple(EXAMPLES / name / "assessments.csv" for name in ("telemark", "directorate", "emergency_care"))
NO_FIGURES = Measurements()

Plain = dict[str, Any]
T = TypeVar("T")


def drawn(strategy: st.SearchStrategy[T], many: int) -> list[T]:
    """Return *many* values of *strategy*, the same ones every time."""
    kept: list[T] = []

    @settings(max_examples=many, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))
    @given(strategy)
    def keep(value: T) -> None:
        kept.append(value)

    keep()
    return kept


def lazily(values: Callable[[], Iterable[T]]) -> Iterator[T]:
    """Yield *values* once they are asked for."""
    yield from values()


# ---- cards -------------------------------------------------------------------------------------------------------


@cache
def real_cards() -> tuple[Scorecard, ...]:
    return tuple(map(load_scorecard, CARDS))


@cache
def drawn_cards() -> tuple[Scorecard, ...]:
    return tuple(drawn(scorecards(), 60))


def cards() -> Iterator[Scorecard]:
    """Yield the real cards, then those of the grammar, which take their time: whoever wants few need not wait."""
    yield from real_cards()
    yield from drawn_cards()


def small_documents() -> Iterator[Plain]:
    """Return the cards in pieces: each list of a card on a card of its own, each indicator on one of its own.

    A piece that names what stands in another is no card; of these only some are kept.
    """
    pieces = (piece for card in cards() for piece in _pieces(dict(unstructure_scorecard(card))))
    yield from (piece for number, piece in enumerate(pieces) if number % 20 == 0 or _is_card(piece))


def _is_card(piece: Plain) -> bool:
    try:
        structure_scorecard(piece)
    except ValueError:
        return False
    return True


def _pieces(whole: Plain) -> Iterator[Plain]:
    top = {key: value for key, value in whole.items() if not isinstance(value, list | dict)}
    for key, value in whole.items():
        if key == "perspectives":
            yield from ({**top, key: [piece]} for each in value for piece in _of_perspective(each))
        elif isinstance(value, list):
            yield from ({**top, key: value[at:at + 2]} for at in range(0, len(value), 2))
        elif isinstance(value, dict):
            yield {**top, key: value}


def _of_perspective(perspective: Plain) -> Iterator[Plain]:
    yield {key: value for key, value in perspective.items() if key != "factors"}
    for factor in perspective.get("factors", []):
        yield {**perspective, "objectives": [], "factors": [{**factor, "indicators": []}]}
        for indicator in factor.get("indicators", []):
            own = {"id": factor["id"], "name": factor["name"], "indicators": [indicator]}
            yield {"id": perspective["id"], "name": perspective["name"], "factors": [own]}


def plain_values() -> st.SearchStrategy[Any]:
    """Return a strategy of data as JSON has them, whose keys are now and then those of a card."""
    keys = st.sampled_from(("id", "name", "perspectives", "factors", "indicators", "targets", "norm", "expect", "by",
                            "links", "weight", "unit", "tags", "x", ""))
    leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(TRICKY) | st.text(max_size=8)
    return st.recursive(leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
                        max_leaves=20)


@cache
def any_documents() -> tuple[Plain, ...]:
    keys = st.sampled_from(("id", "name", "language", "perspectives", "strategy", "series", "links", "organisation"))
    return tuple(drawn(st.dictionaries(keys, plain_values(), max_size=5), 200))


def _written(write: Callable[[Mapping[str, object]], bytes], documents: Iterable[Plain]) -> Iterator[bytes]:
    for document in documents:
        try:
            yield write(document)
        except (TypeError, ValueError, AttributeError, OverflowError):  # null in TOML: not a document of that format
            continue


def yaml() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in CARDS[:1])
    yield from _written(yaml_file.write, small_documents())
    yield from (json.dumps(each, ensure_ascii=False).encode("utf-8", "replace") for each in any_documents())
    for text in TRICKY:  # as people write them: without quotes
        yield f"id: a\nname: {text}\nperspectives:\n- {text}\n- {{id: {text}, name: [{text}]}}\n".encode()


def json_texts() -> Iterator[bytes]:
    yield from _written(json_file.write, small_documents())
    yield from _written(json_file.write, any_documents())


def toml() -> Iterator[bytes]:
    yield from _written(toml_file.write, small_documents())
    yield from _written(toml_file.write, any_documents()[:100])


def stratml() -> Iterator[bytes]:
    for document in small_documents():
        if "perspectives" in document or "strategy" in document:
            try:
                yield write_plan(structure_scorecard(document), NO_FIGURES).content
            except ValueError:  # a piece that names what stands in another is no card
                continue
    yield from (a_plan("".join(inside)) for inside in drawn(st.lists(elements(), max_size=6), 200))


# ---- figures -----------------------------------------------------------------------------------------------------


def _cut(path: Path, rows: int = 4) -> Iterator[bytes]:
    """Yield the table at *path* in pieces, each under its headings."""
    head, *lines = path.read_bytes().splitlines(keepends=True)
    for at in range(0, min(len(lines), 240), rows):
        yield head + b"".join(lines[at:at + rows])


@cache
def drawn_measurements() -> tuple[Measurements, ...]:
    return tuple(drawn(figures(["A1", "1.10", "Å"], ["", "nord", "0301"]).filter(len), 100))


@cache
def real_measurements() -> tuple[Measurements, ...]:
    return tuple(Measurements(rows[at:at + 3]) for rows in (load_measurements(path).rows for path in FIGURES)
                 for at in range(0, min(len(rows), 60), 3))


def csv() -> Iterator[bytes]:
    yield from (piece for path in FIGURES for piece in _cut(path))
    for each in chain(real_measurements(), lazily(drawn_measurements)):
        yield from (write_measurements(each, ".csv", decimal=decimal) for decimal in ",.")
    cells = st.sampled_from((*TRICKY, "A1", "2024", "2024-T1", "79,3", "79.3", "", '"', '""', "indikator", "verdi"))
    for rows, separator in drawn(st.tuples(st.lists(st.lists(cells, max_size=5), max_size=5), st.sampled_from(";,\t")),
                                 100):
        yield "\n".join(["indikator;periode;verdi".replace(";", separator), *map(separator.join, rows)]).encode()


def wide() -> Iterator[bytes]:
    yield b"indikator;organisasjonsenhet;2024-T1;2024-T2\nA1;nord;1,5;2\nB1;;79 %;\n"
    yield b"indicator,unit,2024,2025-01\nA1,%,1,2\nB1,kr,,-1 000\n"
    yield b"indikator\t2024\t2024-05-17\t2024-W07\nA1\tgod\t2024-01-01\t0\n"


def json_lines() -> Iterator[bytes]:
    yield from (write_measurements(each, ".jsonl") for each in real_measurements())
    yield from (write_measurements(each, ".jsonl") for each in drawn_measurements())
    yield from (json.dumps(each).encode() for each in drawn(st.lists(plain_values(), max_size=3), 60))


def assessments() -> Iterator[bytes]:
    yield from (piece for path in ASSESSMENTS for piece in _cut(path, 2))


def sql() -> Iterator[bytes]:
    """Yield tables of figures as `fuzz.formats` puts them into a database: one line a row, cells between semicolons."""
    for each in chain(real_measurements(), lazily(drawn_measurements)):
        records = [record_of(row) for row in each]
        columns = list(dict.fromkeys(name for record in records for name in record))
        cells = [[str(record.get(name, "")).replace(";", ",") for name in columns] for record in records]
        yield "\n".join(map(";".join, [columns, *cells])).encode("utf-8", "replace")
    yield b"indikator;periode;verdi;registrert\nA1;2024;79.3;2025-01-15 12:30\n1.1;2025;5;\n;;x'00ff';\n"
    yield b"indicator;period;numerator;denominator;status;n;low;high\nA1;2024-T1;11;14;P|B;14;52.4;92.4\n"


def targets() -> Iterator[bytes]:
    yield b"indicator;org_unit;by;from;expect;decided;source\nA1.1.1;nord;2025;2025-01-01;>= 80 %;2024-12-01;brev\n"
    head = "indikator;organisasjonsenhet;innen;krav\n"
    yield f"{head}A1.1.2;nord;2025;>= 10 000 saker\nA1.1.2;;2026;høyst 5 000\n".encode()
    yield b"indicator,expect\nA1.1.1,baseline + 5 pp\nA1.1.1,in all cases\nC1.2.1,>= B\n"
    for rows in _target_rows():
        lines = [";".join(str(row.get(name, "")).replace(";", ",") for name in _TARGET_FIELDS) for row in rows]
        yield "\n".join([";".join(_TARGET_FIELDS), *lines]).encode("utf-8", "replace")


_TARGET_FIELDS = ("indicator", "org_unit", "by", "from", "expect", "decided", "source", "reason")


def _target_rows(many: int = 2) -> Iterator[list[dict[str, object]]]:
    """Yield the targets of all cards as rows for indicators and units of the card that `fuzz.formats` gives them to."""
    card = real_cards()[3]
    ids: dict[str | None, list[str]] = {}
    for indicator in card.indicators():
        ids.setdefault(indicator.unit, []).append(indicator.id)
    units = ["", *(unit.id for unit in card.organisation.walk())] if card.organisation else [""]
    found = [(target, ids[each.unit]) for one in cards() for each in one.indicators() if each.unit in ids
             for target in each.targets if target.text]
    rows: list[dict[str, object]] = [
        {"indicator": fitting[at % len(fitting)], "org_unit": units[at % len(units)], "by": target.by or "",
         "from": target.applies_from or "", "expect": target.text, "decided": target.decided or "",
         "source": target.source or "", "reason": target.reason or ""} for at, (target, fitting) in enumerate(found)]
    yield from (rows[at:at + many] for at in range(0, len(rows), many))


def target_lines() -> Iterator[bytes]:
    for rows in _target_rows():
        yield "\n".join(json.dumps(row, default=str, ensure_ascii=False) for row in rows).encode("utf-8", "replace")


def target_workbooks() -> Iterator[bytes]:
    for rows in islice(_target_rows(), 6):
        yield _workbook(_TARGET_FIELDS, [[str(row[name]) for name in _TARGET_FIELDS] for row in rows])


def _workbook(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (columns, *rows):
        sheet.append(list(row))
    return workbook_bytes(book)


# ---- workbooks and Parquet ---------------------------------------------------------------------------------------


def workbook_cards() -> Iterator[bytes]:
    yield from (write_scorecard(real_cards()[at], "excel") for at in (0, 3))
    yield from (write_scorecard(card, "excel") for card in drawn_cards()[:4])


def workbook_figures() -> Iterator[bytes]:
    for each in chain(real_measurements()[:3], lazily(lambda: drawn_measurements()[-5:])):
        records = [record_of(row) for row in each]
        columns = list(dict.fromkeys(name for record in records for name in record))
        yield _workbook(columns, [[record.get(name) for name in columns] for record in records])


def forms() -> Iterator[bytes]:
    for name, period in (("directorate", "2025-T2"), ("telemark", "2003")):
        card = load_scorecard(EXAMPLES / name / "card.yaml")
        known = load_measurements(EXAMPLES / name / "measurements.csv")
        yield from (write_form(form) for form in collection_forms(card, period, known)[:2])


def parquet() -> Iterator[bytes]:
    yield from (write_measurements(each, ".parquet") for each in real_measurements()[:10])
