"""Those who were known before names were cut into words."""

from typing import Any

from django.db import migrations

from palier.people.rules.wording import words_of

BATCH = 500


def write_words(apps: Any, _schema_editor: Any) -> None:
    person_model = apps.get_model("people", "Beneficiary")
    word_model = apps.get_model("people", "NameWord")
    rows = []
    word_model._default_manager.all().delete()
    for one in person_model._default_manager.iterator(chunk_size=BATCH):
        rows += [
            word_model(person_id=one.pk, word=word)
            for word in words_of(one.first_name, one.last_name)
        ]
        if len(rows) >= BATCH:
            word_model._default_manager.bulk_create(rows)
            rows = []
    word_model._default_manager.bulk_create(rows)


class Migration(migrations.Migration):

    dependencies = [
        ("vault", "0001_a_proof_of_the_key"),
        ("people", "0004_likeness"),
    ]

    operations = [
        migrations.RunPython(write_words, migrations.RunPython.noop, elidable=True),
    ]
