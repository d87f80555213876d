"""What this house holds about a person: her needs, her steps, the people around her."""

from palier.autonomy.rules.level import LEVELS, HelpLevel
from palier.journey.models import (
    AdviserSeat,
    Need,
    Plan,
    Relay,
    SharedFact,
    Step,
    StepReview,
    Support,
)
from palier.journey.rules.facts import ANSWERS, CHANNELS, KINDS, Answer, Channel, Kind
from palier.journey.rules.review import HARDS, Hard
from palier.journey.rules.telling import told
from palier.journey.shown import HELPS, help_key
from palier.kernel.phrase import Phrase
from palier.kernel.words import first_word
from palier.people.registry import Holding, register
from palier.people.rules.actor import Matter

WHEN = Phrase(fr="Quand", en="When")
PLACE = Phrase(fr="Lieu", en="Place")
HOW = Phrase(fr="Comment", en="How")
WHO = Phrase(fr="Avec qui", en="With whom")
WORDS = Phrase(fr="Ce qui est dit", en="What is said")

STATES = {
    Step.State.LATER: Phrase(fr="plus tard", en="later"),
    Step.State.CURRENT: Phrase(fr="en cours", en="now"),
    Step.State.DONE: Phrase(fr="fait", en="done"),
    Step.State.CUT: Phrase(fr="coupé en plus petit", en="cut smaller"),
    Step.State.DROPPED: Phrase(fr="laissé", en="left aside"),
}
OUTCOMES = {
    StepReview.Outcome.DONE: Phrase(fr="c’est fait", en="it is done"),
    StepReview.Outcome.NOT_YET: Phrase(fr="pas encore", en="not yet"),
    StepReview.Outcome.DROPPED: Phrase(fr="plus besoin", en="no longer needed"),
}

register(
    Holding(
        model=Plan,
        person="person",
        moves=True,
        behind=Matter.PLAN,
        name=Phrase(fr="Votre plan", en="Your plan"),
        labels={},
        silent="it only ties the needs and the steps, which are told",
    )
)
register(
    Holding(
        model=Need,
        person="plan__person",
        name=Phrase(fr="Ce que vous voulez", en="What you want"),
        labels={
            "said_at": WHEN,
            "place": PLACE,
            "words": WORDS,
            "closed_at": Phrase(fr="C’est réglé depuis", en="Settled since"),
        },
        tell=lambda one: {
            "said_at": one.said_at,
            "place": one.structure.name,
            "words": one.words,
            "closed_at": one.closed_at,
        },
        rows=lambda rows: rows.select_related("structure").order_by("said_at"),
        contacts=("said_at",),
    )
)
register(
    Holding(
        model=Step,
        person="plan__person",
        name=Phrase(fr="Vos petits pas", en="Your small steps"),
        labels={
            "written_at": WHEN,
            "place": PLACE,
            "words": WORDS,
            "level": HOW,
            "where": Phrase(fr="Où", en="Where"),
            "with": WHO,
            "day": Phrase(fr="Quel jour", en="Which day"),
            "hour": Phrase(fr="À quelle heure", en="At what time"),
            "state": Phrase(fr="Où c’en est", en="How far"),
        },
        tell=lambda one: {
            "written_at": one.written_at,
            "place": one.structure.name,
            "words": one.words,
            "level": HELPS[help_key(one)],
            "where": one.where,
            "with": first_word(one.helper.name) if one.helper else one.with_whom,
            "day": one.day.isoformat() if one.day else "",
            "hour": f"{one.hour:%H:%M}" if one.hour else "",
            "state": STATES[Step.State(one.state)],
        },
        rows=lambda rows: rows.select_related("structure", "helper").order_by("written_at"),
        contacts=("written_at", "ended_at"),
    )
)
register(
    Holding(
        model=StepReview,
        person="step__plan__person",
        name=Phrase(fr="Comment c’était", en="How it went"),
        labels={
            "at": WHEN,
            "step": Phrase(fr="Quel pas", en="Which step"),
            "outcome": Phrase(fr="Résultat", en="Outcome"),
            "level": HOW,
            "hard": Phrase(fr="Ce qui était difficile", en="What was hard"),
            "words": WORDS,
        },
        tell=lambda one: {
            "at": one.at,
            "step": one.step.words,
            "outcome": OUTCOMES[StepReview.Outcome(one.outcome)],
            "level": LEVELS[HelpLevel(one.level)] if one.level else "",
            "hard": HARDS[Hard(one.hard)] if one.hard else "",
            "words": one.words,
        },
        rows=lambda rows: rows.select_related("step").order_by("at"),
        contacts=("at",),
    )
)
register(
    Holding(
        model=Support,
        person="person",
        moves=True,
        behind=Matter.PLAN,
        name=Phrase(fr="Qui vous accompagne", en="Who accompanies you"),
        labels={
            "who": Phrase(fr="Qui", en="Who"),
            "place": PLACE,
            "what_for": Phrase(fr="Pour quoi", en="What for"),
            "since": Phrase(fr="Depuis", en="Since"),
            "until": Phrase(fr="Jusqu’à", en="Until"),
        },
        tell=lambda one: {
            "who": first_word(one.helper.name) if one.helper else one.called,
            "place": one.structure.name,
            "what_for": one.what_for,
            "since": one.since,
            "until": one.until,
        },
        rows=lambda rows: rows.select_related("structure", "helper").order_by("since"),
        contacts=("since",),
    )
)
register(
    Holding(
        model=SharedFact,
        person="person",
        moves=True,
        behind=Matter.PLAN,
        name=Phrase(fr="Le fil partagé", en="The shared thread"),
        labels={
            "at": WHEN,
            "who": Phrase(fr="Qui", en="Who"),
            "place": PLACE,
            "kind": Phrase(fr="De quoi il s’agit", en="What it is about"),
            "whom": Phrase(fr="À qui, ou avec qui", en="To whom, or with whom"),
            "day": Phrase(fr="Quel jour", en="Which day"),
            "channel": Phrase(fr="Par quel moyen", en="By which channel"),
            "words": WORDS,
            "change": Phrase(fr="À changer la prochaine fois", en="To change next time"),
            "answer": Phrase(fr="Réponse", en="Answer"),
            "withdrawn_at": Phrase(fr="Retiré", en="Withdrawn"),
        },
        tell=lambda one: {
            "at": one.at,
            "who": first_word(one.by.name) if one.by else Phrase(fr="vous", en="you"),
            "place": one.structure.name,
            "kind": KINDS[Kind(one.kind)],
            "whom": one.whom,
            "day": one.day.isoformat() if one.day else "",
            "channel": CHANNELS[Channel(one.channel)] if one.channel else "",
            "words": Phrase(
                fr=told(one.kind, one.words, one.whom, "fr"),
                en=told(one.kind, one.words, one.whom, "en"),
            ),
            "change": one.change,
            "answer": ANSWERS[Answer(one.answer)] if one.answer else "",
            "withdrawn_at": one.withdrawn_at,
        },
        rows=lambda rows: rows.select_related("structure", "by").order_by("at"),
        contacts=("at",),
    )
)
register(
    Holding(
        model=Relay,
        person="person",
        moves=True,
        behind=Matter.PLAN,
        name=Phrase(fr="Un lieu qui passe le relais", en="A place that passes you on"),
        labels={
            "proposed_at": WHEN,
            "place": PLACE,
            "to": Phrase(fr="Vers", en="To"),
            "words": WORDS,
            "accepted_at": Phrase(fr="Vous avez dit oui", en="You said yes"),
            "declined_at": Phrase(fr="Vous avez dit non", en="You said no"),
            "received_at": Phrase(fr="Ce lieu vous accueille depuis", en="It welcomes you since"),
        },
        tell=lambda one: {
            "proposed_at": one.proposed_at,
            "place": one.structure.name,
            "to": one.to.name,
            "words": one.words,
            "accepted_at": one.accepted_at,
            "declined_at": one.declined_at,
            "received_at": one.received_at,
        },
        rows=lambda rows: rows.select_related("structure", "to").order_by("proposed_at"),
        contacts=("accepted_at", "declined_at"),
    )
)
register(
    Holding(
        model=AdviserSeat,
        person="person",
        moves=True,
        name=Phrase(fr="Voir un conseiller qui passe", en="Seeing an adviser who comes by"),
        labels={
            "wished_at": WHEN,
            "adviser": Phrase(fr="Qui", en="Who"),
            "place": PLACE,
            "day": Phrase(fr="Quel jour", en="Which day"),
            "words": WORDS,
            "shows_plan": Phrase(fr="Vous montrez vos pas", en="You show your steps"),
            "seen_at": Phrase(fr="La rencontre a eu lieu", en="You met"),
            "withdrawn_at": Phrase(fr="Vous ne voulez plus", en="You no longer wish it"),
        },
        tell=lambda one: {
            "wished_at": one.wished_at,
            "adviser": one.visit.adviser,
            "place": one.visit.structure.name,
            "day": one.visit.day.isoformat(),
            "words": one.words,
            "shows_plan": one.shows_plan,
            "seen_at": one.seen_at,
            "withdrawn_at": one.withdrawn_at,
        },
        rows=lambda rows: rows.select_related("visit__structure").order_by("wished_at"),
        contacts=("wished_at",),
    )
)
