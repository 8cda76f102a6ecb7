"""Elements of plans as strangers may send them: any name, text and attribute in any place."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = (
    "Goal",
    "Objective",
    "PerformanceIndicator",
    "MeasurementInstance",
    "TargetResult",
    "ActualResult",
    "Name",
    "Description",
    "Identifier",
    "StartDate",
    "EndDate",
    "NumberOfUnits",
    "Descriptor",
    "DescriptorName",
    "DescriptorValue",
    "MeasurementDimension",
    "UnitOfMeasurement",
    "Relationship",
    "ReferentIdentifier",
    "Stakeholder",
    "Role",
    "RoleType",
    "Organization",
    "Place",
    "PlaceIdentifier",
    "OtherInformation",
    "Value",
    "Vision",
    "SequenceIndicator",
    "StrategicPlanCore",
    "AdministrativeInformation",
    "Submitter",
    "Source",
    "b",
)
TEXTS = (
    "",
    " ",
    "_a",
    "a",
    "2024",
    "2024-01-01",
    "2024-12-31",
    "80",
    "-1e5",
    "9" * 400,
    ">= 80 %",
    "baseline + 5 pp",
    "all",
    "10..5",
    "= 5 +/- -1",
    "expect",
    "milestone",
    "judged",
    "value",
    "org_unit",
    "Status",
    "Baseline",
    "Subtotal",
    "Performer",
    "%",
    "$",
    "0001-01-01",
    "9999-12-31",
    "0002",
    "NaN",
    "good",
    "æ ø",
    "\u2028",
    "x" * 300,
)
ATTRIBUTES = (
    "Type",
    "ValueChainStage",
    "PerformanceIndicatorType",
    "RelationshipType",
    "StakeholderTypeType",
    "StartDate",
)
WORDS = ("Outcome", "Broader_Than", "Narrower_Than", "Peer_To", "Person", "2024-05-17", "", "x")


def elements() -> st.SearchStrategy[str]:
    attributes = st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(WORDS), max_size=2)
    texts = st.sampled_from(TEXTS).map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
    made = st.tuples(st.sampled_from(NAMES), attributes, texts)

    def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.tuples(made, st.lists(inner, max_size=6)).map(_element)

    return st.recursive(st.tuples(made, st.just([])).map(_element), around, max_leaves=40)


def _element(drawn: tuple[tuple[str, dict[str, str], str], list[str]]) -> str:
    (name, attributes, text), inner = drawn
    said = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{said}>{text}{''.join(inner)}</{name}>"
