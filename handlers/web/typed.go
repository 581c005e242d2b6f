package web

import (
	"reflect"
	"regexp"

	"github.com/a-h/templ"

	"convive/views/answers"
	"convive/views/locale"
)

// key is what lists and hidden fields hold; people write such words too, but seldom alone.
var key = regexp.MustCompile(`^[a-z0-9_.:-]*$`)

// typedIn are the words that a draft holds. A refusal's page shows them, since a browser without JavaScript has left the
// form behind. Outside an event, where passwords are typed, none are shown.
func (m *Command[D]) typedIn(c *Ctx, draft D) (words []answers.Typed) {
	if c.event.ID == "" {
		return nil
	}
	v := reflect.ValueOf(draft)
	for i := range v.NumField() {
		name := formName(v.Type().Field(i))
		text, ok := v.Field(i).Interface().(string)
		if label, known := m.labels[name]; ok && text != "" && known {
			words = append(words, answers.Typed{Label: locale.Say(c.ctx, label), Text: text})
		} else if ok && name != "" && !key.MatchString(text) {
			words = append(words, answers.Typed{Text: text})
		}
	}
	return words
}

// typed shows what the refused form held; nil where it held no words.
func (c *Ctx) typed() templ.Component {
	if len(c.words) == 0 {
		return nil
	}
	return answers.WasTyped(c.words)
}
