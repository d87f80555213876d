"""What six abilities have in common before anything is seen, and how much: the prior, on nodes.

Ability in domain d is partly ease with digital things in general, g, and partly its own:
θ_d = √c·g + √(1 − c)·e_d, all of them N(0, 1), so that any two domains are correlated by c. Once g
and c are known the domains tell nothing of each other: an integral over six abilities falls to a
sum over the nodes (g, c) (Gibbons & Hedeker, 1992, Psychometrika 57). No approximation is made.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from palier.diagnosis.rules.model import GRID, Floats

STRENGTHS = (0.3, 0.6, 0.85)
"""Correlation of two domains before anything is seen: weak, middling or strong, as likely.

Why a correlation at all: knowing that somebody finds her way in a mailbox tells something about
the web, and using it shortens a battery by about a third at equal reliability (Segall, 1996,
Psychometrika 61; again with several graded scales correlated 0.77 to 0.87: Paap et al., 2018,
Applied Psychological Measurement 42). Why not one value: our six domains are cut by tool and
people are known to be uneven (Caroline is at ease with a phone and lost with a computer). One value
drags an uneven person to her middle, and says so too surely. Here each person's own answers weigh
the three: somebody uneven makes 0.3 likely, keeps her own levels and is asked more.

Limits: six domains seen through a dozen tasks weigh the three lightly. Where everybody's truth is
0.3 the drag is lessened, not gone; where it is 0.85 intervals are wider than they need be.
``bench/adaptive.py`` prints both. These are expectations from other scales, not a measure of the
people of our places: their data must replace them.
"""

REACH = 5.0
"""Nodes cover g ∈ [−5, 5]: the prior leaves 6 in 10⁷ outside."""

FINENESS = 0.8
"""Nodes stand this many √((1 − c)/c) apart: the width in g of one domain known exactly. Against
nodes nearly three times finer, no mean and no sd of a thousand simulated people, nor of the worst
profile of the tests, moves by 10⁻³; at 1 some move by 5 × 10⁻³. It makes 59 nodes."""

WIDEST = 1.0
"""…and never further apart than this, so that N(0, 1) itself is summed exactly."""


@dataclass(frozen=True, eq=False)
class Prior:
    """K nodes. ``log_chance`` (K,): log of what each weighs; ``moments`` (GRID_SIZE, 3K): the
    density of θ on the grid at each node, then that times θ, then times θ²."""

    log_chance: Floats
    moments: Floats

    @property
    def densities(self) -> Floats:
        """P(θ | node), shape (GRID_SIZE, K)."""
        return self.moments[:, : self.log_chance.size]


@lru_cache(maxsize=32)  # a calibration asks for a new one each round
def exchangeable(*strengths: float) -> Prior:
    """Standard normal abilities whose correlation is one of ``strengths``, each as likely.

    0 gives domains that tell nothing of each other. Raises ``ValueError`` outside 0 to 0.95.
    """
    nodes = [_nodes(strength) for strength in strengths]
    log_chance = np.concatenate([chance for chance, _ in nodes]) - np.log(len(nodes))
    densities = np.concatenate([density for _, density in nodes], axis=1)
    weighted = [densities * power[:, None] for power in (GRID**0, GRID, GRID**2)]
    return Prior(log_chance, np.ascontiguousarray(np.concatenate(weighted, axis=1)))


def _nodes(strength: float) -> tuple[Floats, Floats]:
    if not 0 <= strength <= 0.95:
        raise ValueError(f"a correlation of {strength} is not within 0 and 0.95")
    own = 1 - strength
    apart = min(WIDEST, FINENESS * (own / strength) ** 0.5) if strength else WIDEST
    most = np.ceil(REACH / apart)
    g = np.arange(-most, most + 1) * apart
    chance = np.exp(-0.5 * g**2)
    density = np.exp(-0.5 * (GRID[:, None] - strength**0.5 * g) ** 2 / own)
    return np.log(chance / chance.sum()), density / density.sum(axis=0)


PRIOR = exchangeable(*STRENGTHS)
