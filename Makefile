# Convive. `make help` lists what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.8.0
# What starts goroutines or is used by several at once runs under the race detector. Packages begin in the order in which
# they are named: the longest come first, so that no core waits for one of them in the end.
# ./models/seating runs with it and without: under the detector its properties draw seldom (checks_test.go).
RACE := ./models/db/... ./handlers/live/... ./handlers/web/... ./handlers/requests/...
LONG := ./handlers ./e2e ./cmd/convive/simulate ./handlers/guests ./e2e/livejs ./e2e/faults ./e2e/cells
REST = $(LONG) $$(go list ./... | grep -vxF -f <(go list $(RACE)))
FLAGS := -mod=readonly -trimpath
# `make check` vets; the tests needn't do it again for each package.
TEST := go test $(FLAGS) -vet=off
# The collector works less often where there is memory for it: a tenth less work for the tests.
ROOM := GOGC=400
# Without symbol tables a third of the binary is gone; stack traces keep their names.
SLIM := -ldflags='-s -w'

.PHONY: help
help: ## list the commands
	@grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

.PHONY: run
run: build ## build and serve the demo wedding on http://localhost:8080
	bin/convive serve --demo

# A demo wedding of its own, in a folder that goes when it ends, so that ./data is left alone. The server believes the
# addresses that the simulation gives its people: the limits per address are for each of them, as they are outside. It
# is a job of its own, so that Ctrl-C ends the play first, which then still has somebody to ask.
define play
@! (exec 3<>/dev/tcp/127.0.0.1/$(1)) 2>/dev/null || { echo "port $(1) is taken; end what listens there first"; exit 1; }; \
dir=$$(mktemp -d); set -m; \
bin/convive serve --demo --data "$$dir" --addr 127.0.0.1:$(1) --trusted-proxy 127.0.0.0/8 --log-level error & server=$$!; \
set +m; trap 'kill $$server; wait $$server; rm -rf "$$dir"' EXIT; \
bin/convive simulate --url http://localhost:$(1) $(2)
endef

.PHONY: demo
demo: build ## a wedding that plays itself for ten minutes on http://localhost:8081; open two windows, or end it by Ctrl-C
	$(call play,8081,--guests 12 --planners 3 --watchers 6 --minutes 10)

.PHONY: soak
soak: build ## five minutes of 1,000 open pages at a pace of 50 commands a second, connections cut at random; fails on what is lost
	$(call play,8082,--guests 120 --planners 20 --watchers 1000 --speed 16 --minutes 5 --cuts)

.PHONY: pictures
pictures: build ## make docs/live.gif anew, in a real browser; look at it afterwards
	go run ./e2e/pictures

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
	$(TEST) -race -timeout 10m $(RACE) ./models/seating
	$(ROOM) $(TEST) -timeout 25m $(REST)

.PHONY: e2e
e2e: needs bundle ## the stories in a real browser
	$(TEST) -timeout 25m ./e2e/...

.PHONY: screenshots
screenshots: needs bundle ## pictures of every screen at three sizes, light and dark, in e2e/screenshots; CONVIVE_SCREENS="seating guests" picks
	CONVIVE_SCREENSHOTS=yes $(TEST) -count 1 -timeout 25m ./e2e -run TestEveryScreen

.PHONY: fuzz
fuzz: bundle ## 30 s each of made-up CSV and XLSX files for the importer, and of seating instances; what breaks it is kept beside its corpus
	$(TEST) ./models/imports/lists -run '^$$' -fuzz '^FuzzRead$$' -fuzztime 30s
	$(TEST) ./models/imports/lists -run '^$$' -fuzz '^FuzzWorkbook$$' -fuzztime 30s
	$(TEST) ./models/autoseat/instance -run '^$$' -fuzz '^FuzzRead$$' -fuzztime 30s

.PHONY: check
check: bundle ## format, vet, staticcheck, generated files, vulnerabilities, who may import whom
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); echo "run gofmt -w"; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...
	@$(MAKE) --no-print-directory generate >/dev/null
	@git diff --exit-code --stat -- views static/expressions.js || { echo "generated files were out of date: commit what make generate wrote"; exit 1; }
	go test $(FLAGS) ./cmd/convive -run 'Arch|Import|Source'
	@bash .ci/vulnerabilities $(GOVULNCHECK)

.PHONY: lighthouse
lighthouse: build ## judge a guest's reply page as Lighthouse does
	@bash .ci/lighthouse

.PHONY: bench
bench: build ## figures beside their baselines, as "name value unit"
	@go run ./e2e/bench
