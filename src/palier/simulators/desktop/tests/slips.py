"""For each task, the presses of somebody who slips (in French), and the steps they show."""

from palier.simulators.desktop.tests.bank import Move, press, twice

Slip = tuple[list[Move], set[str]]


def typed(do: str, **fields: str) -> list[Move]:
    return [{"do": do, **fields}]


CLICK: dict[str, Slip] = {
    "desktop-open-map": (
        [*twice("meetings", "map"), *press("close")],
        {"marked", "opened", "seen"},
    ),
    "desktop-turn-page": ([*twice("letter"), *press("close")], {"marked", "opened"}),
    "desktop-rename-scan": (
        [*press("press:scan", "menu", "rename"), *typed("name", words="nouria")],
        {"marked", "listed", "asked"},
    ),
    "desktop-tidy-letter": (
        [*press("press:letter", "menu", "copy", "files"), *twice("applications"), *press("paste")],
        {"listed", "place", "there"},
    ),
}
SESSION: dict[str, Slip] = {
    "desktop-session-card": (
        [*press("who:room3"), *typed("enter", secret="soleil7"), *press("start", "lock")],
        {"named", "inside", "menu"},
    ),
    "desktop-session-guest": (
        [*press("other", "who:guest"), *twice("hours"), *press("start", "off")],
        {"inside", "looked"},
    ),
    "desktop-session-lock": (press("start", "leave"), {"menu"}),
    "desktop-session-other": (
        [
            *twice("hers"),
            *press("start", "leave", "who:annie"),
            *typed("enter", secret="pommier-12"),
            *press("files"),
            *twice("cv"),
            *press("start", "leave"),
        ],
        {"freed", "inside", "read", "closed"},
    ),
}
FIND: dict[str, Slip] = {
    "desktop-find-certificate": (
        [*press("files", "go:downloads"), *twice("old"), *press("choose")],
        {"files", "place"},
    ),
    "desktop-find-photo": (
        [*press("files", "go:pictures"), *twice("work", "truck"), *press("choose")],
        {"files", "place"},
    ),
    "desktop-find-saved": (
        [*press("take", "files", "go:downloads"), *twice("old"), *press("choose")],
        {"kept", "place"},
    ),
    "desktop-find-search": (
        [*press("files"), *typed("find", words="CV"), *twice("cv_bus"), *press("choose")],
        {"seen"},
    ),
    "desktop-find-date": (
        [
            *press("files", "more", "press:page", "menu", "rename"),
            *typed("name", words="Motivation"),
        ],
        {"asked", "named"},
    ),
    "desktop-find-scan": ([*twice("scanner"), *press("scan", "lay", "scan")], {"laid", "scanned"}),
}
PRINT: dict[str, Slip] = {
    "desktop-print-letter": (
        [*twice("letter"), *press("printing", "print", "printing", "print", "tray")],
        {"opened", "asked", "sent"},
    ),
    "desktop-print-signature": (
        [*twice("contract"), *press("printing"), *typed("print", printer="room"), *press("tray")],
        {"asked", "printer"},
    ),
    "desktop-print-copies": (
        [*twice("cv"), *press("printing"), *typed("print", which="some", pages="1 à 2")],
        {"asked", "pages"},
    ),
    "desktop-print-form": (
        [
            *press("files", "go:downloads"),
            *twice("guide"),
            *press("printing"),
            *typed("print", printer="hall", which="some", pages="4-6"),
            *press("tray"),
        ],
        {"asked", "pages"},
    ),
}
USB: dict[str, Slip] = {
    "desktop-usb-copy": (
        press("files", "press:cv", "cut", "go:stick", "paste"),
        {"marked"},
    ),
    "desktop-usb-home": (
        press("plug", "files", "press:cv_march", "copy", "go:stick", "paste", "pull"),
        {"plugged", "copied", "there"},
    ),
    "desktop-usb-bring": (
        press("plug", "files", "go:stick", "press:letter", "copy", "eject", "pull"),
        {"plugged", "opened"},
    ),
    "desktop-usb-check": (
        press("plug", "files", "press:letter", "copy", "go:stick", "paste", "eject", "pull"),
        {"one"},
    ),
}
LEAVE: dict[str, Slip] = {
    "desktop-leave-papers": (press("tray", "start", "lock"), {"tray", "menu"}),
    "desktop-leave-mail": ([*twice("mail"), *press("close", "start", "leave")], {"looked"}),
    "desktop-leave-downloads": (
        press(
            "files", "go:downloads", "press:pay", "delete", "press:bank", "delete", "start", "leave"
        ),
        {"one", "both"},
    ),
    "desktop-leave-everything": (
        press("tray", "pull", "start", "leave"),
        {"one"},
    ),
}
SLIPS: dict[str, Slip] = {**CLICK, **SESSION, **FIND, **PRINT, **USB, **LEAVE}
