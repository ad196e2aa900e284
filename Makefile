# Every command people and CI use. Each does what is needed first, and nothing twice.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
export GOTOOLCHAIN ?= auto

help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-9s %s\n", $$1, $$2 }'

dev: ## Run the product on this machine; Ctrl-C stops it
	@scripts/install services
	@scripts/build
	@exec .data/bin/socialsync dev

reset: ## Forget the demo workspace, its database and all of .data
	@scripts/reset

test: ## Everything CI runs: checks, Go, web, browser
	@scripts/test

check: ## Format, vet, lint, generated code, vulnerabilities
	@scripts/test check

test-go: ## Go tests with the race detector; make test-go ONLY=./db/...
	@scripts/test go $(ONLY)

test-web: ## Types, lint and unit tests of the web app
	@scripts/test web

test-e2e: ## Browser tests; make test-e2e ONLY=inbox
	@scripts/test e2e $(ONLY)

smoke: ## One behaviour end to end per test, real processes
	@scripts/test go ./test/smoke/...

gen: ## Write generated code again: GraphQL, schema dump, web types, .env.example
	@scripts/gen

bench: ## Measure, beside bounds measured in the same run
	@scripts/test bench $(ONLY)

eval: ## Measure how well questions are answered from documents, and which attacks get through
	@scripts/test eval $(ONLY)

faults: ## The fault matrix: kill, freeze and break things (slow)
	@scripts/test faults $(ONLY)

pgbouncer: ## The store, the API and the smoke tests through pgbouncer in transaction mode
	@scripts/pgbouncer go test -count 1 ./db ./resolvers ./test/smoke

.PHONY: help dev reset test check test-go test-web test-e2e smoke gen bench eval faults pgbouncer
