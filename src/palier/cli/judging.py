"""`palier items fairness`: exercises that are harder for some people who do as much elsewhere."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from palier.cli.columns import columns, number, write
from palier.cli.refusal import Refused, say

if TYPE_CHECKING:
    from palier.diagnosis.rules.study.judging import Judgement


def fairness(asked: argparse.Namespace) -> None:
    """Compare two groups, told by ``--by``; or say how many answers are missing in the smaller."""
    from palier.diagnosis import studying  # noqa: PLC0415  (tables need settings)
    from palier.diagnosis.rules.sheets import FOCAL  # noqa: PLC0415  (idem)
    from palier.diagnosis.rules.study.fairness import NEEDED_EACH  # noqa: PLC0415  (idem)
    from palier.diagnosis.rules.study.judging import judge  # noqa: PLC0415  (idem)

    if asked.by not in FOCAL:
        known = ", ".join(FOCAL)
        raise Refused(f"--by : l’un de {known}.", f"--by: one of {known}.")
    everywhere = asked.by == "medium" or asked.medium == "all"
    sheets = [one for one in studying.sheets() if everywhere or one.groups["medium"] == "screen"]
    told, focal = studying.grouped(sheets, asked.by)
    needed = asked.needed or NEEDED_EACH
    judged = judge(studying.crowd_of(told, helped=asked.helped), focal, needed)
    print("\n".join(lines(judged)))
    _sum_up(judged, needed, f"{asked.by}={FOCAL[asked.by]}")
    if asked.out:
        write(asked.out, whole(judged, asked.by, needed))


def _sum_up(judged: "tuple[Judgement, ...]", needed: int, group: str) -> None:
    seen = [one for one in judged if one.difference]
    if not seen:
        most = max((min(one.focal, one.others) for one in judged), default=0)
        say(
            f"Trop peu de réponses pour conclure : {needed} dans chaque groupe ({group}, et les "
            f"autres) sont nécessaires pour un exercice ; au mieux {most}.",
            f"Too few answers to conclude: {needed} in each group ({group}, and the others) are "
            f"needed for an exercise; {most} at best.",
        )
        return
    told = {kind: sum(one.kind == kind for one in seen) for kind in "ABC"}
    say(
        f"{group} : {len(seen)} exercices comparés. À revoir d’abord (C) : {told['C']}. À lire "
        f"(B) : {told['B']}. Rien à signaler (A) : {told['A']}.",
        f"{group}: {len(seen)} exercises compared. Review first (C): {told['C']}. Read (B): "
        f"{told['B']}. Nothing to say (A): {told['A']}.",
    )


def lines(judged: "tuple[Judgement, ...]") -> Iterator[str]:
    """A table: C first; below 0, harder for the group looked at."""
    rows = sorted(judged, key=lambda one: ("CBA".find(one.kind or "") % 4, one.item.id))
    head = ["exercice", "groupe", "autres", "Δ", "p", "classe", ""]
    yield from columns([head, *map(_row, rows)])


def _row(one: "Judgement") -> list[str]:
    here = [one.item.id, str(one.focal), str(one.others)]
    if one.difference is None:
        why = f"manque {one.missing}" if one.missing else "tous pareils"
        return [*here, "", "", "", why]
    told = one.difference
    crossed = "" if told.uniform or not one.alarm else "change de sens avec l’aisance"
    size = f"{number(told.size)} ± {number(told.error)}"
    return [*here, size, f"{told.chance:.3f}".replace(".", ","), one.kind or "", crossed]


def whole(judged: "tuple[Judgement, ...]", by: str, needed: int) -> dict[str, Any]:
    """Everything, for whoever reads it with another program: nothing of anybody."""
    return {"by": by, "needed": needed, "items": {one.item.id: _entry(one) for one in judged}}


def _entry(one: "Judgement") -> dict[str, Any]:
    entry: dict[str, Any] = {"group": one.focal, "others": one.others, "missing": one.missing}
    if one.difference:
        told = one.difference
        entry |= {
            "class": one.kind,
            "alarm": one.alarm,
            "delta": round(told.size, 3),
            "error": round(told.error, 3),
            "p": round(told.chance, 5),
            "uniform": told.uniform,
        }
    return entry
