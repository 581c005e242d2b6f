package events

import (
	"context"

	"github.com/a-h/templ"

	"convive/views/locale"
)

// fresh has a form that nobody touched follow what is stored (components/fresh-forms.js).
func fresh(ctx context.Context) templ.Attributes { return templ.Attributes{"data-fresh": before(ctx)} }

func before(ctx context.Context) string {
	return locale.T(ctx, "Somebody changed the event meanwhile: this form shows it as it was before. What you typed is kept.")
}
