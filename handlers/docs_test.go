package handlers_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"convive/handlers"
	"convive/handlers/web"
)

var update = flag.Bool("update", false, "write docs/routes.md anew")

// TestTheListOfRoutesIsCurrent compares docs/routes.md with the table; `go test ./handlers -run ListOfRoutes -update`
// writes it anew.
func TestTheListOfRoutesIsCurrent(t *testing.T) {
	const path = "../docs/routes.md"
	want := listed(handlers.Routes().All())
	if *update {
		if err := os.MkdirAll("../docs", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != want {
		t.Errorf("docs/routes.md is out of date (go test ./handlers -run ListOfRoutes -update): %s", differ(string(have), want))
	}
}

func listed(routes []web.Route) string {
	var b strings.Builder
	b.WriteString("# Routes\n\nThe one table, as the server mounts it (generated from handlers/routes.go; a test keeps it current). Each page is\n" +
		"followed by its stream. What an address answers to whom follows from *needs* and the matrix in models/access; the walk\nin handlers/routes_test.go holds it to that.\n\n")
	b.WriteString("| method | address | kind | needs | cache | body up to | rate |\n|---|---|---|---|---|---|---|\n")
	for _, r := range routes {
		fmt.Fprintf(&b, "| %s | `%s` | %s | %s | %s | %s | %s |\n", r.Method, r.Pattern, r.Kind, r.Needs, r.Cache, size(r.Body), r.Rate)
	}
	return b.String()
}

func size(n int64) string {
	switch {
	case n == 0:
		return "–"
	case n >= 1<<20:
		return fmt.Sprint(n>>20, " MB")
	}
	return fmt.Sprint(n>>10, " KB")
}
