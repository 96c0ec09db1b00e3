# From a fresh clone, with Python 3.11 or newer and make:
#
#   make run      the demonstration on 127.0.0.1:8000; PORT=8080 serves it elsewhere,
#                 D22_TODAY=2021-12-25 on another day (D22_TODAY= is the real one),
#                 DATABASE_URL=postgres://… from PostgreSQL
#   make test     everything that CI checks
#   make bench    how fast the pages are, on PostgreSQL: ratios, not a test
#   make format   lays the Python out and mends what ruff can mend
#   make lock     resolves pyproject.toml into requirements*.txt; UPGRADE=1 takes newer releases
#
# What has been done is remembered in .make/, so the second start only serves.

PYTHON ?= python3
PORT ?= 8000
UV_VERSION := 0.13.9

python := .venv/bin/python
uv := .venv/bin/uv
install := $(uv) pip install --quiet --python $(python) --require-hashes -r
stamp = mkdir -p .make && touch $@

.DEFAULT_GOAL := run
.PHONY: run database gone test lint checks programs test-postgres test-sqlite bench format lock
.NOTPARALLEL:


# --- set-up ---------------------------------------------------------------------------------

$(uv):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) must be Python 3.11 or newer. Name another one: make PYTHON=python3.12"; \
		exit 1; }
	@echo "Making the environment in .venv"
	@$(PYTHON) -m venv .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.make/installed: requirements.txt $(uv)
	@echo "Installing what requirements.txt pins"
	@$(install) $<
	@$(stamp)

.make/tools: requirements-dev.txt $(uv)
	@echo "Installing what requirements-dev.txt pins"
	@$(install) $<
	@$(stamp)


# --- the demonstration ----------------------------------------------------------------------

run database: export D22_TODAY ?= 2021-11-25

# A stamp can speak for db.sqlite3, which lies beside it; any other database is asked.
run: .make/installed $(if $(DATABASE_URL),database,.make/database)
	@$(python) manage.py runserver 127.0.0.1:$(PORT)

database: .make/installed
	@echo "Filling the database"
	@$(python) manage.py migrate --verbosity 0
	@$(python) manage.py sync_roles
	@$(python) manage.py load_demo

schema_and_roles := $(wildcard */migrations/*.py */*/migrations/*.py d22/access.py)
.make/database: .make/installed $(schema_and_roles) $(if $(wildcard db.sqlite3),,gone)
	@$(MAKE) --no-print-directory database
	@$(stamp)


# --- tests ----------------------------------------------------------------------------------

# The browser tests come last, so that the run closes with pytest's own summary.
test: lint checks test-postgres test-sqlite

lint: .make/tools
	@$(python) -m ruff check --quiet
	@$(python) -m ruff format --check --quiet || { echo "Not laid out as agreed: make format"; exit 1; }

checks: .make/tools
	@DATABASE_URL=sqlite://:memory: $(python) manage.py makemigrations --check --dry-run
	@DATABASE_URL=sqlite://:memory: $(python) manage.py check

# Chromium for the browser tests; in CI LibreOffice too, which opens the Word documents.
programs:
	@command -v chromium >/dev/null || .ci/install chromium fonts-liberation
	@test "$(D22_REQUIRE_ALL)" != 1 || command -v soffice >/dev/null || .ci/install libreoffice-writer-nogui

given := $(filter postgres%,$(DATABASE_URL))
test-postgres: .make/tools programs
	@if [ -n "$(given)" ] || $(python) .ci/postgres.py; then \
		echo "Tests on PostgreSQL, all but the browser's:"; \
		DATABASE_URL="$(or $(given),postgres://127.0.0.1:5432/destination22)" \
			$(python) -m pytest -m "not browser"; \
	else \
		test "$(D22_REQUIRE_ALL)" != 1; \
	fi

test-sqlite: .make/tools programs
	@echo "Tests on SQLite, the browser's last:"
	@env -u DATABASE_URL $(python) -m pytest


# --- speed ----------------------------------------------------------------------------------

# In a database of its own, made on that server and dropped again. Takes some minutes.
bench: .make/tools
	@if [ -n "$(given)" ] || $(python) .ci/postgres.py; then \
		DATABASE_URL="$(or $(given),postgres://127.0.0.1:5432/postgres)" $(python) -m tests.bench; \
	fi


# --- upkeep ---------------------------------------------------------------------------------

format: .make/tools
	@$(python) -m ruff check --fix
	@$(python) -m ruff format

compile := $(uv) pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)
lock: $(uv)
	@$(compile) --output-file requirements.txt
	@$(compile) --extra dev --constraint requirements.txt --output-file requirements-dev.txt
