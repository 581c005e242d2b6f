package guests

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
)

// Differs names the fields in which two guests differ so that somebody has to choose; what only one of them has is taken
// from that one, and lists and notes are joined.
func Differs(a, b Guest) (fields []string) {
	for _, f := range []struct {
		name   string
		differ bool
	}{
		{"name", !a.Unnamed && !b.Unnamed && a.Name != b.Name},
		{"household", a.HouseholdID != b.HouseholdID},
		{"age", a.Age != b.Age || a.AgeYears != nil && b.AgeYears != nil && *a.AgeYears != *b.AgeYears},
		{"chair", a.Chair != "" && b.Chair != "" && a.Chair != b.Chair},
		{"side", a.Side != "" && b.Side != "" && a.Side != b.Side},
		{"email", a.Email != "" && b.Email != "" && a.Email != b.Email},
		{"phone", a.Phone != "" && b.Phone != "" && a.Phone != b.Phone},
	} {
		if f.differ {
			fields = append(fields, f.name)
		}
	}
	return fields
}

// joined is what the guest who stays holds afterwards.
func (m Merging) joined(a, b Guest) db.Set {
	named, other := pick(a, b, m.Name, a.Unnamed, b.Unnamed)
	aged, _ := pick(a, b, m.Age, a.Age == b.Age && a.AgeYears == nil, a.Age == b.Age && b.AgeYears == nil)
	chair, _ := pick(a, b, m.Chair, a.Chair == "", b.Chair == "")
	side, _ := pick(a, b, m.Side, a.Side == "", b.Side == "")
	mail, _ := pick(a, b, m.Email, a.Email == "", b.Email == "")
	phone, _ := pick(a, b, m.Phone, a.Phone == "", b.Phone == "")
	diets, dietNote := both(a.Diets, b.Diets), bothLines(a.DietNote, b.DietNote)
	all := (a.EatsAll || b.EatsAll) && len(diets) == 0 && dietNote == "" // what one of the rows can't eat, the person can't
	return db.Set{
		"name": named.Name, "given": named.Given, "family": named.Family, "prefix": named.Prefix, "suffix": named.Suffix, "name_order": named.NameOrder, "unnamed": named.Unnamed,
		"aliases": calledToo(named, other), "plus_one_of": broughtBy(a, b), "age": aged.Age, "age_years": aged.AgeYears, "chair": chair.Chair, "side": side.Side,
		"email": mail.Email, "email_problem": mail.EmailProblem, "phone": phone.Phone, "tags": both(a.Tags, b.Tags), "diets": diets,
		"eats_all": all, "diet_note": dietNote, "needs": both(a.Needs, b.Needs), "note": bothLines(a.Note, b.Note), "match_key": bothKeys(a.MatchKey, b.MatchKey, b.ID),
	}
}

// pick is whose field counts, and the other one: the only one that says anything, else the one that was chosen.
func pick(a, b Guest, choice string, aBlank, bBlank bool) (chosen, other Guest) {
	if aBlank && !bBlank || choice == "b" && aBlank == bBlank {
		return b, a
	}
	return a, b
}

// calledToo keeps the name that was not chosen as one that the guest is found by.
func calledToo(named, other Guest) db.Words {
	also := both(named.Aliases, other.Aliases)
	if !other.Unnamed && lists.Fold(other.Name) != lists.Fold(named.Name) {
		also = both(also, db.Words{other.Name})
	}
	return also
}

// broughtBy is who brings the guest who stays: never one of the two.
func broughtBy(a, b Guest) *change.ID {
	for _, by := range []*change.ID{a.PlusOneOf, b.PlusOneOf} {
		if by != nil && *by != a.ID && *by != b.ID {
			return by
		}
	}
	return nil
}
