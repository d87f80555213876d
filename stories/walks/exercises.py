"""Each simulator, screen by screen, in *Faire le point* and in *M’entraîner*."""

from collections.abc import Iterator, Mapping

from django.urls import reverse
from django.utils import timezone

from palier.diagnosis import actions as diagnosis
from stories.exercises import Move, moves_of
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import Route, walk

PLAYED: Mapping[str, Mapping[str, tuple[Move, ...]]] = {
    "mailbox": {
        "mailbox-find-flooded": (),
        "mailbox-password-sms-code": ({"do": "check", "code": "1"},),
        "mailbox-attach-right-cv": (),
        "mailbox-open-workshop": (),
        "mailbox-scam-pair": (),
    },
    "browser": {
        "browser-06-words": (),
        "browser-07-register": ({"do": "send:join", "f_born": "hier"},),
        "browser-08-cookies": (),
        "browser-09-sign-out": (),
        "browser-10-route": ({"do": "go", "address": "nulle-part.example"},),
    },
    "keyboard": {
        "type-email": ({"do": "write"}, {"do": "help:at"}),
        "type-address": (),
        "correct-cv-paragraph": (),
    },
    "phone": {
        "phone-call-dear": (),
        "phone-scam-bank": (),
        "phone-voice-number": (),
        "phone-voice-greeting": ({"do": "app:voicemail"}, {"do": "home"}),
        "phone-photo-both": ({"do": "app:gallery"}, {"do": "photo:beach"}, {"do": "home"}),
        "phone-scam-33700": ({"do": "app:threads"}, {"do": "write"}, {"do": "send"}),
        "phone-wifi-agency": (
            *({"do": "app:web"}, {"do": "home"}, {"do": "app:settings"}, {"do": "wifi"}),
            *({"do": "wifi_on"}, {"do": "net:free"}, {"do": "home"}),
            *({"do": "app:settings"}, {"do": "wifi"}, {"do": "wifi_off"}, {"do": "home"}),
        ),
    },
    "writer": {
        "writer-cv-own-words": ({"do": "menu"},),
        "writer-cv-bring-back": ({"do": "edit:p1"}, {"do": "undo"}),
        "writer-cv-one-page": (),
        "writer-save-name": (
            {"do": "menu"},
            {"do": "saveas"},
            {"do": "store"},
            {"do": "rename"},
            {"do": "leave"},
        ),
        "writer-save-reopen": (
            {"do": "edit:p3"},
            {"do": "menu", "typed": "À"},
            {"do": "close"},
            {"do": "leave"},
        ),
        "writer-letter-everywhere": (),
        "writer-pdf-versions": ({"do": "open"}, {"do": "pick:deskpdf"}, {"do": "leave"}),
        "writer-scan-two-sides": (),
    },
    "desktop": {
        "desktop-session-card": ({"do": "who:room3"}, {"do": "enter", "secret": "lune"}),
        "desktop-print-letter": (),
        "desktop-usb-home": ({"do": "pull"},),
        "desktop-print-form": (),
        "desktop-find-scan": ({"do": "press:web"}, {"do": "press:web"}, {"do": "close"}),
        "desktop-leave-downloads": (),
    },
    "jobboard": {
        "jobboard-filter-no-car": (),
        "jobboard-apply-right-cv": (
            {"do": "open:bistro"},
            {"do": "apply:bistro"},
            {"do": "check:bistro"},
            {"do": "go:search"},
        ),
        "jobboard-alert-tune": (),
        "jobboard-follow-by-hand": ({"do": "note"}, {"do": "noted"}),
        "jobboard-check-borrowed": (),
        "jobboard-update-mend": (),
        "jobboard-update-missed": (),
    },
    "pictures": {
        "phone-missed-call": (),
        "phone-sms-interview": (),
        "computer-find-download": (),
        "jobsearch-filter-near": (),
    },
}
"""Simulator → exercises whose every screen is stopped at, after a few slips."""


def _playing(simulator: str) -> Route:
    def route(v: Visitor) -> Iterator[Stop]:
        v.as_person("Geneviève")
        for task_id, slips in PLAYED[simulator].items():
            point = diagnosis.start_point(
                actor=v.cast.person("Geneviève"), dice=1, now=timezone.now()
            )
            play = v.meets("Geneviève", task_id, point)
            v.hands.go(reverse("task"))
            yield Stop(f"{task_id}, opened", "task", Side.PERSON)
            for move in (*slips, *moves_of(task_id)):
                v.moves("Geneviève", play.pk, move)
                v.hands.go(reverse("task"))
                yield Stop(f"{task_id}, after {move}", "task", Side.PERSON)
            v.ends("Geneviève", play)

    route.__name__ = f"playing_{simulator}"
    return route


for _simulator in PLAYED:
    walk("task")(_playing(_simulator))


@walk("choose_practice", "practise", "after_practice")
def practising(v: Visitor) -> Iterator[Stop]:
    v.as_person("Caroline")
    v.hands.go(reverse("choose_practice"))
    yield Stop("what to practise", "choose_practice", Side.PERSON)
    v.hands.go(reverse("practise", args=["phone-missed-call"]))
    yield Stop("before an exercise", "practise", Side.PERSON)
    for outcome, moves in (("not begun", 0), ("half-way", 1), ("whole", 2)):
        play = v.practises("Caroline", "phone-missed-call")
        for move in moves_of("phone-missed-call")[:moves]:
            v.moves("Caroline", play.pk, move)
        v.hands.go(reverse("practise", args=["phone-missed-call"]))
        yield Stop(f"an exercise, {outcome}", "practise", Side.PERSON)
        v.ends("Caroline", play)
        v.hands.go(reverse("after_practice", args=[play.pk]))
        yield Stop(f"after an exercise {outcome}", "after_practice", Side.PERSON)
