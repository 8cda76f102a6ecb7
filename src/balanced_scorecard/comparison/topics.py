"""What a change of each attribute is about."""

from __future__ import annotations

from .change import ElementKind, Topic

_BY_FIELD = {
    Topic.BAR: "targets norms tolerance baseline bounds caps no_target",
    Topic.COUNTING: "weight method missing role polarity unit adds_up adds_up_over_units weight_by window formula "
                    "frequency reporting_lag max_age min_n levels price_basis",
    Topic.STRATEGY: "strategy serves also_supports theme origin level stakeholders",
    Topic.CAUSALITY: "links conflicts",
    Topic.RESPONSIBILITY: "owner affects supports",
    Topic.WORK: "incentives reviews",
    Topic.CONTENT: "name state retired perspective objective factor kinds perspectives objectives factors indicators",
}
_TOPICS = {field: topic for topic, fields in _BY_FIELD.items() for field in fields.split()}
_OF_DEFAULTS = {"tolerance": Topic.BAR}
_BY_KIND = {
    ElementKind.DOCUMENT: Topic.DOCUMENTS, ElementKind.ORG_UNIT: Topic.ORGANISATION, ElementKind.RISK: Topic.WORK,
    ElementKind.INITIATIVE: Topic.WORK, ElementKind.GOAL: Topic.STRATEGY, ElementKind.THEME: Topic.STRATEGY,
    ElementKind.STAKEHOLDER: Topic.STRATEGY,
}
_OF_THE_CARD = frozenset({"links", "conflicts", "incentives", "reviews", "strategy", "owner", "definition"})


def topic_of(kind: ElementKind, field: str) -> Topic:
    """Return what a change of *field* of an element is about; of the whole element where *field* is empty.

    >>> topic_of(ElementKind.INDICATOR, "targets"), topic_of(ElementKind.SCORECARD, "defaults.method")
    (<Topic.BAR: 'bar'>, <Topic.COUNTING: 'counting'>)
    """
    if kind in _BY_KIND:
        return _BY_KIND[kind]
    first, _, rest = field.partition(".")
    if first == "defaults":
        return _OF_DEFAULTS.get(rest, Topic.COUNTING)
    if kind is ElementKind.SCORECARD and first in _LISTS:
        return _LISTS[first]
    if kind is ElementKind.SCORECARD and first not in _OF_THE_CARD:
        return Topic.CARD
    return _TOPICS.get(first, Topic.DESCRIPTION) if first else Topic.CONTENT


_LISTS = {"documents": Topic.DOCUMENTS, "perspectives": Topic.CONTENT, "series": Topic.CONTENT,
          "initiatives": Topic.WORK, "risks": Topic.WORK}
"""The lists of a card whose order can change."""
