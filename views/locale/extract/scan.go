package main

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Sentence is one English sentence of the source.
type Sentence struct {
	ID, Plural string   // Plural is "" for a sentence without a number
	Files      []string // where it is said, sorted; a template is named, not the Go file made from it
}

// scan collects the sentences of all Go files below the folders, sorted by text. Mistakes are calls that can't be
// translated, each with its place; the error is about reading and parsing alone.
func scan(top fs.FS, folders ...string) (sentences []Sentence, mistakes []string, err error) {
	s, err := read(top, folders...)
	if err != nil {
		return nil, nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(s.found)) {
		sentence := s.found[id]
		slices.Sort(sentence.Files)
		sentence.Files = slices.Compact(sentence.Files)
		sentences = append(sentences, *sentence)
	}
	return sentences, s.mistakes, nil
}

func read(top fs.FS, folders ...string) (*scanner, error) {
	s := &scanner{found: map[string]*Sentence{}, named: map[string][]*part{}}
	for _, folder := range folders {
		if _, err := fs.Stat(top, folder); err != nil {
			continue // a young checkout may lack one
		}
		err := fs.WalkDir(top, folder, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case name == showcase:
				return fs.SkipDir
			case entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
				return nil
			}
			return s.file(top, name)
		})
		if err != nil {
			return nil, err
		}
	}
	return s, nil
}

type scanner struct {
	found    map[string]*Sentence
	mistakes []string
	routed   []string           // what guests' routes are declared with
	named    map[string][]*part // the declarations by package and name: methods of several types may share one

	// of the file at hand
	places *token.FileSet
	name   string
	names  map[string]string // local name of a package that makes sentences → its path
	home   string            // path of the file's own package
	part   *part             // the declaration at hand
}

// Packages whose calls hold sentences.
const (
	localePath  = "convive/views/locale"
	changePath  = "convive/models/change"
	webPath     = "convive/handlers/web"
	invalidPath = "convive/models/invalid"
)

func (s *scanner) file(top fs.FS, name string) error {
	content, err := fs.ReadFile(top, name)
	if err != nil {
		return err
	}
	s.places, s.name, s.home, s.names = token.NewFileSet(), name, path.Join("convive", path.Dir(name)), map[string]string{}
	file, err := parser.ParseFile(s.places, name, content, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	for _, imported := range file.Imports {
		at, _ := strconv.Unquote(imported.Path.Value)
		local := path.Base(at)
		if imported.Name != nil {
			local = imported.Name.Name
		}
		s.names[local] = at
	}
	for _, declared := range file.Decls {
		s.begin(declared)
		ast.Inspect(declared, s.look)
	}
	return nil
}

// look takes one node of a declaration; what it returns says whether to look into it.
func (s *scanner) look(node ast.Node) bool {
	switch n := node.(type) {
	case *ast.CallExpr:
		s.call(n)
		if _, ok := n.Fun.(*ast.Ident); ok {
			s.uses(n.Fun)
		}
	case *ast.CompositeLit:
		s.field(n)
	case *ast.SelectorExpr:
		s.uses(n)
		ast.Inspect(n.X, s.look)
		return false
	case *ast.KeyValueExpr:
		if _, ok := n.Key.(*ast.Ident); ok { // a field of what is made
			ast.Inspect(n.Value, s.look)
			return false
		}
	case *ast.Ident:
		if !s.part.local[n.Name] {
			s.uses(n)
		}
	}
	return true
}

// add records a sentence; the same one with two plurals is a mistake.
func (s *scanner) add(at ast.Node, id, plural string) {
	known := s.found[id]
	if known == nil {
		known = &Sentence{ID: id}
		s.found[id] = known
	}
	if known.Plural != "" && plural != "" && known.Plural != plural {
		s.mistake(at, "%q has two plurals, %q and %q", id, known.Plural, plural)
	}
	known.Plural = cmp.Or(known.Plural, plural)
	known.Files = append(known.Files, s.part.file)
	s.part.says = append(s.part.says, id)
}

func (s *scanner) mistake(at ast.Node, format string, args ...any) {
	s.mistakes = append(s.mistakes, fmt.Sprintf("%s: %s", s.places.Position(at.Pos()), fmt.Sprintf(format, args...)))
}

// literal returns the value of a string literal, or of several joined by +.
func literal(expr ast.Expr) (string, bool) {
	switch e := expr.(type) {
	case *ast.BasicLit:
		value, err := strconv.Unquote(e.Value)
		return value, e.Kind == token.STRING && err == nil
	case *ast.ParenExpr:
		return literal(e.X)
	case *ast.BinaryExpr:
		left, ok1 := literal(e.X)
		right, ok2 := literal(e.Y)
		return left + right, e.Op == token.ADD && ok1 && ok2
	}
	return "", false
}
