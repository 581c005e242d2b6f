package seating

import (
	"slices"
	"strings"
	"unicode"

	"convive/models/guests"
)

// Of a meal nothing is known but what the hosts call it. A name speaks against a diet where it says what the diet leaves out
// ("braised beef"), or where another meal of the occasion is named after the diet and this one isn't. Words are beginnings, in the
// languages in which invitations are written with Latin letters.
var (
	meat = []string{"beef", "lamb", "pork", "veal", "duck", "chicken", "turkey", "goose", "ham", "bacon", "steak", "venison", "meat", "sausage",
		"rind", "lamm", "schwein", "kalb", "ente", "enten", "huhn", "hühn", "hähnchen", "pute", "puten", "gans", "gänse", "schinken", "speck", "fleisch", "wild", "wurst", "braten",
		"boeuf", "bœuf", "agneau", "porc", "veau", "canard", "poulet", "dinde", "jambon", "viande",
		"ternera", "cordero", "cerdo", "pollo", "pato", "pavo", "jamón", "carne"}
	fish = []string{"fish", "trout", "salmon", "cod", "tuna", "bass", "fisch", "forelle", "lachs", "dorsch", "thunfisch", "zander",
		"poisson", "truite", "saumon", "thon", "cabillaud", "pescado", "trucha", "salmón", "atún", "merluza"}
	shellfish = []string{"shrimp", "prawn", "lobster", "crab", "mussel", "oyster", "garnele", "hummer", "krabbe", "muschel", "crevette", "homard", "moule", "gamba", "langosta", "mejill"}
	pig       = []string{"pork", "ham", "bacon", "schwein", "schinken", "speck", "porc", "jambon", "lardon", "cerdo", "jamón"}
	vegan     = []string{"vegan", "végan", "végétalien"}
)

// exact are those of them that begin other words too: hamburgers are of beef, a codfish is said by its end.
var exact = []string{"ham", "cod", "ente", "wild", "bass", "pato", "pavo", "pute", "thon", "gans", "meat"}

// leavesOut is what a diet leaves out, and namedAfter how a meal is called that is made for it.
var (
	leavesOut = map[string][]string{
		"vegetarian": slices.Concat(meat, fish, shellfish), "vegan": slices.Concat(meat, fish, shellfish), "halal": pig, "kosher": slices.Concat(pig, shellfish),
	}
	namedAfter = map[string][]string{
		"vegetarian": append([]string{"vegetar", "végétar", "veggie"}, vegan...), "vegan": vegan, "halal": {"halal"}, "kosher": {"kosher", "koscher", "casher"},
		"gluten_free": {"gluten"}, "lactose_free": append([]string{"lactos", "laktos"}, vegan...),
	}
)

// against is the first of somebody's diets that the name of their meal speaks against; "" where none does.
func against(diets []string, meal string, meals []string) string {
	if meal == "" {
		return ""
	}
	for _, d := range diets {
		made := func(meal string) bool { return speaksOf(meal, namedAfter[d]) }
		if !made(meal) && (speaksOf(meal, leavesOut[d]) || slices.ContainsFunc(meals, made)) {
			return d
		}
	}
	return ""
}

func speaksOf(meal string, beginnings []string) bool {
	words := strings.FieldsFunc(strings.ToLower(meal), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(words, func(word string) bool {
		return slices.ContainsFunc(beginnings, func(b string) bool {
			return word == b || strings.HasPrefix(word, b) && !slices.Contains(exact, b)
		})
	})
}

// dietConflicts are those at a table who chose a meal that speaks against their diet.
func (b *Board) dietConflicts(health bool) (all []Problem) {
	if !health {
		return nil
	}
	for _, l := range b.Tables {
		for _, p := range l.People {
			if p.Reply != guests.Attending {
				continue
			}
			if diet := against(p.Diets, p.Meal, b.Meals); diet != "" {
				all = append(all, Problem{Kind: DietConflict, Table: l.Table, People: []Person{p}, Diet: diet})
			}
		}
	}
	return all
}
