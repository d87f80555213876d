"""Every setting of Palier, in one file. Nothing set means: safe, on this machine only.

Each value is read by a typed reader (``readers.py``) from an environment variable ``PALIER_…``.
"""

from pathlib import Path

from palier.config import certificates, readers
from palier.config.databases import database

ROOT = Path(__file__).resolve().parents[3]
VAR = readers.folder("PALIER_VAR", ROOT / "var")
CONTENT = readers.folder("PALIER_CONTENT", ROOT / "content")
SHARED_DATA = readers.optional_folder("PALIER_SHARED_DATA")

DEBUG = readers.flag("PALIER_DEBUG", default=False)
SECRET_KEY = readers.secret("PALIER_SECRET_KEY", VAR / "secret.key")
VAULT_KEY = readers.file("PALIER_VAULT_KEY", VAR / "vault.key")
DEMO = readers.flag("PALIER_DEMO", default=False)

URL = readers.url("PALIER_URL", "http://127.0.0.1:8000")
HTTPS = URL.scheme == "https"
# What the machines of the room must trust, when no public authority signs for this place.
ROOT_CERTIFICATE = certificates.root("PALIER_ROOT_CERTIFICATE")
PRIVATE_ROOT = HTTPS and (ROOT_CERTIFICATE is not None or certificates.is_local(URL.hostname))
ALLOWED_HOSTS = sorted({URL.hostname, "127.0.0.1", "localhost", "[::1]"})
CSRF_TRUSTED_ORIGINS = [f"{URL.scheme}://{URL.netloc}"]

INSTALLED_APPS = [
    "palier.home",
    "palier.journey",
    "palier.diagnosis",
    "palier.simulators",
    "palier.attention",
    "palier.autonomy",
    "palier.skillmap",
    "palier.access",
    "palier.people",
    "palier.audit",
    "palier.queue",
    "palier.vault",
    "palier.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Adds a random length to each answer, so that compression tells nothing of its secrets.
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "palier.access.middleware.SideMiddleware",
]

ROOT_URLCONF = "palier.config.urls"
WSGI_APPLICATION = "palier.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "palier.access.context.side",
            ],
            "builtins": ["palier.web.templatetags.palier"],
        },
    }
]

DATABASES = {"default": database("DATABASE_URL", VAR / "palier.sqlite3")}
# In the database because every process must count the same attempts to sign in.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
    }
}
# In the database because what is to be done is written with what asks for it, or not at all.
TASKS = {"default": {"BACKEND": "palier.queue.backend.LeasedBackend"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "palier.access.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
MFA_ADAPTER = "palier.access.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_FORMS = {
    "add_webauthn": "palier.access.second_factor.AddPasskeyForm",
    "login_webauthn": "palier.access.second_factor.LoginPasskeyForm",
    "authenticate_webauthn": "palier.access.second_factor.AuthenticatePasskeyForm",
}
# Plain http is this machine alone (readers.py:url), where a browser accepts passkeys too.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
# Under https a server stands in front (deploy/README.md) and says who asks. Without that, whoever
# signs in wrongly ten times a minute, from anywhere, would close the door to the whole place.
ALLAUTH_TRUSTED_PROXY_COUNT = int(HTTPS)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "welcome"
ACCOUNT_LOGOUT_REDIRECT_URL = "welcome"

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
LOCALE_PATHS = [ROOT / "src" / "palier" / "locale"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True

# A file is read in memory and forgotten; other pages read past it. Most bytes, by page.
FILE_UPLOAD_HANDLERS = ["palier.web.uploads.InMemory"]
TAKES_FILES = {
    "photograph_card": 10 * 1024 * 1024,
    "import_people": 11 * 1024 * 1024,  # people/rules/table.py says 10, and the form around it
}

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_COOKIE_AGE = 10 * 60 * 60  # one working day: a helper signs in once a morning
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "palier.web.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
# In plain http: a supervisor on this machine, and a machine of the room that is not prepared yet.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^machines/", r"^static/"]
# Under a root of its own, a place never promises https: the day that certificate is lost, browsers
# would refuse the place for a year, and the very page that prepares machines with it.
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS and not PRIVATE_ROOT else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS and not PRIVATE_ROOT
SILENCED_SYSTEM_CHECKS = ["security.W004"] if PRIVATE_ROOT else []  # "HSTS is not set"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "media-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# To the standard error stream, where systemd or the terminal keeps it. Pages asked for in vain are
# not written down: an address tells what somebody looked for.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": []}, "django.request": {"level": "ERROR"}},
}
