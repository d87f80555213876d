"""Every column where words can be kept is sealed, or says here why it need not be."""

import ast
from collections.abc import Iterator

from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from palier.vault.fields import BlindIndexField, EncryptedCharField, Sealed
from tests.architecture.houses import SRC, code

Column = models.Field  # type: ignore[type-arg]

WORDLESS = (
    *(models.BooleanField, models.UUIDField, models.ForeignKey, models.BigAutoField),
    *(models.IntegerField, models.DateField, models.TimeField),  # and what derives from them
)

SECRET_HASH = "an argon2 hash: what was typed cannot be read from it"
WORKS_HERE = "somebody who works here, told to everyone who comes; the law treats it as such"
PLACE = "the place itself, printed on its door"
CODE = "one of a few codes of ours, the same for everybody"
COUNTED = "a code of ours, counted in figures; who, and in which words, is sealed or a number"

NOT_PERSONAL = {
    "access.Account.email": WORKS_HERE,
    "access.Account.password": SECRET_HASH,
    "access.Account.pin": SECRET_HASH,
    "access.Attempt.lock": "which lock was tried, by its identifier",
    "access.Lock.pin": SECRET_HASH,
    "access.Sitting.ending": CODE,
    "access.Sitting.how": CODE,
    "access.Station.digest": "a digest of a random word",
    "attention.Concern.closing": "how the helper ended it, in one of our codes; nothing of hers",
    "attention.Concern.reason": CODE,
    "audit.Entry.by_side": CODE,
    "audit.Entry.facts": "identifiers and codes only, of acts and never of what somebody can do",
    "audit.Entry.once": "identifiers, a matter and a day",
    "audit.Entry.verb": "the name of an act",
    "autonomy.Mandate.digest": "a digest of a random word",
    "autonomy.Mandate.how": CODE,
    "autonomy.Mandate.text_digest": "a digest, printed on the attestation",
    "autonomy.MandateProof.text_digest": "a digest, printed on the attestation",
    "autonomy.TaskRecord.level": COUNTED,
    "autonomy.TaskRecord.outcome": COUNTED,
    "autonomy.TaskRecord.skill": COUNTED,
    "autonomy.TaskRecord.task": COUNTED,
    "diagnosis.Booklet.conversation": "which questions were printed, the same for all",
    "diagnosis.Booklet.digest": "a digest of a random word",
    "diagnosis.BookletTask.form": "what the letters of a printed page mean, the same for all",
    "diagnosis.BookletTask.task_id": "which exercise was printed",
    "journey.AdviserVisit.adviser": WORKS_HERE,
    "journey.SharedFact.answer": CODE,
    "journey.SharedFact.channel": CODE,
    "journey.SharedFact.kind": CODE,
    "journey.Step.exercise": "which exercise prepares it: the same for all",
    "journey.Step.level": COUNTED,
    "journey.Step.path": COUNTED,
    "journey.Step.state": CODE,
    "journey.Step.task": COUNTED,
    "journey.StepReview.hard": COUNTED,
    "journey.StepReview.level": COUNTED,
    "journey.StepReview.outcome": COUNTED,
    "diagnosis.AnswerSheet.bank": "the version of the exercises",
    "diagnosis.AnswerSheet.medium": CODE,
    "diagnosis.Diagnosis.bank": "the version of the exercises",
    "diagnosis.Reception.domain": "one of the six; what was decided is sealed",
    "diagnosis.Reply.question": "which question was asked: the same for all; the answer is sealed",
    "people.Consent.how": CODE,
    "people.ImportLine.problem": CODE,
    "people.PeopleImport.digest": "a keyed digest of a file that is not kept",
    "people.PeopleImport.state": CODE,
    "people.Consent.matter": CODE,
    "people.ConsentText.en": "words that everybody reads",
    "people.ConsentText.fr": "words that everybody reads",
    "people.ConsentText.version": "the version of words that everybody reads",
    "people.PaperConsent.digest": "a digest of a random word",
    "people.PaperConsent.matter": CODE,
    "people.TrustedHelper.digest": "a digest of a random word",
    "access.Card.why": CODE,
    "access.Invitation.digest": "a digest of a random word",
    "access.Invitation.email": WORKS_HERE,
    "access.Invitation.role": "what somebody is asked to do",
    "access.NewWayIn.digest": "a digest of a random word",
    "people.Basis.basis": CODE,
    "people.Basis.processing": CODE,
    "people.Structure.address": PLACE,
    "people.Structure.dpo": PLACE,
    "people.Structure.email": PLACE,
    "people.Structure.phone": PLACE,
    "access.Draft.page": "a path of ours, without an identifier",
    "access.Sitting.files": "names of files, the same for everybody",
    "access.Lock.answer": SECRET_HASH,
    "access.Lock.question": CODE,
    "people.Helper.name": WORKS_HERE,
    "people.Membership.role": "what somebody is employed for",
    "people.Structure.holidays": PLACE,
    "people.Structure.kind": PLACE,
    "people.Structure.name": PLACE,
    "people.Structure.open_weekdays": PLACE,
    "queue.Job.args": "identifiers and codes: queue/rules/arguments.py refuses the rest",
    "queue.Job.kwargs": "idem",
    "queue.Job.last_error": "the name of a class, without its message",
    "queue.Job.period": "the name of a work and its day",
    "queue.Job.queue": CODE,
    "queue.Job.state": CODE,
    "queue.Job.task": "the name of a work",
    "queue.Job.unique_key": "a name of ours and identifiers",
    "simulators.Play.medium": CODE,
    "simulators.Play.purpose": CODE,
    "simulators.Play.task_id": "which exercise was shown; what was done in it is sealed",
    "simulators.Play.task_version": "the version of an exercise",
}


def wordy(model: type[models.Model]) -> Iterator[Column]:
    """Columns that could keep words; a kind of column that we do not know is believed to."""
    for field in model._meta.local_fields:
        if not isinstance(field, (*WORDLESS, BlindIndexField)):
            yield field


def name(field: Column) -> str:
    return f"{field.model._meta.label}.{field.name}"


def undecided(*found: type[models.Model]) -> set[str]:
    """Columns that are neither sealed nor told apart."""
    return {
        name(field)
        for model in found
        for field in wordy(model)
        if not isinstance(field, Sealed) and name(field) not in NOT_PERSONAL
    }


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("palier.")]


def test_every_column_of_words_is_sealed_or_says_why_not() -> None:
    assert undecided(*ours()) == set()


def test_every_reason_is_about_a_column_that_exists_in_plain() -> None:
    plain = {name(f) for model in ours() for f in wordy(model) if not isinstance(f, Sealed)}
    assert set(NOT_PERSONAL) - plain == set()


def test_what_is_known_to_be_personal_is_sealed() -> None:
    sealed = {name(f) for model in ours() for f in wordy(model) if isinstance(f, Sealed)}
    assert sealed >= {
        *("people.Beneficiary.first_name", "people.Visit.request", "attention.Concern.words"),
        *("simulators.Play.state", "simulators.Play.steps", "simulators.Play.outcome"),
        *("diagnosis.Reply.choice", "diagnosis.Diagnosis.result"),
        *("diagnosis.StageOverrule.reason", "diagnosis.StageOverrule.stage"),
    }


def test_a_new_column_that_chooses_nothing_would_be_seen() -> None:
    with isolate_apps("palier.people"):

        class Letter(models.Model):
            at = models.DateTimeField()
            sealed = EncryptedCharField(max_length=9)
            words = models.TextField()
            facts = models.JSONField()
            scan = models.BinaryField()
            paper = models.FileField()

            class Meta:
                app_label = "people"

            def __str__(self) -> str:
                return ""

    assert undecided(Letter) == {f"people.Letter.{n}" for n in ("words", "facts", "scan", "paper")}


def sorted_by(tree: ast.AST, sealed: set[str]) -> Iterator[str]:
    """Names of sealed columns given to ``order_by``, ``distinct`` or an aggregate."""
    asked = {"order_by", "distinct", "earliest", "latest", "Min", "Max", "Upper", "Lower"}
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            verb = getattr(call.func, "attr", None) or getattr(call.func, "id", None)
            for word in call.args if verb in asked else ():
                if isinstance(word, ast.Constant) and isinstance(word.value, str):
                    last = word.value.lstrip("-").rsplit("__", maxsplit=1)[-1]
                    if last in sealed:
                        yield f"{verb}({word.value})"


def sealed_names() -> set[str]:
    return {f.name for model in ours() for f in wordy(model) if isinstance(f, Sealed)}


def test_nothing_is_sorted_by_what_is_sealed() -> None:
    wrong = {
        f"{path.relative_to(SRC)}: {found}"
        for path in code()
        for found in sorted_by(ast.parse(path.read_text(encoding="utf-8")), sealed_names())
    }
    assert wrong == set()


def test_sorting_by_a_name_would_be_seen() -> None:
    source = "q.order_by('person__first_name'); Max('-request'); q.order_by('due')"
    found = list(sorted_by(ast.parse(source), {"first_name", "request"}))
    assert found == ["order_by(person__first_name)", "Max(-request)"]
