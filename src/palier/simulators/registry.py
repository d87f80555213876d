"""The simulators that exist. A new one is a folder that keeps the contract, and one line here."""

from typing import Any

from palier.simulators import browser, desktop, jobboard, keyboard, mailbox, phone, pictures, writer
from palier.simulators.contract import Simulator

SIMULATORS: dict[str, Simulator[Any, Any]] = {
    one.name: one
    for one in (
        mailbox.simulator,
        desktop.simulator,
        keyboard.simulator,
        browser.simulator,
        phone.simulator,
        pictures.simulator,
        jobboard.simulator,
        writer.simulator,
    )
}
