"""For each task, the presses of somebody who slips, and the steps that they show."""

from palier.simulators.jobboard.tests.hands import Move, press

SLIPS: dict[str, tuple[list[Move], set[str]]] = {
    "jobboard-filter-near": (
        [{"do": "find", "words": "Ménages"}, *press("open:school", "back", "open:office")],
        {"searched", "read"},
    ),
    "jobboard-update-quiet": (
        [
            *press("begin", "answer:no", "answer:no", "answer:no", "answer:no"),
            {"do": "more", "still_reason": "other"},
            *press("confirm", "proof:receipt"),
        ],
        {"opened"},
    ),
    "jobboard-apply-right-cv": (
        [
            *press("open:bistro", "apply:bistro", "cv:room_19"),
            {"do": "check:bistro", "message": "Voici mon CV."},
            *press("send:bistro", "back"),
        ],
        {"begun", "sent"},
    ),
    "jobboard-alert-stop": (press("go:alerts", "alert:desk", "stop:desk"), {"found"}),
    "jobboard-alert-by-sms": (
        [*press("go:alerts", "alert:meals"), {"do": "go:alerts", "by": "sms"}],
        {"found", "opened"},
    ),
    "jobboard-alert-create": (
        [
            *press("alert:new"),
            {"do": "keep:new", "words": "Maconnerie", "rhythm": "week", "by": "mail"},
        ],
        {"begun", "saved", "rhythm"},
    ),
    "jobboard-alert-tune": (
        [
            *press("alert:everything", "stop:everything", "alert:former", "stop:former"),
            *press("alert:caretaker", "stop:caretaker"),
        ],
        {"opened"},
    ),
    "jobboard-apply-latest": (
        [
            *press("open:parks", "apply:parks", "cv:cv_old"),
            {"do": "check:parks", "message": "Bonjour"},
            *press("send:parks"),
        ],
        {"opened", "begun", "sent"},
    ),
    "jobboard-apply-reference": (
        [
            *press("open:desk_b", "apply:desk_b", "cv:desk_photo"),
            {"do": "check:desk_b", "message": "Réf. AC 214, je suis libre."},
            *press("send:desk_b", "proof:desk_b"),
        ],
        {"begun", "reference"},
    ),
    "jobboard-check-fees": (
        [*press("open:depot", "report:depot"), {"do": "reported:depot", "reason": "fees"}],
        set(),
    ),
    "jobboard-check-found": (
        [
            *press("go:companies"),
            {"do": "look_up", "asked": "Fruits Bonheur"},
            *press("go:search", "open:orchard", "save:orchard"),
        ],
        {"directory", "looked_up"},
    ),
    "jobboard-check-closed": (
        [
            *press("go:companies"),
            {"do": "look_up", "asked": "Blanchard"},
            *press("company:other_co", "go:search", "open:paint", "save:paint"),
        ],
        {"directory"},
    ),
    "jobboard-check-borrowed": (
        [
            *press("go:companies"),
            {"do": "look_up", "asked": "38811462700015"},
            *press("company:morel", "go:search", "open:trap", "save:trap", "back"),
            *press("open:true_one", "report:true_one"),
            {"do": "reported:true_one", "reason": "borrowed"},
        ],
        {"directory", "card"},
    ),
    "jobboard-filter-recent": (
        [
            {"do": "find", "words": "vendeuse"},
            *press("filters"),
            {"do": "show", "hours": "part"},
            *press("open:shoes", "save:shoes", "back", "open:bread", "save:bread"),
        ],
        {"searched", "part_time"},
    ),
    "jobboard-filter-no-car": (
        [
            *press("filters"),
            {"do": "show", "km": "10", "hours": "part", "no_car": "yes"},
            *press("open:canteen", "save:canteen", "back", "open:bakery", "save:bakery"),
        ],
        {"near", "no_car", "part_time"},
    ),
    "jobboard-filter-too-narrow": (
        [
            *press("clear:contract", "clear:km", "clear:no_car", "clear:since"),
            *press("open:sawmill", "save:sawmill"),
        ],
        {"loosened"},
    ),
    "jobboard-follow-silence": (
        [
            *press("go:applications", "application:canteen", "follow:canteen"),
            {"do": "followed:canteen", "message": "Bonjour madame"},
        ],
        {"found", "opened", "sent"},
    ),
    "jobboard-follow-whom": (
        [
            *press("application:school", "go:applications", "application:press", "follow:press"),
            {"do": "followed:press", "message": "Avez-vous reçu mon CV ?"},
        ],
        {"read", "chosen"},
    ),
    "jobboard-follow-by-hand": (
        [
            *press("note"),
            {
                "do": "noted",
                "employer": "mercerie blanche",
                "day": "12 mars",
                "how": "hand",
                "cv": "cv_sew_19",
            },
            *press("application:tailor", "follow:tailor"),
            {"do": "followed:tailor", "message": "Bonjour, j’attends votre réponse."},
        ],
        {"begun", "noted"},
    ),
    "jobboard-update-reminder": (
        [*press("reminder"), {"do": "remind", "when": "d14", "by": "sms"}],
        {"opened", "by_sms", "in_time"},
    ),
    "jobboard-update-worked": (
        [
            *press("begin", "answer:yes"),
            {"do": "more", "worked_hours": "21 h", "worked_pay": "205,80"},
            *press("answer:no", "answer:no", "answer:yes", "confirm", "proof:receipt"),
        ],
        {"said_yes", "hours"},
    ),
    "jobboard-update-mend": (
        press("begin", "confirm", "proof:receipt"),
        {"opened"},
    ),
    "jobboard-update-missed": (
        [*press("again", "rejoined", "back", "letter"), {"do": "posted", "message": "Pardon"}],
        {"opened", "registered"},
    ),
    "jobboard-update-two-slips": (
        [
            *press("begin", "answer:yes"),
            {"do": "more", "worked_hours": "24", "worked_pay": "529,00 €"},
            *press("answer:no", "answer:yes"),
            {"do": "more", "sick_from": "09/03/2026", "sick_to": "11 mars"},
            *press("answer:yes", "confirm", "proof:receipt"),
        ],
        {"gross", "sick"},
    ),
    "jobboard-update-after": (
        [
            *press("receipt", "back", "letter"),
            {"do": "posted", "message": "J’ai travaillé 14 heures en mars."},
        ],
        {"opened", "told", "hours"},
    ),
}
