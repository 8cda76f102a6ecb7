"""What one call of `check` was given, and what each rule still lacks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from ..domain.frozen_map import FrozenMap
from ..domain.measurement import Measurements
from ..domain.period import Period
from ..domain.scorecard import Scorecard
from ..evaluation.policies import FromUnits, PartialUnits
from .rule import Finding, Needs, Rule, Texts

_LACKING: dict[Needs, Texts] = {
    Needs.DATA: FrozenMap({"en": "needs measurements", "nb": "trenger målinger", "nn": "treng målingar"}),
    Needs.PERIOD: FrozenMap({"en": "needs the period of the figures", "nb": "trenger perioden tallene gjelder",
                             "nn": "treng perioden tala gjeld"}),
    Needs.DATE: FrozenMap({"en": "needs the day of the check", "nb": "trenger datoen kontrollen gjelder",
                           "nn": "treng datoen kontrollen gjeld"}),
    Needs.PREVIOUS: FrozenMap({"en": "needs the previous card", "nb": "trenger forrige styrekort",
                               "nn": "treng det førre styrekortet"}),
    Needs.MAP: FrozenMap({"en": "needs cause-effect links", "nb": "trenger årsakssammenhenger",
                          "nn": "treng årsakssamanhengar"}),
    Needs.UNIT_CARDS: FrozenMap({"en": "needs the units' cards", "nb": "trenger enhetenes styrekort",
                                 "nn": "treng styrekorta til einingane"}),
}
_DRAFT: Texts = FrozenMap({"en": "is not asked of a draft", "nb": "kreves ikke av et utkast",
                           "nn": "er ikkje kravd av eit utkast"})


class Given:
    """What one call of `check` was given, by need; what has to be made from it is made once, when first needed."""

    def __init__(
        self, scorecard: Scorecard, *, measurements: Measurements | None, period: Period | None, on: date | None,
        previous: Scorecard | None, unit_cards: tuple[Scorecard, ...],
        from_units: FromUnits = FromUnits.OWN_ROWS, partial: PartialUnits = PartialUnits.REFUSE,
    ) -> None:
        self.scorecard = scorecard
        self.measurements = measurements
        given = {Needs.DATA: measurements, Needs.PERIOD: period, Needs.DATE: on, Needs.PREVIOUS: previous,
                 Needs.MAP: scorecard.links or None, Needs.UNIT_CARDS: unit_cards or None}
        self.met = frozenset(need for need, value in given.items() if value is not None)
        self.period, self.on, self.from_units, self.partial = period, on, from_units, partial
        self.ready: dict[Needs, object] = {
            need: value for need, value in given.items() if value is not None and need not in _MADE}

    def lacks(self, rule: Rule) -> Texts | None:
        """Return why *rule* cannot be run: the first of its needs that is not met; None where all are."""
        if not rule.judges(self.scorecard.annotations.state):
            return _DRAFT
        wanted = (each for need in rule.needs
                  for each in ((Needs.DATA, Needs.PERIOD) if need is Needs.EVALUATION else (need,)))
        return next((_LACKING[need] for need in wanted if need not in self.met), None)

    def findings(self, rule: Rule, options: Mapping[str, object]) -> Iterator[Finding]:
        """Yield what *rule* finds, stamped with it."""
        for need in rule.needs:
            if need not in self.ready:
                self.ready[need] = _MADE[need](self)
        for violation in rule.find(self.scorecard, *(self.ready[need] for need in rule.needs), **options):
            yield Finding.of(rule, violation, language=self.scorecard.language)


def _in_units(given: Given) -> Measurements:
    from ..units import in_indicator_units  # pint: only where there are figures

    card = given.scorecard
    return in_indicator_units((given.measurements or Measurements()).anchored(card.fiscal_year), card)


def _known(given: Given) -> Measurements:
    """Return the figures in the card's units, those of the whole with what its units add up to where that is asked."""
    measurements = _in_units(given)
    if given.from_units is FromUnits.OWN_ROWS or not measurements.rows:
        return measurements
    from ..evaluation.units_reporting import whole_added_up  # numpy: only where there are figures to add

    return whole_added_up(given.scorecard, measurements, given.partial)


def _map(given: Given) -> object:
    from ..strategy_graph import strategy_map  # networkx: only for a card with links

    return strategy_map(given.scorecard)


def _evaluated(given: Given) -> object:
    from ..evaluation.indicators import evaluate  # numpy: only where there are figures

    return evaluate(given.scorecard, _in_units(given), given.period or "", as_of=given.on,
                    from_units=given.from_units, partial=given.partial)


_MADE: dict[Needs, Callable[[Given], object]] = {
    Needs.DATA: _known, Needs.MAP: _map, Needs.EVALUATION: _evaluated}
"""What has to be made, and loads a heavy library when it is."""
