package main

import (
	"go/ast"
	"regexp"
	"slices"
	"strings"
)

// guestRoutes are the methods of handlers/web that declare what a household sees.
var guestRoutes = []string{"GuestPage", "GuestPost", "GuestMutation", "GuestDownload"}

// call looks at one call: locale.T, Parts, N and Around, change.Say, invalid.Refuse, say in handlers/web, and Add and Check of an invalid.Fields.
func (s *scanner) call(call *ast.CallExpr) {
	pkg, name := s.callee(call.Fun)
	switch {
	case pkg == localePath && (name == "T" || name == "Parts"):
		s.say(call, 1, 2)
	case pkg == localePath && name == "N":
		s.sayN(call)
	case pkg == localePath && name == "Around":
		s.say(call, 1, 3)
	case pkg == changePath && name == "Say", pkg == invalidPath && name == "Refuse", pkg == webPath && name == "say":
		s.made(call, 0)
	case pkg == "" && slices.Contains(guestRoutes, name):
		s.route(call)
	case pkg == "" && name == "Add" && len(call.Args) >= 2 && s.knows(invalidPath):
		s.message(call.Args[1])
	case pkg == "" && name == "Check" && len(call.Args) >= 3 && s.knows(invalidPath):
		s.message(call.Args[2])
	}
}

// callee returns the package and the name of a called function; pkg is "" for a method.
func (s *scanner) callee(fun ast.Expr) (pkg, name string) {
	switch f := fun.(type) {
	case *ast.Ident:
		return s.home, f.Name
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok {
			return s.names[x.Name], f.Sel.Name
		}
		return "", f.Sel.Name
	}
	return "", ""
}

func (s *scanner) knows(pkg string) bool {
	for _, path := range s.names {
		if path == pkg {
			return true
		}
	}
	return false
}

// say records the sentence in an argument; pairs begin at another one.
func (s *scanner) say(call *ast.CallExpr, text, pairs int) {
	if len(call.Args) <= text {
		return
	}
	sentence, ok := literal(call.Args[text])
	if !ok {
		s.mistake(call, "the sentence is not a string literal, so that no translator will see it")
		return
	}
	s.add(call, sentence, "")
	s.check(call, pairs, sentence)
}

func (s *scanner) sayN(call *ast.CallExpr) {
	if len(call.Args) < 4 {
		return
	}
	one, ok1 := literal(call.Args[1])
	many, ok2 := literal(call.Args[2])
	if !ok1 || !ok2 {
		s.mistake(call, "both sentences have to be string literals, so that translators see them")
		return
	}
	s.add(call, one, many)
	s.check(call, 4, one+many)
}

func (s *scanner) made(call *ast.CallExpr, text int) {
	if len(call.Args) <= text {
		return
	}
	if sentence, ok := literal(call.Args[text]); ok {
		s.add(call, sentence, "")
		return
	}
	s.mistake(call, "the sentence is not a string literal, so that no translator will see it")
}

// message records a form's message; one that is not a literal is somebody else's, who has made it a sentence already.
func (s *scanner) message(arg ast.Expr) {
	if text, ok := literal(arg); ok {
		s.add(arg, text, "")
	}
}

// field finds invalid.Field{"name", "message"} and invalid.Field{Message: "…"}, also within invalid.Fields{{…}}.
func (s *scanner) field(lit *ast.CompositeLit) {
	pkg, name := s.callee(lit.Type)
	if pkg != invalidPath || name != "Field" && name != "Fields" {
		return
	}
	if name == "Field" {
		s.fieldValue(lit)
		return
	}
	for _, element := range lit.Elts {
		if inner, ok := element.(*ast.CompositeLit); ok && inner.Type == nil {
			s.fieldValue(inner)
		}
	}
}

func (s *scanner) fieldValue(lit *ast.CompositeLit) {
	for i, element := range lit.Elts {
		switch e := element.(type) {
		case *ast.KeyValueExpr:
			if key, ok := e.Key.(*ast.Ident); ok && key.Name == "Message" {
				s.message(e.Value)
			}
		default:
			if i == 1 {
				s.message(element)
			}
		}
	}
}

var verb = regexp.MustCompile(`%[sdvqfx+#]`)

// check holds a call's pairs against the places of its sentence.
func (s *scanner) check(call *ast.CallExpr, first int, sentence string) {
	if verb.MatchString(sentence) {
		s.mistake(call, "%q has a printf verb: name the place, {name}", sentence)
	}
	if call.Ellipsis.IsValid() || len(call.Args) < first || len(call.Args) == first && slices.Contains(filledInThePage, sentence) {
		return
	}
	var given []string
	for i := first; i < len(call.Args); i += 2 {
		name, ok := literal(call.Args[i])
		if !ok || i+1 == len(call.Args) {
			s.mistake(call, "what fills %q is not pairs of a literal name and a value", sentence)
			return
		}
		given = append(given, name)
		if !strings.Contains(sentence, "{"+name+"}") {
			s.mistake(call, "%q has no place {%s}", sentence, name)
		}
	}
	for _, name := range places(sentence) {
		if implicit := first == 4 && name == "n" || first == 3 && s.isPlace(call, name); !implicit && !slices.Contains(given, name) {
			s.mistake(call, "nothing fills {%s} of %q", name, sentence)
		}
	}
}

// isPlace tells whether a name is the place that Around parts its sentence at.
func (s *scanner) isPlace(call *ast.CallExpr, name string) bool {
	place, ok := literal(call.Args[2])
	return ok && place == name
}

var placeRe = regexp.MustCompile(`\{([A-Za-z_][A-Za-z0-9_]*)\}`)

// places returns the names of a sentence's places, sorted, each once.
func places(sentence string) (names []string) {
	for _, match := range placeRe.FindAllStringSubmatch(sentence, -1) {
		names = append(names, match[1])
	}
	slices.Sort(names)
	return slices.Compact(names)
}
