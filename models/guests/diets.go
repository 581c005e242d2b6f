package guests

import (
	"slices"
	"strings"

	"convive/models/db"
	"convive/models/imports/lists"
)

// diets are the ways to write the diets that are known by a key, which pages say in their reader's language. Any other
// word is kept as it was written.
var diets = map[string]string{
	"vegetarian": "vegetarian", "veggie": "vegetarian", "vegetarisch": "vegetarian", "vegetarien": "vegetarian", "vegan": "vegan",
	"gluten_free": "gluten_free", "gf": "gluten_free", "glutenfrei": "gluten_free", "sans_gluten": "gluten_free",
	"nut_allergy": "nut_allergy", "nuts": "nut_allergy", "no_nuts": "nut_allergy", "lactose_free": "lactose_free", "laktosefrei": "lactose_free",
	"kosher": "kosher", "koscher": "kosher", "halal": "halal",
}

// Diets are the diets in what somebody typed, with commas between: known ones as their keys, each once.
func Diets(typed string) (all db.Words) {
	for _, w := range Words(typed) {
		if key := diets[strings.ReplaceAll(lists.Fold(w), " ", "_")]; key != "" {
			w = key
		}
		if !slices.ContainsFunc(all, func(other string) bool { return lists.Fold(other) == lists.Fold(w) }) {
			all = append(all, w)
		}
	}
	return all
}
