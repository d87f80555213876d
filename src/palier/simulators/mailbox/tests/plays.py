"""For each task, the moves of somebody who slips (in French), and the steps they show.

A move is the pressed button and the fields typed; "open:m" alone types nothing.
"""

Move = tuple[str, dict[str, str]]


def press(*values: str) -> list[Move]:
    return [(value, {}) for value in values]


def write(body: str, **fields: str) -> list[Move]:
    return [("send", {"body": body, **fields})]


TO_GRETA = {"to": "inscription@greta-nord.example", "subject": "Cuisine, session d’avril"}

SLIPS: dict[str, tuple[list[Move], set[str]]] = {
    "mailbox-find-summons": (
        press("open:agency", "back", "open:bank", "choose:bank"),
        {"tried", "opened"},
    ),
    "mailbox-find-room": (press("open:fast", "choose:fast"), {"tried"}),
    "mailbox-find-flooded": (press("open:a4", "choose:a4"), set()),
    "mailbox-find-spam-folder": (
        press("folder:spam", "open:fast", "choose:fast"),
        {"elsewhere", "spam"},
    ),
    "mailbox-password-sign-in": (
        [("enter", {"address": "nouria@courrier.example", "secret": "lilas-26"})],
        {"typed", "named"},
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
    "mailbox-answer-absence": (
        press("open:cloth", "back", "open:house", "reply:house") + write("bonjour Nolwenn"),
        {"opened", "sent"},
    ),
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
    "mailbox-attach-both-sides": (
        press("open:agency", "reply:agency", "files", "pick:cv_new", "files", "pick:front")
        + press("files", "pick:rear", "files", "pick:bank")
        + write("voilà"),
        {"sent", "cv", "sides"},
    ),
    "mailbox-open-workshop": (press("tell:h14"), set()),
    "mailbox-open-place": (press("open:job", "paper:plan", "tell:office"), {"opened", "read"}),
    "mailbox-open-two-papers": (press("open:coach", "paper:bus", "tell:t0720"), {"one"}),
    "mailbox-scam-parcel": (
        press("open:parcel", "link:parcel", "close", "report:parcel"),
        {"opened", "reported"},
    ),
    "mailbox-scam-pair": (
        press("open:bank", "report:bank", "open:power", "report:power"),
        {"read", "one"},
    ),
    "mailbox-scam-agency": (
        press("open:copy", "back", "open:first", "report:first"),
        {"copy", "opened"},
    ),
}
