"""`gather_forms`: the workbooks that came back -> figures and words, who is missing, and what was rejected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path

from attrs import evolve, field, frozen

from ..domain.assessment import Assessment
from ..domain.fingerprint import fingerprint
from ..domain.identifiers import OrgUnitId
from ..domain.measurement import Measurement, Measurements
from ..domain.scorecard import Scorecard
from ..errors import Fault, MeasurementError
from ..tables import shown
from ..words import words_for
from .collection_reading import FilledForm, read_form
from .excel_package import bytes_of

_WORKBOOKS = (".xlsx", ".xlsm")
_OTHER_WORKBOOKS = (".xls", ".xlsb", ".ods", ".numbers")


@frozen(kw_only=True, repr=False)
class Gathered:
    """What came back of a collection; nothing that was filled in is lost: it is here, or it is among the rejected.

    Attributes:
        forms: what each unit answered, in the order of the files' names.
        measurements, assessments: what they say together; a comment is an assessment of the kind deviation.
        missing: the units that were asked and have not answered, id and name.
        other_versions: the forms that were filled in with another version of the card.
        rejected: every cell, or file, that could not be used, with what would be right.
        questions: every cell that was used, and is asked about all the same, as its form does.
    """

    forms: tuple[FilledForm, ...]
    measurements: Measurements
    assessments: tuple[Assessment, ...]
    missing: tuple[tuple[OrgUnitId, str], ...] = ()
    other_versions: tuple[FilledForm, ...] = ()
    rejected: tuple[Fault, ...] = field(default=())
    questions: tuple[Fault, ...] = ()

    _repr_html_ = shown

    def __repr__(self) -> str:
        return (f"<Gathered: {len(self.forms)} forms, {len(self.measurements)} figures, {len(self.missing)} missing, "
                f"{len(self.rejected)} rejected>")

    @property
    def language(self) -> str:
        """The language of the forms."""
        return self.forms[0].language if self.forms else "en"


def gather_forms(folder: str | PathLike[str], card: Scorecard | None = None) -> Gathered:
    """Return what the workbooks in *folder* answer.

    Args:
        folder: where the forms are; hidden and lock files are left out.
        card: the card they were made from; left out, the version most of them were filled in with counts as it.

    Raises:
        MeasurementError: there is no such folder, or no form in it.
    """
    place = Path(folder)
    if not place.is_dir():
        raise MeasurementError([Fault("there is no such folder; give the one with the forms", source=str(folder))])
    files, unread = _files_in(place)
    gathered = read_forms(files, card)
    gathered = evolve(gathered, rejected=(*unread, *gathered.rejected))
    if not gathered.forms:
        raise MeasurementError([*gathered.rejected, Fault("holds no form of a collection; put the workbooks there that "
                                                          "came back", source=str(folder))])
    return gathered


def _files_in(folder: Path) -> tuple[dict[str, bytes], list[Fault]]:
    """Return the workbooks in *folder* by name, and what is said of those that cannot be opened."""
    files: dict[str, bytes] = {}
    unread: list[Fault] = []
    for path in sorted(folder.iterdir()):
        suffix = path.suffix.lower()
        if path.name.startswith((".", "~$")) or suffix not in (*_WORKBOOKS, *_OTHER_WORKBOOKS):
            continue
        if suffix in _OTHER_WORKBOOKS:
            unread.append(Fault("is not read; open it and save it as .xlsx", source=path.name))
            continue
        try:
            files[path.name] = bytes_of(path)
        except OSError as error:
            reason = (error.strerror or "unknown").lower()
            unread.append(Fault(f"cannot be opened ({reason}); put it there once more", source=path.name))
    return files, unread


def read_forms(files: Mapping[str, bytes], card: Scorecard | None = None) -> Gathered:
    """Return what *files*, contents by name, answer; `gather_forms` says of *card*."""
    read: list[FilledForm] = []
    rejected: list[Fault] = []
    for name, content in sorted(files.items()):
        try:
            read.append(read_form(content, name))
        except MeasurementError as error:
            rejected += error.faults
    forms, others = _of_one_collection(read, card)
    rejected += others
    rejected += (fault for form in forms for fault in form.rejected)
    measurements, clashes = _settled(form.measurements for form in forms)
    assessments = tuple(dict.fromkeys(said for form in forms for said in form.assessments))
    asked = {id_: name for form in forms for id_, name in form.units.items()}
    answered = {form.org_unit for form in forms}
    return Gathered(
        forms=tuple(forms), measurements=measurements, assessments=assessments,
        missing=tuple((id_, name) for id_, name in asked.items() if id_ not in answered),
        other_versions=tuple(_other_versions(forms, card)), rejected=(*rejected, *clashes),
        questions=tuple(fault for form in forms for fault in form.questions))


def _of_one_collection(read: Sequence[FilledForm], card: Scorecard | None) -> tuple[list[FilledForm], list[Fault]]:
    """Return the forms of the card and period that most are of, and what is said of the others."""
    kinds = Counter((form.card, form.period) for form in read if card is None or form.card == card.id)
    if not kinds:
        return [], [Fault(f"is of the card {form.card!r}, not of this one; put it with its own", source=form.file)
                    for form in read]
    [(most, _)] = kinds.most_common(1)
    others = [Fault(f"is of the card {form.card!r} and {form.period}, most are of {most[0]!r} and {most[1]}; put it "
                    "with its own", source=form.file) for form in read if (form.card, form.period) != most]
    return [form for form in read if (form.card, form.period) == most], others


def _other_versions(forms: Sequence[FilledForm], card: Scorecard | None) -> Iterator[FilledForm]:
    if not forms:
        return
    [(most, _)] = Counter(form.fingerprint for form in forms).most_common(1)
    right = fingerprint(card) if card else most
    yield from (form for form in forms if form.fingerprint != right)


def _settled(answers: Iterable[Iterable[Measurement]]) -> tuple[Measurements, list[Fault]]:
    """Return the figures, each once; of two forms that answer the same differently neither, and a word of both."""
    found: dict[tuple[object, ...], list[Measurement]] = {}
    for row in (row for rows in answers for row in rows):
        same = found.setdefault((row.indicator, row.org_unit, row.period), [])
        if not any(_says(row) == _says(each) for each in same):
            same.append(row)
    clashes = []
    for rows in found.values():
        if len(rows) > 1:
            places = " and ".join(row.place for row in rows)
            clashes.append(Fault(f"{places}: different answers for {rows[0].indicator!r} in {rows[0].period}; keep the "
                                 "form that is right"))
    return Measurements(rows[0] for rows in found.values() if len(rows) == 1), clashes


def _says(row: Measurement) -> tuple[object, ...]:
    return row.value, row.numerator, row.denominator, row.statuses, row.basis


def gathering_text(gathered: Gathered, language: str | None = None) -> str:
    """Return who answered, who did not, and what was rejected, in words of *language*; left out, the forms'."""
    words = words_for(language or gathered.language)

    def say(text: str, **values: object) -> str:
        return words[f"collection.gathered.{text}"].format(**values)

    expected = len({unit for form in gathered.forms for unit in form.units})
    lines = [say("received", count=len({form.org_unit for form in gathered.forms}), expected=expected,
                 period=gathered.forms[0].period if gathered.forms else "")]
    if gathered.missing:
        missing = ", ".join(f"{name} ({id_})" if id_ else name for id_, name in gathered.missing)
        lines.append(say("missing", units=missing))
    lines += (say("other_version", file=form.file, version=form.version, fingerprint=form.fingerprint)
              for form in gathered.other_versions)
    lines.append("")
    for form in gathered.forms:
        by = say("by", name=form.filled_by) if form.filled_by else ""
        lines.append("  " + say("answers", file=form.file, unit=form.org_unit_name, filled=form.answered,
                                asked=form.asked, by=by))
    lines += ["", say("figures", figures=len(gathered.measurements), words=len(gathered.assessments))]
    lines += [say("rejected"), *(f"  {fault}" for fault in gathered.rejected)] if gathered.rejected else [
        say("nothing_rejected")]
    if gathered.questions:
        lines += [say("asked_about"), *(f"  {fault}" for fault in gathered.questions)]
    return "\n".join(lines)
