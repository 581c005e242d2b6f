package main

import (
	"strings"
	"testing"
)

// Who may import whom: cmd → handlers → views → models/<capability> → models/{db,access,change,invalid}.

const (
	echo  = "github.com/labstack/echo"
	templ = "github.com/a-h/templ"
)

// databases are what only models/db sees.
var databases = []string{"gorm.io", "github.com/jackc", "github.com/lib/pq", "github.com/ncruces", "modernc.org", "github.com/glebarez",
	"github.com/mattn/go-sqlite3", "github.com/pressly/goose"}

// kits are the handlers' packages that belong to no capability.
var kits = []string{"handlers/web", "handlers/live", "handlers/jobs", "handlers/webtest"}

// never fails for each package in the places that imports one of the paths; with its tests, if asked.
func never(t *testing.T, places []string, tests bool, forbidden ...string) {
	t.Helper()
	for _, p := range rooms(t) {
		if !within(p.room(), places...) {
			continue
		}
		imports := p.Imports
		if tests {
			imports = p.withTests()
		}
		for _, path := range imports {
			if within(path, forbidden...) {
				t.Errorf("%s imports %s", p.ImportPath, path)
			}
		}
	}
}

func own(places ...string) []string {
	paths := make([]string, len(places))
	for i, place := range places {
		paths[i] = module + place
	}
	return paths
}

func TestChangeAndAccessImportTheStandardLibraryAlone(t *testing.T) {
	all := packages(t)
	for room, besides := range map[string][]string{"models/change": nil, "models/access": own("models/change"), "models/invalid": nil} {
		if _, ok := all[module+room]; !ok {
			t.Fatalf("%s is gone", room)
		}
		for _, path := range all[module+room].Imports {
			if !all[path].Standard && !within(path, besides...) {
				t.Errorf("%s imports %s", room, path)
			}
		}
	}
}

func TestModelsReachNothingOfTheWeb(t *testing.T) {
	all := packages(t)
	for _, p := range rooms(t) {
		if !within(p.room(), "models", "migrations") {
			continue
		}
		seen := map[string]bool{}
		reach(all, p.ImportPath, seen)
		for path := range seen {
			if within(path, echo, templ, "github.com/starfederation/datastar-go") || within(path, own("handlers", "views", "static", "cmd")...) {
				t.Errorf("%s reaches %s", p.ImportPath, path)
			}
		}
	}
}

func TestViewsSeeNoDatabaseAndNoHandlers(t *testing.T) {
	never(t, []string{"views"}, false, append(own("models/db", "models/dbtest", "handlers", "cmd"), append(databases, echo, "database/sql")...)...)
}

func TestNobodyImportsTheCommandOrTheTestKits(t *testing.T) {
	never(t, []string{"handlers", "views", "models", "static"}, true, own("cmd")...)
	for _, p := range rooms(t) {
		if within(p.room(), "models/dbtest", "handlers/webtest") {
			continue
		}
		for _, path := range p.Imports {
			if within(path, own("models/dbtest", "handlers/webtest", "e2e")...) && !within(p.room(), "e2e") {
				t.Errorf("%s imports %s outside its tests", p.ImportPath, path)
			}
		}
	}
}

func TestOnlyModelsDBSeesGORMAndDrivers(t *testing.T) {
	for _, p := range rooms(t) {
		if within(p.room(), "models/db") {
			continue
		}
		for _, path := range p.withTests() {
			if within(path, databases...) || path == "database/sql" && !within(p.room(), "models/dbtest") {
				t.Errorf("%s imports %s", p.ImportPath, path)
			}
		}
	}
}

func TestOnlyHandlersWebKnowsEcho(t *testing.T) {
	for _, p := range rooms(t) {
		if within(p.room(), "handlers/web") {
			continue
		}
		for _, path := range p.Imports {
			if within(path, echo) {
				t.Errorf("%s imports %s", p.ImportPath, path)
			}
		}
	}
}

func TestHandlersOfOneCapabilityImportNoOthers(t *testing.T) {
	for _, p := range rooms(t) {
		if p.room() == "handlers" || !within(p.room(), "handlers") || within(p.room(), kits...) {
			continue
		}
		capability := strings.Join(strings.SplitN(p.room(), "/", 3)[:2], "/")
		for _, path := range p.Imports {
			if within(path, own("handlers")...) && !within(path, own(append(kits, capability)...)...) {
				t.Errorf("%s imports %s", p.ImportPath, path)
			}
		}
	}
}

func TestAutoseatIsPure(t *testing.T) {
	never(t, []string{"models/autoseat"}, false, append(own("models/db"), "database/sql", "math/rand", "os")...)
}

func TestEveryCapabilityHasTheSameNameInEachLayer(t *testing.T) {
	all := packages(t)
	for _, p := range rooms(t) {
		parts := strings.Split(p.room(), "/")
		if len(parts) != 2 || parts[0] != "handlers" || within(p.room(), kits...) {
			continue
		}
		if _, ok := all[module+"models/"+parts[1]]; !ok {
			t.Errorf("%s has no models/%s", p.ImportPath, parts[1])
		}
	}
}
