"""Pointing is not doing: what was seen on paper tells the same, and less surely.

On paper she points at the drawn screen where she would press. The steps are the same steps, so the
estimate is the same; whether the hand follows, with a mouse and a page that moves, nobody saw.
"""

from collections.abc import Sequence

import numpy as np

from palier.diagnosis.rules.items import Response
from palier.diagnosis.rules.model import GRID, Floats, information_table

POINTING_SD = 0.5
"""How far doing may stand from pointing, in ability, either way. A choice: as much as we still
ignore of a domain where we stop asking (``stop.SURE_SD``), so that a domain pointed at whole is
known half as well, in variance, as one done, and only doing can make it enough. No study of our
field gives this value; to be re-estimated when the same people are seen both ways."""


def doubt_of(responses: Sequence[Response], marginals: Floats) -> Floats:
    """Variance to add to each domain, shape (D,): :data:`POINTING_SD`² times the share that
    pointing holds in the information of its own tasks, averaged over ``marginals`` (D, GRID)."""
    told = np.zeros((2, len(marginals)))
    for response in sorted(responses, key=lambda r: (r.item.id, r.score, r.weight)):
        place = response.item.place
        worth = response.weight * float(information_table(response.item) @ marginals[place])
        told[:, place] += worth, worth * response.pointed
    return np.asarray(POINTING_SD**2 * told[1] / np.maximum(told[0], 1e-300))


def widened(marginals: Floats, doubt: Floats) -> Floats:
    """Each marginal (P, D, GRID_SIZE) blurred by a Gaussian of variance ``doubt`` (P, D)."""
    if not doubt.any():
        return marginals
    apart = -0.5 * (GRID[:, None] - GRID) ** 2
    blur = np.exp(apart / np.maximum(doubt, 1e-12)[..., None, None])
    blur /= blur.sum(axis=-1, keepdims=True)
    return np.asarray((marginals[..., None, :] @ blur)[..., 0, :])
