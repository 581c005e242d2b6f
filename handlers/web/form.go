package web

import (
	"net/url"
	"strings"

	"convive/models/invalid"
)

// Draft is what a form holds. Validate names what is to be mended; it runs before the transaction.
type Draft interface{ Validate() invalid.Fields }

// Form is a draft on its way: what was typed, what is wrong with it, and the id under which it is sent.
type Form[D Draft] struct {
	Draft   D
	Errors  invalid.Fields
	Command string
	Action  string
}

// FormOf is the page's form: what came back from a refused command, or a fresh one around the draft given.
func FormOf[D Draft](b *Body, action string, fresh D) Form[D] {
	if back, ok := b.form.(Form[D]); ok && back.Action == action {
		return back
	}
	return Form[D]{Draft: fresh, Command: b.NewCommand(), Action: action}
}

// picked resolves the answers of a conflict: "pick.diet" says whether "mine.diet" or "theirs.diet" is meant.
func picked(values url.Values) url.Values {
	all := values.Get("pick-all")
	for name := range values {
		field, ok := strings.CutPrefix(name, "mine.")
		if !ok {
			continue
		}
		side := all
		if side == "" {
			side = values.Get("pick." + field)
		}
		switch side {
		case "mine", "theirs":
			values.Set(field, values.Get(side+"."+field))
		}
	}
	return values
}
