"""For migrations: what a house wrote in plain before its columns were sealed.

```python
operations = [
    migrations.AlterField(…),  # the column becomes a sealed one; its rows are still plain
    migrations.RunPython(seal_rows("people.visit"), open_rows("people.visit")),  # always last
]
```
The migration depends on ``("vault", "0001_a_proof_of_the_key")``.
"""

from collections.abc import Callable
from typing import Any

from palier.vault import seal
from palier.vault.columns import Table

Step = Callable[[Any, Any], None]


def seal_rows(*models: str) -> Step:
    """Seals what is plain in every sealed column of ``models``, and writes their indexes."""

    def forwards(apps: Any, _schema_editor: Any) -> None:
        if sum(_seal(Table.of(apps.get_model(model))) for model in models):
            sweep_later(apps)

    return forwards


def open_rows(*models: str) -> Step:
    """The way back."""

    def backwards(apps: Any, _schema_editor: Any) -> None:
        for model in models:
            _open(Table.of(apps.get_model(model)))

    return backwards


def sweep_later(apps: Any) -> None:
    """Words were taken out of plain sight: `palier migrate` then wipes their traces."""
    apps.get_model("vault", "Proof").objects.update(unswept=True)


def _seal(table: Table) -> int:
    number = 0
    for batch in table.rows():
        for pk, old in batch:
            number += 1
            new = {column: value and seal.seal(value) for column, value in old.items()}
            for column, index in table.indexes.items():
                new[column] = index.index_of(old[table.source(index)])
            table.write(pk, new, old)
    return number


def _open(table: Table) -> None:
    for batch in table.rows():
        for pk, old in batch:
            new = {column: old[column] and seal.unseal(str(old[column])) for column in table.sealed}
            table.write(pk, new, old)
