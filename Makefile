# What to run: make help. Needs Python 3.11 or newer and a Debian-like base system.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The first interpreter that really starts; another one: make PYTHON=/path/to/python3 ...
PYTHON ?= $(shell for p in python3.11 python3; do $$p -c '' 2>/dev/null && { echo $$p; break; }; done)
BIN    := .venv/bin
VENV   := .venv/.installed
NODE   := tools/node_modules/.package-lock.json
# One version of each package for all systems, and for the oldest Python 3.11, as distributions stay
# with the one they began with. Wheels only: to build a package runs its code, with tools that no
# hash protects.
RESOLVE = UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile pyproject.toml --extra test \
	--universal --fork-strategy fewest --python-version 3.11.0 --only-binary :all: \
	--emit-build-options --generate-hashes --no-annotate --quiet --output-file requirements.txt

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: check ## Check the content, then build the site into site/
	@echo "Building the site"
	@$(BIN)/cpkb build --strict

check: $(VENV) ## Check the records in content/
	@echo "Checking the content"
	@$(BIN)/cpkb check

serve: $(VENV) ## Preview the site while you edit content/
	@$(BIN)/cpkb serve

test: lint types tools browser print-tools ## Run every check of the code and all tests
	@echo "Running the tests"
	@$(BIN)/python -m pytest

lint: $(VENV) ## Check style and format of the Python code
	@echo "Checking style and format"
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(VENV) ## Check the types of the Python code
	@echo "Checking types"
	@$(BIN)/mypy

bench: $(VENV) site tools browser ## Measure builds, preview, check, sheets and pages
	@$(BIN)/python -m benchmarks.run
	@$(BIN)/python -m benchmarks.preview
	@$(BIN)/python -m benchmarks.check
	@$(BIN)/python -m benchmarks.sheets
	@$(BIN)/python -m benchmarks.questions
	@$(BIN)/python -m benchmarks.slow
	@$(BIN)/python -m benchmarks.lighthouse

fuzz: $(VENV) ## Change records at random for FUZZ_SECONDS (60): nothing may fall over
	@FUZZ_TIMES=3 $(BIN)/python -m pytest -q tests/unit/test_never_falls_over.py
	@$(BIN)/python -m tests.hostile.fuzz

strangers: $(VENV) print-tools ## Try what strangers could hand in, and write the table of docs/security.md
	@$(BIN)/python -m tools.strangers

words: $(VENV) ## Bring the catalogues of all languages up to date with the texts of the program
	@mkdir -p .cache
	@$(BIN)/python -m babel.messages.frontend -q extract -F generator/locales/babel.cfg -k N_ -k holds -k words -k plural:1,2 --no-location \
		--sort-output -o .cache/cpkb.pot .
	@for file in generator/locales/*/LC_MESSAGES/cpkb.po; do \
		lang=$$(basename $$(dirname $$(dirname $$file))); \
		$(BIN)/pybabel -q update -i .cache/cpkb.pot -o $$file -l $$lang --no-fuzzy-matching \
			--ignore-obsolete --no-wrap --ignore-pot-creation-date; \
	done

pictures: $(VENV) browser ## Take the pictures of the README anew, from the built site
	@$(BIN)/python -m tools.pictures
	@$(BIN)/python -m tools.sheets

shapes: tools ## Draw the countries of the map anew, from the borders of Natural Earth
	@mkdir -p .cache
	@$(BIN)/node tools/shapes.mjs > .cache/shapes.json
	@mv .cache/shapes.json generator/locales/shapes.json

setup: $(VENV) ## Install what is needed into .venv/ (the other targets do it when needed)

lock: $(BIN)/uv ## Bring requirements.txt in line with pyproject.toml, keeping the versions in it
	@echo "Resolving the ranges of pyproject.toml"
	@$(RESOLVE)

upgrade: $(BIN)/uv ## Take the newest versions into requirements.txt; some only: ONLY="ruff typst"
	@echo "Looking for new versions"
	@$(RESOLVE) $(if $(ONLY),$(addprefix --upgrade-package=,$(ONLY)),--upgrade)

clean: ## Delete what was built and cached, but not .venv/
	rm -rf build site dist .cache .mypy_cache .pytest_cache .ruff_cache
	find generator tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

tools: $(NODE)

print-tools: $(VENV)
	@$(BIN)/python -m tests.sheets.tools

browser: $(VENV)
	@$(BIN)/python -m tests.web.browser

$(VENV): requirements.txt pyproject.toml
	@$(if $(PYTHON),$(PYTHON) -m tools.environment,$(no_python))
	@touch $@

# Once it is there, it also mends a lock that cannot be installed any more.
$(BIN)/uv:
	@$(MAKE) --no-print-directory setup

$(NODE): tools/package.json tools/package-lock.json tools/.npmrc $(VENV)
	@echo "Installing the tools that run on Node"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm --prefix tools ci
	@touch $@

no_python = echo "Python is missing. Install version 3.11 or newer, on Debian with: apt-get install python3 python3-venv" >&2; exit 1

.PHONY: help site check serve test lint types bench fuzz strangers words pictures shapes setup lock upgrade clean tools browser print-tools
