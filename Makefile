# `make` alone lists the targets.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PORT ?= 8000
export PYTHONPATH := .:site

.PHONY: help setup run test check format lock

help: ## List the targets
	@grep -hE '^[a-z-]+:.*?## ' $(MAKEFILE_LIST) | sort | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/'

setup: ## Make the virtual environment and install the locked dependencies
	@bash .ci/setup.sh

run: setup ## Set everything up, load the demo content into an empty database, and serve
	@bash .ci/run-site.sh $(PORT)

test: setup ## Set everything up and pass all tests (DATABASE_URL chooses the database)
	@bash .ci/test.sh

check: setup ## Format, lint, types, imports, templates, migrations
	@bash .ci/check.sh

format: setup ## Put code and templates into the house format
	.venv/bin/ruff format . && .venv/bin/ruff check --fix-only . && .venv/bin/djhtml templates

lock: ## Compile the lock files from pyproject.toml (needs uv)
	uv pip compile pyproject.toml -p 3.11 --universal --generate-hashes --no-emit-index-url --no-header -q -o requirements.txt
	uv pip compile pyproject.toml -p 3.11 --universal --generate-hashes --no-emit-index-url --no-header -q --group dev -c requirements.txt -o requirements-dev.txt
