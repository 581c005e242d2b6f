package web

import (
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"convive/views/answers"
	"convive/views/locale"
)

// unwritten are the strings of drafts that nobody writes: choices, and what forms hold unseen.
var unwritten = []string{"column", "command", "digest", "kind", "language", "next", "page", "password", "seen", "sheet", "side", "source", "to", "token", "was", "zone"}

// texts are the fields of the draft that people write into, with their labels as far as they are known.
func (m *Command[D]) texts() map[string]string {
	all, t := map[string]string{}, reflect.TypeFor[D]()
	for i := range t.NumField() {
		f := t.Field(i)
		if name := formName(f); name != "" && f.Type == reflect.TypeFor[string]() && !slices.Contains(unwritten, name) {
			all[name] = m.labels[name]
		}
	}
	return all
}

// choice is what lists and hidden fields hold, in forms that are nobody's draft.
var choice = regexp.MustCompile(`^[a-z0-9_.:-]*$`)

// typed shows the words that a refused form held: a browser without JavaScript has left the form behind. It is nil where
// there are none, outside an event's and a household's pages, where passwords are typed, and for a flood, which is read
// no further.
func (c *Ctx) typed(status int) templ.Component {
	p := c.route.Pattern
	if c.route.Kind != KindCommand || status == http.StatusTooManyRequests || c.datastar() ||
		!strings.HasPrefix(p, "/e/") && !strings.HasPrefix(p, "/w/") && !strings.HasPrefix(p, "/r/") ||
		c.Request().Header.Get("Content-Type") != "application/x-www-form-urlencoded" {
		return nil
	}
	values, err := c.values()
	if err != nil {
		return nil
	}
	var words []answers.Typed
	for _, field := range sortedKeys(values) {
		label, known := c.route.written[field]
		for _, said := range values[field] {
			if said != "" && (known || c.route.written == nil && !slices.Contains(unwritten, field) && !choice.MatchString(said)) {
				words = append(words, answers.Typed{Label: locale.Say(c.ctx, label), Text: said})
			}
		}
	}
	if len(words) == 0 {
		return nil
	}
	return answers.WasTyped(words)
}
