from django.urls import path

from palier.journey.pages import needs, plan, reviews, steps

urlpatterns = [
    # Her needs and her steps.
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
