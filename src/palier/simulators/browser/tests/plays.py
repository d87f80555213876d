"""A play of each task that earns every step: one dictionary per press, as a form sends it."""

Move = dict[str, str]


def press(do: str, **fields: str) -> Move:
    return {"do": do, **fields}


PLAYS: dict[str, list[Move]] = {
    "browser-01-go-back": [press("back"), press("follow:passerelle")],
    "browser-02-address": [press("go", address="mediatheque.example")],
    "browser-03-advert": [press("follow:official")],
    "browser-04-hours": [press("follow:practical"), press("send:answer", f_hour="h1230")],
    "browser-05-copy": [press("follow:official")],
    "browser-06-words": [
        press("search", words="réparer vélo Valcourt"),
        press("follow:workshop"),
    ],
    "browser-07-register": [
        press(
            "send:join",
            f_name="nadia le goff",
            f_born="05/09/1990",
            f_post="31997",
            f_phone="06 39 98 12 34",
        )
    ],
    "browser-08-cookies": [press("pick:no_all"), press("follow:fees")],
    "browser-09-sign-out": [press("follow:menu"), press("follow:out"), press("close")],
    "browser-10-route": [
        press("send:trip", f_from_stop="lilas", f_to_stop="pont", f_day="tue"),
        press("follow:b2"),
    ],
    "browser-11-subdomain": [press("follow:official")],
    "browser-12-card-number": [
        press("follow:rich"),
        press("back"),
        press("follow:plain"),
        press("follow:want_plain"),
        press("send:good", f_name="Sacha", f_phone="0639985678"),
    ],
    "browser-13-settings": [press("pick:settings"), press("send:choices")],
    "browser-14-path": [press("go", address="valcourt.example/transport-solidaire")],
    "browser-15-walk": [
        press("send:trip", f_from_stop="lilas", f_to_stop="ecluse", f_day="thu", f_moment="am"),
        press("follow:b2"),
    ],
    "browser-16-extras": [
        press("send:order", f_name="Ba", f_post="31997", f_zone="z2", f_begins="02/02/2027"),
    ],
}
