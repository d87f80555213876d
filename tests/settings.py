"""The real settings, made hostile: an undefined template variable is an error, nothing touches
``var/``, and the files of this run disappear with it."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from typing import NoReturn

_here = tempfile.mkdtemp(prefix="palier-tests-")
atexit.register(shutil.rmtree, _here, ignore_errors=True)
os.environ["PALIER_VAR"] = _here
os.environ.setdefault("PALIER_DEMO", "no")
if (shared := Path(__file__).resolve().parents[2] / "shared" / "data").is_dir():
    os.environ.setdefault("PALIER_SHARED_DATA", str(shared))
for leaked in ("PALIER_URL", "PALIER_DEBUG", "PALIER_SECRET_KEY", "PALIER_VAULT_KEY"):
    os.environ.pop(leaked, None)

from palier.config.settings import *  # noqa: E402, F403
from palier.config.settings import DATABASES, TEMPLATES, VAR, VAULT_KEY  # noqa: E402
from palier.vault.keyring import make  # noqa: E402

make(VAULT_KEY)


class Undefined(str):
    """What Django puts in place of a variable that does not exist: here, a failure."""

    __slots__ = ()

    def __contains__(self, key: object) -> bool:
        return key == "%s"

    def __mod__(self, missing: object) -> NoReturn:
        raise AssertionError(f"undefined template variable: {missing}")


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined("%s")  # type: ignore[index]

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in a real place: threads and processes lock as they would there.
    DATABASES["default"]["TEST"] = {"NAME": VAR / "tests.sqlite3"}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # speed; argon2 has its test
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver"]
