"""`render_split`: why scores moved, as text or Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from ..comparison.split import PartKind, ScoreChange, Split
from ..evaluation.results import NodeKind
from .plain_form import PlainForm, as_written, markdown_table, one_line
from .split_words import SplitWords, in_tree


def render_split(split: Split, *, language: str | None = None, form: PlainForm = PlainForm.TEXT) -> str:
    """Return *split* in words, the card first and then all below it; in *language*, left out in the later card's.

    As Markdown it is a table with a column a part. Both say in which order the parts were asked.
    """
    words = SplitWords.of(split, language)
    if form is PlainForm.MARKDOWN:
        return "\n\n".join(_markdown(split, words)) + "\n"
    return "\n".join(_text(split, words)) + "\n"


def _text(split: Split, words: SplitWords) -> Iterator[str]:
    yield words.title()
    yield words.ends()
    yield ""
    for depth, change in in_tree(split):
        yield f"{'  ' * depth}{one_line(words.name(change))}: {one_line(words.sentence(change))}"
        figures = words.figures(change)
        if figures:
            yield f"{'  ' * depth}  {figures}"
    if split.not_compared:
        yield f"\n{words.say('split.not_compared')}:"
        yield from (f"  {line}" for line in words.not_compared())
    yield f"\n{words.say('split.order')}"


def _markdown(split: Split, words: SplitWords) -> Iterator[str]:
    yield f"# {as_written(words.title())}"
    yield as_written(words.ends())
    yield f"**{as_written(words.name(split.total))}**: {as_written(words.sentence(split.total))}"
    columns = ("earlier", "later", "change", *(kind.value for kind in PartKind))
    heads = [words.say("difference.element"), words.say("split.figures"),
             *(words.say(f"split.{name}") for name in columns)]
    rows = [_row(change, words) for _, change in in_tree(split)]
    yield markdown_table(heads, rows, numbers=len(columns))
    if split.not_compared:
        lines = "\n".join(f"- {as_written(line)}" for line in words.not_compared())
        yield f"{words.say('split.not_compared')}:\n\n{lines}"
    yield words.say("split.order")


def _row(change: ScoreChange, words: SplitWords) -> list[str]:
    ends = ["" if score is None else words.score(score) for score in (change.earlier, change.later)]
    moved = "" if change.change is None else words.signed(change.change)
    sizes = [words.signed(change.part(kind).size) if change.parts else "" for kind in PartKind]
    kind = "" if change.kind in (NodeKind.SCORECARD, NodeKind.INDICATOR) else words.say(f"node.{change.kind.value}")
    name = f"{kind} {words.name(change)}".strip()
    return [name, words.figures(change), *ends, moved, *sizes]
