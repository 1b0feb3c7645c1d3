# kawasan: `make run` to see it, `make test` to prove it, `make help` for the rest.
# Each step leaves a stamp, so that what is up to date is not done again.

SHELL := /bin/sh
# Where it is set, every start compiles all that it imports, which is five seconds of six.
unexport PYTHONDONTWRITEBYTECODE
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
PYTHON := $(VENV)/bin/python
STAMPS := $(VENV)/.stamps
DIST := core/kawasan/ui/static/dist
REGENCIES := core/kawasan/tenancy/data/regencies.json
AREAS := core/kawasan/tenancy/data/areas
BUILT := $(DIST)/manifest.json $(REGENCIES) $(AREAS)
PLUGINS := $(sort $(wildcard plugins/*))
ASSET_SOURCES := hatch_build.py $(shell find core/assets -type f -not -path '*/node_modules/*' 2>/dev/null)
REQUIREMENTS_FLAGS := --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-annotate --no-header
SPHINX_FLAGS := -q -W --keep-going -C -D extensions=myst_parser -D project=kawasan -D html_theme=alabaster -D html_copy_source=0 \
	-D myst_heading_anchors=3

.PHONY: help run setup test test-all attacks lint format docs screenshots requirements clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' Makefile | expand -t 14

run: setup ## set up what is missing, load the demo into instance/ if empty, serve on PORT (8000) at 127.0.0.1
	@exec scripts/serve_demo.sh

setup: $(STAMPS)/editable $(STAMPS)/assets ## .venv with all packages, core and plugins editable, front end built

$(STAMPS)/packages: requirements.txt scripts/make_venv.sh
	@scripts/make_venv.sh $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/assets: $(STAMPS)/packages requirements-node.txt $(ASSET_SOURCES) $(if $(filter-out $(wildcard $(BUILT)),$(BUILT)),missing-assets)
	@scripts/build_assets.sh $(PYTHON)
	@touch $@

.PHONY: missing-assets
missing-assets:

$(STAMPS)/editable: $(STAMPS)/packages $(STAMPS)/assets pyproject.toml $(PLUGINS:=/pyproject.toml)
	@echo "kawasan: installing core and $(words $(PLUGINS)) plugins (editable)"
	@$(PYTHON) -m pip install --quiet --no-deps --no-build-isolation -e . $(PLUGINS:%=-e %)
	@touch $@

test: setup ## the SQLite, PostgreSQL and browser suites; the last line counts them
	@$(PYTHON) scripts/run_tests.py

test-all: setup ## the same and the slow ones: wheels, import contracts, benchmarks
	@$(PYTHON) scripts/run_tests.py --slow

attacks: setup ## try to cross the walls between regencies, on both databases; writes the table of docs/security.md
	@$(PYTHON) scripts/run_tests.py attacks-sqlite attacks-postgresql
	@$(PYTHON) scripts/attacks_table.py

lint: setup ## ruff, mypy, import-linter
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

format: setup ## let ruff write what it can
	$(VENV)/bin/ruff check --fix-only .
	$(VENV)/bin/ruff format .

docs: setup $(STAMPS)/docs ## the plugin reference from the code, then all pages of docs/ as HTML in build/docs
	@$(PYTHON) scripts/plugin_reference.py
	@$(PYTHON) -m sphinx $(SPHINX_FLAGS) docs build/docs
	@echo "kawasan: build/docs/index.html"

$(STAMPS)/docs: $(STAMPS)/packages requirements-docs.txt
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r requirements-docs.txt
	@touch $@

screenshots: setup ## the demo's pages as pictures in screenshots/
	@$(PYTHON) scripts/screenshots.py

requirements: ## pin requirements*.in again (needs uv)
	uv pip compile $(REQUIREMENTS_FLAGS) requirements-dev.in -o requirements.txt
	uv pip compile $(REQUIREMENTS_FLAGS) requirements-docs.in -o requirements-docs.txt
	uv pip compile $(REQUIREMENTS_FLAGS) requirements-node.in -o requirements-node.txt

clean: ## remove what make made, but never the data in instance/
	rm -rf $(VENV) $(DIST) $(REGENCIES) $(AREAS) core/assets/node_modules dist build plugins/*/dist screenshots .test-results
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find core plugins scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +
