# Each target makes .venv and installs what it needs; only make, Python 3.11+ and a package registry are assumed.
# Pass options on with ARGS="..." (demo, tour, run, bench, lock) or PYTEST_ARGS="..." (test).

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help demo tour run test check format bench lock dist clean

ARGS ?=
PYTEST_ARGS ?=
export PYTHON
# Where this is set, each process compiles every file anew: a start takes twice as long, and the tests make hundreds.
unexport PYTHONDONTWRITEBYTECODE

HERE := .venv/bin/python
CODE := $(wildcard bot cogs migrations tests benchmarks)

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

demo: .venv/.demo ## play with a simulated group in the browser, no account needed
	@$(HERE) -m bot demo $(ARGS)

tour: .venv/.dev ## watch the whole story without a browser; saves pictures when Chromium is here
	@$(HERE) -m bot demo --tour --pictures docs/pictures $(ARGS)

run: .venv/.run ## connect to Discord with the token in .env
	@$(HERE) -m bot run $(ARGS)

test: .venv/.dev ## run all tests, on SQLite and PostgreSQL
	@$(HERE) -m pytest --numprocesses auto --dist worksteal $(PYTEST_ARGS)

check: .venv/.dev ## format, lint and types, changing nothing
	@$(HERE) -m ruff format --check $(CODE)
	@$(HERE) -m ruff check
	@$(HERE) -m mypy $(CODE)

format: .venv/.dev ## format the code and mend what can be mended by itself
	@$(HERE) -m ruff check --fix-only --quiet
	@$(HERE) -m ruff format $(CODE)

bench: .venv/.dev ## measure: a press, start-up and memory against a bare bot
	@$(HERE) -m benchmarks $(ARGS)

lock: .venv/.dev ## write the lock files anew from pyproject.toml
	@requirements/lock $(ARGS)

dist: .venv/.dev ## build the wheel and the source archive into dist/
	@$(HERE) -m build --no-isolation $(ARGS)

clean: ## remove everything that was made here, except .env and data/
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find bot cogs $(wildcard migrations tests benchmarks) -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.%: requirements/%.lock requirements/build.lock pyproject.toml
	@requirements/install $*
