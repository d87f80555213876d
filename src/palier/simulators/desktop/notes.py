"""The sentence said after a press. It tells what happened, never what comes next."""

from palier.kernel.phrase import Phrase

NOTES: dict[str, Phrase] = {
    "secret": Phrase(fr="Ce mot de passe ne marche pas.", en="This password does not work."),
    "binned": Phrase(
        fr="Ce fichier est dans la corbeille. Il ne s’ouvre pas.",
        en="This file is in the bin. It does not open.",
    ),
    "copied": Phrase(fr="La copie attend d’être collée.", en="The copy waits to be pasted."),
    "cut": Phrase(fr="Le fichier attend d’être collé.", en="The file waits to be pasted."),
    "deleted": Phrase(fr="Le fichier n’est plus ici.", en="The file is no longer here."),
    "unnamed": Phrase(fr="Écrivez un nom.", en="Write a name."),
    "named": Phrase(fr="Le nom est changé.", en="The name is changed."),
    "copies": Phrase(fr="On peut demander de 1 à 9 copies.", en="You can ask for 1 to 9 copies."),
    "pages": Phrase(fr="Ces pages n’existent pas.", en="These pages do not exist."),
    "sent": Phrase(fr="C’est envoyé à l’imprimante.", en="It is sent to the printer."),
    "plugged": Phrase(fr="La clé est branchée.", en="The stick is plugged in."),
    "pulled": Phrase(fr="La clé est dans votre main.", en="The stick is in your hand."),
    "ejected": Phrase(fr="La clé est éjectée.", en="The stick is ejected."),
    "busy": Phrase(
        fr="La clé sert encore. Un de ses fichiers est ouvert.",
        en="The stick is in use. One of its files is open.",
    ),
    "tray": Phrase(fr="Le bac est vide.", en="The tray is empty."),
    "laid": Phrase(fr="Le papier est sur la vitre.", en="The paper is on the glass."),
    "lifted": Phrase(fr="Le papier est dans votre main.", en="The paper is in your hand."),
    "glass": Phrase(fr="La vitre est vide.", en="The glass is empty."),
    "scanned": Phrase(
        fr="Le papier est devenu un fichier : « {} ».", en="The paper became a file: “{}”."
    ),
    "downloaded": Phrase(fr="« {} » est enregistré.", en="“{}” is saved."),
    "signedout": Phrase(fr="La connexion est fermée.", en="You are signed out."),
    "took": Phrase(fr="Feuilles dans votre main : {}.", en="Sheets in your hand: {}."),
}
"""``{}`` is the name of the file, or the number of sheets."""
