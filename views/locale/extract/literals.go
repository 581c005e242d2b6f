package main

import (
	"fmt"
	"go/parser"
	"html"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	templ "github.com/a-h/templ/parser/v2"
	"github.com/a-h/templ/parser/v2/visitor"
)

// allowed are texts of templates that are the same in every language.
var allowed = []string{"Convive", "CSV", "XLSX", "PDF", "PNG", "SVG", "QR", "A4", "Letter", "Ctrl", "K", "px"}

// spoken are the attributes whose value people read or hear.
var spoken = []string{"title", "alt", "placeholder", "label", "aria-label", "aria-description", "aria-placeholder", "aria-roledescription", "aria-valuetext"}

// bypasses finds texts of templates that go around gettext: text with letters, spoken attributes, and string literals
// shown as they are.
func bypasses(top fs.FS, folder string) (found []string, err error) {
	err = fs.WalkDir(top, folder, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == showcase:
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".templ"):
			return nil
		}
		content, err := fs.ReadFile(top, name)
		if err != nil {
			return err
		}
		file, err := templ.ParseString(string(content))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		return file.Visit(watch(func(text string) {
			if hasWords(text) {
				found = append(found, fmt.Sprintf("%s: %q", name, strings.TrimSpace(text)))
			}
		}))
	})
	return found, err
}

// watch calls shown with every constant text that a template shows.
func watch(shown func(text string)) *visitor.Visitor {
	v := visitor.New()
	isSpoken := func(key templ.AttributeKey) bool { return slices.Contains(spoken, strings.ToLower(key.String())) }
	expression := func(code string) {
		expr, err := parser.ParseExpr(strings.TrimSpace(code))
		if text, ok := literal(expr); err == nil && ok {
			shown(text)
		}
	}
	v.Text = func(t *templ.Text) error {
		shown(html.UnescapeString(t.Value))
		return nil
	}
	v.StringExpression = func(e *templ.StringExpression) error {
		expression(e.Expression.Value)
		return nil
	}
	v.ConstantAttribute = func(a *templ.ConstantAttribute) error {
		if isSpoken(a.Key) {
			shown(html.UnescapeString(a.Value))
		}
		return nil
	}
	v.ExpressionAttribute = func(a *templ.ExpressionAttribute) error {
		if isSpoken(a.Key) {
			expression(a.Expression.Value)
		}
		return nil
	}
	return v
}

// hasWords tells whether something is left to translate besides the allowed texts, digits and signs.
func hasWords(text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' })
	return slices.ContainsFunc(words, func(word string) bool {
		return strings.IndexFunc(word, unicode.IsLetter) >= 0 && !slices.Contains(allowed, word)
	})
}
