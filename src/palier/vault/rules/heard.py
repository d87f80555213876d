"""A name as a French ear writes it down. Coarse on purpose: it proposes, a human decides.

Letters become sounds in one pass, from left to right. What this is worth is measured on pairs
(``vault/tests/test_heard.py``); why no library does it is in
``docs/decisions/2026-11-22-names-as-heard.md``.
"""

import re
from typing import Final

_Table = tuple[tuple[str, str], ...]

SPELLINGS: Final[_Table] = (
    (r"^abd[eou]+l", "abdel"),  # Abdoulaye, Abdelaye
    (r"(?<=m)[ae]d$", "ed"),  # Mohamed, Muhammad, Ahmad
    (r"(?<=[ou])ss?(?:ou|u|e)(?:f|ph)$", "ssef"),  # Youssef, Yusuf, Youssouf
    (r"^(?:hou|hu|ou|u)(?=[^aeiouyl])", "o"),  # Omar, Oumar, Umar
    (r"(?:ou|u)(?=h[aeiou])", "o"),  # Mouhamed, Zuhair
    (r"(?<=n)c(?=oi|al[vw])", "ss"),  # François and Gonçalves, written without a cedilla
    (r"(?<=[aeiou])h(?=[aeiouy])", "_"),  # Ibrahim is not Ibraim
)
"""Families of spellings of one name, settled before the letters they are made of."""

_NASAL = "(?![aeiouyhnm_])"
"""« Simon », and not « Simone » nor « Simonne »."""

SOUNDS: Final[_Table] = (
    # Endings that are not said.
    (r"(?:(?<=[iy])|(?<=gn))es$", "E"),  # Ilyes, Agnès
    (r"(?:(?<=[rn])|(?<=au)|(?<=[^aeiou]o)|(?<=oi)|(?<=[^m]e))ts?$", ""),  # Robert
    (r"(?<=au)l[td]s?$", ""),  # Thibault
    (r"(?:(?<=[rn])|(?<=au))ds?$", ""),  # Bernard; but David, Mohamed
    (r"(?:(?<=[aeo]u)|(?<=oi))x$", ""),  # Leroux
    (r"(?:(?<=[^aeiouy])|(?<=[qg]u))e[sz]$|s$|h$", ""),  # Charles, Lopez and Lopes, Thomas
    (r"(?<=oe)e$|(?<=[^o])ee?$", ""),  # René, Renée, Rene; but Zoé
    # Nasal vowels.
    (r"(?:(?<=[jg]e)|(?<=[strbl]i))an" + _NASAL, "1"),  # Jean, Christian
    (r"an$", "AN"),  # Sofian as Sofiane
    (r"(?:[ae]n|[ae]m(?=[bp]))(?=[^aeiouyhnm_])", "1"),
    (r"(?<=[iy])en" + _NASAL, "2"),  # Adrien
    (r"(?:(?<=ss)|(?<=as)|(?<=dd)|(?<=^am))in$", "IN"),  # Yassin, Amin
    (r"(?:[ae]?[iy]n|[ae]?[iy]m(?=[bp]))" + _NASAL, "2"),
    (r"o(?:n|m(?=[bp]))" + _NASAL, "3"),
    # Vowels.
    (r"oeu|eu", "E"),
    (r"eau|au", "O"),
    (r"o[iy]", "UA"),
    (r"ou|w|(?<!g)u|u(?=[^aeiy])", "U"),
    (r"[ae][iy]ll?(?=e$)", "EI"),  # Mireille
    (r"a[iy](?=[aou])", "AI"),  # Maya, Maïa
    (r"[ae][iy]", "E"),
    (r"(?:(?<=[cgr])|(?<=ch))ill(?=es?$)|(?<=v)ill", "IL"),  # Gilles, Cyrille
    (r"ill(?=[aeou])|[iy]+", "I"),  # Camille
    # Consonants.
    (r"sch(?=[rln])|^ch(?=[rln])|ch(?=ael)", "K"),  # Christine, Michaël
    (r"t?s?ch|t?sh", "4"),
    (r"gn", "NI"),
    (r"dj|j|d?g(?=[eiy])", "J"),
    (r"g[hu]?", "G"),
    (r"ph|f", "F"),
    (r"ck|qu?|k[hk]?|c(?=[^eiy]|$)", "K"),
    (r"x", "KS"),
    (r"(?<=[aeiouy_])(?:sc(?=[eiy])|ss?|z+|c)(?=[aeiouy])|ss|c", "S"),  # inside, s is z
    (r"(?<=[jg])e(?=[ao])|h|_", ""),  # Georges
    (r"[a-z]", ""),
)
"""Letters, and what is heard; the first that fits wins, and the last is a letter as it stands."""

_READ: Final = re.compile("|".join(f"({letters})" for letters, _sound in SOUNDS))
_KEY: Final = str.maketrans("ABDEFGIJKLMNOPRSTUVZ1234", "ᴀʙᴅᴇꜰɢɪʒᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴢɑɛɔʃ")
"""Keys are written with letters that no rule reads: a key that is heard again is itself."""


def sounds(*words: str) -> str:
    """What is heard of words in small letters, without accents; "" when all of it is mute.

    >>> sounds("camille") == sounds("kamiye")
    True
    """
    heard = "".join(_READ.sub(_sound, _settled(word)) for word in words)
    return re.sub(r"(.)\1+", r"\1", heard.translate(_KEY))


def _settled(word: str) -> str:
    for family, spelling in SPELLINGS:
        word = re.sub(family, spelling, word)
    return word


def _sound(found: re.Match[str]) -> str:
    rule = found.lastindex or 0
    return found.group().upper() if rule == len(SOUNDS) else SOUNDS[rule - 1][1]
