"""What the items are really like, told by nameless answers: marginal maximum likelihood.

Bock & Aitkin (1981, Psychometrika 46): believe something of each person, count how many people of
each ability reached each score, refit each curve to these counts, again. Here belief is that of the
engine (``posterior.py``), six abilities at once: the next task is chosen after all that was seen,
so to believe each domain apart would take the choice for chance. The scale is the crowd's: mean 0
and standard deviation 1 in each domain; the correlation between two domains is found as well.

Weak beliefs about parameters keep them finite where nothing was seen, and fade with answers:
log a ~ N(log 1.4, 0.5²), the middle of what experts write, nine in ten between 0.6 and 3.2;
b ~ N(0, 3²). At 200 answers they weigh less than one answer in twenty.
"""

from dataclasses import dataclass, replace

import numpy as np

from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.model import Floats
from palier.diagnosis.rules.posterior import Posterior, infer
from palier.diagnosis.rules.prior import exchangeable
from palier.diagnosis.rules.study.crowd import Crowd
from palier.diagnosis.rules.study.curves import TINY, Curves

USUAL_A, SPREAD_A = 1.4, 0.5
SPREAD_B = 3.0

FIRST_CORRELATION = 0.6
"""Where the rounds start: the middle one of ``prior.STRENGTHS``. They find their own."""

SETTLED = 1e-3
"""Rounds stop when no parameter moves by more: a hundredth of the smallest standard error seen."""

MOST_ROUNDS = 200

LEAST_A, MOST_A, LEAST_GAP = 0.1, 8.0, 1e-3
"""Where a curve stops being one: a task that tells nothing, a cliff, two steps that are one."""

LONGEST = 0.5
"""No parameter moves by more in one stride; a stride too long would cross two thresholds."""


@dataclass(frozen=True)
class Fit:
    """The items as found, in the order of the crowd, the correlation found, what is then believed
    of everybody, and whether the rounds settled."""

    items: tuple[Item, ...]
    correlation: float
    belief: Posterior
    settled: bool


def fit(crowd: Crowd) -> Fit:
    """Every item refitted, starting from what experts wrote. An item nobody met ends where the
    weak beliefs stand: look at ``enough.py`` before reading it."""
    marks = tuple(crowd.marks(domain) for domain in crowd.members)
    now = Fit(crowd.items, FIRST_CORRELATION, _believe(crowd, marks, crowd.items), settled=False)
    for _ in range(MOST_ROUNDS):
        before, now = now, _round(crowd, marks, now)
        if _moved(before, now) < SETTLED:
            return replace(now, settled=True)
    return now


def _round(crowd: Crowd, marks: tuple[Floats, ...], now: Fit) -> Fit:
    counts = np.concatenate(
        [marks[d].T @ now.belief.marginals[:, d] for d in range(len(crowd.members))]
    )
    items = rescaled(crowd, refitted(now.items, counts), now.belief)
    correlation = _correlation(now.belief)
    return Fit(items, correlation, _believe(crowd, marks, items, correlation), False)


def _believe(
    crowd: Crowd,
    marks: tuple[Floats, ...],
    items: tuple[Item, ...],
    correlation: float = FIRST_CORRELATION,
) -> Posterior:
    logs = [np.log(np.maximum(chances(items[domain]), TINY)) for domain in crowd.members]
    curves = np.stack([mark @ log for mark, log in zip(marks, logs, strict=True)], axis=1)
    return infer(curves, exchangeable(correlation))


def chances(items: tuple[Item, ...]) -> Floats:
    """P(X = k) on the grid, the scores of each item one under the other: (Σ (m + 1), G)."""
    return np.concatenate([Curves.of([item]).chance()[0] for item in items])


def refitted(items: tuple[Item, ...], counts: Floats) -> tuple[Item, ...]:
    """Each item moved by one stride towards the curve that its counts (Σ (m + 1), G) ask for."""
    ends = np.cumsum([item.steps + 1 for item in items])
    found = list(items)
    for steps in {item.steps for item in items}:
        places = [i for i, item in enumerate(items) if item.steps == steps]
        counted = np.stack([counts[ends[i] - steps - 1 : ends[i]] for i in places])
        moved = _stride(Curves.of([items[i] for i in places]), counted)
        for i, values in zip(places, moved.parameters.tolist(), strict=True):
            found[i] = replace(items[i], discrimination=values[0], thresholds=tuple(values[1:]))
    return tuple(found)


def rescaled(crowd: Crowd, items: tuple[Item, ...], belief: Posterior) -> tuple[Item, ...]:
    """The same curves on the scale where the crowd has mean 0 and deviation 1 in each domain.

    Without it the scale itself drifts to its place, a little each round, and the surer we are of
    people the slower (parameter expansion: Liu, Rubin & Wu, 1998, Biometrika 85).
    """
    middle = belief.mean.mean(axis=0)
    spread = np.sqrt((belief.sd**2 + (belief.mean - middle) ** 2).mean(axis=0))
    return tuple(
        replace(
            item,
            discrimination=float(np.clip(item.discrimination * spread[d], LEAST_A, MOST_A)),
            thresholds=tuple(((np.array(item.thresholds) - middle[d]) / spread[d]).tolist()),
        )
        for d, domain in enumerate(crowd.members)
        for item in items[domain]
    )


def _stride(curves: Curves, counts: Floats) -> Curves:
    """Fisher's scoring: the slope of the likelihood over its expected curvature."""
    chance, slopes = curves.told()
    slope = np.einsum("jkg,jkpg->jp", counts, slopes) + pull(curves)
    curved = curvature(counts.sum(axis=1), chance, slopes) + stiffness(curves)
    step = np.clip(np.linalg.solve(curved, slope[..., None])[..., 0], -LONGEST, LONGEST)
    return curves.with_parameters(_allowed(curves.parameters, step))


def curvature(people: Floats, chance: Floats, slopes: Floats) -> Floats:
    """Expected information (J, 1 + m, 1 + m) of ``people`` (J, G) met at each ability."""
    return np.asarray(
        np.einsum("jg,jkg,jkpg,jkqg->jpq", people, chance, slopes, slopes, optimize=True)
    )


def pull(curves: Curves) -> Floats:
    """The slope of the weak beliefs, (J, 1 + m)."""
    along_a = -np.log(curves.a / USUAL_A) / (SPREAD_A**2 * curves.a)
    return np.concatenate([along_a[:, None], -curves.b / SPREAD_B**2], axis=1)


def stiffness(curves: Curves) -> Floats:
    """The curvature of the weak beliefs, diagonal: (J, 1 + m, 1 + m)."""
    along_a = 1 / (SPREAD_A * curves.a) ** 2
    diagonal = np.concatenate([along_a[:, None], np.full(curves.b.shape, 1 / SPREAD_B**2)], axis=1)
    return np.asarray(diagonal[:, :, None] * np.eye(diagonal.shape[1]))


def _allowed(here: Floats, step: Floats) -> Floats:
    """``here + step``, halved for the items whose thresholds would meet."""
    for _ in range(12):
        there = here + step
        crossed = np.asarray((np.diff(there[:, 1:], axis=1) < LEAST_GAP).any(axis=1))
        crossed |= (there[:, 0] < LEAST_A) | (there[:, 0] > MOST_A)
        if not crossed.any():
            return np.asarray(there)
        step = np.where(crossed[:, None], step / 2, step)
    return np.asarray(np.where(crossed[:, None], here, there))


def _correlation(belief: Posterior) -> float:
    """One correlation for every two domains, from what is believed of everybody."""
    size = belief.mean.shape[1]
    if size == 1:
        return FIRST_CORRELATION
    second = (belief.covariance + belief.mean[:, :, None] * belief.mean[:, None, :]).mean(axis=0)
    spread = np.sqrt(np.diagonal(second))
    shared = second / spread[:, None] / spread
    return float(np.clip((shared.sum() - size) / (size * (size - 1)), 0.0, 0.95))


def _moved(before: Fit, now: Fit) -> float:
    apart = [
        max(abs(x - y) for x, y in zip(_values(one), _values(other), strict=True))
        for one, other in zip(before.items, now.items, strict=True)
    ]
    return max([abs(before.correlation - now.correlation), *apart])


def _values(item: Item) -> tuple[float, ...]:
    return (item.discrimination, *item.thresholds)
