"""`palier register`: the register of processing activities that the law asks of a place.

Source: GDPR, article 30.1 (a to g). It is made from the same file as the notice to persons and from
what the head of the place chose, so that the three never say different things.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from palier.cli import tables
from palier.cli.opening import open_house

TO_FILL = "*à compléter par le lieu*"


@dataclass(frozen=True)
class Responsible:
    """Who answers for a register: the place as its head described it, or a blank to fill."""

    name: str = TO_FILL
    reached: str = TO_FILL
    dpo: str = TO_FILL


def show(now: datetime, *, blank: bool) -> None:
    """Print one register for each place of the database, or the blank one of the documentation."""
    open_house()
    if blank:
        print(register(Responsible(), {}), end="")
        return
    tables.require_up_to_date()
    from palier.people import queries  # noqa: PLC0415  (tables need settings)

    for place in queries.places_told(None):
        reached = ", ".join(filter(None, (place.address, place.phone, place.email)))
        who = Responsible(place.name, reached or TO_FILL, place.dpo or TO_FILL)
        print(register(who, queries.bases_chosen(place.pk), on=now.date()))


def register(who: Responsible, chosen: Mapping[str, str], *, on: date | None = None) -> str:
    """The register as Markdown. ``chosen``: purpose → basis, for those that the place chose."""
    return "\n".join([*_head(who, on), *_entries(chosen), *_foot()]) + "\n"


def _head(who: Responsible, on: date | None) -> Iterator[str]:
    yield "# Registre des activités de traitement"
    yield ""
    yield "RGPD, article 30. Fait par `palier register` : ne pas corriger à la main."
    yield ""
    yield f"- **Responsable du traitement** : {who.name}"
    yield f"- **Coordonnées** : {who.reached}"
    yield f"- **Délégué à la protection des données** : {who.dpo}"
    yield f"- **Date** : {on.strftime('%d/%m/%Y') if on else TO_FILL}"
    yield "- **Logiciel** : Palier, sur une machine du lieu ou chez son hébergeur"


def _entries(chosen: Mapping[str, str]) -> Iterator[str]:
    from palier.people.content import processings, processings_done  # noqa: PLC0415  (idem)
    from palier.people.rules.processings import BASES, KEEPINGS  # noqa: PLC0415

    done = {one.key for one in processings_done()}
    for number, one in enumerate((p for p in processings() if p.key in done), start=1):
        basis, keeping = BASES[chosen.get(one.key, one.basis)], KEEPINGS[one.keeping]  # type: ignore[index]
        yield from (
            "",
            f"## {number}. {one.name.fr}",
            "",
            "| | |",
            "|---|---|",
            f"| Finalité | {one.purpose.fr} |",
            f"| Base légale | {basis.name.fr} ({basis.article}) |",
            f"| Données | {' ; '.join(data.fr for data in one.data)} |",
            f"| Qui les voit | {one.who.fr} |",
            f"| Durée | {keeping.says.fr} Source : {keeping.source.fr}. |",
            f"| Fondement | {one.source} |",
        )
    if later := [one.name.fr for one in processings() if one.key not in done]:
        yield from ("", "## Pas encore ouverts dans cette version", "")
        yield from (f"- {name}" for name in later)


def _foot() -> tuple[str, ...]:
    return (
        "",
        "## Pour tous",
        "",
        "- **Personnes concernées** : les personnes accueillies ; celles qui les accompagnent ;",
        "  celles que les personnes accueillies nomment.",
        "- **Destinataires hors du lieu** : la personne que quelqu’un nomme, pour ce qui lui est",
        "  montré ; les autres lieux de la même machine, si la personne y va et dit oui ;",
        "  l’hébergeur s’il y en a un, et l’opérateur de messages quand le lieu en a un (contrats",
        "  de sous-traitance, RGPD, article 28).",
        "- **Transferts hors de l’Union européenne** : aucun par le logiciel.",
        "- **Sécurité** : https ; ce que les personnes disent et font, et leur prénom, chiffrés",
        "  dans la base et les sauvegardes, clé à part (**en clair** : dates, identifiants, noms",
        "  et adresses de qui travaille ici) ; mots de passe et codes en empreintes Argon2, essais",
        "  comptés ; seconde preuve pour qui veut ; accès par lieu, par rôle et par accord ; trace",
        "  de chaque acte et de chaque regard, que la base refuse de changer ; écran fermé après",
        "  cinq minutes sans geste ; aucun journal d’accès ; sauvegarde lisible par son seul",
        "  propriétaire, à détruire après 30 jours. Le disque chiffré est l’affaire du lieu.",
    )
