"""Two sheets: an agreement to sign, and the code for somebody near. No surname lies in the tray."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from palier.kernel.words import first_word
from palier.people.models import Beneficiary, PaperConsent, TrustedHelper
from palier.people.rules.actor import Matter
from palier.people.rules.consent import MATTERS, last_day
from palier.people.rules.reference import grouped
from palier.people.seals import reference_of
from palier.web.answers import language
from palier.web.print import pdf, qr

TEMPLATE: Final = Path(__file__).parent / "templates" / "home" / "paper.typ"


def door() -> str:
    """The address that somebody near types or scans."""
    return f"{settings.URL}{reverse('accept_trust')}"


def consent(paper: PaperConsent) -> bytes:
    """One page to sign, whose lower part the person keeps."""
    place, day = paper.structure.name, _day(paper.until)
    written = reference_of("paper", paper.pk)
    shown = MATTERS[Matter(paper.matter)].said(language())
    return _sheet(
        title=_("Mon accord"),
        about=(first_word(paper.person.first_name), _day(paper.printed_at, ends=False), place),
        parts=(
            (_("Ce que je montre"), (shown, paper.text.said(language()))),
            (_("À qui"), (place,)),
            (_("Jusqu’à quand"), (_("Jusqu’au %(day)s.") % {"day": day},)),
        ),
        scan=(written, _("Pour la personne qui aide : lisez ce dessin, ou tapez ce code.")),
        code=grouped(written),
        sign=(_("Date"), _("Signature")),
        keep=(
            _("À garder, pour changer d’avis"),
            (
                _("Vous montrez « %(matter)s » à %(place)s, jusqu’au %(day)s.")
                % {"matter": shown, "place": place, "day": day},
                _("Vous arrêtez quand vous voulez, sans dire pourquoi."),
                _("À l’écran : « Qui voit mes informations ? », puis « Ne plus montrer »."),
                _("Ou dites-le, ou écrivez-le, à une personne du lieu. Elle arrête tout de suite."),
                _("Le lieu garde le haut de la feuille, fermé à clé. Vous gardez le bas."),
            ),
        ),
    )


def trusted_code(tie: TrustedHelper, person: Beneficiary) -> bytes:
    """What she gives to somebody near: an address, a code that counts once, and what it opens."""
    written, name = reference_of("trust", tie.pk), first_word(person.first_name)
    scanned = f"{door()}?{urlencode({'code': written})}"
    return _sheet(
        title=_("Pour %(name)s") % {"name": first_word(tie.called)},
        about=(name, _("code à utiliser jusqu’au %(day)s") % {"day": _day(tie.code_until)}),
        parts=(
            (
                _("Quelqu’un vous fait confiance"),
                (_("Vous lirez ce que cette personne veut bien montrer. Rien d’autre."),),
            ),
            (
                _("Comment faire"),
                (
                    _("Lisez le dessin avec un téléphone. Ou tapez cette adresse, puis le code."),
                    door(),
                    _("Choisissez une adresse e-mail et un mot de passe."),
                ),
            ),
        ),
        scan=(scanned, _("Ce code sert une fois.")),
        code=grouped(written),
        sign=(),
        keep=(
            _("À garder par la personne qui fait confiance"),
            (
                _("Pour arrêter : « Qui voit mes informations ? », puis « Arrêter »."),
                _("Vous y voyez aussi ce qui a été regardé."),
            ),
        ),
    )


def _sheet(  # noqa: PLR0913
    *,
    title: str,
    about: Sequence[str],
    parts: Sequence[tuple[str, Sequence[str]]],
    scan: tuple[str, str],
    code: str,
    sign: Sequence[str],
    keep: tuple[str, Sequence[str]],
) -> bytes:
    return pdf(
        TEMPLATE,
        {
            "language": language(),
            "title": title,
            "about": " · ".join(filter(None, about)),
            "parts": [{"title": head, "lines": list(lines)} for head, lines in parts],
            "drawing": qr(scan[0]),
            "alt": _("Code à lire : %(code)s") % {"code": code},
            "scan": scan[1],
            "code": code,
            "sign": list(sign),
            "keep": {"title": keep[0], "lines": list(keep[1])},
        },
        most=300,
    )


def _day(moment: datetime, *, ends: bool = True) -> str:
    """In words: the last whole day before ``moment``, or the day of it."""
    local = timezone.localtime(moment)
    return date_format(last_day(local) if ends else local, "j F Y")
