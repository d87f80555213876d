"""Quantiles of densities known on an even grid, many at once."""

from collections.abc import Sequence

import numpy as np

from palier.diagnosis.rules.model import GRID, Floats

_STEP = float(GRID[1] - GRID[0])


def quantiles(marginals: Floats, levels: Sequence[float]) -> Floats:
    """Where each marginal (…, GRID_SIZE) reaches ``levels``: shape (…, len(levels)).

    The running trapezoid sum errs by h²/12 times the slope of the density (Euler–Maclaurin); taking
    that term away leaves an error near 10⁻³ in ability, against 10⁻² without.
    """
    density = marginals / _STEP
    reached = _cumulated(density)
    return np.stack([_where(reached, density, level) for level in levels], axis=-1)


def _cumulated(density: Floats) -> Floats:
    trapezoid = np.cumsum(density, axis=-1) - density / 2
    slope = np.gradient(density, axis=-1)
    reached = _STEP * (trapezoid - slope / 12)
    return np.maximum.accumulate(reached, axis=-1)


def _where(reached: Floats, density: Floats, level: float) -> Floats:
    """Inside the cell that crosses ``level``: the density taken as a straight line."""
    cell = np.clip((reached < level).sum(axis=-1) - 1, 0, GRID.size - 2)[..., None]
    low, left, right = (
        np.take_along_axis(values, cell + shift, axis=-1)[..., 0]
        for values, shift in ((reached, 0), (density, 0), (density, 1))
    )
    missing = np.clip(level - low, 0, None) / _STEP
    root = np.sqrt(np.maximum(left**2 + 2 * (right - left) * missing, 0))
    share = 2 * missing / np.maximum(left + root, 1e-300)
    return np.asarray(GRID[cell[..., 0]] + _STEP * np.clip(share, 0, 1))
