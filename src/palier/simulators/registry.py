"""The simulators that exist. A new one is a folder that keeps the contract, and one line here."""

from typing import Any

from palier.simulators import browser, keyboard, mailbox, pictures
from palier.simulators.contract import Simulator

SIMULATORS: dict[str, Simulator[Any, Any]] = {
    one.name: one
    for one in (mailbox.simulator, keyboard.simulator, browser.simulator, pictures.simulator)
}
