package guests

import (
	"slices"

	"convive/models/db"
	"convive/models/imports/lists"
)

// diets are the diets that are known by a key, which pages and files say in their reader's language, and how bad an
// allergy is, which stands among them; behind each are the ways to write it, in every language of the app. Any other word
// is kept as it was written.
var diets = map[string][]string{
	"vegetarian":     {"Vegetarian", "Veggie", "Vegetarisch", "Vegetarier", "Vegetarierin", "Végétarien", "Végétarienne", "Vegetariana", "Vegetariano", "צמחונות", "צמחוני", "צמחונית", "نباتي", "نباتية"},
	"vegan":          {"Vegan", "Veganer", "Veganerin", "Végan", "Végane", "Vegana", "Vegano", "טבעונות", "טבעוני", "טבעונית", "نباتي صرف"},
	"gluten_free":    {"Gluten-free", "GF", "Glutenfrei", "Sans gluten", "Sin gluten", "ללא גלוטן", "خالٍ من الغلوتين"},
	"lactose_free":   {"Lactose-free", "Laktosefrei", "Sans lactose", "Sin lactosa", "ללא לקטוז", "خالٍ من اللاكتوز"},
	"nut_allergy":    {"Nut allergy", "Nuts", "No nuts", "Nussallergie", "Allergie aux fruits à coque", "Alergia a los frutos secos", "אלרגיה לאגוזים", "حساسية من المكسّرات"},
	"halal":          {"Halal", "חלאל", "حلال"},
	"kosher":         {"Kosher", "Koscher", "Casher", "כשרות", "כשר", "كوشر"},
	"mild_allergy":   {"Mild allergy", "Leichte Allergie", "Allergie légère", "Alergia leve", "אלרגיה קלה", "حساسية خفيفة"},
	"severe_allergy": {"Severe allergy", "Schwere Allergie", "Allergie grave", "Alergia grave", "אלרגיה חמורה", "حساسية شديدة"},
}

// noDiets are the ways to write that somebody eats everything, in every language of the app, folded.
var noDiets = func() map[string]bool {
	none := map[string]bool{}
	for _, way := range []string{
		"-", "–", "—", "n/a", "None", "None known", "No", "Nothing", "Nil", "No restrictions", "No dietary restrictions", "No requirements", "Eats everything", "Eats anything",
		"Keine", "Keine bekannt", "Keine Einschränkungen", "Nein", "Nichts", "Isst alles", "Aucun", "Aucune", "Aucune restriction", "Non", "Rien", "Mange de tout",
		"Ninguno", "Ninguna", "Ninguna restricción", "Nada", "Come de todo", "אין", "לא", "אין הגבלות", "אוכל הכול", "אוכלת הכול", "لا شيء", "لا يوجد", "لا", "بلا قيود", "يأكل كل شيء", "تأكل كل شيء",
	} {
		none[lists.Fold(way)] = true
	}
	return none
}()

// dietKeys finds the key of what somebody wrote, folded.
var dietKeys = func() map[string]string {
	keys := map[string]string{}
	for key, ways := range diets {
		keys[lists.Fold(key)] = key
		for _, way := range ways {
			keys[lists.Fold(way)] = key
		}
	}
	return keys
}()

// Diets are the diets in what somebody typed, with commas between: known ones as their keys, each once. That there is none
// is none.
func Diets(typed string) (all db.Words) {
	for _, w := range Words(typed) {
		if noDiets[lists.Fold(w)] {
			continue
		}
		if key := dietKeys[lists.Fold(w)]; key != "" {
			w = key
		}
		if !slices.ContainsFunc(all, func(other string) bool { return lists.Fold(other) == lists.Fold(w) }) {
			all = append(all, w)
		}
	}
	return all
}
