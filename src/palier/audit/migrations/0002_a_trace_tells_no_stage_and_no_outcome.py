from django.db import migrations

from palier.vault.plain import sweep_later

TOLD = {"close_play": "outcome", "overrule_stage": "stage"}


def take_out(apps, schema_editor):
    """What somebody can do is theirs, and lies sealed in the play and in the second opinion, which
    the trace names. A trace is never rewritten: this once, for what it should never have held."""
    entries = apps.get_model("audit", "Entry").objects
    for entry in entries.filter(verb__in=TOLD).iterator():
        if entry.facts.pop(TOLD[entry.verb], None) is not None:
            entry.save(update_fields=["facts"])
            sweep_later(apps)


class Migration(migrations.Migration):

    dependencies = [
        ("audit", "0001_initial"),
        ("vault", "0001_a_proof_of_the_key"),
    ]

    operations = [
        migrations.RunPython(take_out, migrations.RunPython.noop),
    ]
