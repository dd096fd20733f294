# All that a machine needs is Python 3.11 or newer, make and git.
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed
PYTEST := $(BIN)/python -m pytest --numprocesses=auto --dist=loadgroup

# What of the tests is run; all, unless it is given.
ONLY ?=
DEPTH ?= pairs

.PHONY: help demo test test-all newest shards lifecycle soak benchmark-http benchmark-instructions benchmark-middleware benchmark-generation benchmark-pages benchmark-queues docs docs-serve recording lint format filesets pairs clean

help: ## Show what can be made
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' Makefile

demo: $(INSTALLED) ## Render the default service into .demo and serve it
	@$(BIN)/python scripts/demo.py

test: $(INSTALLED) ## Render and check every variant; install and run enough of them to cover each pair of choices
	$(PYTEST) $(ONLY)

test-all: $(INSTALLED) ## The same, and run every variant, and enough to cover any three choices
	$(PYTEST) --matrix=all $(ONLY)

newest: $(INSTALLED) ## Run the variants with the newest dependencies there are, beyond the ranges of the pins as well
	$(PYTEST) --newest tests/test_variants_pass_their_own_checks.py

shards: $(INSTALLED) ## Print how the tests are shared out among machines: make shards DEPTH=all
	@PYTHONPATH=tests:scripts $(BIN)/python -m support.shards $(DEPTH)

lifecycle: $(INSTALLED) ## Start, stop and restart services of each server under load, five times in a row
	for turn in 1 2 3 4 5; do $(PYTEST) tests/lifecycle || exit 1; done

soak: $(INSTALLED) ## Call a service for ten minutes; its memory and handles have to stay flat
	@PYTHONPATH=tests:scripts $(BIN)/python benchmarks/soak.py

benchmark-http: $(INSTALLED) ## Compare the service with hand-written floors on the same server and database; needs wrk
	@PYTHONPATH=tests:scripts $(BIN)/python benchmarks/throughput.py

benchmark-instructions: $(INSTALLED) ## Count the instructions of a request, beside the floors; needs valgrind
	@PYTHONPATH=tests:scripts $(BIN)/python benchmarks/instructions.py

benchmark-middleware: $(INSTALLED) ## Tell what each middleware adds to a request
	@PYTHONPATH=tests:scripts $(BIN)/python benchmarks/middleware.py

benchmark-generation: $(INSTALLED) ## Tell how long rendering takes, beside plain templates for Copier and cookiecutter
	@PYTHONPATH=tests:scripts $(BIN)/python benchmarks/generation.py

benchmark-pages: $(INSTALLED) ## Compare pages by offset with the feed on a million rows, on each database
	@PYTHONPATH=tests:scripts $(BIN)/python benchmarks/pages.py

benchmark-queues: $(INSTALLED) ## Compare task queues by throughput and latency, with each of their brokers
	@PYTHONPATH=tests:scripts $(BIN)/python benchmarks/queues.py

docs: $(INSTALLED) ## Build the documentation site into .site/html
	@PYTHONPATH=tests:scripts $(BIN)/python -m documentation

recording: $(INSTALLED) ## Record the terminal that the README shows into docs/terminal.svg
	@PYTHONPATH=tests:scripts $(BIN)/python -m documentation.terminal

docs-serve: ## Show the documentation site on http://127.0.0.1:8080, once it is built
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory .site/html 8080

lint: $(INSTALLED) ## Check the code of this repository
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/typos

format: $(INSTALLED) ## Format the code of this repository
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

filesets: $(INSTALLED) ## Write the list of files that each choice brings, for review
	PYTHONPATH=tests $(BIN)/python -m support.write_filesets

pairs: $(INSTALLED) ## Write the rows of answers that hold each pair of them, as few as can be found; takes minutes
	@PYTHONPATH=tests $(BIN)/python -m support.write_pairs

clean: ## Remove what these targets have made
	rm -rf .venv .demo .site .mypy_cache .pytest_cache .ruff_cache

$(INSTALLED): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --group dev --editable .
	@touch $@
