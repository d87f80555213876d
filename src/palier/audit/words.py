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
    "give_consent": Phrase(fr="a donné un accord", en="gave an agreement"),
    "withdraw_consent": Phrase(fr="a retiré un accord", en="withdrew an agreement"),
    "ask_for_human": Phrase(fr="a demandé à parler à quelqu’un", en="asked to talk to somebody"),
    "take_concern": Phrase(fr="a pris une demande", en="took a request"),
    "close_concern": Phrase(fr="a répondu à une demande", en="answered a request"),
    "start_point": Phrase(fr="a commencé à faire le point", en="began to take stock"),
    "finish_point": Phrase(fr="a fini de faire le point", en="finished taking stock"),
    "refuse_answer_sheets": Phrase(
        fr="a refusé que ses exercices soient gardés sans son nom",
        en="refused that exercises be kept without a name",
    ),
    "allow_answer_sheets": Phrase(
        fr="a accepté que ses exercices soient gardés sans son nom",
        en="accepted that exercises be kept without a name",
    ),
    "keep_answer_sheets": Phrase(
        fr="a gardé des exercices sans aucun nom", en="kept exercises without any name"
    ),
    "close_play": Phrase(fr="a fini un exercice", en="finished an exercise"),
    "put_off": Phrase(fr="a laissé un exercice pour plus tard", en="left an exercise for later"),
    "start_reception": Phrase(
        fr="a commencé trois minutes d’exercices", en="began three minutes of exercises"
    ),
    "take_result": Phrase(
        fr="a emporté son résultat, pour un autre outil",
        en="took their result away, for another tool",
    ),
    "overrule_stage": Phrase(fr="a donné un autre avis", en="gave another opinion"),
    "prepare_booklet": Phrase(fr="a préparé un cahier", en="prepared a booklet"),
    "enter_booklet": Phrase(fr="a noté les réponses d’un cahier", en="entered a booklet’s answers"),
    "undo_booklet": Phrase(
        fr="a annulé les réponses d’un cahier", en="took a booklet’s answers back"
    ),
    "start_interview": Phrase(
        fr="a commencé à faire le point à l’oral", en="began to take stock in an interview"
    ),
    "record_shown": Phrase(fr="a noté ce qui a été montré", en="wrote down what was shown"),
    "record_told": Phrase(
        fr="a noté ce que la personne a dit d’elle", en="wrote down what the person told"
    ),
    "finish_interview": Phrase(
        fr="a fini de faire le point à l’oral", en="finished taking stock in an interview"
    ),
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
    "accept_invitation": Phrase(fr="est arrivé dans l’équipe", en="joined the team"),
    "accept_trust": Phrase(fr="a accepté d’aider une personne", en="agreed to help a person"),
    "ask_on_behalf": Phrase(
        fr="a demandé à parler, pour une personne", en="asked to talk, for a person"
    ),
    "change_name": Phrase(fr="a changé son prénom", en="changed their first name"),
    "change_password": Phrase(fr="a changé son mot de passe", en="changed their password"),
    "change_pin": Phrase(fr="a changé son code", en="changed their code"),
    "change_role": Phrase(fr="a changé un rôle", en="changed a role"),
    "choose_bases": Phrase(fr="a choisi les bases légales", en="chose the legal bases"),
    "choose_new_pin": Phrase(fr="a choisi un nouveau code secret", en="chose a new secret code"),
    "choose_password": Phrase(fr="a choisi un nouveau mot de passe", en="chose a new password"),
    "choose_pin": Phrase(fr="a choisi son code secret", en="chose a secret code"),
    "choose_question": Phrase(fr="a choisi sa question", en="chose a question"),
    "claim_screen": Phrase(fr="a ouvert sa page sur un poste", en="opened their page on a station"),
    "close_idle_accounts": Phrase(
        fr="a fermé un accès sans usage depuis six mois",
        en="closed an access unused for six months",
    ),
    "close_membership": Phrase(fr="a fermé un accès", en="closed an access"),
    "close_station": Phrase(fr="a fermé la page d’un poste", en="closed the page of a station"),
    "come_by_card": Phrase(fr="a montré sa carte en arrivant", en="showed their card on arriving"),
    "draw_up_consent": Phrase(
        fr="a préparé un accord à signer", en="prepared an agreement to sign"
    ),
    "edit_place": Phrase(
        fr="a changé les coordonnées du lieu", en="changed how to reach the place"
    ),
    "forgot_pin": Phrase(
        fr="a remplacé son code secret oublié", en="replaced a forgotten secret code"
    ),
    "give_new_way_in": Phrase(fr="a préparé un nouvel accès", en="prepared a new way in"),
    "invite": Phrase(fr="a invité quelqu’un dans l’équipe", en="invited somebody to the team"),
    "issue_card": Phrase(fr="a préparé une carte", en="prepared a card"),
    "make_card": Phrase(fr="a fait sa carte", en="made their card"),
    "name_trusted_helper": Phrase(
        fr="a nommé une personne de confiance", en="named a person they trust"
    ),
    "open_on_station": Phrase(fr="a ouvert une page sur un poste", en="opened a page on a station"),
    "pair_station": Phrase(fr="a ajouté un poste", en="added a station"),
    "print_cards": Phrase(fr="a imprimé une carte", en="printed a card"),
    "record_paper_consent": Phrase(fr="a noté un accord signé", en="recorded a signed agreement"),
    "reopen_account": Phrase(fr="a rouvert un accès", en="reopened an access"),
    "replace_card": Phrase(fr="a remplacé une carte", en="replaced a card"),
    "retire_station": Phrase(fr="a retiré un poste", en="removed a station"),
    "stop_card": Phrase(fr="a arrêté une carte", en="stopped a card"),
    "stop_trusted_helper": Phrase(
        fr="a arrêté avec une personne de confiance", en="stopped with a person they trusted"
    ),
    "use_card": Phrase(fr="a ouvert sa page avec sa carte", en="opened their page with a card"),
    "vouch_for_person": Phrase(
        fr="a confirmé, à deux, qui est la personne",
        en="confirmed, with a colleague, who the person is",
    ),
    "withdraw_invitation": Phrase(fr="a retiré une invitation", en="withdrew an invitation"),
    "withdraw_on_word": Phrase(
        fr="a fermé un accord, à la demande de la personne",
        en="closed an agreement, at the person’s word",
    ),
    # The desk, and its day.
    "undo_departure": Phrase(fr="a annulé un départ", en="undid a departure"),
    "record_day": Phrase(fr="a noté un passage après coup", en="wrote a coming down afterwards"),
    # Who did it: tasks and mandates.
    "record_task": Phrase(fr="a noté une démarche", en="recorded a task"),
    "undo_task": Phrase(fr="a retiré une démarche notée", en="took a recorded task back"),
    "prepare_mandate": Phrase(fr="a préparé un mandat", en="prepared a mandate"),
    "sign_mandate": Phrase(fr="a signé un mandat", en="signed a mandate"),
    "record_paper_mandate": Phrase(
        fr="a noté un mandat signé sur papier", en="recorded a mandate signed on paper"
    ),
    "revoke_mandate": Phrase(fr="a arrêté un mandat", en="stopped a mandate"),
    "revoke_mandate_on_word": Phrase(
        fr="a arrêté un mandat, à la demande de la personne",
        en="stopped a mandate, at the person’s word",
    ),
    "forget_mandate_proofs": Phrase(
        fr="a oublié des preuves de mandat de plus de six ans",
        en="forgot proofs of mandates over six years old",
    ),
    "export_tasks": Phrase(fr="a emporté les démarches", en="took the tasks away"),
    "record_own_task": Phrase(fr="a dit ce qu’elle a fait", en="said what they did"),
    # Her needs and her steps.
    "write_need": Phrase(fr="a écrit un besoin", en="wrote a need down"),
    "close_need": Phrase(fr="a dit qu’un besoin est réglé", en="said that a need is settled"),
    "accept_step": Phrase(fr="a choisi un pas", en="chose a step"),
    "write_step": Phrase(fr="a écrit un pas", en="wrote a step"),
    "change_step": Phrase(fr="a changé un pas", en="changed a step"),
    "drop_step": Phrase(fr="a laissé un pas", en="left a step aside"),
    "choose_step_later": Phrase(fr="a remis un pas à plus tard", en="put a step off"),
    "choose_step_now": Phrase(fr="a repris un pas", en="took a step up again"),
    "review_step": Phrase(fr="a dit comment un pas s’est passé", en="said how a step went"),
    # The people around her.
    "write_fact": Phrase(fr="a écrit dans le fil", en="wrote in the thread"),
    "write_my_fact": Phrase(fr="a écrit dans son fil", en="wrote in their thread"),
    "withdraw_fact": Phrase(fr="a retiré une ligne du fil", en="withdrew a line of the thread"),
    "withdraw_my_fact": Phrase(
        fr="a retiré une ligne de son fil", en="withdrew a line of their thread"
    ),
    "note_answer": Phrase(fr="a noté une réponse reçue", en="noted an answer that came"),
    "note_my_answer": Phrase(
        fr="a noté une réponse à son envoi", en="noted an answer to what they sent"
    ),
    "add_support": Phrase(
        fr="a noté qui accompagne la personne", en="wrote who accompanies the person"
    ),
    "name_support": Phrase(fr="a dit qui l’accompagne", en="said who accompanies them"),
    "end_support": Phrase(
        fr="a noté la fin d’un accompagnement", en="wrote that somebody stops accompanying"
    ),
    "end_my_support": Phrase(
        fr="a arrêté avec quelqu’un qui l’accompagne", en="stopped with somebody who accompanies"
    ),
    "make_referent": Phrase(fr="a choisi qui répond en premier", en="chose who answers first"),
    "propose_relay": Phrase(
        fr="a proposé un relais à un autre lieu", en="proposed a relay to another place"
    ),
    "accept_relay": Phrase(fr="a accepté un relais", en="accepted a relay"),
    "decline_relay": Phrase(fr="a refusé un relais", en="declined a relay"),
    "receive_relay": Phrase(
        fr="a accueilli une personne par relais", en="received a person by relay"
    ),
    "plan_adviser_visit": Phrase(
        fr="a noté la visite d’un conseiller", en="wrote an adviser’s visit down"
    ),
    "cancel_adviser_visit": Phrase(
        fr="a annulé la visite d’un conseiller", en="cancelled an adviser’s visit"
    ),
    "wish_adviser": Phrase(fr="a demandé à voir un conseiller", en="asked to see an adviser"),
    "give_up_adviser": Phrase(
        fr="ne souhaite plus voir un conseiller", en="no longer wishes to see an adviser"
    ),
    "seat_person": Phrase(
        fr="a mis une personne sur la liste d’un conseiller", en="put a person on an adviser’s list"
    ),
    "free_seat": Phrase(fr="a retiré une personne d’une liste", en="took a person off a list"),
    "note_seen": Phrase(
        fr="a noté qu’un conseiller a vu la personne", en="noted that an adviser saw the person"
    ),
    "note_adviser_answer": Phrase(
        fr="a noté la réponse d’un conseiller", en="wrote an adviser’s answer down"
    ),
    # Names as heard: searching, two rows that are one person.
    "correct_name": Phrase(fr="a corrigé un nom", en="corrected a name"),
    "merge_people": Phrase(fr="a réuni deux fiches", en="put two records together"),
    "undo_merge": Phrase(fr="a séparé deux fiches réunies", en="took two records apart again"),
    "tell_apart": Phrase(
        fr="a noté deux personnes du même nom", en="noted two persons of one name"
    ),
    # A file of people.
    "import_people": Phrase(fr="a envoyé un fichier de personnes", en="sent a file of people"),
    "choose_columns": Phrase(
        fr="a choisi les colonnes d’un fichier", en="chose the columns of a file"
    ),
    "add_known": Phrase(fr="a gardé des noms déjà connus", en="kept names that were already known"),
    "start_import": Phrase(
        fr="a fait entrer les personnes d’un fichier", en="brought in the people of a file"
    ),
    "cancel_import": Phrase(fr="a arrêté un import", en="stopped an import"),
    # What waits for a human.
    "raise_concern": Phrase(fr="a signalé ce qui attend", en="said what waits for somebody"),
    "settle_concern": Phrase(fr="a réglé ce qui attendait", en="settled what was waiting"),
    "climb_concerns": Phrase(
        fr="a confié à quelqu’un d’autre ce qui attendait trop",
        en="gave somebody else what had waited too long",
    ),
}

LOOKS: Final = {
    "plan": Phrase(
        fr="a regardé vos prochains pas et votre fil", en="looked at your steps and your thread"
    ),
    "result": Phrase(fr="a regardé vos résultats", en="looked at your results"),
    "tasks": Phrase(fr="a regardé ce que vous avez fait", en="looked at what you did"),
}
"""Matters that ``record_look`` writes, told to the person."""


def said_of(verb: str) -> Phrase:
    """The phrase of a verb; a verb that has left the code keeps its name, which is better than
    a line that says nothing."""
    return VERBS.get(verb) or Phrase(fr=verb, en=verb)
