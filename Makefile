# `make html` builds the site and `make test` checks it; `make help` lists the rest.
# Nothing has to be installed first but Python (3.11 or later) and make (GNU make 3.81 or later).
# Stamp files inside the virtual environment remember what is installed, so a second run is quick.

PYTHON ?= python3
VENV ?= .venv
BUILD ?= _build
# Where make serve shows the site.
PORT ?= 8000
# The day on which make check looks at the site, as 2024-06-30; empty for the present day.
TODAY ?=
# Processes that the tests run in; 0 runs them in one, which is easier to debug.
JOBS ?= auto
# How many sequences of random edits make trust tries, and at how many moments it stops a build;
# 200 and 0, which means every moment, take an hour.
SEQUENCES ?= 24
MOMENTS ?= 24
# More words for pytest, for example: make pytest PYTEST_ARGS="-k search"
PYTEST_ARGS ?=

BIN := $(VENV)/bin
RUN := $(BIN)/python
SPHINX := $(RUN) -m sphinx -d $(BUILD)/doctrees
# With hashes any file but the pinned ones is an error.
PIP := $(RUN) -m pip --disable-pip-version-check --no-input install -qq --require-hashes
LOCK := $(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"

# What a run needs: the site's environment, the tests' (which holds the site's), the Nu checker.
SITE := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
NU := audit/node_modules/.package-lock.json

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Two installations into one environment at a time spoil it.
.NOTPARALLEL:
.PHONY: help html serve manual check test verify lint types strict pytest browser linkcheck trust versions docs audit \
	benchmark weaknesses lock upgrade clean

help: ## show this list
	@echo "make TARGET, where TARGET is one of:"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)$$/  \1 | \2/p' Makefile | awk -F ' [|] ' '{ printf "%-12s %s\n", $$1, $$2 }'

# --- environments ---

$(RUN):
	@python=$$(sh tools/find_python.sh "$(PYTHON)") && echo "Making $(VENV) with $$python" \
		&& "$$python" -m venv --clear "$(VENV)" || { rm -rf "$(VENV)"; exit 1; }

$(SITE): requirements.txt | $(RUN)
	@echo "Installing $< (about a minute, once)"
	@$(PIP) -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt | $(RUN)
	@echo "Installing $< (about a minute, once)"
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(SITE)

$(NU): audit/package-lock.json
	@cd audit && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# --- the site ---

html: $(SITE) ## build the site into _build/html
	@$(SPHINX) -b html -W --keep-going -q . $(BUILD)/html
	@echo "Open $(BUILD)/html/index.html, or run make serve."

serve: $(SITE) ## preview the site at a local address, and build again at every change
	@$(RUN) -m sphinx_autobuild -D scholar_fresh=0 -d $(BUILD)/preview/doctrees --watch sphinx_scholar \
		--port $(PORT) --ignore "*/$(BUILD)/*" --ignore "*/$(VENV)/*" --ignore "*/.git/*" \
		. $(BUILD)/preview/html

manual: $(SITE) ## build the engine's manual from docs/ into _build/manual
	@$(RUN) -m sphinx -b html -E -n -W --keep-going -q -d $(BUILD)/manual-doctrees docs $(BUILD)/manual
	@echo "Open $(BUILD)/manual/index.html."

check: $(SITE) ## say what may be out of date: papers long under review, positions without an end
	@$(SPHINX) -b staleness -q $(if $(TODAY),-D scholar_today=$(TODAY)) . $(BUILD)/check
	@cat $(BUILD)/check/staleness.txt

linkcheck: $(SITE) ## ask the network whether every link still answers
	@$(SPHINX) -b linkcheck --keep-going . $(BUILD)/linkcheck

# --- checks ---

test: verify pytest ## run every check and test, the browser's included

verify: lint types strict manual ## run the checks that need no test: style, types, a strict build

lint: $(DEV) ## check the style of the code with ruff, and the workflows with zizmor
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(BIN)/zizmor --offline --quiet --no-progress .github

types: $(DEV) ## check the types of the engine and the tools with mypy
	@$(RUN) -m mypy sphinx_scholar tools

strict: $(DEV) ## build from nothing, with every warning an error
	@$(RUN) -m sphinx -b html -E -n -W --keep-going -j auto -q \
		-d $(BUILD)/strict/doctrees . $(BUILD)/strict/html

browser: $(DEV) ## find a Chromium or Chrome for the tests, or get one
	@$(RUN) tools/browser.py

pytest: browser ## run the tests alone
	@$(RUN) -m pytest -n $(JOBS) --dist worksteal $(PYTEST_ARGS)

trust: browser ## try at length what the tests try in brief: random edits, killed builds, another Python
	@SCHOLAR_SEQUENCES=$(SEQUENCES) SCHOLAR_MOMENTS=$(MOMENTS) $(RUN) -m pytest -n $(JOBS) --dist worksteal -q -rP \
		-o faulthandler_timeout=0 \
		tests/builds/test_stateful.py tests/builds/test_interruption.py
	@$(RUN) tools/two_pythons.py $(BUILD)/pythons

versions: $(DEV) ## run the engine's tests on the oldest and the newest Sphinx that it allows
	@$(RUN) -m tools.sphinx_versions $(BUILD)/versions

docs: html $(DEV) ## write the references in docs/ from the code and the built pages
	@$(RUN) -m tools.fault_reference
	@$(RUN) -m tools.kind_reference
	@$(RUN) -m tools.setting_reference
	@$(RUN) -m tools.directive_reference
	@$(RUN) -m tools.network_reference
	@$(RUN) -m tools.headers $(BUILD)/html

audit: html browser $(if $(shell command -v npm 2>/dev/null),$(NU)) ## check the built pages and citations with other people's tools
	@$(RUN) -m tools.audit $(BUILD)/html
	@$(RUN) tools/audit_readers.py $(BUILD)/readers
	@$(RUN) -m tools.audit --brief audit/career.toml $(BUILD)/readers/career
	@$(RUN) -m tools.audit_citations $(BUILD)/html
	@$(MAKE) --no-print-directory trust
	@$(MAKE) --no-print-directory versions

weaknesses: $(DEV) ## ask the network for known weaknesses of the pinned packages and actions
	@$(RUN) -m pip_audit --require-hashes --disable-pip -r requirements-dev.txt
	@$(BIN)/zizmor --no-progress $(if $(GH_TOKEN),,--offline) .github

benchmark: $(DEV) ## time the engine on large bibliographies
	@for script in $(filter-out benchmarks/made_up.py,$(wildcard benchmarks/*.py)); do echo "$$script"; $(RUN) "$$script" || exit 1; done

# --- the environments' pins ---

lock: | $(RUN) ## write requirements*.txt from requirements*.in, keeping what is pinned
	@$(RUN) -c "import uv" 2>/dev/null || $(PIP) -r requirements-dev.txt
	@$(LOCK) $(UPGRADE) requirements.in -o requirements.txt
	@$(LOCK) $(UPGRADE) requirements-dev.in -o requirements-dev.txt

upgrade: ## write requirements*.txt with the newest versions that requirements*.in allow
	@$(MAKE) lock UPGRADE=--upgrade

clean: ## remove what was built and installed
	rm -rf $(BUILD) $(VENV) audit/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis
