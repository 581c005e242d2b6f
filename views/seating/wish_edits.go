package seating

import (
	"context"

	"convive/models/invalid"
	"convive/models/seating"
	"convive/views/locale"
	"convive/views/ui"
)

// WishEditForm is the form that changes a wish.
type WishEditForm struct {
	Action, Command string
	Draft           seating.WishEdit
	Errors          invalid.Fields
	People, Others  []ui.Option
	Find            *WishFind
}

// anew is what the form has in common with the one that writes a wish down.
func (f WishEditForm) anew() WishForm {
	d := f.Draft
	return WishForm{Errors: f.Errors, Draft: seating.NewWish{Kind: d.Kind, Thing: d.Thing, Whole: d.Whole, Strength: d.Strength, Reason: d.Reason, Private: d.Private}}
}

// wrong is what is to be mended, each leading to its field.
func (f WishEditForm) wrong(ctx context.Context) []ui.FieldError {
	labels := wishLabels(ctx)
	labels["one"] = labels["guest"]
	all := ui.Errors(ctx, f.Errors, labels)
	for i := range all {
		if all[i].Field != "" {
			all[i].ID = "wish-" + all[i].Field
		}
	}
	return all
}

// WishSaid is what a field of a wish's form holds, in the words of the form: where two people changed it.
func WishSaid(ctx context.Context, field, value string) string {
	switch field {
	case "kind":
		return chosen(wishKinds(ctx), value)
	case "strength":
		return chosen(matters(ctx, value), value)
	case "thing":
		if value == "" {
			return locale.T(ctx, "Nothing")
		}
		return chosen(things(ctx), value)
	case "whole", "private":
		if value == "" || value == "false" {
			return locale.T(ctx, "No")
		}
		return locale.T(ctx, "Yes")
	}
	return value
}
