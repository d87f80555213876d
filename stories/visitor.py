"""Shortcuts into any state: what a story reaches by hand in minutes, a walk opens at once."""

from uuid import UUID

from django.conf import settings
from django.test import Client
from django.utils import timezone

from palier.access.models import Account, Station
from palier.access.queries import STATION
from palier.diagnosis.models import Attempt, Diagnosis
from palier.diagnosis.queries import open_of
from palier.simulators import actions as simulators
from palier.simulators.models import Play
from stories.exercises import Move
from stories.hands import Hands
from tests.cast import Cast


class Visitor:
    """A browser window that becomes anybody's, in the places of the cast."""

    def __init__(self, hands: Hands, cast: Cast) -> None:
        self.hands, self.cast = hands, cast

    def as_helper(self, account: Account) -> None:
        self._wear(self.cast.signed_in(account))

    def as_person(self, name: str) -> None:
        self._wear(self.cast.in_hands_of(name))

    def as_nobody(self) -> None:
        self.hands.page.context.clear_cookies()

    def at_station(self, number: int) -> Station:
        """The window is that of a machine of the room."""
        station, machine = self.cast.paired(number)
        self._gets(STATION, machine.cookies[STATION].value)
        return station

    def _wear(self, client: Client) -> None:
        self.as_nobody()
        cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
        value = str(cookie.value if cookie else client.session.session_key)
        self._gets(settings.SESSION_COOKIE_NAME, value)

    def _gets(self, name: str, value: str) -> None:
        cookie = {"name": name, "value": value, "url": f"http://{self.hands.site}"}
        self.hands.page.context.add_cookies([cookie])  # type: ignore[list-item]

    def meets(self, name: str, task_id: str, diagnosis: Diagnosis) -> Play:
        """The next exercise of a diagnosis is this one."""
        play = simulators.start_play(
            actor=self.cast.person(name),
            task_id=task_id,
            purpose=Play.Purpose.POINT,
            now=timezone.now(),
        )
        Attempt.objects.create(diagnosis=diagnosis, play=play, position=diagnosis.attempts.count())
        return play

    def practises(self, name: str, task_id: str) -> Play:
        return simulators.start_play(
            actor=self.cast.person(name),
            task_id=task_id,
            purpose=Play.Purpose.PRACTICE,
            now=timezone.now(),
        )

    def moves(self, name: str, play_id: UUID, fields: Move) -> Play:
        """One press inside the window."""
        turn = Play.objects.get(pk=play_id).turn
        return simulators.make_move(
            actor=self.cast.person(name), play_id=play_id, turn=turn, fields=fields
        )

    def ends(self, name: str, play: Play, outcome: str = "done") -> None:
        turn = Play.objects.get(pk=play.pk).turn
        simulators.close_play(
            actor=self.cast.person(name),
            play_id=play.pk,
            turn=turn,
            outcome=outcome,
            helped=False,
            now=timezone.now(),
        )

    def point_of(self, name: str) -> Diagnosis:
        diagnosis = open_of(self.cast.person(name))
        assert diagnosis is not None, f"{name} is not taking stock"
        return diagnosis
