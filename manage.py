#!/usr/bin/env python
"""Django's own door; `palier` is the one for the people in the places."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palier.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
