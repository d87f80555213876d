"""Each verb of the audit, as people read it: one phrase for every act. A test requires them all.

They complete "Nolwenn …" or "La personne …", so they begin with a verb in the past.
"""

from typing import Final

from palier.kernel.phrase import Phrase

VERBS: Final = {
    "open_place": Phrase(fr="a ouvert le lieu", en="opened the place"),
    "add_helper": Phrase(fr="a ajouté un compte d’aidant", en="added a helper’s account"),
    "welcome_person": Phrase(fr="a noté une arrivée", en="wrote an arrival down"),
    "end_visit": Phrase(fr="a noté un départ", en="wrote a departure down"),
    "hand_over": Phrase(fr="a donné l’écran", en="handed the screen over"),
    "take_back": Phrase(fr="a repris l’écran", en="took the screen back"),
    "leave_screen": Phrase(fr="a quitté l’écran", en="left the screen"),
    "give_consent": Phrase(
        fr="a accepté de montrer ses résultats", en="agreed to show their results"
    ),
    "withdraw_consent": Phrase(
        fr="a cessé de montrer ses résultats", en="stopped showing their results"
    ),
    "ask_for_human": Phrase(fr="a demandé à parler à quelqu’un", en="asked to talk to somebody"),
    "take_concern": Phrase(fr="a pris une demande", en="took a request"),
    "close_concern": Phrase(fr="a répondu à une demande", en="answered a request"),
    "start_point": Phrase(fr="a commencé à faire le point", en="began to take stock"),
    "finish_point": Phrase(fr="a fini de faire le point", en="finished taking stock"),
    "close_play": Phrase(fr="a fini un exercice", en="finished an exercise"),
    "put_off": Phrase(fr="a laissé un exercice pour plus tard", en="left an exercise for later"),
    "overrule_stage": Phrase(fr="a donné un autre avis", en="gave another opinion"),
    "look": Phrase(fr="a regardé", en="looked at"),
    "take_away": Phrase(fr="a emporté ses informations", en="took their information away"),
    "erase_me": Phrase(fr="a tout effacé", en="erased everything"),
    "prepare_erasure": Phrase(
        fr="a préparé un effacement demandé", en="prepared an erasure that was asked for"
    ),
    "erase_on_paper": Phrase(
        fr="a tout effacé, sur demande signée", en="erased everything, on a signed request"
    ),
    "announce_erasures": Phrase(fr="a annoncé un effacement", en="announced an erasure"),
    "erase_forgotten": Phrase(
        fr="a effacé une personne sans nouvelles depuis deux ans",
        en="erased a person not heard of for two years",
    ),
    "keep_person": Phrase(
        fr="a gardé une personne encore là", en="kept a person who is still there"
    ),
    "confirm_erasures": Phrase(
        fr="a confirmé de nombreux effacements", en="confirmed many erasures"
    ),
    "erase_again": Phrase(
        fr="a effacé à nouveau, après une restauration", en="erased again, after a restoration"
    ),
    "export_journal": Phrase(fr="a emporté le journal", en="took the journal away"),
    "forget_entries": Phrase(
        fr="a oublié les traces de plus de trois ans", en="forgot traces over three years old"
    ),
}

LOOKS: Final = {
    "result": Phrase(fr="a regardé vos résultats", en="looked at your results"),
}
"""Matters that ``record_look`` writes, told to the person."""


def said_of(verb: str) -> Phrase:
    """The phrase of a verb; a verb that has left the code keeps its name, which is better than
    a line that says nothing."""
    return VERBS.get(verb) or Phrase(fr=verb, en=verb)
