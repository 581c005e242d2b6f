package locale

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"
)

// List joins names as a sentence does: "Nicholas, Kunle and Sade". None gives "".
func List(ctx context.Context, items []string) string {
	l := of(ctx)
	own := make([]string, len(items))
	for i, item := range items {
		own[i] = l.isolate(item)
	}
	return l.list(own)
}

// joined makes the list of a language in which the words between never change; source: CLDR's list patterns.
func joined(comma, and string) func([]string) string {
	return func(items []string) string {
		if len(items) < 2 {
			return strings.Join(items, "")
		}
		last := len(items) - 1
		return strings.Join(items[:last], comma) + and + items[last]
	}
}

// spanishList says "e" instead of "y" before the sound i.
func spanishList(items []string) string {
	and := " y "
	if len(items) > 0 {
		last := strings.ToLower(items[len(items)-1])
		after, h := strings.CutPrefix(last, "hi")
		if strings.HasPrefix(last, "i") || strings.HasPrefix(last, "í") ||
			h && !strings.HasPrefix(after, "a") && !strings.HasPrefix(after, "e") {
			and = " e "
		}
	}
	return joined(", ", and)(items)
}

// arabicList parts the "and", which is a letter of the next word, from a name of another script.
func arabicList(items []string) string {
	var out strings.Builder
	for i, item := range items {
		if i > 0 {
			out.WriteString(" و")
			if !begins(item, unicode.Arabic) {
				out.WriteString("\u00a0")
			}
		}
		out.WriteString(item)
	}
	return out.String()
}

// hebrewList puts a hyphen between the "and" and a name of another script.
func hebrewList(items []string) string {
	and := " ו"
	if len(items) > 0 && !begins(items[len(items)-1], unicode.Hebrew) {
		and = " ו-"
	}
	return joined(", ", and)(items)
}

// begins tells whether a name, isolated or not, begins in a script.
func begins(name string, script *unicode.RangeTable) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(name, "\u2068"))
	return unicode.Is(script, first)
}
