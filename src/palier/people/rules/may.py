"""What each role may do in its place. One table, which every act of a helper asks.

A mediator and a counsellor may do the same: in a small place they replace each other every week. A
volunteer sees what the day needs: who is here, and nothing of anybody who is not.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from rules import RuleSet, predicate

from palier.people.rules.actor import HelperActor, NotAllowed, Role

EVERYBODY: Final = frozenset(Role)
STAFF: Final = EVERYBODY - {Role.VOLUNTEER}
HEADS: Final = frozenset({Role.HEAD})

TABLE: Final[Mapping[str, frozenset[Role]]] = MappingProxyType(
    {
        # The day: who is here now.
        "welcome_person": EVERYBODY,
        "hand_over": EVERYBODY,
        "end_visit": EVERYBODY,
        "open_on_station": EVERYBODY,
        "close_station": EVERYBODY,
        # Who came before, who asks to talk, and what a person agreed to show.
        "know_people": STAFF,
        "take_concern": STAFF,
        "close_concern": STAFF,
        "overrule_stage": STAFF,
        # Without a screen: a booklet, an interview.
        "prepare_booklet": STAFF,
        "enter_booklet": STAFF,
        "undo_booklet": STAFF,
        "start_interview": STAFF,
        "record_shown": STAFF,
        "record_told": STAFF,
        "finish_interview": STAFF,
        # The desk, and its day.
        "undo_departure": EVERYBODY,
        "record_day": EVERYBODY,
        "print_day": STAFF,
        # Who did it: tasks and mandates.
        "record_task": EVERYBODY,
        "undo_task": EVERYBODY,
        "prepare_mandate": STAFF,
        "record_paper_mandate": STAFF,
        "revoke_mandate_on_word": STAFF,
        "export_tasks": STAFF,
        # Her needs and her steps.
        "write_need": STAFF,
        "close_need": STAFF,
        "accept_step": STAFF,
        "write_step": STAFF,
        "change_step": STAFF,
        "drop_step": STAFF,
        "choose_step_later": STAFF,
        "choose_step_now": STAFF,
        "review_step": STAFF,
        # The people around her.
        "write_fact": STAFF,
        "withdraw_fact": STAFF,
        "note_answer": STAFF,
        "add_support": STAFF,
        "end_support": STAFF,
        "make_referent": STAFF,
        "propose_relay": STAFF,
        "receive_relay": STAFF,
        "plan_adviser_visit": STAFF,
        "cancel_adviser_visit": STAFF,
        "seat_person": STAFF,
        "free_seat": STAFF,
        "note_seen": STAFF,
        "note_adviser_answer": STAFF,
        # Names as heard: searching, two rows that are one person.
        "correct_name": STAFF,
        "merge_people": STAFF,
        "undo_merge": STAFF,
        "tell_apart": STAFF,
        # A file of people.
        "import_people": STAFF,
        "choose_columns": STAFF,
        "add_known": STAFF,
        "start_import": STAFF,
        "cancel_import": STAFF,
        # Her card, her agreements, her leaving.
        "issue_card": STAFF,
        "print_cards": STAFF,
        "stop_card": STAFF,
        "replace_card": STAFF,
        "vouch_for_person": STAFF,
        "draw_up_consent": STAFF,
        "record_paper_consent": STAFF,
        "withdraw_on_word": STAFF,
        "prepare_erasure": STAFF,
        "erase_on_paper": STAFF,
        "keep_person": STAFF,
        # The room, and what the place answers for.
        "pair_station": STAFF,
        "retire_station": STAFF,
        "confirm_erasures": HEADS,
        "see_journal": HEADS,
        "export_journal": HEADS,
        "choose_bases": HEADS,
        "edit_place": HEADS,
        # One's own name and secrets.
        "change_name": EVERYBODY,
        "change_password": EVERYBODY,
        "change_pin": EVERYBODY,
        # The team.
        "steer_team": HEADS,
        "invite": HEADS,
        "withdraw_invitation": HEADS,
        "change_role": HEADS,
        "close_membership": HEADS,
        "give_new_way_in": HEADS,
        "reopen_account": HEADS,
    }
)


def _one_of(roles: frozenset[Role]) -> Callable[[HelperActor], bool]:
    def holds(actor: HelperActor) -> bool:
        return actor.role in roles

    return holds


_RULES = RuleSet({act: predicate(_one_of(roles), name=act) for act, roles in TABLE.items()})


def may(actor: HelperActor, act: str) -> bool:
    """Whether the table lets ``actor`` do ``act``; an act that is not in it is nobody's."""
    return bool(_RULES.test_rule(act, actor))


def require(actor: HelperActor, act: str) -> None:
    """Raises :class:`NotAllowed`, which says nothing more than "not found"."""
    if not may(actor, act):
        raise NotAllowed
