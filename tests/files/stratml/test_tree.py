"""XML from strangers: one clear error each, nothing fetched, nothing that grows."""

from __future__ import annotations

import socket
import tracemalloc
from pathlib import Path

import pytest

from balanced_scorecard import DefinitionError, load_scorecard
from balanced_scorecard.files.stratml.tree import read_tree

DTD = "a DTD (<!DOCTYPE ...>) is not read: it can name other files and grow without end; delete it"
LAUGHS = "\n".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
HOSTILE = {
    "billion laughs": f"<!DOCTYPE p [{LAUGHS}]>\n<StrategicPlan><Name>&l9;</Name></StrategicPlan>",
    "an external entity": '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><StrategicPlan><Name>&x;</Name>'
    "</StrategicPlan>",
    "an external entity on the network": '<!DOCTYPE p [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]><StrategicPlan>'
    "<Name>&x;</Name></StrategicPlan>",
    "an external DTD": '<!DOCTYPE p SYSTEM "http://127.0.0.1:9/plan.dtd"><StrategicPlan/>',
    "a parameter entity": '<!DOCTYPE p [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><StrategicPlan/>',
    "an empty DTD": "<!DOCTYPE StrategicPlan><StrategicPlan/>",
}


def refused(content: str | bytes) -> str:
    with pytest.raises(DefinitionError) as raised:
        read_tree(content.encode() if isinstance(content, str) else content)
    [fault] = raised.value.faults
    return str(fault)


@pytest.mark.parametrize("name", HOSTILE)
def test_every_dtd_is_refused_in_one_line(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def call_out(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", call_out)
    assert refused(HOSTILE[name]).endswith(DTD)


def test_a_bomb_is_refused_before_it_grows() -> None:
    tracemalloc.start()
    refused(HOSTILE["billion laughs"])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2_000_000


def test_where_the_schema_is_said_to_lie_is_never_looked_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("the network was asked"))
    plan = tmp_path / "plan.xml"
    plan.write_text(
        '<StrategicPlan xmlns="http://www.stratml.net" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        'xsi:schemaLocation="http://www.stratml.net http://127.0.0.1:9/plan.xsd"><Name>P</Name>'
        "<StrategicPlanCore><Goal><Name>G</Name></Goal></StrategicPlanCore></StrategicPlan>"
    )
    assert load_scorecard(plan).name == "P"


def test_an_entity_without_a_dtd_is_no_xml() -> None:
    assert refused("<StrategicPlan>\n<Name>&x;</Name></StrategicPlan>") == "line 2: this is not XML: undefined entity"


def test_elements_nested_without_end_are_refused() -> None:
    assert refused("<a>\n" * 60 + "</a>" * 60) == (
        "line 51: elements are nested more than 50 deep; a plan has at most twelve levels"
    )


def test_a_text_without_end_is_refused() -> None:
    content = f"<StrategicPlan><Goal><Name>{'x' * 200_000}</Name></Goal></StrategicPlan>"
    assert refused(content) == (
        "line 1: Goal[0].Name: a text is longer than 100000 letters; put it in a document and name that in Source"
    )


def test_a_file_without_end_is_refused() -> None:
    assert refused(b"<a/>" + b" " * 20_000_000) == "20000004 bytes are more than the 20000000 a plan may have; split it"


def test_elements_without_end_are_refused() -> None:
    assert refused("<a>" + "<b/>" * 300_000 + "</a>") == "line 1: more than 300000 elements; split the plan"


@pytest.mark.parametrize(
    "content", [b"<a><b></a>", b"<a>\0</a>", b"id: a", b"<a", "<a>æ</a>".encode("cp1252"), b"PK\x03\x04"]
)
def test_what_is_no_xml_is_said_to_be_none(content: bytes) -> None:
    assert "this is not XML: " in refused(content)


@pytest.mark.parametrize("content", [b"", b"  \n"])
def test_an_empty_file_is_said_to_be_empty(content: bytes) -> None:
    assert refused(content) == "the file is empty; a plan begins with StrategicPlan or PerformancePlanOrReport"


def test_an_encoding_nobody_knows_is_refused() -> None:
    assert refused(b'<?xml version="1.0" encoding="x-nothing"?><a/>').endswith(
        ("this is not XML: unknown encoding", "the encoding that the file names is not known; save it as UTF-8")
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_file_is_read_in_the_encoding_it_names(encoding: str) -> None:
    name = "utf-8" if encoding == "utf-8-sig" else encoding
    content = f'<?xml version="1.0" encoding="{name}"?><a><b>Måløyvd</b></a>'.encode(encoding)
    assert read_tree(content).children[0].text == "Måløyvd"


def test_an_element_knows_where_it_stands() -> None:
    root = read_tree(b"<Plan>\n<Goal/>\n<Goal a='1'><Name> A\n b </Name></Goal>\n</Plan>")
    name = root.children[1].children[0]
    assert (name.path, name.line, name.text) == (("Goal", 1, "Name"), 3, "A b")
    assert [node.name for node in root.walk()] == ["Plan", "Goal", "Goal", "Name"]
