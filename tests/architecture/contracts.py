"""A contract for import-linter that it does not offer itself: the shut rooms of every house."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class ShutRooms(Contract):
    """Modules of ``rooms`` (``palier.<house>.<room>``) are imported by their own house only.

    It speaks of houses in general, so that a new house is held to it without a new line.
    """

    type_name = "shut_rooms"

    rooms = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        entered = sorted(
            (importer, room)
            for room in graph.modules
            if self._is_shut(room)
            for importer in graph.find_modules_that_directly_import(room)
            if _house(importer) != _house(room)
        )
        return ContractCheck(kept=not entered, metadata={"entered": entered})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, room in check.metadata["entered"]:
            output.print_error(f"{importer} enters {room}", bold=False)

    def _is_shut(self, module: str) -> bool:
        parts = module.split(".")
        return parts[0] == "palier" and len(parts) > 2 and parts[2] in set(self.rooms)  # type: ignore[call-overload]


def _house(module: str) -> str:
    return ".".join(module.split(".")[:2])
