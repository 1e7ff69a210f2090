# Everything here works on nothing but Python 3.11 or newer and make.

PYTHON ?= python3
VENV := .venv
INSTALLED := $(VENV)/.installed
RUN := $(VENV)/bin/

.PHONY: try test lint types layers data unit bench lock schema clean

try: $(INSTALLED) ## The bot in a simulated Discord, in the browser, without a token
	@$(RUN)previously try $(ARGS)

test: $(INSTALLED) lint types layers data unit ## Everything that CI runs

lint: $(INSTALLED)
	$(RUN)ruff check .
	$(RUN)ruff format --check .

types: $(INSTALLED)
	$(RUN)mypy

layers: $(INSTALLED)
	$(RUN)lint-imports

data: $(INSTALLED)
	$(RUN)previously data check

unit: $(INSTALLED)
	$(RUN)pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

bench: $(INSTALLED) ## Measurements, by hand
	$(RUN)python -m tests.bench

schema: $(INSTALLED) ## The JSON Schema by which editors check the curated files
	$(RUN)previously data schema

lock: $(INSTALLED) ## Choose new versions of everything that is installed
	$(RUN)python -m pip install --quiet uv
	$(RUN)uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --upgrade pyproject.toml -o requirements.lock
	$(RUN)uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
		--python-version 3.11 --upgrade --extra try --extra world --group dev --constraint requirements.lock pyproject.toml -o requirements-dev.lock

$(INSTALLED): requirements-dev.lock pyproject.toml
	@test -x $(RUN)python || $(PYTHON) -m venv $(VENV)
	$(RUN)python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(RUN)python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
