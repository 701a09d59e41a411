# `make run` and `make test` are all a newcomer needs; both install what they need first.
PYTHON ?= python3
VENV := .venv
ARTICLES ?= seeds
DATA ?= ../shared/quotations
QUESTIONS ?= ../shared/questions
PY := $(VENV)/bin/python
export ARTICLES
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test check format lock bench bench-retrieval gate screens transcript clean

# An exit status of 1 says that some files were skipped, and named; the rest can be asked about.
run: $(VENV)/.run
	@"$(PY)" -m retrieval ingest "$$ARTICLES" --quiet-if-unchanged || [ $$? -eq 1 ]
	@"$(PY)" -m bot run

test: $(VENV)/.dev
	"$(PY)" -m pytest

check: $(VENV)/.dev
	"$(PY)" -m ruff check .
	"$(PY)" -m ruff format --check .
	"$(PY)" -m mypy

format: $(VENV)/.dev
	"$(PY)" -m ruff check --fix .
	"$(PY)" -m ruff format .

# Needs uv on the PATH; pins every package by hash and names no index.
lock:
	cd requirements && uv pip compile -q run.in -o run.txt --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal
	cd requirements && uv pip compile -q dev.in -o dev.txt -c run.txt --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal
	cd requirements && uv pip compile -q bench-telegram.in -o bench-telegram.txt --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal
	cd requirements && uv pip compile -q bench.in -o bench.txt -c run.txt --override bench.override --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal
	cd requirements && uv pip compile -q bench-retrieval.in -o bench-retrieval.txt -c run.txt --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --universal

# Others' systems live in an environment of their own; nothing else needs them.
bench: $(VENV)/bench/.done
	$(VENV)/bench/bin/python -m benchmarks.quotations "$(DATA)"

# Search engines side by side, and what each part of ours adds; about an hour, most of it building.
bench-retrieval: $(VENV)/bench-retrieval/.done
	$(VENV)/bench-retrieval/bin/python -m benchmarks.retrieval quality "$(QUESTIONS)"
	$(VENV)/bench-retrieval/bin/python -m benchmarks.retrieval ablation "$(QUESTIONS)"
	$(VENV)/bench-retrieval/bin/python -m benchmarks.retrieval speed "$(QUESTIONS)" --work data/bench-retrieval --results data/bench-retrieval/results.json

gate: $(VENV)/.dev
	"$(PY)" -m tests.quality.gate

# Writes docs/screens.md, from the bot itself over the seeds.
screens: $(VENV)/.dev
	"$(PY)" -m tests.screens

# Writes the README's transcript anew, from the bot itself over the seeds.
transcript: $(VENV)/.dev
	"$(PY)" -m tests.transcript

clean:
	rm -rf $(VENV) data

$(PY):
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements/run.txt | $(PY)
	@echo "Installing the packages into $(VENV); once, about a minute ..."
	"$(PY)" -m pip install -q --require-hashes --no-deps --only-binary :all: -r requirements/run.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt | $(PY)
	"$(PY)" -m pip install -q --require-hashes --no-deps --only-binary :all: -r requirements/dev.txt
	@touch $@ $(VENV)/.run

$(VENV)/bench/.done: requirements/bench.txt | $(PY)
	"$(PY)" -m venv $(VENV)/bench
	$(VENV)/bench/bin/python -m pip install -q --require-hashes --no-deps --only-binary :all: -r requirements/bench.txt
	@touch $@

$(VENV)/bench-retrieval/.done: requirements/bench-retrieval.txt | $(PY)
	"$(PY)" -m venv $(VENV)/bench-retrieval
	$(VENV)/bench-retrieval/bin/python -m pip install -q --require-hashes --no-deps --only-binary :all: -r requirements/bench-retrieval.txt
	@touch $@
