package main

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// part is one declaration: what it says, and which others it names.
type part struct {
	home  string          // package
	file  string          // a template is named, not the Go file made from it
	says  []string        // sentences
	local map[string]bool // names of its own: parameters and variables
	uses  []string        // "package.name", or "package.().name" for what may be a method of the own package
}

// begin enters a declaration under its names.
func (s *scanner) begin(declared ast.Decl) {
	s.part = &part{home: s.home, file: strings.Replace(s.name, "_templ.go", ".templ", 1), local: locals(declared)}
	enter := func(name string) { s.named[s.home+"."+name] = append(s.named[s.home+"."+name], s.part) }
	switch d := declared.(type) {
	case *ast.FuncDecl:
		if d.Recv != nil {
			enter("()." + d.Name.Name)
		} else {
			enter(d.Name.Name)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			if values, ok := spec.(*ast.ValueSpec); ok {
				for _, name := range values.Names {
					enter(name.Name)
				}
			}
		}
	}
}

// locals are the names that a declaration gives to what is inside of it.
func locals(declared ast.Decl) map[string]bool {
	all := map[string]bool{}
	ast.Inspect(declared, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.AssignStmt:
			for _, left := range n.Lhs {
				if name, ok := left.(*ast.Ident); ok && n.Tok == token.DEFINE {
					all[name.Name] = true
				}
			}
		case *ast.Field:
			for _, name := range n.Names {
				all[name.Name] = true
			}
		}
		return true
	})
	return all
}

// uses notes that the declaration at hand names another, to call it or to hand it on.
func (s *scanner) uses(expr ast.Expr) {
	pkg, name := s.callee(expr)
	if pkg == "" {
		pkg, name = s.home, "()."+name
	}
	s.part.uses = append(s.part.uses, pkg+"."+name)
}

// route notes what a guests' route is declared with: its page, its rule, what is said when it is done.
func (s *scanner) route(call *ast.CallExpr) {
	for _, given := range call.Args {
		ast.Inspect(given, func(node ast.Node) bool {
			if name, ok := node.(*ast.Ident); ok {
				s.routed = append(s.routed, s.home+"."+name.Name)
			}
			return true
		})
	}
}

// drawn are the packages into which pages are followed from any other: the machinery between them says nothing of a
// page's own.
var drawn = []string{"convive/views/", "convive/models/"}

// within says whether a file's path begins with one of some.
func within(file string, pages []string) bool {
	return slices.ContainsFunc(pages, func(page string) bool { return strings.HasPrefix(file, page) })
}

// reached are the sentences that some pages say: in their own files and in those of guests' routes, and in whatever
// these name of their own package and of drawn. What is of hosts alone is left out of the files, and is not out of reach of
// the routes.
func (s *scanner) reached(pages []string) map[string]bool {
	said := map[string]bool{}
	var begin []*part
	for _, all := range s.named {
		for _, p := range all {
			if within(p.file, pages) {
				begin = append(begin, p)
			}
		}
	}
	s.follow(begin, hostPages, said)
	begin = nil
	for _, name := range s.routed {
		begin = append(begin, s.named[name]...)
	}
	s.follow(begin, nil, said)
	return said
}

// follow notes what some parts say, and the parts that they name, but for those in the files left out.
func (s *scanner) follow(open []*part, out []string, said map[string]bool) {
	seen := map[*part]bool{}
	for len(open) > 0 {
		p := open[0]
		open = open[1:]
		if seen[p] || within(p.file, out) {
			continue
		}
		seen[p] = true
		for _, sentence := range p.says {
			said[sentence] = true
		}
		for _, name := range p.uses {
			for _, next := range s.named[name] {
				if next.home == p.home || slices.ContainsFunc(drawn, func(folder string) bool { return strings.HasPrefix(name, folder) }) {
					open = append(open, next)
				}
			}
		}
	}
}
