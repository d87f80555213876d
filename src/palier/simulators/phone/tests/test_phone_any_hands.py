"""Somebody tries everything on the telephone: what was written, said or sent stays so."""

from collections.abc import Mapping, Sequence

from hypothesis.stateful import invariant, rule

from palier.simulators.phone import simulator
from palier.simulators.phone.apps.album import album, shot_of
from palier.simulators.phone.apps.calls import SAVED_LIMIT, known
from palier.simulators.phone.apps.camera import SHOTS_LIMIT
from palier.simulators.phone.apps.messages import BODY_LIMIT, SENT_LIMIT, draft_of
from palier.simulators.phone.apps.voicemail import SPEECH_LIMIT
from palier.simulators.phone.offers import offers
from palier.simulators.phone.state import Phone
from palier.simulators.phone.tests.hands import SCENARIOS, play
from palier.simulators.tests.hands import FEW, PICKS, WORDS, Hands


class OnThePhone(Hands):
    simulator = simulator
    scenarios = SCENARIOS
    state: Phone
    quiet = ("enter", "noted", "reload", "replay", "listen", "app:", "press:", "say:")

    def offers(self) -> Sequence[str]:
        return offers(self.scenario, self.state)

    def seen_to_change(self, fields: Mapping[str, str], before: Phone) -> None:
        assert self.state.sent[: len(before.sent)] == before.sent
        assert self.state.marks[: len(before.marks)] == before.marks
        for key, draft in before.drafts.items():
            asked = fields["do"].partition(":")[0]
            if asked in ("send", "enter", "forward", "throw", "drop") or "body" in fields:
                continue
            assert self.state.drafts[key].body == draft.body
            assert set(draft.photos) <= set(self.state.drafts[key].photos)

    @rule(pick=PICKS, words=WORDS)
    def writes_a_message_then_goes_away(self, pick: int, words: str) -> None:
        """Half written, it waits where it was, whatever is pressed to leave."""
        if self.state.screen not in ("thread", "write"):
            return
        ways = [value for value in self.offers() if value in ("home", "back", "pick")]
        self.presses({"do": ways[pick % len(ways)], "body": words})
        assert len(draft_of(self.state).body) <= BODY_LIMIT

    @invariant()
    def what_left_says_something_to_somebody(self) -> None:
        assert len(self.state.sent) <= SENT_LIMIT
        for sent in self.state.sent:
            assert sent.to
            assert sent.body.strip() or sent.photos

    @invariant()
    def it_keeps_little(self) -> None:
        assert len(self.state.saved) <= SAVED_LIMIT
        assert len(self.state.shots) <= SHOTS_LIMIT
        assert len(self.state.speech) <= SPEECH_LIMIT
        assert len({entry.number for entry in self.state.saved}) == len(self.state.saved)
        assert all(entry.name and entry.number for entry in self.state.saved)

    @invariant()
    def a_photograph_is_once_in_the_album(self) -> None:
        there = album(self.scenario, self.state)
        assert len(set(there)) == len(there)
        for draft in self.state.drafts.values():
            assert set(draft.photos) <= set(there)

    @invariant()
    def nobody_is_blocked_twice_and_everybody_has_a_name(self) -> None:
        assert len(set(self.state.blocked)) == len(self.state.blocked)
        assert all(known(self.scenario, self.state).values())

    @invariant()
    def without_wifi_it_is_on_no_network(self) -> None:
        assert self.state.wifi or not self.state.on


OnThePhone.TestCase.settings = FEW
TestOnThePhone = OnThePhone.TestCase

SEND = SCENARIOS["phone-photo-send"]
INES = "0639980157"


def press(*values: str) -> list[dict[str, str]]:
    return [{"do": value} for value in values]


def shown(state: Phone) -> str:
    return str(simulator.view(SEND, state, "fr")["texts"])


def test_a_photograph_that_left_is_still_in_the_message_once_thrown_away() -> None:
    """What somebody else received cannot be taken back from one’s own album."""
    taken = press("app:camera", "shoot", "good", "home", "app:gallery", "photo:s1", "share")
    sent = play(SEND, [*taken, *press(f"give:{INES}", "send")])
    assert "Photo du papier 1" in shown(sent)
    thrown = [*press("home", "app:gallery", "photo:s1", "throw"), *press("home", "app:threads")]
    state = play(SEND, [*taken, *press(f"give:{INES}", "send"), *thrown, *press(f"thread:{INES}")])
    assert shot_of(state, "s1") is None
    assert "Photo du papier 1" in shown(state)


def test_a_photograph_thrown_away_leaves_the_message_that_was_not_sent() -> None:
    waiting = press("app:camera", "shoot", "good", "home", "app:gallery", "photo:s1", "share")
    thrown = press("home", "app:gallery", "photo:s1", "throw")
    state = play(SEND, [*waiting, *press(f"give:{INES}"), *thrown])
    assert state.drafts[INES].photos == ()
    assert "s1" not in album(SEND, state)


def test_a_contact_with_any_number_opens_when_it_is_pressed() -> None:
    moves = [*press("app:calls", "contacts", "entry")]
    state = play(SEND, [*moves, {"do": "save", "name": "Plombier", "number": "06" * 40}])
    number = state.saved[0].number
    opened = simulator.move(SEND, state, {"do": f"who:{number}"})
    assert (opened.screen, opened.at) == ("person", number)


def test_a_message_half_written_to_one_is_not_in_the_thread_of_another() -> None:
    begun = [*press("app:threads", "write"), {"do": "back", "body": "Pour plus tard"}]
    nadia = play(SEND, [*begun, *press("thread:0199004610")])
    assert draft_of(nadia).body == ""
    found = play(SEND, [*begun, *press("write")])
    assert draft_of(found).body == "Pour plus tard"


def test_the_same_number_saved_twice_is_one_contact_with_the_last_name() -> None:
    state = play(SEND, press("app:calls", "contacts"))
    for name in ("Zoé", "Zoé Le Goff"):
        for move in ({"do": "entry"}, {"do": "save", "name": name, "number": "06 39 98 04 12"}):
            state = simulator.move(SEND, state, move)
    assert [(one.name, one.number) for one in state.saved] == [("Zoé Le Goff", "0639980412")]


def test_enter_never_sends_a_message_nor_records_a_greeting() -> None:
    """Without JavaScript, the key Enter in a field presses the first button of the form."""
    writing = [*press("app:threads", "thread:0199004610"), {"do": "enter", "body": "Bonjour"}]
    assert play(SEND, writing).sent == ()
    key = next(key for key, world in SCENARIOS.items() if world.greeting)
    recording = press("app:voicemail", "greeting", "record")
    said = play(SCENARIOS[key], [*recording, {"do": "enter", "speech": "Bonjour"}])
    assert (said.screen, said.greeting) == ("recording", "")
