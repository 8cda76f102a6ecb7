"""What StratML calls things: namespaces and versions, roots, and the closed vocabularies beside ours."""

from __future__ import annotations

PART_2 = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
"""The namespace of Part 2 since 2016 (XSD 2.2.6), in which plans are written; 2.2.8 uses the same."""
NAMESPACES = {
    "http://www.stratml.net": "Part 1 of 2009",
    "urn:ISO:std:iso:17469:tech:xsd:stratml_core": "Part 1 (ISO 17469-1:2015)",
    "http://www.stratml.net/PerformancePlanOrReport": "Part 2 of 2011",
    PART_2: "Part 2 of 2016 and later",
    "urn:schemas:AIIM:org:03201408:AdditionalElements": "Part 3 (best practice, 2014)",
}
ROOTS = ("StrategicPlan", "PerformancePlanOrReport")
TYPES = ("Strategic_Plan", "Performance_Plan", "Performance_Report")
STAKEHOLDER_TYPES = ("Person", "Organization", "Generic_Group")
INDICATOR_TYPES = ("Quantitative", "Qualitative")
RELATIONS = ("Broader_Than", "Peer_To", "Narrower_Than")
STAGES = {
    "Input": "input",
    "Input_Processing": "activity",
    "Output_Processing": "activity",
    "Output": "output",
    "Outcome": "user_outcome",
}
"""A stage of the value chain, and ours; an effect for society has the same word as one for users."""
KINDS = ("expect", "milestone", "judged")
"""Names of a Descriptor by which an export of ours says what a target expects."""
VALUE, ORG_UNIT = "value", "org_unit"
"""Names of a Descriptor by which it says a figure that is no number, and the unit a figure belongs to."""
HELPS, HURTS = "supports", "works against"
"""The Name of a Relationship in an export of ours."""
OWNER = "owner"
"""The Name of a Role by which an export of ours says who answers for a goal or an objective."""
PERSPECTIVE = "plan"
"""The id of the one perspective that a plan is."""
TAG = "stratml."
"""What the tags begin with in which an element keeps the words of StratML that a card has no field for."""
