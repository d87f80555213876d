"""`python -m palier.cli`, for where the command is not on the path."""

import sys

from palier.cli import main

sys.exit(main())
