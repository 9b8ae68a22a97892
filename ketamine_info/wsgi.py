"""The entry for a WSGI server such as granian: Django behind layers for pages and forms."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ketamine_info.settings")
django_application = get_wsgi_application()

from articles.kept_pages import KeptPages  # noqa: E402 (needs the settings that Django has read)
from articles.slow_forms import SlowForms  # noqa: E402

application = KeptPages(SlowForms(django_application))
