"""The codes of two other tools, so that nobody types twice. Sources and doubts:
``docs/reference/autonomy-export.md``."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

COOP: Final[Mapping[str, str]] = MappingProxyType(
    {
        "diagnostic_numerique": "Diagnostic numérique",
        "prendre_en_main_du_materiel": "Prendre en main du matériel",
        "maintenance_de_materiel": "Maintenance de matériel",
        "gere_ses_contenus_numeriques": "Gérer ses contenus numériques",
        "navigation_sur_internet": "Navigation sur internet",
        "email": "E-mail",
        "bureautique": "Bureautique",
        "reseaux_sociaux": "Réseaux sociaux communication",
        "sante": "Santé",
        "banque_et_achats_en_ligne": "Banque et achats en ligne",
        "entrepreneuriat": "Accompagner un professionnel",
        "insertion_professionnelle": "Insertion professionnelle",
        "securite_numerique": "Prévention en sécurité numérique",
        "parentalite": "Parentalité",
        "scolarite_et_numerique": "Scolarité et numérique",
        "creer_avec_le_numerique": "Créer avec le numérique",
        "culture_numerique": "Culture numérique",
        "intelligence_artificielle": "Intelligence artificielle (IA)",
        "aide_aux_demarches_administratives": "Aide aux démarches administratives",
        "papiers_elections_citoyennete": "Papiers - Élections - Citoyenneté",
        "famille_scolarite": "Famille - Scolarité",
        "social_sante": "Social - Santé",
        "travail_formation": "Travail - Formation - Entreprise",
        "logement": "Logement",
        "transports_mobilite": "Transports - Mobilité",
        "argent_impots": "Argent - Impôts",
        "justice": "Justice",
        "etrangers_europe": "Étrangers - Europe",
        "loisirs_sports_culture": "Loisirs - Sports - Culture",
        "associations": "Associations",
    }
)
"""Themes of an activity in La Coop de la médiation numérique: the value of its API → its label."""

FRANCE_TRAVAIL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "B5": "Trouver sa formation",
        "B6": "Monter son dossier de formation",
        "B7": "Connaître et utiliser les services numériques",
        "B9": "Réaliser un CV et/ou une lettre de motivation",
        "B11": "Organiser ses démarches de recherche d’emploi",
        "B12": "Répondre à des offres d’emploi",
        "B14": "Suivre ses candidatures et relancer les recruteurs",
        "C22.O3": "Maîtriser les fondamentaux du numérique",
        "C23.O7": ("Trouver une solution de transport (hors acquisition ou entretien de véhicule)"),
        "C27.O37": "S’informer sur les démarches liées à l’accès au logement",
        "C28.O22": "Améliorer sa gestion budgétaire",
        "C29.O27": "Bénéficier d’un appui aux démarches administratives",
        "C29.O28": "Bénéficier d’un accompagnement pour accéder aux droits",
    }
)
"""« Diagnostic de l'usager » of France Travail: B and a need's code, or C and a constraint's code,
O and an objective's code → its label."""
