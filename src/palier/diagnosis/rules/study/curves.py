"""Many items of the same number of steps at once: their curves, and how these follow parameters."""

from dataclasses import dataclass

import numpy as np

from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.model import GRID, Floats

TINY = 1e-300


@dataclass(frozen=True)
class Curves:
    """J items of m steps: ``a`` (J,), ``b`` (J, m), asymptotes ``lower`` and ``upper`` (J,), which
    are never estimated: one-step items only, and a guess is told by who draws the choices."""

    a: Floats
    b: Floats
    lower: Floats
    upper: Floats

    @classmethod
    def of(cls, items: list[Item]) -> "Curves":
        return cls(
            np.array([item.discrimination for item in items]),
            np.array([item.thresholds for item in items]),
            np.array([item.lower for item in items]),
            np.array([item.upper for item in items]),
        )

    @property
    def parameters(self) -> Floats:
        """(J, 1 + m): a, then b."""
        return np.concatenate([self.a[:, None], self.b], axis=1)

    def with_parameters(self, values: Floats) -> "Curves":
        return Curves(values[:, 0], values[:, 1:], self.lower, self.upper)

    def told(self) -> tuple[Floats, Floats]:
        """P(X = k) on the grid (J, m + 1, G), and the slopes of log P(X = k) along a, b₁ … b_m,
        shape (J, m + 1, 1 + m, G). Products only, no subtraction: no digit is lost in the tails.
        """
        chance, (yes, no) = self.chance(), self._passed()
        span = (self.upper - self.lower)[:, None, None]
        edge = span * yes * no  # the slope of P(X ≥ k) along its own x = a(θ − b)
        apart = GRID - self.b[..., None]
        slopes = np.zeros((*chance.shape[:2], 1 + self.b.shape[1], GRID.size))
        for k in range(self.b.shape[1]):
            for score, sign in ((k, -1.0), (k + 1, 1.0)):
                moved = sign * edge[:, k] / np.maximum(chance[:, score], TINY)
                slopes[:, score, 0] += moved * apart[:, k]
                slopes[:, score, 1 + k] -= moved * self.a[:, None]
        return chance, slopes

    def _passed(self) -> tuple[Floats, Floats]:
        """P(X ≥ k) without asymptotes, and its complement, both (J, m, G)."""
        x = self.a[:, None, None] * (GRID - self.b[..., None])
        return np.exp(-np.logaddexp(0, -x)), np.exp(-np.logaddexp(0, x))

    def chance(self) -> Floats:
        """P(X = k) on the grid, shape (J, m + 1, G)."""
        yes, no = self._passed()
        if self.b.shape[1] == 1:
            low, high = self.lower[:, None], self.upper[:, None]
            done = low * no[:, 0] + high * yes[:, 0]
            return np.stack([(1 - low) * no[:, 0] + (1 - high) * yes[:, 0], done], axis=1)
        chance = np.ones((len(self.a), self.b.shape[1] + 1, GRID.size))
        chance[:, 1:] *= yes
        chance[:, :-1] *= no
        chance[:, 1:-1] *= -np.expm1(-self.a[:, None] * np.diff(self.b, axis=1))[..., None]
        return chance
