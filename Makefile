# `make run` serves the site on this machine, `make test` proves that it works.
# Both install what they need into .venv and ask nothing. README says more.

PYTHON := .venv/bin/python
SCRIPTS := ketamine_info articles tests manage.py
DEPLOYED := SITE_URL=https://pain.example.org UNSIGNED_PAGES=held ENV_FILE=/dev/null \
	SECRET_KEY=only-for-this-check-and-never-used-by-a-site-that-anybody-can-reach

.PHONY: run staff check test test-sqlite test-postgres test-browser format python packages test-packages

run: packages                ## serve on http://127.0.0.1:8000 (PORT=8001 make run: another port)
	@$(PYTHON) manage.py ready && exec $(PYTHON) manage.py serve

staff: packages              ## the first account; make staff NAME=ada GROUP=Editors: another
	@$(PYTHON) manage.py ready && $(PYTHON) manage.py add_staff $(if $(NAME),"$(NAME)") \
		$(if $(GROUP),--group "$(GROUP)")

check: test-packages         ## style, types, migrations and the settings of a real site
	$(PYTHON) -m ruff format --check --quiet $(SCRIPTS)
	$(PYTHON) -m ruff check --quiet $(SCRIPTS)
	$(PYTHON) -m djlint --lint --quiet templates
	$(PYTHON) -m mypy
	$(PYTHON) manage.py makemigrations --check --dry-run
	$(DEPLOYED) $(PYTHON) manage.py check --deploy --fail-level WARNING

test: check                  ## everything: checks, SQLite, PostgreSQL, a real browser
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target test-sqlite test-postgres test-browser

test-sqlite: test-packages
	$(PYTHON) -m pytest --ignore=tests/browser

test-postgres: test-packages
	$(PYTHON) -m tests.postgres $(PYTHON) -m pytest -p no:cacheprovider --ignore=tests/browser

test-browser: test-packages
	$(PYTHON) -m tests.browser.chromium
	$(PYTHON) -m pytest tests/browser

format: test-packages        ## put the code into the house style
	$(PYTHON) -m ruff format $(SCRIPTS)
	$(PYTHON) -m ruff check --fix $(SCRIPTS)

packages: python
	@python3 ketamine_info/install.py

test-packages: python
	@python3 ketamine_info/install.py requirements-dev.txt

python:
	@command -v python3 >/dev/null || { \
		echo "The site needs Python 3.11 or newer: install python3, then run make again." >&2; \
		exit 1; }
