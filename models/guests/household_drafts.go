package guests

import (
	"strings"
	"unicode/utf8"

	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// Addition is the form for a household that is typed in.
type Addition struct {
	People       string      `form:"people"` // one per line; "+1" for somebody without a name yet
	Email        string      `form:"email"`  // of the first of them
	Phone        string      `form:"phone"`
	EnvelopeName string      `form:"envelope_name"`
	Side         string      `form:"side"`
	Tags         string      `form:"tags"` // of its people
	Language     string      `form:"language"`
	List         List        `form:"list"`
	Street       string      `form:"street"`
	Street2      string      `form:"street2"`
	City         string      `form:"city"`
	Region       string      `form:"region"`
	Postcode     string      `form:"postcode"`
	Country      string      `form:"country"`
	Occasions    []change.ID `form:"occasion"` // to which everybody of it is invited
	Hosts        bool        `form:"hosts"`    // they are the hosts, who come, and are not invited
}

// maxPeople bounds one household; an import brings more than one.
const maxPeople = 50

// Validate finds what is missing or too long.
func (a Addition) Validate() (wrong invalid.Fields) {
	people := lists.Typed(a.People)
	wrong.Check(len(people) > 0, "people", "Write at least one name.")
	wrong.Check(len(people) <= maxPeople, "people", "A household holds at most {n} people. Import longer lists.", "n", maxPeople)
	for _, p := range people {
		wrong.Check(utf8.RuneCountInString(p.Name) <= maxName, "people", "Please use at most {n} characters for a name.", "n", maxName)
		wrong.Check(p.Unnamed || lists.Digits(p.Name) != strings.ReplaceAll(p.Name, " ", ""), "people", "“{name}” is no name. Write an age as in “Tom (4 years)”, and +1 for somebody whose name you don’t know yet.", "name", p.Name)
	}
	checkWords(&wrong, "tags", a.Tags)
	wrong.Check(a.Email == "" || Address(a.Email), "email", "This is not an e-mail address.")
	checkLength(&wrong, "email", a.Email, maxLine)
	checkLength(&wrong, "phone", a.Phone, maxLine)
	return append(wrong, a.edit().Validate()...)
}

// edit is what the form says about the household itself.
func (a Addition) edit() HouseholdEdit {
	return HouseholdEdit{EnvelopeName: orElse(a.EnvelopeName, "-"), Side: a.Side, Language: a.Language, List: a.List, Street: a.Street, Street2: a.Street2,
		City: a.City, Region: a.Region, Postcode: a.Postcode, Country: a.Country}
}

// HouseholdEdit is the form for a household's own fields. The fields are called as the columns are, so that a conflict
// can show both sides.
type HouseholdEdit struct {
	Version      int64  `form:"version"`
	EnvelopeName string `form:"envelope_name"`
	Street       string `form:"street"`
	Street2      string `form:"street2"`
	City         string `form:"city"`
	Region       string `form:"region"`
	Postcode     string `form:"postcode"`
	Country      string `form:"country"`
	Language     string `form:"language"`
	Side         string `form:"side"`
	Tags         string `form:"tags"`
	List         List   `form:"list"`
	SentBy       string `form:"sent_by"`
	Note         string `form:"note"`
}

// Valid says whether the list is A or B.
func (l List) Valid() bool { return l == ListA || l == ListB }

// SentBys are the ways in which an invitation goes out; "" is not decided.
var SentBys = []string{"email", "paper", "both"}

// Validate finds what is missing or too long.
func (d HouseholdEdit) Validate() (wrong invalid.Fields) {
	wrong.Check(d.EnvelopeName != "", "envelope_name", "Write what stands on the envelope.")
	wrong.Check(d.List == "" || d.List.Valid(), "list", "Choose list A or B.")
	checkOneOf(&wrong, "sent_by", d.SentBy, SentBys)
	for _, f := range [][2]string{{"envelope_name", d.EnvelopeName}, {"street", d.Street}, {"street2", d.Street2}, {"city", d.City}, {"region", d.Region},
		{"postcode", d.Postcode}, {"country", d.Country}, {"language", d.Language}, {"side", d.Side}} {
		checkLength(&wrong, f[0], f[1], maxLine)
	}
	checkWords(&wrong, "tags", d.Tags)
	checkLength(&wrong, "note", d.Note, maxNote)
	return wrong
}

func (d HouseholdEdit) set() db.Set {
	return db.Set{
		"envelope_name": lists.Line(d.EnvelopeName), "street": lists.Line(d.Street), "street2": lists.Line(d.Street2), "city": lists.Line(d.City),
		"region": lists.Line(d.Region), "postcode": lists.Line(d.Postcode), "country": lists.Line(d.Country), "language": lists.Line(d.Language),
		"side": lists.Line(d.Side), "tags": Words(d.Tags), "list": List(orElse(string(d.List), string(ListA))), "sent_by": d.SentBy, "note": lists.Clean(d.Note),
	}
}

// EditOf is the form filled with what a household's row holds.
func EditOf(h Household) HouseholdEdit {
	return HouseholdEdit{Version: h.Version, EnvelopeName: h.EnvelopeName, Street: h.Street, Street2: h.Street2, City: h.City, Region: h.Region, Postcode: h.Postcode,
		Country: h.Country, Language: h.Language, Side: h.Side, Tags: joined(h.Tags), List: h.List, SentBy: h.SentBy, Note: h.Note}
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}
