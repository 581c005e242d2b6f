// Package locale is where words, dates and numbers become those of a language. Sentences stand in the source in English
// and go through T and N from the first page on; translations are the PO files beside this one, kept up to date by
// extract. It guards two rules: no sentence reaches a page except through here, and a sentence without a translation is
// shown in English rather than not at all.
package locale

import (
	"context"
	"slices"
)

// Known are the languages that guests' pages have and that hosts may offer: dates and numbers are right in all of them, and
// a test holds each to every sentence of those pages. In hosts' pages a missing sentence is English.
var Known = []string{"en", "de", "fr", "es", "he", "ar"}

// OfferedOf are those of an event's languages that are known, in the event's order; English when none is.
func OfferedOf(languages []string) (all []string) {
	for _, code := range languages {
		if slices.Contains(Known, code) {
			all = append(all, code)
		}
	}
	if len(all) == 0 {
		return Known[:1]
	}
	return all
}

// language is all that is known about one; it never changes after the start.
type language struct {
	code      string
	name      string // what the language calls itself
	dir       string // "ltr" or "rtl"
	sentences sentences
	calendar  calendar
	numbers   numbers
	list      func(items []string) string
}

type contextKey struct{}

// With returns a context in which everything is said in a language of Known, or in English for any other code.
func With(ctx context.Context, code string) context.Context {
	if !slices.Contains(Known, code) {
		code = Known[0]
	}
	return context.WithValue(ctx, contextKey{}, languages()[code])
}

// Lang returns the context's language, "en" when none was chosen: for <html lang> and a View's variant.
func Lang(ctx context.Context) string { return of(ctx).code }

// Dir returns the direction of the context's language, "ltr" or "rtl", for <html dir>.
func Dir(ctx context.Context) string { return of(ctx).dir }

// OwnName is what a language of Known calls itself, as people look for it.
func OwnName(code string) string {
	if l, ok := languages()[code]; ok {
		return l.name
	}
	return code
}

func of(ctx context.Context) *language {
	if l, ok := ctx.Value(contextKey{}).(*language); ok {
		return l
	}
	return languages()[Known[0]]
}
