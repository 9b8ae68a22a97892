"""The settings of the site. What may differ between places comes from the environment.

README lists the variables; environment.py checks them.
"""

import datetime
import os
from pathlib import Path
from urllib.parse import urlsplit

import environ

from articles.headers import for_static_files

from . import __version__, environment

BASE_DIR = Path(__file__).resolve().parent.parent
environ.Env.read_env(os.environ.get("ENV_FILE", BASE_DIR / ".env"))
env = environ.Env()

# --- the site -------------------------------------------------------------------------------

RELEASE = __version__
SITE_NAME = "Ketamine, plainly"
PORT = environment.port(env.str("PORT", "8000"))
SITE_URL = environment.site_url(env.str("SITE_URL", f"http://127.0.0.1:{PORT}"))
IS_HTTPS = SITE_URL.startswith("https://")
HOST = urlsplit(SITE_URL).hostname or ""
IS_LOCAL = not IS_HTTPS and HOST in ("127.0.0.1", "localhost", "::1")
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var"))).resolve()
PROXIES = environment.proxies(env.str("PROXIES", "0"))
COUNTRY = environment.one_of("COUNTRY", env.str("COUNTRY", "US"), ("US",))
UNSIGNED_PAGES = environment.one_of(
    "UNSIGNED_PAGES",
    env.str("UNSIGNED_PAGES", "shown" if IS_LOCAL else "held"),
    ("shown", "held"),
)
UNSIGNED_PAGES_ACCEPTED_BY = env.str("UNSIGNED_PAGES_ACCEPTED_BY", "")
SEARCH_REPORT = environment.one_of("SEARCH_REPORT", env.str("SEARCH_REPORT", "on"), ("on", "off"))
"""Whether searches that found nothing are counted for the staff."""
FEEDBACK = environment.one_of("FEEDBACK", env.str("FEEDBACK", "on"), ("on", "off"))
"""Whether readers are asked if a page was clear."""
FEEDBACK_DAYS = environment.days("FEEDBACK_DAYS", env.str("FEEDBACK_DAYS", "180"), 180)
"""How long their words are kept; the page on privacy says 180 days at most."""
SEARCH_INDEX = VAR_DIR / "search.sqlite3"
STAMP_LOOK_SECONDS = 0.5
KEPT_PAGES_MB = env.int("KEPT_PAGES_MB", 64)
"""Memory that each worker may use for finished pages."""
"""How often a process looks at the database's stamp, to see what other machines published."""

# --- Django ---------------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = environment.secret_key(env.str("SECRET_KEY", ""), VAR_DIR, IS_LOCAL)
ALLOWED_HOSTS = [HOST, *(["127.0.0.1", "localhost", "[::1]"] if IS_LOCAL else [])]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ROOT_URLCONF = "ketamine_info.urls"
WSGI_APPLICATION = "ketamine_info.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",  # the templates of form fields, for FORM_RENDERER
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "markdownx",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "articles",
]
MIDDLEWARE = [
    "articles.headers.NoErrorIsKept",
    "articles.doors.OnlyWhatIsAsked",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django_http_compression.middleware.HttpCompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "articles.headers.StaffHeaders",
    "articles.sessions.StaffSessions",
    "django.middleware.common.CommonMiddleware",
    "articles.compact.CompactHtml",  # below the one above, which counts the bytes
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "articles.context.site",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DATABASES = {"default": environment.database(env.str("DATABASE_URL", ""), VAR_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first, as it only refuses
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # what older accounts have
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LANGUAGE_CODE = "en-us"
TIME_ZONE = environment.time_zone(env.str("CLINIC_TIME_ZONE", "America/New_York"))
USE_TZ = True

# --- files ----------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "articles.bundle.BundledStaticFiles"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ADD_HEADERS_FUNCTION = for_static_files
LARGEST_BODY = 12_000_000  # a picture of 10 MiB and the form around it
FEEDBACK_PATH = "/feedback/"  # the one place where readers may send a form
LARGEST_FEEDBACK = 20_000  # several times what is kept, as too much must come back to be cut
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# --- safety ---------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # the desk frames the preview of a page
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_HTTPS
SECURE_HSTS_PRELOAD = IS_HTTPS
# Staff cookies are sent to staff pages only, so that no patient page ever sees or sets one.
STAFF_PATH = "/staff/"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = STAFF_PATH
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 30 * 60  # without a click
SESSION_ABSOLUTE_AGE = 10 * 60 * 60  # a long day, whatever is clicked
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie for all
CSRF_FAILURE_VIEW = "articles.admin.entrance.not_from_here"
LOGIN_URL = f"{STAFF_PATH}login/"
OTP_TOTP_ISSUER = SITE_NAME
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = datetime.timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # both together
AXES_RESET_ON_SUCCESS = True  # which is after the code, not after the password
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_CLIENT_IP_CALLABLE = "articles.admin.locks.client_address"
AXES_LOCKOUT_CALLABLE = "articles.admin.entrance.locked"
AXES_DISABLE_ACCESS_LOG = True  # nobody reads it; an account says when it last got in
AXES_ENABLE_ADMIN = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken"]

MARKDOWNX_MARKDOWNIFY_FUNCTION = "articles.rendering.render"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # A missing page names its address, and an address may hold what somebody typed.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        "axes": {"level": "WARNING"},
    },
}
