"""The verbs of the command, each with its sentence and its options."""

import argparse
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import NoReturn

from palier.cli import (
    checking,
    colleague,
    items,
    keeping,
    keys,
    place,
    register,
    serving,
    tables,
    working,
)
from palier.cli.refusal import Refused
from palier.kernel.phrase import Phrase

SENTENCES = {
    "serve": Phrase(fr="ouvre Palier dans le navigateur", en="opens Palier in the browser"),
    "work": Phrase(fr="travaille en fond, à part", en="works in the background, apart"),
    "migrate": Phrase(fr="crée ou met à jour la base", en="creates or updates the database"),
    "demo": Phrase(fr="charge le lieu de démonstration", en="loads the demonstration place"),
    "init": Phrase(fr="prépare un vrai lieu, et votre compte", en="prepares a real place"),
    "helper": Phrase(fr="ajoute une personne qui aide", en="adds somebody who helps"),
    "check": Phrase(fr="dit si tout est en ordre", en="says whether all is in order"),
    "register": Phrase(fr="écrit le registre des traitements", en="writes the register (GDPR)"),
    "items": Phrase(fr="montre et étudie les exercices", en="shows and studies the exercises"),
    "backup": Phrase(fr="met tout le lieu dans un fichier", en="puts the whole place in a file"),
    "restore": Phrase(fr="remet le lieu depuis ce fichier", en="puts the place back from it"),
    "vault": Phrase(fr="change la clé (rotate, puis retire)", en="changes the key of the vault"),
    "help": Phrase(fr="montre cette liste", en="shows this list"),
}


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the command line in the same way as everything else."""

    def error(self, message: str) -> NoReturn:
        raise Refused(
            "cette commande n’est pas complète ou pas connue ; voyez : palier help",
            f"{message.partition(' (choose')[0]}; see: palier help",
        )


def parser() -> Parser:
    """`palier VERB …`, where each verb has its own options."""
    whole = Parser(prog="palier", add_help=False)
    whole.add_argument("-h", "--help", action="store_const", const="help", dest="verb")
    whole.add_argument("--version", action="version", version=f"Palier {version('palier')}")
    verbs = whole.add_subparsers(dest="verb", parser_class=Parser, prog="palier")
    made = {verb: verbs.add_parser(verb, description=s.fr) for verb, s in SENTENCES.items()}
    made["serve"].add_argument("--host", default="127.0.0.1", help="adresse / address")
    made["serve"].add_argument("--port", default="", help="8000")
    made["serve"].add_argument("--no-worker", action="store_true")
    made["work"].add_argument("--again", action="store_true")
    made["register"].add_argument("--blank", action="store_true")
    items.options(made["items"])
    for option in ("place", "kind", "name", "email"):
        made["init"].add_argument(f"--{option}", default="")
    made["init"].add_argument("--another", action="store_const", const="yes", default="")
    for option in ("place", "name", "email", "role", "reset", "reopen"):
        made["helper"].add_argument(f"--{option}", default="")
    made["helper"].add_argument("--lost-device", action="store_true")
    for verb in ("backup", "restore"):
        made[verb].add_argument("file", type=Path, metavar="FILE")
    made["vault"].add_argument("what", choices=("rotate", "retire"))
    return whole


def run(asked: argparse.Namespace, now: datetime) -> None:
    """Do what was asked, the time being given."""
    {
        "serve": lambda: serving.serve(asked.host, asked.port, worker=not asked.no_worker),
        "work": lambda: working.try_again(now) if asked.again else working.work(),
        "migrate": lambda: tables.migrate(now),
        "demo": lambda: place.demo(now),
        "init": lambda: place.init(vars(asked), now),
        "helper": lambda: colleague.helper(vars(asked), now),
        "check": lambda: checking.check(now),
        "register": lambda: register.show(now, blank=asked.blank),
        "items": lambda: items.items(asked, now),
        "backup": lambda: keeping.backup(asked.file, now),
        "restore": lambda: keeping.restore(asked.file, now),
        "vault": lambda: {"rotate": keys.rotate, "retire": keys.retire}[asked.what](now),
        "help": show_help,
    }[asked.verb or "help"]()


def show_help() -> None:
    """The list of verbs, in French and in English."""
    options = {"backup": " FILE", "restore": " FILE", "vault": " rotate", "items": " …"}
    for verb, sentence in SENTENCES.items():
        print(f"  palier {verb + options.get(verb, ''):13}  {sentence.fr:38} {sentence.en}")
