package seating

import (
	"context"

	"github.com/a-h/templ"

	"convive/views/locale"
)

// fresh has a form that nobody touched follow what is stored, and others say these words (components/fresh-forms.js).
func fresh(words string) templ.Attributes { return templ.Attributes{"data-fresh": words} }

func roomBefore(ctx context.Context) string {
	return locale.T(ctx, "Somebody changed this room meanwhile: this form shows it as it was before. What you typed is kept.")
}

func tableBefore(ctx context.Context) string {
	return locale.T(ctx, "Somebody changed this table meanwhile: this form shows it as it was before. What you typed is kept.")
}

func wishBefore(ctx context.Context) string {
	return locale.T(ctx, "The guest list or the tables have changed meanwhile: this form offers the guests as they were before. What you wrote is kept.")
}

func objectBefore(ctx context.Context) string {
	return locale.T(ctx, "Somebody changed this meanwhile: this form shows it as it was before. What you typed is kept.")
}

func piecesBefore(ctx context.Context) string {
	return locale.T(ctx, "The room has changed meanwhile: this form offers what stood there before. What you chose is kept.")
}

func plansBefore(ctx context.Context) string {
	return locale.T(ctx, "The plans have changed meanwhile: this form shows them as they were before. What you wrote and chose is kept.")
}
