package locale

import (
	"context"
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/unicode/bidi"
)

// T says an English sentence in the context's language. The sentence is a string literal, which extract finds; its
// places are named, {name}, and filled from pairs: T(ctx, "Hello {name}", "name", guest). Numbers are written as in
// the language. What fills a place is never read again, so it may hold anything.
func T(ctx context.Context, sentence string, pairs ...any) string {
	l := of(ctx)
	return l.fill(l.sentences.get(sentence), pairs)
}

// N says the sentence for one or for many; both are literals and {n} is the number.
func N(ctx context.Context, one, many string, n int, pairs ...any) string {
	l := of(ctx)
	return l.fill(l.sentences.getN(one, many, n), append([]any{"n", n}, pairs...))
}

// Around says a sentence with one place that is not text but markup, such as a link or <bdi>: it returns what stands
// before and after that place. The sentence is a literal. A translation without the place is all before it.
func Around(ctx context.Context, sentence, place string, pairs ...any) (before, after string) {
	l := of(ctx)
	before, after, _ = strings.Cut(l.sentences.get(sentence), "{"+place+"}")
	return l.fill(before, pairs), l.fill(after, pairs)
}

// Part is a piece of a sentence: its own words, or what fills one of its places.
type Part struct {
	Text  string
	Place string // the name of the place that it fills; "" for the sentence's own words
}

// Parts is T for a page that marks what fills the places. Each of those stands in a <bdi>.
func Parts(ctx context.Context, sentence string, pairs ...any) []Part {
	l := of(ctx)
	return l.parts(l.sentences.get(sentence), pairs)
}

// Say says a sentence that a model made, where T can't be called: the message of an invalid.Field, a change.Sentence.
// The extractor finds these where they are made.
func Say(ctx context.Context, sentence string, pairs ...any) string {
	l := of(ctx)
	return l.fill(l.sentences.get(sentence), pairs)
}

// fill puts values into the named places; a place without a value stays as it is written.
func (l *language) fill(text string, pairs []any) string {
	if len(pairs) == 0 || !strings.Contains(text, "{") {
		return text
	}
	var out strings.Builder
	for _, p := range l.parts(text, pairs) {
		out.WriteString(p.Text)
	}
	return out.String()
}

func (l *language) parts(text string, pairs []any) (all []Part) {
	for {
		before, rest, found := strings.Cut(text, "{")
		all = append(all, Part{Text: before})
		if !found {
			return all
		}
		name, after, closed := strings.Cut(rest, "}")
		value, known := valueOf(pairs, name)
		if !closed || !known {
			all = append(all, Part{Text: "{"})
			text = rest
			continue
		}
		said := l.value(value)
		all = append(all, Part{Text: said, Place: name})
		text = after
		if strings.HasSuffix(strings.TrimSuffix(said, "\u2069"), ".") && !strings.HasPrefix(after, "..") { // "Removed Ada Lawson Jr."
			text = strings.TrimPrefix(after, ".")
		}
	}
}

func valueOf(pairs []any, name string) (any, bool) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1], true
		}
	}
	return nil, false
}

func (l *language) value(v any) string {
	switch v := v.(type) {
	case string:
		return l.isolate(v)
	case int:
		return l.numbers.format(int64(v))
	case int64:
		return l.numbers.format(v)
	case time.Time: // a day that a rule names: "Monday 31 August"
		return l.date(l.calendar.forms[DateDay], v)
	}
	return l.isolate(fmt.Sprint(v))
}

// Isolated is text of people's own beside which nothing else of a sentence stands, where markup can't: a label, an option.
func Isolated(ctx context.Context, text string) string { return of(ctx).isolate(text) }

// isolate keeps a name in a script of the other direction from reordering the sentence around it (Unicode's FSI and
// PDI; in markup <bdi> does the same). Text of the sentence's own direction stays as it is, and so does what has been
// isolated already, as the one name of a list.
func (l *language) isolate(text string) string {
	if inside, isolated := strings.CutPrefix(text, "\u2068"); isolated && strings.Index(inside, "\u2069") == len(inside)-len("\u2069") {
		return text
	}
	for _, r := range text {
		properties, _ := bidi.LookupRune(r)
		class := properties.Class()
		right := class == bidi.R || class == bidi.AL
		if right && l.dir == "ltr" || class == bidi.L && l.dir == "rtl" {
			return "\u2068" + text + "\u2069"
		}
	}
	return text
}
