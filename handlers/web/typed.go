package web

import (
	"regexp"
	"strings"

	"github.com/a-h/templ"

	"convive/views/answers"
	"convive/views/locale"
)

// key is what lists and hidden fields hold; people write such words too, but seldom alone.
var key = regexp.MustCompile(`^[a-z0-9_.:-]*$`)

// typed shows the words that a refused form held: a browser without JavaScript has left the form behind. It is nil where
// there are none, and outside an event's and a household's pages, where passwords are typed.
func (c *Ctx) typed() templ.Component {
	p := c.route.Pattern
	if c.route.Kind != KindCommand || c.datastar() || !strings.HasPrefix(p, "/e/") && !strings.HasPrefix(p, "/w/") && !strings.HasPrefix(p, "/r/") {
		return nil
	}
	if c.Request().Header.Get("Content-Type") != "application/x-www-form-urlencoded" {
		return nil
	}
	values, err := c.values()
	if err != nil {
		return nil
	}
	var words []answers.Typed
	for _, name := range sortedKeys(values) {
		label, known := c.labels[name]
		for _, text := range values[name] {
			if name != "command" && text != "" && (known || !key.MatchString(text)) {
				words = append(words, answers.Typed{Label: locale.Say(c.ctx, label), Text: text})
			}
		}
	}
	if len(words) == 0 {
		return nil
	}
	return answers.WasTyped(words)
}
