"""`SplitWords`: how the change of a score is said: "steg fra 0,52 til 0,61: +0,12 bedre resultater, 0 vekter"."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from ..comparison.change import Direction
from ..comparison.split import Part, PartKind, ScoreChange, Split
from ..evaluation.results import Evaluation, IndicatorResult, NodeKind
from .change_words import ChangeWords
from .numbers import number, period_text, rounded
from .wording import Wording

DECIMALS = 3
_NAMED = 4
"""So many elements are named beside a part."""
_DIRECTED = {Direction.TIGHTER: "tighter", Direction.LOOSER: "looser"}


@frozen(kw_only=True)
class SplitWords:
    """The words of one language for why scores moved."""

    say: Wording
    split: Split

    @classmethod
    def of(cls, split: Split, language: str | None = None) -> SplitWords:
        """Return the words for *split* in *language*; left out, in the later card's."""
        spoken = language or split.difference.new.language
        return cls(say=Wording(language=spoken), split=split)

    def title(self) -> str:
        """Return the heading: of which card."""
        return self.say("split.title", name=ChangeWords.of(self.split.difference, self.say.language).named(
            self.split.difference.new))

    def ends(self) -> str:
        """Return what is compared with what, what both cover, and of which unit where it is one."""
        earlier, later = (self._end(scores.evaluation) for scores in (self.split.earlier, self.split.later))
        evaluation = self.split.later.evaluation
        covers = self.say(f"split.covers_{evaluation.basis.value}")
        ends = self.say("split.ends", earlier=earlier, later=later, covers=covers)
        unit = evaluation.scorecard.org_unit(evaluation.org_unit) if evaluation.org_unit else None
        return f"{ends} · {self.say('report.unit_line', name=self.say.name(unit))}" if unit is not None else ends

    def _end(self, evaluation: Evaluation) -> str:
        end = period_text(evaluation.period, self.say.language)
        if self.split.difference.old != self.split.difference.new:
            name = ChangeWords.of(self.split.difference, self.say.language).named(evaluation.scorecard)
            end = self.say("split.end", period=end, name=name)
        if evaluation.as_of is None:
            return end
        return self.say("split.as_of", end=end, day=self.say.day(evaluation.as_of))

    def name(self, change: ScoreChange) -> str:
        """Return what a node or an indicator is called, its id first; the card without one."""
        cards = (self.split.difference.new, self.split.difference.old)
        if change.kind is NodeKind.SCORECARD:
            return self.say("element.scorecard")
        found = next((element for card in cards if (element := card.find(change.id)) is not None), None)
        return f"{change.id} {self.say.name(found) if found is not None else change.name}"

    def sentence(self, change: ScoreChange) -> str:
        """Return how the score came from what it was to what it is, part by part; the card tells parts of 0 too."""
        is_card = change.kind is NodeKind.SCORECARD
        told = [part for part in change.parts if is_card or part.elements or rounded(part.size, DECIMALS)]
        moved = self._moved(change)
        return f"{moved}: {', '.join(self.part(part, change) for part in told)}" if told else moved

    def _moved(self, change: ScoreChange) -> str:
        scores = {"earlier": change.earlier, "later": change.later}
        ends = {name: self.score(score) for name, score in scores.items() if score is not None}
        if len(ends) < 2:
            return self.say("split.none" if not ends else "split.came" if "later" in ends else "split.went", **ends)
        if ends["earlier"] == ends["later"]:
            return self.say("split.stood", **ends)
        return self.say("split.rose" if (change.change or 0.0) > 0 else "split.fell", **ends)

    def part(self, part: Part, change: ScoreChange) -> str:
        """Return one part with its size, and what it comes from."""
        said = f"{self.signed(part.size)} {self.kind(part)}"
        because = self._because(part, change)
        return f"{said} ({because})" if because else said

    def kind(self, part: Part) -> str:
        """Return what a part is called: performance is better or weaker, a bar tighter or looser."""
        key = part.kind.value
        if part.kind is PartKind.PERFORMANCE and rounded(part.size, DECIMALS):
            key = "better" if part.size > 0 else "worse"
        if part.kind is PartKind.BAR and rounded(part.size, DECIMALS):
            key = _DIRECTED.get(part.direction, key)
        return self.say(f"split.{key}")

    def score(self, score: float) -> str:
        """Return a score, with as many decimals as an explanation shows."""
        return number(score, self.say.language, DECIMALS)

    def signed(self, size: float) -> str:
        """Return *size* with its sign; what is rounded to 0 is 0."""
        if not rounded(size, DECIMALS):
            return "0"
        return self.score(size) if size < 0 else f"+{self.score(size)}"

    def _because(self, part: Part, change: ScoreChange) -> str:
        if change.kind is NodeKind.INDICATOR:
            return self.bar_source(change.id) if part.kind is PartKind.BAR and part.size else ""
        named = [self._named(id_, part) for id_ in part.elements[:_NAMED]]
        return ", ".join((*named, "…") if len(part.elements) > _NAMED else named)

    def _named(self, id_: str, part: Part) -> str:
        source = self.bar_source(id_) if part.kind is PartKind.BAR else ""
        return f"{id_} {source}".strip()

    def bar_source(self, id_: str) -> str:
        """Return the letter in which the later target of an indicator stands; empty where it was no new target."""
        earlier, later = self.split.results(id_)
        if earlier is None or later is None or later.effective_target is None:
            return ""
        return "" if later.effective_target == earlier.effective_target else later.effective_target.source or ""

    def figures(self, change: ScoreChange) -> str:
        """Return an indicator's figure and target at both ends: ``78,0 % mot ≥ 80 % → 83,5 % mot ≥ 84 %``."""
        if change.kind is not NodeKind.INDICATOR:
            return ""
        ends = [self._figure(result) for result in self.split.results(change.id) if result is not None]
        told = list(dict.fromkeys(ends))
        return told[0] if len(told) == 1 else self.say("split.arrow", before=told[0], after=told[1])

    def _figure(self, result: IndicatorResult) -> str:
        value, target = self.say.value(result), self.say.judged_against(result)
        why = self.say.why(result)
        return why if why and not result.is_measured else self.say("split.against", value=value, target=target)

    def not_compared(self) -> tuple[str, ...]:
        """Return what could not be compared and why, a line each."""
        return tuple(f"{each.id} {each.name} {self.say(f'split.{each.why.value}')}" for each in self.split.not_compared)


def in_tree(split: Split) -> Iterator[tuple[int, ScoreChange]]:
    """Yield the card and what has a score at one end at least, each after what it stands below, with its depth."""
    below: dict[str | None, list[ScoreChange]] = {}
    for change in split:
        if change.kind is not NodeKind.SCORECARD:
            parent = "" if change.kind is NodeKind.PERSPECTIVE else change.parent
            below.setdefault(parent, []).append(change)
    waiting = [(0, split.total)]
    while waiting:
        depth, change = waiting.pop()
        if not depth or change.earlier is not None or change.later is not None:
            yield depth, change
        own = () if change.kind is NodeKind.INDICATOR else below.get(change.id if depth else "", ())
        waiting.extend((depth + 1, each) for each in reversed(own))
