# One contributor loop. Only Python 3.11 or later (with venv and pip) and make are assumed; the first run makes .venv from the lock.
#   make demo    the main job on the example case        make test    everything, with coverage floors
#   make check   format, lint, types, layers, fast tests make bench   figures, one JSON line each
#   make lock    pin the dependencies anew               make clean   remove what make has made

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := check

# A Python of your choice: make PYTHON=/path/to/python3.12 test
PYTHON ?=
CANDIDATES := python3.13 python3.12 python3.11 python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet --quiet
LOCKER := build/locker

# The pure layers, whose coverage has a floor of its own.
PURE := errors.py model lang ports.py capture read lists resolve weigh account publish
space := $(subst ,, )
comma := ,
PURE_FILES := $(subst $(space),$(comma),$(foreach part,$(PURE),$(if $(filter %.py,$(part)),src/dadkhah/$(part),src/dadkhah/$(part)/*)))

# Tests make their files in memory where there is room for them (2 GB): they wait for a disk some hundred thousand times.
MEMORY := /dev/shm
ROOM := $(shell test -w $(MEMORY) && df -Pm $(MEMORY) | awk 'NR == 2 && $$4 > 2000 { print "TMPDIR=$(MEMORY)" }')

# Compiled files are kept even where the caller's shell says otherwise: the tests start the program some thousand times.
export PYTHONDONTWRITEBYTECODE :=

EXAMPLE := examples/veldania
DEMO := build/demo

.PHONY: demo test check static bench rivals spark lock clean ready index

demo: ready
	@$(VENV)/bin/dadkhah run $(EXAMPLE)/sources --case $(DEMO) --config $(EXAMPLE)/dadkhah.toml
	@echo "$(CURDIR)/$(DEMO)/draft/index.html"

check: static
	@$(ROOM) $(PY) -m pytest -q -n 2 -m "not slow" --hypothesis-profile=fast

test: static
	@rm -f .coverage .coverage.*
	@$(ROOM) $(PY) -m pytest -n 2 --hypothesis-profile=full --cov --cov-report=
	@$(PY) -m coverage report --skip-covered --skip-empty
	@$(PY) -m coverage report --include='$(PURE_FILES)' --fail-under=95 --format=total >/dev/null \
		|| { echo "coverage of the pure layers is under 95 %:"; $(PY) -m coverage report --include='$(PURE_FILES)' --skip-covered; exit 1; }

static: ready
	@$(PY) -m ruff format --check --quiet --output-format=concise . || { echo "format with: $(PY) -m ruff format ."; exit 1; }
	@$(PY) -m ruff check --quiet --output-format=concise .
	@$(PY) -m mypy
	@layers=$$($(VENV)/bin/lint-imports --no-logo 2>&1) || { echo "$$layers"; exit 1; }; echo "$$layers" | tail -n 1

bench: ready
	@$(PY) -m benchmarks $(ONLY)

# Programs that speed and names are compared with, in an environment of their own: nothing of the project needs them.
rivals:
	@python3 -m venv build/rivals
	@build/rivals/bin/python -m pip --disable-pip-version-check --quiet install "quantulum3==0.10.0" "spacy==3.8.18" "anyascii==0.3.2"

# Spark for the tests of its engine (docs/decisions/0121): 400 MB, and Java to run it. Nothing else needs it.
spark: ready $(VENV)/.spark

$(VENV)/.spark: requirements-spark.lock $(VENV)/.made
	@$(PIP) install --require-hashes --no-deps --requirement requirements-spark.lock
	@touch $@

# Universal: one lock for every platform and every supported Python, markers where they differ. No addresses: they are the installer's to know.
lock: $(VENV)/.made
	@$(PY) -m venv $(LOCKER)
	@$(LOCKER)/bin/python -m pip --disable-pip-version-check --quiet install "uv>=0.13"
	@$(LOCKER)/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --upgrade --quiet --system-certs \
		--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --output-file requirements.lock
	@echo "pyspark>=4.0" | $(LOCKER)/bin/uv pip compile - --constraint requirements.lock --universal --python-version 3.11 --upgrade --quiet --system-certs \
		--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links --output-file requirements-spark.lock
	@echo "requirements.lock and requirements-spark.lock are pinned anew: run make test, then commit them"

clean:
	rm -rf $(VENV) build dist src/dadkhah/lang/data/gazetteer.idx .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# Everything that a target needs: the environment, the program in it, and the gazetteer's index (built in a process of its own).
ready: $(VENV)/.installed index

index: $(VENV)/.installed
	@$(PY) -m dadkhah.adapters.gazetteer --if-missing >/dev/null

$(VENV)/.installed: $(VENV)/.made pyproject.toml
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@$(PY) -m dadkhah.adapters.gazetteer >/dev/null
	@touch $@

$(VENV)/.made: requirements.lock
	@set -e; \
	usable() { "$$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }; \
	python=; \
	for one in $(if $(PYTHON),"$(PYTHON)",$(CANDIDATES)); do if usable "$$one"; then python=$$one; break; fi; done; \
	if [ -z "$$python" ]; then \
		echo "No Python 3.11 or later with venv and pip among: $(if $(PYTHON),$(PYTHON),$(CANDIDATES)). Install one, or name it: make PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	echo "making $(VENV) with $$("$$python" --version); the first run takes a minute or two" >&2; \
	rm -rf $(VENV); "$$python" -m venv $(VENV)
	@$(PIP) install --require-hashes --requirement requirements.lock
	@touch $@
