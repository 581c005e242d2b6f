package replies

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"convive/models/guests"
	"convive/models/replies"
	"convive/views/ui"
)

func sorted(values url.Values) []string { return slices.Sorted(maps.Keys(values)) }

// mealOptions are the meals that a person chooses from.
func mealOptions(o replies.Occasion, g guests.Guest) []ui.Option {
	var all []ui.Option
	for _, m := range o.MealsFor(g.Age) {
		all = append(all, ui.Option{Value: string(m.ID), Label: m.Name})
	}
	return all
}

// dietOptions are the diets that are offered, and what else somebody has.
func dietOptions(has []string) []string {
	all := slices.Clone(replies.Diets)
	for _, d := range has {
		if !slices.Contains(all, d) {
			all = append(all, d)
		}
	}
	return all
}

// cut takes a field's name apart: "diet.GUEST".
func cut(name string) (kind, rest string, ok bool) { return strings.Cut(name, ".") }
