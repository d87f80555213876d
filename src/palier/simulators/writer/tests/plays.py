"""For each task, somebody who slips, and the steps that it shows all the same."""

from palier.simulators.writer.tests.bank import Move, press, type_in

NAMED = {"do": "store", "name": "aaa"}

SLIPS: dict[str, tuple[list[Move], set[str]]] = {
    "writer-type-header": (
        [*type_in("p1", "luc lefevre"), *type_in("p3", "luc.lefevre courrier.example")],
        {"name"},
    ),
    "writer-type-contact": (
        [*type_in("p5", "Tél. : 0639987140"), *press("save")],
        {"mobile"},
    ),
    "writer-type-accents": (
        [*type_in("p2", "J'ai préparé un CV très à jour."), *press("save")],
        {"accent"},
    ),
    "writer-type-signs": (
        type_in("p4", "Cordialement,\nIbrahim Dialo"),
        {"first"},
    ),
    "writer-cv-phone": (type_in("p3", "06 39 98 05 31 06 39 98 42 17"), {"typed", "intact"}),
    "writer-cv-year": (type_in("p5", "2012 à 2021 : maçonnerie, Arras"), {"year"}),
    "writer-cv-add-line": (
        [*type_in("p8", "2018 : cours de français, 2026 CACES 1"), *press("save")],
        {"typed"},
    ),
    "writer-cv-bring-back": (press("undo", "edit:p9", "remove", "undo", "save"), {"back"}),
    "writer-cv-one-page": (press("edit:p4", "bold", "layout", "size:8", "leave"), {"bold"}),
    "writer-cv-own-words": (
        [*press("menu", "open", "pick:cv19"), *type_in("p5", "2016 à 2025"), *press("save")],
        {"old", "typed"},
    ),
    "writer-save-name": ([*press("menu", "saveas"), NAMED], {"kept"}),
    "writer-save-reopen": (
        [*type_in("p3", "À bientot, Caroline"), *press("menu", "close", "close_lost")],
        set(),
    ),
    "writer-find-letter": (press("open", "folder:documents", "pick:old", "save"), set()),
    "writer-save-copy-cv": (
        [*type_in("p2", "Aide de cuisine"), *press("save")],
        {"title"},
    ),
    "writer-save-stick": (
        [*press("menu", "saveas", "folder:usb", "store"), *type_in("p2", "mardi à 14 h 30")],
        {"fixed"},
    ),
    "writer-pdf-letter": (
        press("open", "pick:letter", "menu", "export", "store"),
        {"opened", "made"},
    ),
    "writer-pdf-cv": (press("mail", "attach", "pick:cv", "send"), {"sent"}),
    "writer-pdf-ready": (
        press("menu", "export", "store", "mail", "attach", "pick:before", "send"),
        {"made"},
    ),
    "writer-pdf-versions": (
        [*press("open", "pick:desk"), *type_in("p2", "0639985790"), *press("mail", "attach"),
         *press("pick:deskpdf", "send")],
        {"number"},
    ),
    "writer-letter-name": (type_in("p1", "Arras, le 12 mars"), {"date"}),
    "writer-letter-care": (
        [*type_in("p1", "Lens, le 12 mars"), *type_in("p3", "Votre place aux Mimosas"),
         *press("save")],
        {"date"},
    ),
    "writer-letter-workshop": (
        [*type_in("p2", "À l’entreprise Boréal,"), *type_in("p4", "Votre place de peintre"),
         *press("save")],
        {"job"},
    ),
    "writer-letter-everywhere": (
        [*press("replace"), {"do": "swap", "sought": "Colbert", "put": "Galerie Flandre"}],
        {"name"},
    ),
    "writer-scan-permit": (
        press("scan", "lay:up", "take", "lay:straight", "take", "keep_scan", "store"),
        {"taken", "stored"},
    ),
    "writer-scan-diploma": (press("scan", "lay:straight", "take", "keep_scan", "store"), {"taken"}),
    "writer-scan-licence": (press("scan", "lay:half", "take", "kind:pdf", "keep_scan"), set()),
    "writer-scan-two-sides": (
        press("scan", "lay:front", "take", "kind:pdf", "keep_scan", "store"),
        {"front"},
    ),
}  # fmt: skip
