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
    from .errors import ReadingWarning as ReadingWarning
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
    from .files.collection_asking import collection_forms as collection_forms
    from .files.collection_form import AnswerKind as AnswerKind
    from .files.collection_form import AskedFigure as AskedFigure
    from .files.collection_form import CollectionForm as CollectionForm
    from .files.collection_form import KnownFigure as KnownFigure
    from .files.collection_gathering import Gathered as Gathered
    from .files.collection_gathering import gather_forms as gather_forms
    from .files.collection_output import save_forms as save_forms
    from .files.collection_output import save_gathered as save_gathered
    from .files.collection_reading import FilledForm as FilledForm
    from .files.evidence_reading import EvidenceCheck as EvidenceCheck
    from .files.evidence_reading import verify_evidence as verify_evidence
    from .files.measurement_chunks import load_measurement_chunks as load_measurement_chunks
    from .files.measurement_reading import load_measurements as load_measurements
    from .files.measurement_writing import save_measurements as save_measurements
    from .files.query_reading import measurements_from_query as measurements_from_query
    from .files.reading import load_scorecard as load_scorecard
    from .files.stratml_file import StratmlPlan as StratmlPlan
    from .files.stratml_file import load_stratml as load_stratml
    from .files.stratml_file import save_stratml as save_stratml
    from .files.target_table import load_targets as load_targets
    from .files.template import save_template as save_template
    from .files.writing import save_scorecard as save_scorecard
    from .frames.assessments import assessments_from_frame as assessments_from_frame
    from .frames.engines import PartitionJudge as PartitionJudge
    from .frames.engines import merged_sums as merged_sums
    from .frames.engines import partial_sums as partial_sums
    from .frames.measurements import MeasurementColumns as MeasurementColumns
    from .frames.measurements import measurements_from_frame as measurements_from_frame
    from .frames.panel import evaluate_panel as evaluate_panel
    from .reports.balance_svg import render_balance as render_balance
    from .reports.builder import build_report as build_report
    from .reports.check_page import render_check_page as render_check_page
    from .reports.choices import AnnualForm as AnnualForm
    from .reports.choices import View as View
    from .reports.decisions import render_decisions as render_decisions
    from .reports.differences import render_difference as render_difference
    from .reports.drawing import to_svg as to_svg
    from .reports.evidence_bundle import save_evidence as save_evidence
    from .reports.explanation import ExplanationForm as ExplanationForm
    from .reports.explanation import render_explanation as render_explanation
    from .reports.html_page import render_html as render_html
    from .reports.maps.forms import MapForm as MapForm
    from .reports.markdown import render_markdown as render_markdown
    from .reports.model import Report as Report
    from .reports.picture import Picture as Picture
    from .reports.plain_form import PlainForm as PlainForm
    from .reports.plots import plot_contributions as plot_contributions
    from .reports.plots import plot_history as plot_history
    from .reports.plots import plot_units as plot_units
    from .reports.saving import save_report as save_report
    from .reports.splits import render_split as render_split
    from .reports.star.building import save_star_schema as save_star_schema
    from .reports.star.building import star_schema as star_schema
    from .reports.star.model import StarSchema as StarSchema
    from .reports.star.model import StarTable as StarTable
    from .reports.strategy_map_svg import render_map as render_map
    from .reports.text import Ink as Ink
    from .reports.text import render_text as render_text
    from .reports.unit_pages import save_reports as save_reports
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

_NAMES = {
    ".checks.balance_sheet": ("Axis", "BalanceSheet"),
    ".checks.diagnosis": ("Diagnosis", "Sign"),
    ".checks.figure": ("Figure",),
    ".checks.findings": ("Findings",),
    ".checks.principles": ("Principle", "Verdict"),
    ".checks.review_questions": ("ReviewQuestion",),
    ".checks.rule": ("Finding", "Needs", "Rule", "Severity", "Violation"),
    ".checks.runner": ("check", "load_rules"),
    ".comparison.cards": ("Difference", "compare_scorecards"),
    ".comparison.change": ("Change", "ChangeKind", "Direction", "ElementKind", "Topic"),
    ".comparison.decisions": ("Decision", "DecisionKind"),
    ".comparison.figures": ("measurements_for",),
    ".comparison.rolling": ("RollOver", "roll_over"),
    ".comparison.split": ("NotCompared", "Part", "PartKind", "ScoreChange", "Split", "Step", "WhyNot"),
    ".comparison.splitting": ("compare_evaluations",),
    ".domain.aggregation": ("Aggregation", "Basis", "MissingPolicy", "RollUpMethod", "Window"),
    ".domain.amount": ("Amount", "Duration"),
    ".domain.annotations": ("Annotations", "Retirement", "State"),
    ".domain.assessment": ("Assessment", "AssessmentKind"),
    ".domain.cascading": ("cascade",),
    ".domain.causality": ("CauseEffectLink", "Conflict", "Effect", "Lag"),
    ".domain.expectation": ("read_expectation",),
    ".domain.expectation_text": ("print_expectation",),
    ".domain.factor": ("CSF", "CriticalSuccessFactor"),
    ".domain.frozen_map": ("FrozenMap",),
    ".domain.governance": ("Document", "DocumentKind", "Incentive", "Review", "ReviewKind", "Risk"),
    ".domain.indicator": (
        "Baseline", "Caps", "Facing", "Indicator", "Nature", "Need", "Polarity", "Role", "Series", "Stage", "Timing",
    ),
    ".domain.initiative": ("ExpectedEffect", "Initiative", "InitiativeStatus", "Milestone"),
    ".domain.measurement": ("Measurement", "Measurements", "ObservationStatus"),
    ".domain.objective": ("Objective",),
    ".domain.organisation": ("OrganisationUnit",),
    ".domain.period": ("FiscalYear", "Frequency", "NamedBy", "Period"),
    ".domain.perspective": ("DANISH_ANNUAL_REPORT", "PRIVATE_FOUR", "PUBLIC_FOUR", "Perspective", "PerspectiveKind"),
    ".domain.scale": ("Bounds", "Norm", "NormEdge", "Scale"),
    ".domain.scorecard": ("CheckSettings", "Defaults", "Scorecard", "Suppression"),
    ".domain.strategy": ("Goal", "Level", "Stakeholder", "StakeholderKind", "Strategy", "Theme"),
    ".domain.target": (
        "Ambition", "AtLevel", "Between", "Comparator", "Horizon", "Judged", "Origin", "Point", "Reached", "Target",
        "Threshold", "ToBaseline", "Universal",
    ),
    ".errors": (
        "DefinitionError", "Fault", "MeasurementError", "MissingDependencyError", "PanelTooLargeError", "PeriodError",
        "ReadingWarning", "RuleError", "ScorecardError", "UnitError", "UnknownElementError",
    ),
    ".evaluation.asides": ("Judgement", "LongTerm"),
    ".evaluation.contributing": ("Contribution", "Contributions", "contributions"),
    ".evaluation.counts": ("UnitCount",),
    ".evaluation.cross_cutting": ("CrossCut", "cross_cuts"),
    ".evaluation.drilling": ("DrillDown", "drill_down"),
    ".evaluation.explained": ("About", "Explanation"),
    ".evaluation.explanation": ("explain",),
    ".evaluation.indicators": ("evaluate",),
    ".evaluation.nodes": ("roll_up",),
    ".evaluation.organisation": ("roll_up_organisation",),
    ".evaluation.organisation_score": ("OrganisationScore", "UnitScore"),
    ".evaluation.panel": ("IndicatorColumns", "NodeColumns", "Panel", "PanelForm", "Turn"),
    ".evaluation.policies": ("FromUnits", "PartialUnits"),
    ".evaluation.recomputing": ("recompute",),
    ".evaluation.restatements": ("Restatement", "Revision"),
    ".evaluation.results": (
        "DataStatus", "Evaluation", "IndicatorResult", "NodeKind", "NodeScore", "Pace", "Reason", "ScorecardScore",
        "Standing", "Status", "TargetMet",
    ),
    ".evaluation.scale_values": ("OtherScale", "scale_value"),
    ".evaluation.sensitivity": ("Robustness", "Sway", "robustness"),
    ".evaluation.unit_comparison": ("UnitComparison", "UnitStanding", "compare_units"),
    ".files.assessment_reading": ("load_assessments",),
    ".files.collection_asking": ("collection_forms",),
    ".files.collection_form": ("AnswerKind", "AskedFigure", "CollectionForm", "KnownFigure"),
    ".files.collection_gathering": ("Gathered", "gather_forms"),
    ".files.collection_output": ("save_forms", "save_gathered"),
    ".files.collection_reading": ("FilledForm",),
    ".files.evidence_reading": ("EvidenceCheck", "verify_evidence"),
    ".files.measurement_chunks": ("load_measurement_chunks",),
    ".files.measurement_reading": ("load_measurements",),
    ".files.measurement_writing": ("save_measurements",),
    ".files.query_reading": ("measurements_from_query",),
    ".files.reading": ("load_scorecard",),
    ".files.stratml_file": ("StratmlPlan", "load_stratml", "save_stratml"),
    ".files.target_table": ("load_targets",),
    ".files.template": ("save_template",),
    ".files.writing": ("save_scorecard",),
    ".frames.assessments": ("assessments_from_frame",),
    ".frames.engines": ("PartitionJudge", "merged_sums", "partial_sums"),
    ".frames.measurements": ("MeasurementColumns", "measurements_from_frame"),
    ".frames.panel": ("evaluate_panel",),
    ".reports.balance_svg": ("render_balance",),
    ".reports.builder": ("build_report",),
    ".reports.check_page": ("render_check_page",),
    ".reports.choices": ("AnnualForm", "View"),
    ".reports.decisions": ("render_decisions",),
    ".reports.differences": ("render_difference",),
    ".reports.drawing": ("to_svg",),
    ".reports.evidence_bundle": ("save_evidence",),
    ".reports.explanation": ("ExplanationForm", "render_explanation"),
    ".reports.html_page": ("render_html",),
    ".reports.maps.forms": ("MapForm",),
    ".reports.markdown": ("render_markdown",),
    ".reports.model": ("Report",),
    ".reports.picture": ("Picture",),
    ".reports.plain_form": ("PlainForm",),
    ".reports.plots": ("plot_contributions", "plot_history", "plot_units"),
    ".reports.saving": ("save_report",),
    ".reports.splits": ("render_split",),
    ".reports.star.building": ("save_star_schema", "star_schema"),
    ".reports.star.model": ("StarSchema", "StarTable"),
    ".reports.strategy_map_svg": ("render_map",),
    ".reports.text": ("Ink", "render_text"),
    ".reports.unit_pages": ("save_reports",),
    ".strategy_graph": (
        "Failure", "Influence", "Leverage", "MapAnalysis", "MapLevel", "SinglePoint", "analyse_map", "drivers_of",
        "failure_of", "strategy_map",
    ),
    ".units": ("in_indicator_units",),
}
"""The public names of each module."""
_ON_FIRST_USE = {name: module for module, names in _NAMES.items() for name in names}
__all__ = sorted(_ON_FIRST_USE)
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
