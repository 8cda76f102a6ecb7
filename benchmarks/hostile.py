"""What a file from a stranger costs at most: seconds, and the megabytes that reading it added, each in a fresh process.

    python benchmarks/hostile.py

Workbooks have a script of their own, `benchmarks/workbooks.py`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

READ = """
import resource, sys, time, warnings
import balanced_scorecard as bsc, balanced_scorecard.files.reading, balanced_scorecard.files.stratml_file
from balanced_scorecard.files import json_file, toml_file, yaml_file, measurement_chunks, parquet_file
import pyarrow.parquet
warnings.simplefilter("ignore")
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
try:
    said = repr(eval(sys.argv[2], {"bsc": bsc, "path": sys.argv[1]}))
except bsc.ScorecardError as error:
    said = str(error).splitlines()[0].partition(": ")[2]
took = time.perf_counter() - start
print(f"{took:.1f} s | {(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024} MB | {said[:90]}")
"""
CARD, FIGURES = "bsc.load_scorecard(path)", "bsc.load_measurements(path)"
PARTS = "sum(map(len, bsc.load_measurement_chunks(path)))"
TOP = b"id: a\nname: A\n"
LAUGHS = b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n, n, n - 1, n - 1) for n in range(98, 123))
MANY = 3000


def yaml(inside: bytes) -> bytes:
    return TOP + inside


def indicators(field: bytes, many: int = 1) -> bytes:
    return TOP + b"perspectives: [{id: P, name: P, factors: [{id: F, name: F, indicators: [\n" + b",\n".join(
        b"{id: I%d, name: I, %s}" % (n, field) for n in range(many)) + b"]}]}]\n"


def links(effect: bytes, many: int) -> bytes:
    return indicators(b"weight: 1", many) + b"links: [" + b",\n".join(
        b"{cause: I%d, effect: %s%d}" % (n, effect, n) for n in range(many)) + b"]\n"


def parquet(rows: int, id: str) -> bytes:
    from io import BytesIO

    import pyarrow as pa
    import pyarrow.parquet as pq

    out = BytesIO()
    once = pa.repeat(pa.scalar(0, pa.int32()), rows)
    texts = {name: pa.DictionaryArray.from_arrays(once, pa.array([text]))
             for name, text in (("indicator", id), ("period", "2024"))}
    pq.write_table(pa.table({**texts, "value": pa.repeat(1.0, rows)}), out, compression="zstd")
    return out.getvalue()


HEAD = b"indicator,period,value\n"
HOSTILE: Mapping[str, tuple[str, str, Callable[[], bytes]]] = {
    "YAML: aliases that would come to 2^26 texts": (".yaml", CARD, lambda: yaml(LAUGHS)),
    "YAML: 200 000 brackets": (".yaml", CARD, lambda: yaml(b"x: " + b"[" * 200_000)),
    "YAML: a text of 19 MB": (".yaml", CARD, lambda: yaml(b"definition: " + b"a" * 19_000_000)),
    "YAML: a line of 19 MB that breaks off": (".yaml", CARD, lambda: yaml(b"x: {" + b"a: 1, " * 3_000_000)),
    "YAML: larger than is read": (".yaml", CARD, lambda: yaml(b"# " + b"a" * 30_000_000)),
    "YAML: 500 000 unknown keys": (".yaml", CARD, lambda: TOP + b"".join(b"nam%d: 1\n" % n for n in range(500_000))),
    "YAML: 3 000 links to what is not there": (".yaml", CARD, lambda: links(b"J", MANY)),
    "YAML: ids of a million letters, nearly alike": (".yaml", CARD, lambda: indicators(b"owner: " + b"a" * 10**6) + (
        b"links: [{cause: I0, effect: I" + b"a" * 10**6 + b"}]\nseries: [{id: i" + b"a" * 10**6 + b"}]\n")),
    "YAML: a formula of 100 000 brackets": (".yaml", CARD, lambda: indicators(b"formula: '" + b"(" * 10**5 + b"'")),
    "YAML: a formula of 100 000 terms": (".yaml", CARD, lambda: indicators(b"formula: '" + b"I0+" * 10**5 + b"1'")),
    "YAML: a target of 10^6 digits": (".yaml", CARD, lambda: indicators(b"targets: ['>= " + b"1 " * 10**6 + b"']")),
    "YAML: a unit of a million letters": (".yaml", CARD, lambda: indicators(b"unit: " + b"k" * 10**6)),
    "JSON: a million brackets": (".json", CARD, lambda: b'{"x": ' + b"[" * 10**6),
    "JSON: a number of 19 million digits": (".json", CARD, lambda: b'{"id": ' + b"9" * 19_000_000 + b"}"),
    "JSON: one key a million times": (".json", CARD, lambda: b'{"id": "a"' + b', "id": "a"' * 10**6 + b"}"),
    "TOML: a key of 100 000 parts": (".toml", CARD, lambda: b"a" + b".a" * 10**5 + b" = 1\n"),
    "TOML: a number of 19 million digits": (".toml", CARD, lambda: b"x = " + b"9" * 19_000_000),
    "TOML: a million tables": (".toml", CARD, lambda: b"[[x]]\n" * 10**6),
    "StratML: entities that would come to 10^9 texts": (".xml", CARD, lambda: b"<!DOCTYPE x [" + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha") for n in range(10)) + b"]><x>&a9;</x>"),
    "StratML: 100 000 elements within each other": (".xml", CARD, lambda: b"<x>" * 10**5),
    "StratML: a text of 19 MB": (".xml", CARD, lambda: b"<x>" + b"a" * 19_000_000 + b"</x>"),
    "CSV: a line of 100 MB": (".csv", FIGURES, lambda: HEAD + b"a" * 10**8),
    "CSV: 100 MB in a quotation that does not end": (".csv", FIGURES, lambda: HEAD + b'"' + b"a,\n" * 33_000_000),
    "CSV: a million columns": (".csv", FIGURES, lambda: b"," * 10**6 + b"\n" + b",".join([b"1"] * 10**6)),
    "CSV: 100 MB of NUL": (".csv", FIGURES, lambda: bytes(10**8)),
    "CSV, by parts: a line of 100 MB": (".csv", PARTS, lambda: HEAD + b"a" * 10**8),
    "CSV, by parts: a quotation that does not end": (".csv", PARTS, lambda: HEAD + b'"' + b"a,\n" * 33_000_000),
    "JSON lines: a line of 100 MB": (".jsonl", FIGURES, lambda: b'{"indicator": "' + b"a" * 10**8),
    "JSON lines, by parts: a line of 100 MB": (".jsonl", PARTS, lambda: b'{"indicator": "' + b"a" * 10**8),
    "JSON lines: a million brackets a line": (".jsonl", FIGURES, lambda: b"[" * 10**6 + b"\n{" * 10**5),
    "Parquet: 50 million rows in 0.5 MB": (".parquet", FIGURES, lambda: parquet(50_000_000, "A")),
    "Parquet: a text of 1 MB in 2 million rows": (".parquet", FIGURES, lambda: parquet(2_000_000, "A" * 10**6)),
}


def main() -> None:
    print("| file | size | time | memory | said |\n|---|---|---|---|---|")
    chosen = sys.argv[1:]
    with TemporaryDirectory() as folder:
        for name, (ending, call, content) in HOSTILE.items():
            if chosen and not any(each in name for each in chosen):
                continue
            path = Path(folder) / f"input{ending}"
            path.write_bytes(content())
            done = subprocess.run([sys.executable, "-c", READ, str(path), call], capture_output=True, text=True,
                                  check=False)
            said = done.stdout.strip() or done.stderr.strip().splitlines()[-1][:200]
            print(f"| {name} | {path.stat().st_size / 1e6:.1f} MB | {said} |", flush=True)
            path.unlink()


if __name__ == "__main__":
    main()
