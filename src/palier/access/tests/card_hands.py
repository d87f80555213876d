"""What somebody does with a card before any machine, as the tests do it."""

from io import BytesIO

import segno
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from PIL import Image

from palier.access.cards import card_of, pictures_of
from palier.access.models import Card
from palier.access.queries import STATION
from tests.cast import CARD_PIN, Cast


def machine(station: Client | None = None) -> Client:
    """Any browser, or one more tab of a machine of the room."""
    client = Client(headers={"accept-language": "fr"})
    if station:
        client.cookies[STATION] = station.cookies[STATION].value
    return client


def words_of(card: Card) -> str:
    return " ".join(one.word.fr for one in pictures_of(card))


def card_for(cast: Cast, name: str) -> Card:
    card = card_of(cast.beneficiary(name).pk)
    assert card
    return card


def post(client: Client, page: str, **fields: object) -> HttpResponse:
    answer = client.post(reverse(page), fields)
    assert isinstance(answer, HttpResponse)
    return answer


def show(client: Client, typed: str) -> HttpResponse:
    return post(client, "use_card", shown=typed)


def sign_in(client: Client, typed: str, pin: str = CARD_PIN) -> HttpResponse:
    show(client, typed)
    return post(client, "enter_pin", pin=pin)


def is_hers(client: Client) -> bool:
    return client.get(reverse("my_home")).status_code == 200


def photo(text: str, *, kind: str = "PNG", scale: int = 8, turned: int = 0) -> bytes:
    drawn = BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="png", scale=scale, border=4)
    out = BytesIO()
    picture = Image.open(drawn).convert("L").rotate(turned, expand=True, fillcolor=255)
    picture.save(out, kind)
    return out.getvalue()
