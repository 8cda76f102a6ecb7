"""Use the installed wheel as a newcomer without extras would: read YAML and Excel, write a page. Run from anywhere."""

from __future__ import annotations

from importlib.resources import as_file, files
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

import balanced_scorecard as bsc

assert "site-packages" in str(bsc.__file__), f"not the wheel: {bsc.__file__}"
extras = [name for name in ("docx", "matplotlib", "pyarrow") if find_spec(name)]
assert not extras, f"extras are installed: {extras}"

with TemporaryDirectory() as folder, as_file(files("balanced_scorecard") / "examples" / "emergency_care") as example:
    assert (files("balanced_scorecard") / "py.typed").is_file()
    card = bsc.load_scorecard(example / "card.yaml")
    workbook = openpyxl.Workbook()
    for row in [("indicator", "period", "numerator", "denominator"), ("A1.1", "2019-03", 1880000, 2170000)]:
        workbook.active.append(row)
    workbook.save(Path(folder) / "figures.xlsx")
    figures = bsc.load_measurements(Path(folder) / "figures.xlsx")
    scores = bsc.roll_up(bsc.evaluate(card, figures, "2019-03"))
    page = Path(folder) / "report.html"
    bsc.save_report(bsc.build_report(scores, bsc.check(card)), page)
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    for name in bsc.__all__:
        getattr(bsc, name)

print(f"{bsc.__version__}: YAML and Excel read, a page written, all {len(bsc.__all__)} public names load")
