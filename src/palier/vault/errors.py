"""Why something sealed cannot be opened, or nothing can be sealed; said in two languages."""

from pathlib import Path

from palier.kernel.phrase import Phrase


class Locked(Exception):  # noqa: N818  (the state of a door, not a mistake of ours)
    """What is sealed stays sealed; ``phrase`` says why and what to do next."""

    def __init__(self, fr: str, en: str) -> None:
        self.phrase = Phrase(fr=fr, en=en)
        super().__init__(f"{fr}\n{en}")


class NoKey(Locked):
    """There is no key file."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"la clé du coffre manque ; remettez la copie de la clé dans {file}",
            f"the key of the vault is missing; put its copy back in {file}",
        )


class BadKeyFile(Locked):
    """The key file is there and holds something else than keys."""

    def __init__(self, file: Path, reason: str = "") -> None:
        told = f" ({reason})" if reason else ""
        super().__init__(
            f"{file} ne contient pas de clé lisible{told} ; remettez la copie de la clé.",
            f"{file} holds no readable key{told}; put the copy of the key back.",
        )


class WrongKey(Locked):
    """Sealed with a key that is not in the file."""

    def __init__(self, key_id: str, file: Path) -> None:
        super().__init__(
            f"la clé de {file} n’ouvre pas ce lieu ; il faut la clé {key_id}.",
            f"the key in {file} does not open this place; it takes key {key_id}.",
        )


class Damaged(Locked):
    """Sealed with a key that we have, and altered since; or never sealed."""

    def __init__(self) -> None:
        super().__init__(
            "une donnée protégée est abîmée ; restaurez une sauvegarde.",
            "a sealed value is damaged; restore a backup.",
        )
