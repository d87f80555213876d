"""Two sheets, both of ``mandate.typ``: a mandate to sign, and the attestation that both keep."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from palier.autonomy.mandates import PAPER, terms_of
from palier.autonomy.models import Mandate
from palier.autonomy.rules.mandate import signers, text_of
from palier.people.rules.reference import grouped
from palier.people.seals import reference_of
from palier.web.answers import language
from palier.web.print import pdf, qr

TEMPLATE: Final = Path(__file__).parent / "templates" / "autonomy" / "mandate.typ"

BIG, LONG = 700, 1150
"""Letters of the text and its translation that fit a page in 14 and 11.5 points."""
MOST = 2000
"""Characters: what is signed is never cut on paper (``kernel.phrase.Said`` holds no more)."""


def to_sign(mandate: Mandate) -> bytes:
    """The page to print and sign: the text, the lines to sign, the code to bring back."""
    spoken = language()
    return _sheet(
        mandate,
        title=_("Mandat à signer"),
        scan=_("Pour la personne qui aide : lisez ce dessin, ou tapez ce code."),
        sign=[line.said(spoken) for line in signers(terms_of(mandate))],
        facts=[],
        keep=[
            _("Chaque personne garde une feuille signée. Le lieu garde la sienne sous clé."),
            _("Pour tout arrêter : dites-le, ou écrivez-le, à une personne du lieu."),
            _("À l’écran : « Ce que j’ai fait », puis « Arrêter »."),
        ],
    )


def attestation(mandate: Mandate) -> bytes:
    """What both keep: the text, who signed, how and when, and the digest of the text (sha256)."""
    facts = [
        _("Signé le %(day)s, %(how)s.")
        % {"day": _day(mandate.signed_at), "how": mandate.get_how_display()}
    ]
    if mandate.recorded_by:
        facts.append(_("Signature vue par %(name)s.") % {"name": mandate.recorded_by.name})
    if mandate.revoked_at:
        facts.append(_("Arrêté le %(day)s.") % {"day": _day(mandate.revoked_at)})
    facts += [
        _("Empreinte du texte (sha256) :"),
        *_in_eights(mandate.text_digest),
    ]
    return _sheet(
        mandate,
        title=_("Attestation de mandat"),
        scan=_("Le numéro de ce mandat."),
        sign=[],
        facts=facts,
        keep=[
            _("Une preuve sans nom est gardée six ans après la fin (droit à la preuve)."),
            _("Pour tout arrêter : dites-le, ou écrivez-le, à une personne du lieu."),
            _("À l’écran : « Ce que j’ai fait », puis « Arrêter »."),
        ],
    )


def _sheet(  # noqa: PLR0913
    mandate: Mandate,
    *,
    title: str,
    scan: str,
    sign: Sequence[str],
    facts: Sequence[str],
    keep: Sequence[str],
) -> bytes:
    written = reference_of(PAPER, mandate.pk)
    english = "" if language() == "fr" else " ".join(text_of(terms_of(mandate)).en.split("\n"))
    return pdf(
        TEMPLATE,
        {
            "language": language(),
            "title": title,
            "about": f"{_day(mandate.prepared_at)} · {mandate.structure.name}",
            "text": mandate.text.split("\n"),
            "translation": english,
            "size": _size(len(mandate.text) + len(english)),
            "drawing": qr(written),
            "alt": _("Code à lire : %(code)s") % {"code": grouped(written)},
            "scan": scan,
            "code": grouped(written),
            "sign": list(sign),
            "facts": list(facts),
            "keep": list(keep),
        },
        most=MOST,
    )


def _size(letters: int) -> float:
    """Points: big letters for the usual mandate, small ones before a second page."""
    return 14 if letters <= BIG else 11.5 if letters <= LONG else 9


def _in_eights(digest: str) -> list[str]:
    """Two lines of four groups of eight, as people compare them."""
    eights = [digest[at : at + 8] for at in range(0, len(digest), 8)]
    return [" ".join(eights[:4]), " ".join(eights[4:])]


def _day(moment: datetime | None) -> str:
    return date_format(timezone.localtime(moment), "j F Y") if moment else ""
