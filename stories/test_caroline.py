"""Caroline, 24: phone native, no computer. Her strengths are named first, the gap kindly."""

import pytest

from palier.simulators.bank import bank
from palier.skillmap.queries import skillmap
from stories import exercises, reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast

pytestmark = pytest.mark.browser

ANSWERS = (
    "Non, j’ai un smartphone à moi",
    "Non, je vais sur un ordinateur ailleurs",
    "Seulement sur mon téléphone",
    "Entre 20 et 50 €",
    "Chez quelqu’un que je connais",
    "Oui, surtout pour mes loisirs",
    "Oui, un peu",
    "Je cherche, et je me débrouille",
    "C’est facile",
    "Rien, ça va",
)
LATER = ("jobsearch",)
"""What Caroline puts off: nobody watches it."""


@pytest.fixture
def phone(machine: Machine, morning: Cast) -> Hands:
    """The telephone of the place, 360 px wide, in Caroline's hands."""
    phone = machine.window(phone=True)
    reception.sign_in(phone)
    reception.welcome(phone, "Caroline")
    reception.hand_over(phone, "Caroline")
    phone.press("Non, je garde tout pour moi")
    return phone


def test_caroline_shows_what_she_does_on_a_phone_and_reads_it_first(phone: Hands) -> None:
    phone.press("Faire le point")
    phone.press("On y va")
    for answer in ANSWERS:
        phone.press(answer)
    done = she_does_what_is_on_a_phone(phone)
    if phone.path != "/me/result/":
        phone.go("/me/point/")
        phone.press("Voir déjà ce que je sais faire")
    assert done

    her_strengths_come_first(phone, done)
    the_gap_is_said_kindly(phone)
    what_nobody_watched_says_so(phone)
    practice_opens_the_exercise_of_the_first_door(phone)


def she_does_what_is_on_a_phone(phone: Hands) -> list[str]:
    """Phone exercises done well, one domain put off, the rest left; what she did, in words."""
    done: list[str] = []
    while phone.path != "/me/result/" and len(done) < 3:
        if phone.path == "/me/point/pause/":
            phone.press("On continue")
        task = exercises.task_on(phone)
        if task.domain == "phone":
            exercises.do_well(phone)
            exercises.end(phone)
            done.append(task.can.fr)
        elif task.domain in LATER:
            exercises.end(phone, "Pas cet exercice")
        else:
            exercises.end(phone, "Je ne sais pas. Continuer")
    return done


def her_strengths_come_first(phone: Hands, done: list[str]) -> None:
    assert phone.title == "Caroline, voici ce que vous savez faire"
    first = phone.page.locator("h1 + *")
    assert first.get_attribute("class") == "yes"
    said = " ".join(first.all_inner_texts()).lower()
    assert all(" ".join(strength.split()).lower() in " ".join(said.split()) for strength in done)


def the_gap_is_said_kindly(phone: Hands) -> None:
    beside = next(one.beside.fr for one in skillmap().factors if one.key == "offbeat_use")
    phone.reads(beside)
    for word in ("faible", "retard", "mauvais", "%"):
        phone.never_reads(word)


def what_nobody_watched_says_so(phone: Hands) -> None:
    unseen = " ".join(phone.page.locator(".unseen li").all_inner_texts())
    for domain in LATER:
        assert skillmap().domain(domain).name.fr in unseen
    assert unseen.count("pas encore regardé") == phone.page.locator(".unseen li").count()


def practice_opens_the_exercise_of_the_first_door(phone: Hands) -> None:
    door = phone.page.locator("h2:has-text('Pour ouvrir') + .yes li").first.inner_text()
    learnt = {s.says.said("fr").lower(): d.key for d in skillmap().domains for s in d.skills}
    phone.press("M’entraîner")
    task = bank().get(phone.path.rstrip("/").rpartition("/")[2]).task
    assert task.domain == learnt[door.splitlines()[0].strip().lower()]
    phone.press("Je commence")
    assert exercises.task_on(phone).id == task.id
    phone.reads("Un conseil")
    exercises.do_well(phone)
    exercises.end(phone)
    assert phone.title == "C’est fait, du début à la fin"


def test_a_phone_never_scrolls_sideways(phone: Hands) -> None:
    for path in ("/me/", "/me/point/", "/me/practice/", "/me/talk/", "/me/who-sees/"):
        phone.go(path)
        assert phone.page.evaluate("document.documentElement.scrollWidth") == 360
