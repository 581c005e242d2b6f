package guests

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/replies"
	views "convive/views/replies"
)

// letters are what the household wrote that had found no invitation of its own, until a host said whose it was.
func letters(v *web.View) (templ.Component, error) {
	e, err := v.Event()
	if err != nil {
		return nil, err
	}
	l := views.Linked{Zone: e.Location(), Enter: v.Base() + "/replies/" + string(v.ID())}
	if l.Letters, err = replies.LettersOf(v.Read, v.ID()); err != nil {
		return nil, err
	}
	replied, err := replies.NewestOf(v.Read, v.ID())
	l.Waits = replied == 0
	return views.LinkedLetters(l), err
}
