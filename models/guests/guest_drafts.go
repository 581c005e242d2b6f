package guests

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// Newcomers is the form for people who come to a household that is there.
type Newcomers struct {
	People    string      `form:"people"`
	Occasions []change.ID `form:"occasion"`
}

// Validate finds what is missing or too long.
func (n Newcomers) Validate() invalid.Fields {
	return Addition{People: n.People}.Validate()
}

// GuestEdit is the form for one guest: own fields and invitations. A guest whose name is left empty is not named yet.
// The fields are called as the columns are, so that a conflict can show both sides.
type GuestEdit struct {
	Version   int64       `form:"version"`
	Name      string      `form:"name"`
	Given     string      `form:"given"`
	Family    string      `form:"family"`
	Prefix    string      `form:"prefix"`
	Suffix    string      `form:"suffix"`
	NameOrder string      `form:"name_order"`
	Aliases   string      `form:"aliases"`
	Age       Age         `form:"age"`
	AgeYears  string      `form:"age_years"`
	Chair     Chair       `form:"chair"`
	Side      string      `form:"side"`
	Tags      string      `form:"tags"`
	Email     string      `form:"email"`
	Phone     string      `form:"phone"`
	Diets     string      `form:"diets"`
	DietNote  string      `form:"diet_note"`
	Needs     string      `form:"needs"`
	Note      string      `form:"note"`
	Invited   []change.ID `form:"invited"` // occasions that are ticked
	Was       []change.ID `form:"was"`     // occasions that were ticked when the form was made: only differences are carried out
	Seen      []string    `form:"seen"`    // what was answered to them then, each as Answered writes it
}

// Valid says whether the age is one of the three.
func (a Age) Valid() bool { return a == Adult || a == Child || a == Infant }

// maxAge is in years.
const maxAge = 120

// Validate finds what is wrong or too long.
func (d GuestEdit) Validate() (wrong invalid.Fields) {
	wrong.Check(d.Age == "" || d.Age.Valid(), "age", "Choose adult, child or infant.")
	wrong.Check(d.Chair.Valid(), "chair", "Choose one of the list.")
	checkOneOf(&wrong, "name_order", d.NameOrder, []string{FamilyFirst})
	if d.AgeYears != "" {
		n, err := strconv.Atoi(d.AgeYears)
		wrong.Check(err == nil && n >= 0 && n <= maxAge, "age_years", "Write the age in whole years.")
	}
	if d.Email != "" {
		wrong.Check(Address(d.Email), "email", "This is not an e-mail address.")
	}
	for _, f := range [][2]string{{"name", d.Name}, {"given", d.Given}, {"family", d.Family}, {"prefix", d.Prefix}, {"suffix", d.Suffix}, {"side", d.Side},
		{"email", d.Email}, {"phone", d.Phone}} {
		checkLength(&wrong, f[0], f[1], maxLine)
	}
	for _, f := range [][2]string{{"aliases", d.Aliases}, {"tags", d.Tags}, {"diets", d.Diets}, {"needs", d.Needs}} {
		checkWords(&wrong, f[0], f[1])
	}
	checkLength(&wrong, "diet_note", d.DietNote, maxNote)
	checkLength(&wrong, "note", d.Note, maxNote)
	return wrong
}

func (d GuestEdit) set() db.Set {
	var years *int64
	if n, err := strconv.ParseInt(d.AgeYears, 10, 64); err == nil {
		years = &n
	}
	return db.Set{
		"name": lists.Line(d.Name), "given": lists.Line(d.Given), "family": lists.Line(d.Family), "prefix": lists.Line(d.Prefix), "suffix": lists.Line(d.Suffix),
		"name_order": d.NameOrder, "aliases": Words(d.Aliases), "unnamed": false, "age": Age(orElse(string(d.Age), string(Adult))), "age_years": years, "chair": d.Chair,
		"side": lists.Line(d.Side), "tags": Words(d.Tags), "email": lists.Line(d.Email), "phone": lists.Line(d.Phone), "diets": Diets(d.Diets),
		"diet_note": lists.Clean(d.DietNote), "needs": Words(d.Needs), "note": lists.Clean(d.Note),
	}
}

// EditOfGuest is the form filled with what a guest's row and invitations hold.
func EditOfGuest(g Guest, invitations map[change.ID]Invitation) GuestEdit {
	d := GuestEdit{Version: g.Version, Name: g.Name, Given: g.Given, Family: g.Family, Prefix: g.Prefix, Suffix: g.Suffix, NameOrder: g.NameOrder,
		Aliases: joined(g.Aliases), Age: g.Age, Chair: g.Chair, Side: g.Side, Tags: joined(g.Tags), Email: g.Email, Phone: g.Phone, Diets: joined(g.Diets), DietNote: g.DietNote,
		Needs: joined(g.Needs), Note: g.Note}
	if g.Unnamed {
		d.Name = ""
	}
	if g.AgeYears != nil {
		d.AgeYears = strconv.FormatInt(*g.AgeYears, 10)
	}
	for occasion, in := range invitations {
		d.Invited, d.Seen = append(d.Invited, occasion), append(d.Seen, Answered(in))
	}
	slices.Sort(d.Invited)
	slices.Sort(d.Seen)
	d.Was = d.Invited
	return d
}

func joined(words db.Words) string { return strings.Join(words, ", ") }

func checkLength(wrong *invalid.Fields, name, value string, most int) {
	wrong.Check(utf8.RuneCountInString(value) <= most, name, "Please use at most {n} characters.", "n", most)
}

func checkOneOf(wrong *invalid.Fields, name, value string, known []string) {
	wrong.Check(value == "" || slices.Contains(known, value), name, "Choose one of the list.")
}

func checkWords(wrong *invalid.Fields, name, typed string) {
	words := Words(typed)
	wrong.Check(len(words) <= maxWords, name, "Please use at most {n} of them.", "n", maxWords)
	for _, w := range words {
		checkLength(wrong, name, w, maxWord)
	}
}
