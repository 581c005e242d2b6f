package imports

import (
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports/lists"
)

func fold(s string) string { return lists.Fold(s) }

// fillHousehold puts what the list says into a new row.
func fillHousehold(h *guests.Household, set db.Set) {
	for column, to := range map[string]*string{
		"envelope_name": &h.EnvelopeName, "street": &h.Street, "street2": &h.Street2, "city": &h.City, "region": &h.Region, "postcode": &h.Postcode,
		"country": &h.Country, "language": &h.Language, "side": &h.Side, "note": &h.Note,
	} {
		if s, ok := set[column].(string); ok {
			*to = s
		}
	}
	h.Tags, _ = set["tags"].(db.Words)
	h.List, _ = set["list"].(guests.List)
}

// fillGuest puts what the list says into a new row.
func fillGuest(g *guests.Guest, set db.Set) {
	for column, to := range map[string]*string{
		"name": &g.Name, "given": &g.Given, "family": &g.Family, "prefix": &g.Prefix, "suffix": &g.Suffix,
		"side": &g.Side, "email": &g.Email, "phone": &g.Phone, "diet_note": &g.DietNote, "note": &g.Note,
	} {
		if s, ok := set[column].(string); ok {
			*to = s
		}
	}
	g.Tags, _ = set["tags"].(db.Words)
	g.Diets, _ = set["diets"].(db.Words)
	g.Aliases, _ = set["aliases"].(db.Words)
	g.Age, _ = set["age"].(guests.Age)
	g.AgeYears, _ = set["age_years"].(*int64)
}
