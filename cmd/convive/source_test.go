package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// source is one Go file of ours.
type source struct {
	path string // inside the module
	test bool   // a test, or a kit for tests
	file *ast.File
	set  *token.FileSet
}

func sources(t *testing.T) (all []source) {
	t.Helper()
	walk(t, ".go", func(path string) {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, filepath.Join(root, path), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		test := strings.HasSuffix(path, "_test.go") || within(path, "e2e", "models/dbtest", "handlers/webtest")
		all = append(all, source{path, test, file, set})
	})
	return all
}

func walk(t *testing.T, suffix string, visit func(path string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != root {
			return filepath.SkipDir
		}
		if err == nil && strings.HasSuffix(path, suffix) {
			inside, _ := filepath.Rel(root, path)
			visit(filepath.ToSlash(inside))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// each visits every node of the files that are asked for.
func each(t *testing.T, asked func(source) bool, visit func(s source, n ast.Node)) {
	t.Helper()
	for _, s := range sources(t) {
		if asked(s) {
			ast.Inspect(s.file, func(n ast.Node) bool {
				visit(s, n)
				return true
			})
		}
	}
}

func (s source) at(n ast.Node) string {
	p := s.set.Position(n.Pos())
	return s.path + ":" + strings.TrimPrefix(p.String(), p.Filename+":")
}

// selects says whether a node names pkg.name.
func selects(n ast.Node, pkg, name string) bool {
	sel, ok := n.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != name {
		return false
	}
	x, ok := sel.X.(*ast.Ident)
	return pkg == "" || ok && x.Name == pkg
}

func TestGoroutinesStartOnlyWhereSomebodyWaitsForThem(t *testing.T) {
	each(t, func(s source) bool {
		return !s.test && !within(s.path, "cmd", "handlers/live", "handlers/jobs", "models/db", "models/messages")
	}, func(s source, n ast.Node) {
		if _, starts := n.(*ast.GoStmt); starts || selects(n, "", "AfterFunc") {
			t.Errorf("%s starts a goroutine", s.at(n))
		}
	})
}

func TestOnlyWhoOwnsTheRowsLeavesTheCallersScope(t *testing.T) {
	each(t, func(s source) bool {
		return !s.test && !within(s.path, "models/db", "models/accounts", "models/organizations", "models/events", "models/team",
			"models/guests/links.go",   // who holds a personal link is not known yet
			"models/replies/lookup.go", // who writes their name has no household yet
			"models/replies/table.go",  // nor who looks for their table
			"models/messages/lease.go", // whether anybody sends is the installation's to know
			"handlers/web")
	}, func(s source, n ast.Node) {
		call, ok := n.(*ast.CallExpr)
		if ok && (selects(call.Fun, "", "AtInstallation") || selects(call.Fun, "", "AtEvent")) {
			t.Errorf("%s leaves the caller's scope", s.at(n))
		}
	})
}

// bubbles are the folders whose tests run in synctest's bubbles, where the clock is the test's own and sleeping is
// waiting for a signal.
func bubbles(t *testing.T) map[string]bool {
	t.Helper()
	dirs := map[string]bool{}
	for _, s := range sources(t) {
		for _, i := range s.file.Imports {
			if s.test && i.Path.Value == `"testing/synctest"` {
				dirs[path.Dir(s.path)] = true
			}
		}
	}
	return dirs
}

func TestNothingSleepsInATest(t *testing.T) {
	fake := bubbles(t)
	each(t, func(s source) bool { return s.test && !fake[path.Dir(s.path)] }, func(s source, n ast.Node) {
		if selects(n, "time", "Sleep") {
			t.Errorf("%s sleeps", s.at(n))
		}
	})
}

func TestNothingSendsScriptsOrRawHTML(t *testing.T) {
	each(t, func(s source) bool { return true }, func(s source, n ast.Node) {
		if sentinel := s.path == "handlers/web/view.go"; selects(n, "templ", "Raw") && !sentinel {
			t.Errorf("%s writes raw HTML", s.at(n))
		}
		if selects(n, "", "ExecuteScript") {
			t.Errorf("%s sends a script", s.at(n))
		}
	})
	walk(t, ".templ", func(path string) {
		text, err := os.ReadFile(filepath.Join(root, path))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"templ.Raw", "ExecuteScript", "templ.JSUnsafeFuncCall", "<script>"} {
			if strings.Contains(string(text), word) {
				t.Errorf("%s has %s", path, word)
			}
		}
	})
}

// TestTheTestsThatDocsNameExist keeps the tables of docs/ true.
func TestTheTestsThatDocsNameExist(t *testing.T) {
	there := map[string]bool{}
	each(t, func(s source) bool { return s.test }, func(_ source, n ast.Node) {
		if f, ok := n.(*ast.FuncDecl); ok {
			there[f.Name.Name] = true
		}
	})
	named := regexp.MustCompile("`(Test[A-Z]\\w+)`")
	walk(t, ".md", func(path string) {
		text, err := os.ReadFile(filepath.Join(root, path))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range named.FindAllStringSubmatch(string(text), -1) {
			if !there[name[1]] {
				t.Errorf("%s names %s, which is not there", path, name[1])
			}
		}
	})
}
