"""The sentences that the thread says by itself, so that who was told what is read by everybody.

In French, as people write there; they are kept as they were said.
"""


def becomes_referent(name: str, before: str) -> str:
    now = f"{name} répond maintenant en premier."
    return f"{now} Avant : {before}." if before else now


def proposes_relay(name: str, place: str) -> str:
    return f"{name} propose que ce lieu accompagne aussi : {place}."


def accepts_relay(place: str) -> str:
    return f"Je suis d’accord. Ce lieu voit mes prochains pas et ce fil : {place}."


def declines_relay(place: str) -> str:
    return f"Je ne souhaite pas de relais : {place}. Ce lieu ne voit rien."


def closes_relay(place: str) -> str:
    return f"Accord retiré. Ce lieu ne voit plus rien : {place}."


def receives_relay(name: str, place: str) -> str:
    return f"{name} accueille, à partir d’aujourd’hui : {place}."


def adviser_answers(adviser: str, words: str) -> str:
    return f"{adviser} répond : {words}"
