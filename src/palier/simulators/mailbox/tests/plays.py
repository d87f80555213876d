"""For each task, the moves of somebody at ease, and those of somebody who slips (in French).

A move is the pressed button and the fields typed; "open:m" alone types nothing.
"""

Move = tuple[str, dict[str, str]]


def press(*values: str) -> list[Move]:
    return [(value, {}) for value in values]


def write(body: str, **fields: str) -> list[Move]:
    return [("send", {"body": body, **fields})]


TO_ROY = {"to": "m.roy@fleurs-du-canal.example", "subject": "Référence 318"}
TO_GRETA = {"to": "inscription@greta-nord.example", "subject": "Cuisine, session d’avril"}
COSTA = "Bonjour Madame,\nLundi 23 mars, à 6 h. J’ai le permis B.\nIbrahim"

PERFECT: dict[str, list[Move]] = {
    "mailbox-find-summons": press("open:agency", "choose:agency"),
    "mailbox-find-flooded": [
        ("find", {"search": "candidature"}),
        *press("open:answer", "choose:answer"),
    ],
    "mailbox-find-spam-folder": press("folder:spam", "open:hall", "choose:hall"),
    "mailbox-password-sign-in": [
        ("enter", {"address": "nouria@courrier.example", "secret": "Lilas-26"})
    ],
    "mailbox-password-sms-code": [
        *press("forgot", "way:sms"),
        ("check", {"code": "48 29"}),
        ("renew", {"secret": "violette", "again": "violette"}),
    ],
    "mailbox-password-solid": [
        *press("forgot", "way:sms"),
        ("check", {"code": "610394"}),
        ("renew", {"secret": "Trois-Poules-9", "again": "Trois-Poules-9"}),
    ],
    "mailbox-answer-coffee": press("open:farid", "reply:farid") + write("oui je viens"),
    "mailbox-answer-interview": [
        *press("open:job", "reply:job"),
        *write("Bonjour, mardi je ne peux pas. Jeudi à 14 heures 30, c’est bien. Merci."),
    ],
    "mailbox-answer-noreply": [
        *press("open:alert", "back", "write"),
        *write("Bonjour Madame, la place m’intéresse. Merci. Caroline", **TO_ROY),
    ],
    "mailbox-answer-three-things": press("open:job", "reply:job") + write(COSTA),
    "mailbox-attach-diploma": [
        *press("open:centre", "reply:centre", "files", "pick:diploma"),
        *write("Voici mon papier."),
    ],
    "mailbox-attach-right-cv": [
        *press("open:job", "reply:job", "files", "pick:cv_old", "drop:cv_old"),
        *press("files", "pick:cv_new"),
        *write("Voici mon CV."),
    ],
    "mailbox-attach-card": [
        *press("write", "files", "pick:cv", "files", "pick:card_new"),
        *write("Voici mes papiers.", **TO_GRETA),
    ],
    "mailbox-open-workshop": press("open:house", "paper:plan", "tell:h14"),
    "mailbox-open-place": press("open:job", "paper:plan", "tell:mill"),
    "mailbox-open-two-papers": press(
        *("open:garage", "paper:plan", "close", "back"),
        *("open:coach", "paper:bus", "tell:t0720"),
    ),
    "mailbox-scam-parcel": press("open:parcel", "report:parcel"),
    "mailbox-scam-pair": press("open:bank", "report:bank", "open:friend", "report:friend"),
    "mailbox-scam-agency": press("open:real", "back", "open:copy", "report:copy"),
}

SLIPS: dict[str, tuple[list[Move], set[str]]] = {
    "mailbox-find-summons": (press("open:agency", "back", "open:bank", "choose:bank"), {"opened"}),
    "mailbox-find-flooded": (press("open:a4", "choose:a4"), set()),
    "mailbox-find-spam-folder": (press("folder:spam", "open:fast", "choose:fast"), set()),
    "mailbox-password-sign-in": (
        [("enter", {"address": "nouria@courrier.example", "secret": "lilas-26"})],
        {"named"},
    ),
    "mailbox-password-sms-code": (
        [*press("forgot", "way:old"), ("check", {"code": "4829"})],
        {"forgot"},
    ),
    "mailbox-password-solid": (
        [
            *press("forgot", "way:sms"),
            ("check", {"code": "610934"}),
            ("check", {"code": "610394"}),
            ("renew", {"secret": "azertyui", "again": "azertyui"}),
        ],
        {"coded", "inside"},
    ),
    "mailbox-answer-coffee": (press("open:shop", "reply:shop") + write("oui"), set()),
    "mailbox-answer-interview": (
        press("open:job", "reply:job") + write("Bonjour, mardi ou jeudi 14h30, merci"),
        {"sent"},
    ),
    "mailbox-answer-noreply": (
        press("open:alert", "reply:alert") + write("Bonjour, merci. Caroline", subject="318"),
        set(),
    ),
    "mailbox-answer-three-things": (
        press("open:job", "reply:job") + write("le 23, j’ai le permis"),
        {"sent", "two"},
    ),
    "mailbox-attach-diploma": (
        press("open:centre", "reply:centre", "files", "pick:dog") + write("voilà"),
        {"sent", "some"},
    ),
    "mailbox-attach-right-cv": (
        press("open:job", "reply:job", "files", "pick:cv_old", "files", "pick:cv_new")
        + write("voilà"),
        {"sent", "some"},
    ),
    "mailbox-attach-card": (press("write") + write("bonjour", **TO_GRETA), {"sent", "subject"}),
    "mailbox-open-workshop": (press("tell:h14"), set()),
    "mailbox-open-place": (press("open:job", "paper:plan", "tell:office"), {"read"}),
    "mailbox-open-two-papers": (press("open:coach", "paper:bus", "tell:t0720"), set()),
    "mailbox-scam-parcel": (
        press("open:parcel", "link:parcel", "close", "report:parcel"),
        set(),
    ),
    "mailbox-scam-pair": (
        press("open:bank", "report:bank", "open:power", "report:power"),
        {"one"},
    ),
    "mailbox-scam-agency": (
        press("open:copy", "back", "open:first", "report:first"),
        {"opened"},
    ),
}
