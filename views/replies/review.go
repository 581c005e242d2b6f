package replies

import (
	"context"

	"convive/models/change"
	"convive/models/guests"
	"convive/views/locale"
)

// mine is what this form says where another reply says something else.
func mine(ctx context.Context, r guests.Reply) string {
	if r == guests.Attending {
		return locale.T(ctx, "You chose “comes”.")
	}
	return locale.T(ctx, "You chose “can't come”.")
}

// labels name the fields of the review for the summary of what is to be mended.
func labels(ctx context.Context, f Form) map[string]string {
	return labelled(ctx, f, ShortNames(ctx, f.Answered().Guests), map[string]string{"note": locale.T(ctx, "A word to us"), "songs": locale.T(ctx, "A song that gets you dancing")})
}

// enteredLabels are the same for a host, who speaks of the people by what stands in the form.
func enteredLabels(ctx context.Context, f EnteredForm) map[string]string {
	return labelled(ctx, f.steps(), hostNames(f.steps().Answered().Guests), map[string]string{"note": locale.T(ctx, "Their words to you"), "songs": locale.T(ctx, "Songs")})
}

// labelled adds those of the fields that are asked of each of the people.
func labelled(ctx context.Context, f Form, names map[change.ID]string, all map[string]string) map[string]string {
	slotLabels(ctx, f.State, names, all)
	for _, g := range f.State.Guests {
		all["diet."+string(g.ID)], all["name."+string(g.ID)] = opening(ctx, names[g.ID]), opening(ctx, names[g.ID])
		for _, o := range f.State.Occasions {
			label := locale.T(ctx, "{name}, {occasion}", "name", opening(ctx, names[g.ID]), "occasion", o.Name)
			all[field("reply", g, o)], all[field("meal", g, o)] = label, label
		}
	}
	return all
}
