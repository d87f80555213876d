from palier.access.models.account import Account
from palier.access.models.attempt import Attempt
from palier.access.models.card import Card
from palier.access.models.draft import Draft
from palier.access.models.invitation import Invitation
from palier.access.models.lock import Lock
from palier.access.models.new_way_in import NewWayIn
from palier.access.models.sitting import Sitting
from palier.access.models.station import Station

__all__ = [
    "Account",
    "Attempt",
    "Card",
    "Draft",
    "Invitation",
    "Lock",
    "NewWayIn",
    "Sitting",
    "Station",
]
