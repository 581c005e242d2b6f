# Convive. `make help` lists what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.8.0
# What starts goroutines or is used by several at once runs under the race detector.
RACE := ./models/db/... ./handlers/live/... ./handlers/web/... ./handlers/requests/...
REST = $$(go list ./... | grep -v -e '^convive/e2e' | grep -vxF -f <(go list $(RACE)))
FLAGS := -mod=readonly -trimpath
# Without symbol tables a third of the binary is gone; stack traces keep their names.
SLIM := -ldflags='-s -w'

.PHONY: help
help: ## list the commands
	@grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

.PHONY: run
run: build ## build and serve the demo wedding on http://localhost:8080
	bin/convive serve --demo

.PHONY: build
build: bundle ## leave the binary in bin/convive
	go build $(FLAGS) $(SLIM) -o bin/convive ./cmd/convive

.PHONY: bundle
bundle:
	@go run ./static/gen datastar

.PHONY: seed
seed: build ## make the demo event anew and leave the others alone
	bin/convive seed

.PHONY: generate
generate: bundle ## templates, the table of expressions, the translators' files
	go tool templ generate -path views
	go run ./static/gen expressions
	go run ./views/locale/extract

.PHONY: needs
needs:
	@bash .ci/needs

.PHONY: test
test: needs bundle ## every test on both engines, with the race detector where it matters, and the browser stories
	go test $(FLAGS) -race -timeout 10m $(RACE)
	go test $(FLAGS) -race -timeout 10m ./models/seating -rapid.checks=3
	go test $(FLAGS) -timeout 10m $(REST)
	$(MAKE) e2e

.PHONY: e2e
e2e: needs bundle ## the stories in a real browser
	go test $(FLAGS) -timeout 10m ./e2e/...

.PHONY: check
check: bundle ## format, vet, staticcheck, generated files, vulnerabilities, who may import whom
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); echo "run gofmt -w"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...
	@$(MAKE) --no-print-directory generate >/dev/null
	@git diff --exit-code --stat -- views static/expressions.js || { echo "generated files were out of date: commit what make generate wrote"; exit 1; }
	go test $(FLAGS) ./cmd/convive -run 'Arch|Import|Source'
	@bash .ci/vulnerabilities $(GOVULNCHECK)

.PHONY: bench
bench: build ## figures beside their baselines, as "name value unit"
	@go run ./e2e/bench
