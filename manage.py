#!/usr/bin/env python3
"""Runs a management command; a wrong setting is one sentence, not a trace."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ketamine_info.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"The site can't start. {error}")


if __name__ == "__main__":
    main()
