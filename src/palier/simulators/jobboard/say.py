"""The words that are on the board whatever the exercise, in both languages."""

from palier.kernel.phrase import Phrase
from palier.simulators.jobboard.reading import MONTHS, MONTHS_EN
from palier.simulators.jobboard.world import FULL_TIME, Offer


def two(fr: str, en: str) -> Phrase:
    return Phrase(fr=fr, en=en)


ROOM = {
    "search": two("Offres", "Offers"),
    "saved": two("Offres gardées", "Kept offers"),
    "alerts": two("Mes alertes", "My alerts"),
    "applications": two("Mes candidatures", "My applications"),
    "companies": two("Annuaire des entreprises", "Company directory"),
    "space": two("Mon espace", "My space"),
}
FILTER = {
    "km": two("Distance", "Distance"),
    "contract": two("Contrat", "Contract"),
    "hours": two("Temps de travail", "Working time"),
    "since": two("Date de l’offre", "Date of the offer"),
    "no_car": two("Sans voiture ni permis", "No car, no licence"),
}
ANY = two("Peu importe", "Any")
CONTRACT = {
    "cdi": two("CDI", "Permanent"),
    "cdd": two("CDD", "Fixed term"),
    "interim": two("Intérim", "Temporary agency"),
}
HOURS = {
    "full": two("Temps plein", "Full time"),
    "part": two("Temps partiel", "Part time"),
}
KM = {str(n): two(f"{n} km au plus", f"{n} km at most") for n in (5, 10, 20, 50)}
SINCE = {
    "1": two("Depuis hier", "Since yesterday"),
    "7": two("Depuis 7 jours", "For 7 days"),
    "30": two("Depuis 30 jours", "For 30 days"),
}
RHYTHM = {
    "each": two("À chaque offre", "At each offer"),
    "day": two("Une fois par jour", "Once a day"),
    "week": two("Une fois par semaine", "Once a week"),
}
BY = {"mail": two("Par mail", "By e-mail"), "sms": two("Par SMS", "By text message")}
HOW = {
    "online": two("Sur ce site", "On this site"),
    "hand": two("De la main à la main", "By hand"),
    "post": two("Par la poste", "By post"),
    "phone": two("Par téléphone", "By telephone"),
}
REASON = {
    "fees": two("Demande de l’argent", "Asks for money"),
    "nobody": two("Entreprise fermée ou introuvable", "Company closed or not to be found"),
    "borrowed": two("Prend le nom d’une autre entreprise", "Takes another company’s name"),
    "over": two("L’offre n’est plus libre", "The job is taken"),
    "words": two("Le texte est mal écrit", "The text is badly written"),
}
CHOICES = {"km": KM, "contract": CONTRACT, "hours": HOURS, "since": SINCE}


def chosen(name: str, value: str) -> Phrase:
    """What a filter says once it is set."""
    return CHOICES[name][value] if name in CHOICES else FILTER[name]


def ago(days: int) -> Phrase:
    """How long ago: « aujourd’hui », « hier », « il y a 12 jours »."""
    if days < 2:
        return (two("aujourd’hui", "today"), two("hier", "yesterday"))[days]
    return two(f"il y a {days} jours", f"{days} days ago")


def dated(day: int, month: int) -> Phrase:
    """« 1er avril », "1 April"."""
    return two(
        f"{day}{'er' if day == 1 else ''} {MONTHS[month - 1]}", f"{day} {MONTHS_EN[month - 1]}"
    )


def joined(*parts: Phrase) -> Phrase:
    """Short pieces on one line."""
    return two(" · ".join(p.fr for p in parts), " · ".join(p.en for p in parts))


def time(offer: Offer) -> str:
    """The key of its working time."""
    return "full" if offer.hours >= FULL_TIME else "part"


def weekly(offer: Offer) -> Phrase:
    return two(f"{offer.hours} h par semaine", f"{offer.hours} h a week")


def near(offer: Offer) -> Phrase:
    return two(f"{offer.town}, {offer.km} km", f"{offer.town}, {offer.km} km")
