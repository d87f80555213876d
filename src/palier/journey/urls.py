from django.urls import URLPattern, path

from palier.journey.pages import (
    advisers,
    circle,
    mine_around,
    needs,
    plan,
    relays,
    reviews,
    seats,
    steps,
    supports,
)

STEPS = [
    path("me/steps/", plan.my_plan, name="my_plan"),
    path("me/steps/choose/", plan.choose_path, name="choose_path"),
    path("me/steps/sheet/", plan.step_sheet, name="step_sheet"),
    path("people/<uuid:beneficiary_id>/steps/", plan.plan, name="plan"),
    path("people/<uuid:beneficiary_id>/steps/sheet/", plan.see_step_sheet, name="see_step_sheet"),
    path("people/<uuid:beneficiary_id>/steps/need/", needs.write_need, name="write_need"),
    path("people/<uuid:beneficiary_id>/steps/accept/", steps.accept_step, name="accept_step"),
    path("people/<uuid:beneficiary_id>/steps/write/", steps.write_step, name="write_step"),
    path("needs/<uuid:need_id>/close/", needs.close_need, name="close_need"),
    path("steps/<uuid:step_id>/change/", steps.change_step, name="change_step"),
    path("steps/<uuid:step_id>/review/", reviews.review_step, name="review_step"),
    path("steps/<uuid:step_id>/drop/", steps.drop_step, name="drop_step"),
    path("steps/<uuid:step_id>/later/", steps.choose_step_later, name="choose_step_later"),
    path("steps/<uuid:step_id>/now/", steps.choose_step_now, name="choose_step_now"),
]

AROUND = [
    path("people/<uuid:beneficiary_id>/around/", circle.circle, name="circle"),
    path("people/<uuid:beneficiary_id>/around/write/", circle.write_fact, name="write_fact"),
    path("facts/<uuid:sharedfact_id>/withdraw/", circle.withdraw_fact, name="withdraw_fact"),
    path("facts/<uuid:sharedfact_id>/answer/", circle.note_answer, name="note_answer"),
    path("people/<uuid:beneficiary_id>/around/add/", supports.add_support, name="add_support"),
    path("supports/<uuid:support_id>/end/", supports.end_support, name="end_support"),
    path("supports/<uuid:support_id>/first/", supports.make_referent, name="make_referent"),
    path("people/<uuid:beneficiary_id>/around/relay/", relays.propose_relay, name="propose_relay"),
    path("relays/<uuid:relay_id>/receive/", relays.receive_relay, name="receive_relay"),
    path("people/<uuid:beneficiary_id>/around/seat/", seats.seat_person, name="seat_person"),
    path("advisers/", advisers.plan_adviser_visit, name="plan_adviser_visit"),
    path("advisers/<uuid:adviservisit_id>/", advisers.adviser_visit, name="adviser_visit"),
    path("advisers/<uuid:adviservisit_id>/pages/", advisers.adviser_pages, name="adviser_pages"),
    path(
        "advisers/<uuid:adviservisit_id>/cancel/",
        advisers.cancel_adviser_visit,
        name="cancel_adviser_visit",
    ),
    path("seats/<uuid:adviserseat_id>/seen/", seats.note_seen, name="note_seen"),
    path("seats/<uuid:adviserseat_id>/free/", seats.free_seat, name="free_seat"),
    path(
        "seats/<uuid:adviserseat_id>/answer/",
        seats.note_adviser_answer,
        name="note_adviser_answer",
    ),
    path("me/around/", mine_around.who_accompanies, name="who_accompanies"),
    path("me/around/name/", mine_around.name_support, name="name_support"),
    path("me/around/<uuid:support_id>/end/", mine_around.end_my_support, name="end_my_support"),
    path("me/thread/", mine_around.my_thread, name="my_thread"),
    path("me/thread/write/", mine_around.write_my_fact, name="write_my_fact"),
    path(
        "me/thread/<uuid:sharedfact_id>/withdraw/",
        mine_around.withdraw_my_fact,
        name="withdraw_my_fact",
    ),
    path(
        "me/thread/<uuid:sharedfact_id>/answer/",
        mine_around.note_my_answer,
        name="note_my_answer",
    ),
    path("me/relay/<uuid:relay_id>/", relays.accept_relay, name="accept_relay"),
    path("me/relay/<uuid:relay_id>/no/", relays.decline_relay, name="decline_relay"),
    path("me/adviser/<uuid:adviservisit_id>/", seats.wish_adviser, name="wish_adviser"),
    path("me/adviser/<uuid:adviservisit_id>/no/", seats.give_up_adviser, name="give_up_adviser"),
]

urlpatterns: list[URLPattern] = [*STEPS, *AROUND]
