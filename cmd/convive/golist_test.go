package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"sync"
	"testing"
)

// root is the module's folder, seen from this one.
const root = "../.."

// module is the prefix of our own import paths.
const module = "convive/"

// pkg is what `go list` says of a package.
type pkg struct {
	ImportPath                         string
	Standard                           bool
	Imports, TestImports, XTestImports []string
}

// withTests is everything that the package and its tests import.
func (p pkg) withTests() []string {
	all := append([]string(nil), p.Imports...)
	return append(append(all, p.TestImports...), p.XTestImports...)
}

// room is the path of one of our packages inside the module.
func (p pkg) room() string { return strings.TrimPrefix(p.ImportPath, module) }

var listed = sync.OnceValues(func() (map[string]pkg, error) {
	list := exec.Command("go", "list", "-e", "-deps", "-test", "-json=ImportPath,Standard,Imports,TestImports,XTestImports", "./...")
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		return nil, err
	}
	all := map[string]pkg{}
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		all[p.ImportPath] = p
	}
})

// packages is every package of the build, by import path.
func packages(t *testing.T) map[string]pkg {
	t.Helper()
	all, err := listed()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// rooms is our own packages, without the test binaries that go list adds.
func rooms(t *testing.T) (own []pkg) {
	t.Helper()
	for path, p := range packages(t) {
		if strings.HasPrefix(path, module) && !strings.ContainsAny(path, " ") && !strings.HasSuffix(path, ".test") {
			own = append(own, p)
		}
	}
	if len(own) < 10 {
		t.Fatalf("only %d packages", len(own))
	}
	return own
}

// reach is everything that a package imports, directly or not.
func reach(all map[string]pkg, path string, seen map[string]bool) {
	for _, next := range all[path].Imports {
		if !seen[next] {
			seen[next] = true
			reach(all, next, seen)
		}
	}
}

// within says whether a path is one of the places or lies in one.
func within(path string, places ...string) bool {
	for _, place := range places {
		if path == place || strings.HasPrefix(path, place+"/") {
			return true
		}
	}
	return false
}
