"""`render_difference`: what differs between two cards, as text or as a change log in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..comparison.cards import Difference
from ..comparison.change import Topic
from .change_words import ChangeWords, Line
from .plain_form import PlainForm, as_written, markdown_table, one_line


def render_difference(
    difference: Difference, *, language: str | None = None, form: PlainForm = PlainForm.TEXT
) -> str:
    """Return *difference* topic by topic, the bar first; in *language*, left out in the newer card's.

    As Markdown it is a change log to paste into a note: a table a topic, with the letter each change stands in.
    """
    words = ChangeWords.of(difference, language)
    say = words.say
    title = say("difference.title", old=words.named(difference.old), new=words.named(difference.new))
    topics = [(say(f"topic.{topic.value}"), list(map(words.line, difference.about(topic)))) for topic in Topic]
    told = [(heading, lines) for heading, lines in topics if lines]
    summary = summary_of(difference, words)
    if form is PlainForm.MARKDOWN:
        tables = (f"## {heading}\n\n{_table(lines, words)}" for heading, lines in told)
        return "\n\n".join((f"# {as_written(title)}", as_written(summary), *tables)) + "\n"
    blocks = ("\n".join((heading, *_indented(lines))) for heading, lines in told)
    return "\n\n".join((f"{title}\n{summary}", *blocks)) + "\n"


def summary_of(difference: Difference, words: ChangeWords) -> str:
    """Return how many changes of the bar go which way, the loosened first, and how many other changes there are."""
    counts = {name: words.say(f"difference.{name}", count=count)
              for name, count in difference.counts().items() if count}
    other = counts.pop("other", "")
    bar = words.say("difference.bar", counts=", ".join(counts.values())) if counts else ""
    return " ".join(said for said in (bar, other) if said) or words.say("difference.nothing")


def _indented(lines: Sequence[Line]) -> Iterator[str]:
    for element, group in groupby(lines, key=lambda line: line.element):
        yield f"  {one_line(element)}"
        for line in group:
            yield f"    {one_line(_sentence(line))}"


def _sentence(line: Line) -> str:
    values = " → ".join(value for value in (line.before, line.after) if value)
    said = f"{line.what}: {values}" if values else line.what
    direction = f" – {line.direction}" if line.direction else ""
    return f"{said}{direction}" + (f" [{line.source}]" if line.source else "")


def _table(lines: Sequence[Line], words: ChangeWords) -> str:
    """Return *lines* as a table, less the columns in which nothing is said."""
    columns = ["element", "what", "before", "after"]
    columns += [name for name in ("direction", "source") if any(getattr(line, name) for line in lines)]
    heads = [words.say(f"difference.{name}") for name in columns]
    return markdown_table(heads, [[getattr(line, name) for name in columns] for line in lines])
