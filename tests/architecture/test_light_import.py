"""A fresh interpreter loads only what is asked for."""

from __future__ import annotations

import subprocess
import sys

CARD = "from importlib.resources import files; card = files('balanced_scorecard') / 'examples/emergency_care/card.yaml'"


def modules_after(code: str) -> set[str]:
    """Return the modules that running *code* in a fresh interpreter has loaded."""
    program = f"import sys; before = set(sys.modules); {code}; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def foreign(modules: set[str]) -> set[str]:
    """Return those of *modules* that belong neither to us nor to the standard library."""
    outermost = {name.partition(".")[0] for name in modules}
    return {name for name in outermost if name not in sys.stdlib_module_names | {"balanced_scorecard"}}


def test_importing_the_package_loads_nothing_but_itself() -> None:
    loaded = modules_after("import balanced_scorecard")
    assert foreign(loaded) == set()
    assert {name for name in loaded if name.startswith("balanced_scorecard.")} == set()


def test_a_name_of_the_domain_loads_attrs_and_no_other_library() -> None:
    assert foreign(modules_after("from balanced_scorecard import Scorecard")) <= {"attr", "attrs"}


def test_a_card_is_read_without_the_libraries_of_arithmetic_tables_and_graphs() -> None:
    loaded = modules_after(f"import balanced_scorecard as bsc; {CARD}; bsc.load_scorecard(str(card))")
    assert foreign(loaded) & {"numpy", "pandas", "pint", "networkx", "openpyxl", "jinja2", "babel"} == set()


def test_figures_in_a_text_file_are_read_without_what_reads_workbooks() -> None:
    loaded = modules_after(f"import balanced_scorecard as bsc; {CARD}; "
                           "bsc.load_measurements(str(card.parent / 'measurements.csv'))")
    assert "openpyxl" not in foreign(loaded)


def test_help_on_the_command_line_loads_no_library_but_attrs() -> None:
    loaded = modules_after("import balanced_scorecard.cli as cli; cli.parser().format_help()")
    assert foreign(loaded) <= {"attr", "attrs"}
