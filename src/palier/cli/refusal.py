"""How the command says no: one sentence in French, the same in English, and an exit code."""

import sys

from palier.kernel.phrase import Phrase


class Refused(Exception):  # noqa: N818  (it is an answer, not a mistake)
    """The act was not done, and ``phrase`` says why and what to do next."""

    def __init__(self, fr: str, en: str) -> None:
        self.phrase = Phrase(fr=fr, en=en)
        super().__init__(f"{fr}\n{en}")


def say(fr: str, en: str) -> None:
    """Both languages, a line each, on standard output."""
    print(f"{fr}\n{en}", flush=True)


def complain(phrase: Phrase) -> None:
    """Both languages, a line each, on standard error."""
    print(f"palier : {phrase.fr}\npalier: {phrase.en}", file=sys.stderr)
