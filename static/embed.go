// Package static holds what browsers load beside pages: the style sheet, the web components, the Datastar bundle and
// the table of expressions. Everything is in the binary and has an address that changes with its content, so that it may
// be cached for ever. It guards the strict Content-Security-Policy: what is not here does not run.
package static

import (
	"embed"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed all:css all:components all:dist expressions.js
var folder embed.FS

// The names that pages ask URL for; components are named by their path, "components/live.js".
const (
	Style       = "app.css"
	GuestStyle  = "guest.css" // what guests' pages need of it
	Expressions = "expressions.js"
	Datastar    = "datastar.js"
)

// errMissing is what a start without the bundle says.
var errMissing = errors.New("static/dist/datastar.js is missing in this build: run `make generate`, then build again")

var files = sync.OnceValue(func() map[string]File { return load(folder) })

// Files returns every file by its name below /static/. The map is shared: don't write to it.
func Files() map[string]File { return files() }

// URL returns the address of a file, with its version: "/static/app.css?v=…". A name that is not there gets the
// address without a version, which answers 404.
func URL(name string) string {
	file, ok := Files()[name]
	if !ok {
		return prefix + name
	}
	return prefix + name + "?v=" + file.Hash
}

// Check says what to do when this binary was built before `make generate`; serve calls it first.
func Check() error { return check(Files()) }

func check(files map[string]File) error {
	if _, ok := files[Datastar]; !ok {
		return errMissing
	}
	return nil
}

// load reads the folder: css/ becomes one guest.css and, with css/hosts/, one app.css; dist/ lies at the top, components/
// keeps its paths.
func load(folder fs.FS) map[string]File {
	files := map[string]File{}
	sheets := map[string][]byte{}
	// An embedded folder has no read errors but a missing name.
	_ = fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(folder, name)
		if err != nil {
			return err
		}
		switch top, rest, _ := strings.Cut(name, "/"); {
		case top == "css" && path.Ext(name) == ".css":
			sheets[rest] = content
		case top == "dist":
			add(files, rest, content)
		case top == "components" || top == Expressions:
			add(files, name, content)
		}
		return nil
	})
	add(files, Style, joined(sheets, func(string) bool { return true }))
	add(files, GuestStyle, joined(sheets, func(name string) bool { return !strings.HasPrefix(name, hosts) }))
	return files
}

// hosts is the folder of the sheets that no page of a guest needs.
const hosts = "hosts/"

// joined puts sheets together in the order of their names, whatever their folder.
func joined(sheets map[string][]byte, wanted func(name string) bool) []byte {
	names := slices.SortedFunc(maps.Keys(sheets), func(a, b string) int { return strings.Compare(path.Base(a), path.Base(b)) })
	var all []byte
	for _, name := range names {
		if wanted(name) {
			all = append(append(all, sheets[name]...), '\n')
		}
	}
	return all
}

func add(files map[string]File, name string, content []byte) {
	if kind, ok := types[path.Ext(name)]; ok {
		files[name] = newFile(name, kind, content)
	}
}
