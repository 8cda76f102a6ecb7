"""Balanced scorecards for public agencies: numbers that can be trusted, explained and audited.

Every public name is named once, here, and loaded on first use: `import balanced_scorecard` loads nothing but itself.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .checks.balance_sheet import Axis as Axis
    from .checks.balance_sheet import BalanceSheet as BalanceSheet
    from .checks.diagnosis import Diagnosis as Diagnosis
    from .checks.diagnosis import Sign as Sign
    from .checks.figure import Figure as Figure
    from .checks.findings import Findings as Findings
    from .checks.principles import Principle as Principle
    from .checks.principles import Verdict as Verdict
    from .checks.review_questions import ReviewQuestion as ReviewQuestion
    from .checks.rule import Finding as Finding
    from .checks.rule import Needs as Needs
    from .checks.rule import Rule as Rule
    from .checks.rule import Severity as Severity
    from .checks.rule import Violation as Violation
    from .checks.runner import check as check
    from .checks.runner import load_rules as load_rules
    from .comparison.cards import Difference as Difference
    from .comparison.cards import compare_scorecards as compare_scorecards
    from .comparison.change import Change as Change
    from .comparison.change import ChangeKind as ChangeKind
    from .comparison.change import Direction as Direction
    from .comparison.change import ElementKind as ElementKind
    from .comparison.change import Topic as Topic
    from .comparison.decisions import Decision as Decision
    from .comparison.decisions import DecisionKind as DecisionKind
    from .comparison.figures import measurements_for as measurements_for
    from .comparison.rolling import RollOver as RollOver
    from .comparison.rolling import roll_over as roll_over
    from .comparison.split import NotCompared as NotCompared
    from .comparison.split import Part as Part
    from .comparison.split import PartKind as PartKind
    from .comparison.split import ScoreChange as ScoreChange
    from .comparison.split import Split as Split
    from .comparison.split import Step as Step
    from .comparison.split import WhyNot as WhyNot
    from .comparison.splitting import compare_evaluations as compare_evaluations
    from .domain.aggregation import Aggregation as Aggregation
    from .domain.aggregation import Basis as Basis
    from .domain.aggregation import MissingPolicy as MissingPolicy
    from .domain.aggregation import RollUpMethod as RollUpMethod
    from .domain.aggregation import Window as Window
    from .domain.amount import Amount as Amount
    from .domain.amount import Duration as Duration
    from .domain.annotations import Annotations as Annotations
    from .domain.annotations import Retirement as Retirement
    from .domain.annotations import State as State
    from .domain.assessment import Assessment as Assessment
    from .domain.assessment import AssessmentKind as AssessmentKind
    from .domain.cascading import cascade as cascade
    from .domain.causality import CauseEffectLink as CauseEffectLink
    from .domain.causality import Conflict as Conflict
    from .domain.causality import Effect as Effect
    from .domain.causality import Lag as Lag
    from .domain.expectation import read_expectation as read_expectation
    from .domain.expectation_text import print_expectation as print_expectation
    from .domain.factor import CSF as CSF
    from .domain.factor import CriticalSuccessFactor as CriticalSuccessFactor
    from .domain.frozen_map import FrozenMap as FrozenMap
    from .domain.governance import Document as Document
    from .domain.governance import DocumentKind as DocumentKind
    from .domain.governance import Incentive as Incentive
    from .domain.governance import Review as Review
    from .domain.governance import ReviewKind as ReviewKind
    from .domain.governance import Risk as Risk
    from .domain.indicator import Baseline as Baseline
    from .domain.indicator import Caps as Caps
    from .domain.indicator import Facing as Facing
    from .domain.indicator import Indicator as Indicator
    from .domain.indicator import Nature as Nature
    from .domain.indicator import Need as Need
    from .domain.indicator import Polarity as Polarity
    from .domain.indicator import Role as Role
    from .domain.indicator import Series as Series
    from .domain.indicator import Stage as Stage
    from .domain.indicator import Timing as Timing
    from .domain.initiative import ExpectedEffect as ExpectedEffect
    from .domain.initiative import Initiative as Initiative
    from .domain.initiative import InitiativeStatus as InitiativeStatus
    from .domain.initiative import Milestone as Milestone
    from .domain.measurement import Measurement as Measurement
    from .domain.measurement import Measurements as Measurements
    from .domain.measurement import ObservationStatus as ObservationStatus
    from .domain.objective import Objective as Objective
    from .domain.organisation import OrganisationUnit as OrganisationUnit
    from .domain.period import FiscalYear as FiscalYear
    from .domain.period import Frequency as Frequency
    from .domain.period import NamedBy as NamedBy
    from .domain.period import Period as Period
    from .domain.perspective import DANISH_ANNUAL_REPORT as DANISH_ANNUAL_REPORT
    from .domain.perspective import PRIVATE_FOUR as PRIVATE_FOUR
    from .domain.perspective import PUBLIC_FOUR as PUBLIC_FOUR
    from .domain.perspective import Perspective as Perspective
    from .domain.perspective import PerspectiveKind as PerspectiveKind
    from .domain.scale import Bounds as Bounds
    from .domain.scale import Norm as Norm
    from .domain.scale import NormEdge as NormEdge
    from .domain.scale import Scale as Scale
    from .domain.scorecard import CheckSettings as CheckSettings
    from .domain.scorecard import Defaults as Defaults
    from .domain.scorecard import Scorecard as Scorecard
    from .domain.scorecard import Suppression as Suppression
    from .domain.strategy import Goal as Goal
    from .domain.strategy import Level as Level
    from .domain.strategy import Stakeholder as Stakeholder
    from .domain.strategy import StakeholderKind as StakeholderKind
    from .domain.strategy import Strategy as Strategy
    from .domain.strategy import Theme as Theme
    from .domain.target import Ambition as Ambition
    from .domain.target import AtLevel as AtLevel
    from .domain.target import Between as Between
    from .domain.target import Comparator as Comparator
    from .domain.target import Horizon as Horizon
    from .domain.target import Judged as Judged
    from .domain.target import Origin as Origin
    from .domain.target import Point as Point
    from .domain.target import Reached as Reached
    from .domain.target import Target as Target
    from .domain.target import Threshold as Threshold
    from .domain.target import ToBaseline as ToBaseline
    from .domain.target import Universal as Universal
    from .errors import DefinitionError as DefinitionError
    from .errors import Fault as Fault
    from .errors import MeasurementError as MeasurementError
    from .errors import MissingDependencyError as MissingDependencyError
    from .errors import PanelTooLargeError as PanelTooLargeError
    from .errors import PeriodError as PeriodError
    from .errors import RuleError as RuleError
    from .errors import ScorecardError as ScorecardError
    from .errors import UnitError as UnitError
    from .errors import UnknownElementError as UnknownElementError
    from .evaluation.asides import Judgement as Judgement
    from .evaluation.asides import LongTerm as LongTerm
    from .evaluation.contributing import Contribution as Contribution
    from .evaluation.contributing import Contributions as Contributions
    from .evaluation.contributing import contributions as contributions
    from .evaluation.counts import UnitCount as UnitCount
    from .evaluation.cross_cutting import CrossCut as CrossCut
    from .evaluation.cross_cutting import cross_cuts as cross_cuts
    from .evaluation.drilling import DrillDown as DrillDown
    from .evaluation.drilling import drill_down as drill_down
    from .evaluation.explained import About as About
    from .evaluation.explained import Explanation as Explanation
    from .evaluation.explanation import explain as explain
    from .evaluation.indicators import evaluate as evaluate
    from .evaluation.nodes import roll_up as roll_up
    from .evaluation.organisation import roll_up_organisation as roll_up_organisation
    from .evaluation.organisation_score import OrganisationScore as OrganisationScore
    from .evaluation.organisation_score import UnitScore as UnitScore
    from .evaluation.panel import IndicatorColumns as IndicatorColumns
    from .evaluation.panel import NodeColumns as NodeColumns
    from .evaluation.panel import Panel as Panel
    from .evaluation.panel import PanelForm as PanelForm
    from .evaluation.panel import Turn as Turn
    from .evaluation.policies import FromUnits as FromUnits
    from .evaluation.policies import PartialUnits as PartialUnits
    from .evaluation.recomputing import recompute as recompute
    from .evaluation.restatements import Restatement as Restatement
    from .evaluation.restatements import Revision as Revision
    from .evaluation.results import DataStatus as DataStatus
    from .evaluation.results import Evaluation as Evaluation
    from .evaluation.results import IndicatorResult as IndicatorResult
    from .evaluation.results import NodeKind as NodeKind
    from .evaluation.results import NodeScore as NodeScore
    from .evaluation.results import Pace as Pace
    from .evaluation.results import Reason as Reason
    from .evaluation.results import ScorecardScore as ScorecardScore
    from .evaluation.results import Standing as Standing
    from .evaluation.results import Status as Status
    from .evaluation.results import TargetMet as TargetMet
    from .evaluation.scale_values import OtherScale as OtherScale
    from .evaluation.scale_values import scale_value as scale_value
    from .evaluation.sensitivity import Robustness as Robustness
    from .evaluation.sensitivity import Sway as Sway
    from .evaluation.sensitivity import robustness as robustness
    from .evaluation.unit_comparison import UnitComparison as UnitComparison
    from .evaluation.unit_comparison import UnitStanding as UnitStanding
    from .evaluation.unit_comparison import compare_units as compare_units
    from .files.assessment_reading import load_assessments as load_assessments
    from .files.measurement_chunks import load_measurement_chunks as load_measurement_chunks
    from .files.measurement_reading import load_measurements as load_measurements
    from .files.measurement_writing import save_measurements as save_measurements
    from .files.query_reading import measurements_from_query as measurements_from_query
    from .files.reading import load_scorecard as load_scorecard
    from .files.stratml_file import StratmlPlan as StratmlPlan
    from .files.stratml_file import load_stratml as load_stratml
    from .files.stratml_file import save_stratml as save_stratml
    from .files.target_table import load_targets as load_targets
    from .files.writing import save_scorecard as save_scorecard
    from .frames.engines import PartitionJudge as PartitionJudge
    from .frames.engines import merged_sums as merged_sums
    from .frames.engines import partial_sums as partial_sums
    from .frames.assessments import assessments_from_frame as assessments_from_frame
    from .frames.measurements import MeasurementColumns as MeasurementColumns
    from .frames.measurements import measurements_from_frame as measurements_from_frame
    from .frames.panel import evaluate_panel as evaluate_panel
    from .reports.balance_svg import render_balance as render_balance
    from .reports.builder import build_report as build_report
    from .reports.check_page import render_check_page as render_check_page
    from .reports.decisions import render_decisions as render_decisions
    from .reports.differences import render_difference as render_difference
    from .reports.explanation import ExplanationForm as ExplanationForm
    from .reports.explanation import render_explanation as render_explanation
    from .reports.html_page import render_html as render_html
    from .reports.maps.forms import MapForm as MapForm
    from .reports.markdown import render_markdown as render_markdown
    from .reports.model import Report as Report
    from .reports.plain_form import PlainForm as PlainForm
    from .reports.saving import save_report as save_report
    from .reports.splits import render_split as render_split
    from .reports.strategy_map_svg import render_map as render_map
    from .reports.text import render_text as render_text
    from .strategy_graph import Failure as Failure
    from .strategy_graph import Influence as Influence
    from .strategy_graph import Leverage as Leverage
    from .strategy_graph import MapAnalysis as MapAnalysis
    from .strategy_graph import MapLevel as MapLevel
    from .strategy_graph import SinglePoint as SinglePoint
    from .strategy_graph import analyse_map as analyse_map
    from .strategy_graph import drivers_of as drivers_of
    from .strategy_graph import failure_of as failure_of
    from .strategy_graph import strategy_map as strategy_map
    from .units import in_indicator_units as in_indicator_units

_ON_FIRST_USE = {
    "DefinitionError": ".errors", "Fault": ".errors", "MeasurementError": ".errors",
    "MissingDependencyError": ".errors", "PeriodError": ".errors", "RuleError": ".errors", "ScorecardError": ".errors",
    "UnitError": ".errors", "UnknownElementError": ".errors", "FiscalYear": ".domain.period",
    "Frequency": ".domain.period", "NamedBy": ".domain.period", "Period": ".domain.period", "Amount": ".domain.amount",
    "Duration": ".domain.amount", "Aggregation": ".domain.aggregation", "Basis": ".domain.aggregation",
    "MissingPolicy": ".domain.aggregation", "RollUpMethod": ".domain.aggregation", "Window": ".domain.aggregation",
    "Annotations": ".domain.annotations", "Retirement": ".domain.annotations", "State": ".domain.annotations",
    "FrozenMap": ".domain.frozen_map", "Goal": ".domain.strategy", "Level": ".domain.strategy",
    "Stakeholder": ".domain.strategy", "StakeholderKind": ".domain.strategy", "Strategy": ".domain.strategy",
    "Theme": ".domain.strategy", "DANISH_ANNUAL_REPORT": ".domain.perspective", "PRIVATE_FOUR": ".domain.perspective",
    "PUBLIC_FOUR": ".domain.perspective", "Perspective": ".domain.perspective",
    "PerspectiveKind": ".domain.perspective", "Objective": ".domain.objective", "CSF": ".domain.factor",
    "CriticalSuccessFactor": ".domain.factor", "Baseline": ".domain.indicator", "Caps": ".domain.indicator",
    "Facing": ".domain.indicator", "Indicator": ".domain.indicator", "Nature": ".domain.indicator",
    "Need": ".domain.indicator", "Polarity": ".domain.indicator", "Role": ".domain.indicator",
    "Series": ".domain.indicator", "Stage": ".domain.indicator", "Timing": ".domain.indicator",
    "Ambition": ".domain.target", "AtLevel": ".domain.target", "Between": ".domain.target",
    "Comparator": ".domain.target", "Horizon": ".domain.target", "Judged": ".domain.target", "Origin": ".domain.target",
    "Point": ".domain.target", "Reached": ".domain.target", "Target": ".domain.target", "Threshold": ".domain.target",
    "ToBaseline": ".domain.target", "Universal": ".domain.target", "read_expectation": ".domain.expectation",
    "print_expectation": ".domain.expectation_text", "Bounds": ".domain.scale", "Norm": ".domain.scale",
    "NormEdge": ".domain.scale", "Scale": ".domain.scale", "ExpectedEffect": ".domain.initiative",
    "Initiative": ".domain.initiative", "InitiativeStatus": ".domain.initiative", "Milestone": ".domain.initiative",
    "CauseEffectLink": ".domain.causality", "Conflict": ".domain.causality", "Effect": ".domain.causality",
    "Lag": ".domain.causality", "Document": ".domain.governance", "DocumentKind": ".domain.governance",
    "Incentive": ".domain.governance", "Review": ".domain.governance", "ReviewKind": ".domain.governance",
    "Risk": ".domain.governance", "Assessment": ".domain.assessment", "AssessmentKind": ".domain.assessment",
    "OrganisationUnit": ".domain.organisation", "Measurement": ".domain.measurement",
    "Measurements": ".domain.measurement", "ObservationStatus": ".domain.measurement",
    "CheckSettings": ".domain.scorecard", "Defaults": ".domain.scorecard", "Scorecard": ".domain.scorecard",
    "Suppression": ".domain.scorecard", "load_assessments": ".files.assessment_reading",
    "load_measurements": ".files.measurement_reading", "load_scorecard": ".files.reading",
    "load_targets": ".files.target_table", "save_scorecard": ".files.writing",
    "StratmlPlan": ".files.stratml_file", "load_stratml": ".files.stratml_file", "save_stratml": ".files.stratml_file",
    "save_measurements": ".files.measurement_writing", "load_measurement_chunks": ".files.measurement_chunks",
    "measurements_from_query": ".files.query_reading",
    "MeasurementColumns": ".frames.measurements", "measurements_from_frame": ".frames.measurements",
    "in_indicator_units": ".units", "Finding": ".checks.rule", "Needs": ".checks.rule", "Rule": ".checks.rule",
    "Severity": ".checks.rule", "Violation": ".checks.rule", "Findings": ".checks.findings", "check": ".checks.runner",
    "load_rules": ".checks.runner", "DataStatus": ".evaluation.results", "Evaluation": ".evaluation.results",
    "IndicatorResult": ".evaluation.results", "NodeKind": ".evaluation.results", "NodeScore": ".evaluation.results",
    "Pace": ".evaluation.results", "Reason": ".evaluation.results", "ScorecardScore": ".evaluation.results",
    "Standing": ".evaluation.results", "Status": ".evaluation.results", "TargetMet": ".evaluation.results",
    "OtherScale": ".evaluation.scale_values", "scale_value": ".evaluation.scale_values",
    "About": ".evaluation.explained", "Explanation": ".evaluation.explained", "explain": ".evaluation.explanation",
    "recompute": ".evaluation.recomputing", "evaluate": ".evaluation.indicators", "roll_up": ".evaluation.nodes",
    "strategy_map": ".strategy_graph", "MapLevel": ".strategy_graph", "analyse_map": ".strategy_graph",
    "MapAnalysis": ".strategy_graph", "Leverage": ".strategy_graph", "SinglePoint": ".strategy_graph",
    "drivers_of": ".strategy_graph", "Influence": ".strategy_graph", "failure_of": ".strategy_graph",
    "Failure": ".strategy_graph", "MapForm": ".reports.maps.forms",
    "Report": ".reports.model", "build_report": ".reports.builder", "ExplanationForm": ".reports.explanation",
    "render_explanation": ".reports.explanation", "render_text": ".reports.text",
    "render_html": ".reports.html_page", "render_markdown": ".reports.markdown", "save_report": ".reports.saving",
    "render_map": ".reports.strategy_map_svg",
    "BalanceSheet": ".checks.balance_sheet", "Axis": ".checks.balance_sheet", "Principle": ".checks.principles",
    "Verdict": ".checks.principles", "Diagnosis": ".checks.diagnosis", "Sign": ".checks.diagnosis",
    "ReviewQuestion": ".checks.review_questions", "Figure": ".checks.figure",
    "Change": ".comparison.change", "ChangeKind": ".comparison.change", "Difference": ".comparison.cards",
    "Direction": ".comparison.change", "ElementKind": ".comparison.change", "Topic": ".comparison.change",
    "compare_scorecards": ".comparison.cards", "compare_evaluations": ".comparison.splitting",
    "Part": ".comparison.split", "PartKind": ".comparison.split", "ScoreChange": ".comparison.split",
    "Split": ".comparison.split", "Decision": ".comparison.decisions", "DecisionKind": ".comparison.decisions",
    "RollOver": ".comparison.rolling", "roll_over": ".comparison.rolling", "NotCompared": ".comparison.split",
    "Step": ".comparison.split", "WhyNot": ".comparison.split", "measurements_for": ".comparison.figures",
    "PlainForm": ".reports.plain_form", "render_decisions": ".reports.decisions",
    "render_difference": ".reports.differences", "render_split": ".reports.splits",
    "render_balance": ".reports.balance_svg", "render_check_page": ".reports.check_page",
    "FromUnits": ".evaluation.policies",
    "PartialUnits": ".evaluation.policies",
    "UnitCount": ".evaluation.counts",
    "CrossCut": ".evaluation.cross_cutting",
    "cross_cuts": ".evaluation.cross_cutting",
    "Contribution": ".evaluation.contributing",
    "Contributions": ".evaluation.contributing",
    "contributions": ".evaluation.contributing",
    "Robustness": ".evaluation.sensitivity",
    "Sway": ".evaluation.sensitivity",
    "robustness": ".evaluation.sensitivity",
    "roll_up_organisation": ".evaluation.organisation",
    "OrganisationScore": ".evaluation.organisation_score",
    "UnitScore": ".evaluation.organisation_score",
    "UnitComparison": ".evaluation.unit_comparison",
    "UnitStanding": ".evaluation.unit_comparison",
    "compare_units": ".evaluation.unit_comparison",
    "DrillDown": ".evaluation.drilling",
    "drill_down": ".evaluation.drilling",
    "cascade": ".domain.cascading",
    "evaluate_panel": ".frames.panel",
    "Panel": ".evaluation.panel",
    "PanelForm": ".evaluation.panel",
    "IndicatorColumns": ".evaluation.panel",
    "NodeColumns": ".evaluation.panel",
    "Turn": ".evaluation.panel",
    "PanelTooLargeError": ".errors",
    "PartitionJudge": ".frames.engines",
    "merged_sums": ".frames.engines",
    "partial_sums": ".frames.engines",
    "Judgement": ".evaluation.asides", "LongTerm": ".evaluation.asides", "Restatement": ".evaluation.restatements",
    "Revision": ".evaluation.restatements", "assessments_from_frame": ".frames.assessments",
}
__all__ = [
    "DefinitionError", "Fault", "MeasurementError", "MissingDependencyError", "PeriodError", "RuleError",
    "ScorecardError", "UnitError", "UnknownElementError", "FiscalYear", "Frequency", "NamedBy", "Period", "Amount",
    "Duration", "Aggregation", "Basis", "MissingPolicy", "RollUpMethod", "Window", "Annotations", "Retirement", "State",
    "FrozenMap", "Goal", "Level", "Stakeholder", "StakeholderKind", "Strategy", "Theme", "DANISH_ANNUAL_REPORT",
    "PRIVATE_FOUR", "PUBLIC_FOUR", "Perspective", "PerspectiveKind", "Objective", "CSF", "CriticalSuccessFactor",
    "Baseline", "Caps", "Facing", "Indicator", "Nature", "Need", "Polarity", "Role", "Series", "Stage", "Timing",
    "Ambition", "AtLevel", "Between", "Comparator", "Horizon", "Judged", "Origin", "Point", "Reached", "Target",
    "Threshold", "ToBaseline", "Universal", "read_expectation", "print_expectation", "Bounds", "Norm", "NormEdge",
    "Scale", "ExpectedEffect", "Initiative", "InitiativeStatus", "Milestone", "CauseEffectLink", "Conflict", "Effect",
    "Lag", "Document", "DocumentKind", "Incentive", "Review", "ReviewKind", "Risk", "Assessment", "AssessmentKind",
    "OrganisationUnit", "Measurement", "Measurements", "ObservationStatus", "CheckSettings", "Defaults", "Scorecard",
    "Suppression", "load_assessments", "load_measurements", "load_scorecard", "load_targets", "save_scorecard",
    "StratmlPlan", "load_stratml", "save_stratml", "save_measurements",
    "load_measurement_chunks", "measurements_from_query",
    "MeasurementColumns", "measurements_from_frame", "in_indicator_units", "Finding", "Needs", "Rule", "Severity",
    "Violation", "Findings", "check", "load_rules", "DataStatus", "Evaluation", "IndicatorResult", "NodeKind",
    "NodeScore", "Pace", "Reason", "ScorecardScore", "Standing", "Status", "TargetMet", "OtherScale", "scale_value",
    "compare_scorecards", "compare_evaluations", "measurements_for", "roll_over", "Difference", "Change", "ChangeKind",
    "Direction", "ElementKind", "Topic", "Split", "ScoreChange", "Part", "PartKind", "Step", "NotCompared", "WhyNot",
    "RollOver", "Decision", "DecisionKind", "PlainForm", "render_difference", "render_split", "render_decisions",
    "About", "Explanation", "explain", "recompute", "evaluate", "roll_up", "strategy_map", "Report", "build_report",
    "ExplanationForm", "render_explanation", "render_text", "render_html", "render_markdown",
    "save_report", "render_map", "MapForm", "MapLevel", "analyse_map", "MapAnalysis", "Leverage", "SinglePoint",
    "drivers_of", "Influence", "failure_of", "Failure",
    "BalanceSheet", "Axis", "Principle", "Verdict", "Diagnosis", "Sign", "ReviewQuestion", "Figure", "render_balance",
    "render_check_page",
    "FromUnits",
    "PartialUnits",
    "UnitCount",
    "CrossCut",
    "cross_cuts",
    "Contribution",
    "Contributions",
    "contributions",
    "Robustness",
    "Sway",
    "robustness",
    "roll_up_organisation",
    "OrganisationScore",
    "UnitScore",
    "UnitComparison",
    "UnitStanding",
    "compare_units",
    "DrillDown",
    "drill_down",
    "cascade",
    "evaluate_panel",
    "Panel",
    "PanelForm",
    "IndicatorColumns",
    "NodeColumns",
    "Turn",
    "PanelTooLargeError",
    "PartitionJudge",
    "merged_sums",
    "partial_sums",
    "Judgement", "LongTerm", "Restatement", "Revision", "assessments_from_frame",
]
__version__ = "0.1.0"

if not TYPE_CHECKING:  # a type checker must see a misspelt name as an error

    def __getattr__(name):
        if name not in _ON_FIRST_USE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(_ON_FIRST_USE[name], __name__), name)
        globals()[name] = value
        return value

    def __dir__():  # what Tab offers in a notebook
        return __all__
