package replies

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"convive/models/change"
	"convive/models/guests"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// Lengths in characters.
const (
	maxNote = 1000
	maxDiet = 300
	maxName = 200
)

// Cell is one guest at one occasion.
type Cell struct{ Guest, Occasion change.ID }

// Answer is what the form says about a cell. Since is the invitation's version that the form started from; 0 when it
// started from none.
type Answer struct {
	Reply guests.Reply // "" when nothing was chosen
	Meal  change.ID    // "" when nothing was chosen
	Since int64
	Asked guests.Reply // what was chosen before, when somebody else answered differently and the form asks which is right
}

// skipped says that the form asked which answer is right, and none was chosen.
func (a Answer) skipped() bool { return a.Asked != "" && a.Reply == "" }

// Skipped says whether a field asked which answer is right, and none was chosen: then the person has not judged yet
// what is stored.
func (d Draft) Skipped(field string) bool {
	for at, a := range d.Answers {
		if a.skipped() && at.field("reply") == field {
			return true
		}
	}
	return false
}

// Eats says whether somebody has a diet.
type Eats string

const (
	Everything Eats = "none"
	Diet       Eats = "some"
)

// About is what the form says about a person. Since is the guest's version that the form started from.
type About struct {
	Name     string // of somebody who was not named yet; "" for no name typed
	Eats     Eats   // "" when the question was not answered: then nothing is changed
	Diets    []string
	DietNote string
	Since    int64
}

// Draft is the form of a reply. Its fields' names hold ids: "reply.GUEST.OCCASION", "meal.GUEST.OCCASION",
// "at.GUEST.OCCASION", "asked.GUEST.OCCASION", "diet.GUEST", "diets.GUEST", "dietnote.GUEST", "name.GUEST", "at.GUEST".
type Draft struct {
	Version int64  `form:"version"` // of the household's reply that the form started from; 0 for none
	Note    string `form:"note"`
	Asked   bool   `form:"asked-note"` // the form had the note: without it nothing is changed
	Source  Source `form:"source"`     // of a reply on behalf
	Answers map[Cell]Answer
	People  map[change.ID]About
}

// Read makes a draft from a form's fields.
func Read(values url.Values) (d Draft) {
	d.Version, _ = strconv.ParseInt(values.Get("version"), 10, 64)
	d.Note, d.Source, d.Asked = values.Get("note"), Source(values.Get("source")), values.Has("asked-note")
	d.Fill(values)
	return d
}

// Fill reads the fields whose names hold ids, and cleans what was written, so that no step shows other words than those
// that are kept.
func (d *Draft) Fill(values url.Values) {
	d.Note = lists.Clean(d.Note)
	d.Answers, d.People = map[Cell]Answer{}, map[change.ID]About{}
	for name, all := range values {
		kind, rest, ok := strings.Cut(name, ".")
		if !ok || rest == "" || len(all) == 0 {
			continue
		}
		guest, occasion, isCell := strings.Cut(rest, ".")
		if isCell {
			d.fillAnswer(kind, Cell{change.ID(guest), change.ID(occasion)}, all[0])
		} else {
			d.fillPerson(kind, change.ID(guest), all)
		}
	}
}

func (d *Draft) fillAnswer(kind string, at Cell, value string) {
	a := d.Answers[at]
	switch kind {
	case "reply":
		a.Reply = guests.Reply(value)
	case "meal":
		a.Meal = change.ID(value)
	case "asked":
		if r := guests.Reply(value); r == guests.Attending || r == guests.Declined {
			a.Asked = r
		}
	case "at":
		a.Since, _ = strconv.ParseInt(value, 10, 64)
	default:
		return
	}
	d.Answers[at] = a
}

func (d *Draft) fillPerson(kind string, guest change.ID, all []string) {
	p := d.People[guest]
	switch kind {
	case "name":
		p.Name = lists.Line(all[0])
	case "diet":
		p.Eats = Eats(all[0])
	case "diets":
		p.Diets = all
	case "dietnote":
		p.DietNote = lists.Clean(all[0])
	case "at":
		p.Since, _ = strconv.ParseInt(all[0], 10, 64)
	default:
		return
	}
	d.People[guest] = p
}

// Values is the draft as its form's fields, so that it can wait in a hidden field or beside the feeds.
func (d Draft) Values() url.Values {
	v := url.Values{}
	set := func(name, value string) {
		if value != "" {
			v.Set(name, value)
		}
	}
	number := func(name string, n int64) {
		if n != 0 {
			v.Set(name, strconv.FormatInt(n, 10))
		}
	}
	number("version", d.Version)
	set("note", d.Note)
	set("source", string(d.Source))
	if d.Asked {
		v.Set("asked-note", "1")
	}
	for at, a := range d.Answers {
		cell := string(at.Guest) + "." + string(at.Occasion)
		set("reply."+cell, string(a.Reply))
		set("meal."+cell, string(a.Meal))
		number("at."+cell, a.Since)
	}
	for id, p := range d.People {
		guest := string(id)
		set("name."+guest, p.Name)
		set("diet."+guest, string(p.Eats))
		set("dietnote."+guest, p.DietNote)
		number("at."+guest, p.Since)
		if len(p.Diets) > 0 {
			v["diets."+guest] = slices.Clone(p.Diets)
		}
	}
	return v
}

// Validate finds what is too long or can't be chosen.
func (d Draft) Validate() (wrong invalid.Fields) {
	for _, at := range d.cells() {
		a := d.Answers[at]
		ok := a.Reply == "" || a.Reply == guests.Attending || a.Reply == guests.Declined
		wrong.Check(ok, at.field("reply"), "Choose one of the two.")
		wrong.Check(!a.skipped(), at.field("reply"), "Meanwhile somebody answered differently here. Which is right?")
	}
	for _, id := range d.people() {
		p := d.People[id]
		wrong.Check(p.Eats == "" || p.Eats == Everything || p.Eats == Diet, "diet."+string(id), "Choose one of the two.")
		said := p.Eats != Diet || len(p.Diets) > 0 || p.DietNote != ""
		wrong.Check(said, "diet."+string(id), "Say which, or choose “Eats everything”.")
		wrong.Check(utf8.RuneCountInString(p.DietNote) <= maxDiet, "dietnote."+string(id), "Please use at most {n} characters.", "n", maxDiet)
		wrong.Check(utf8.RuneCountInString(p.Name) <= maxName, "name."+string(id), "Please use at most {n} characters.", "n", maxName)
		wrong.Check(len(strings.Join(p.Diets, "")) <= maxDiet, "diet."+string(id), "Please use at most {n} characters.", "n", maxDiet)
	}
	wrong.Check(utf8.RuneCountInString(d.Note) <= maxNote, "note", "Please use at most {n} characters.", "n", maxNote)
	wrong.Check(d.Source == "" || slices.Contains(OnBehalf, d.Source), "source", "Choose how the reply came.")
	return wrong
}

func (at Cell) field(kind string) string {
	return kind + "." + string(at.Guest) + "." + string(at.Occasion)
}

// cells are the answered cells in an order that doesn't change.
func (d Draft) cells() []Cell {
	all := make([]Cell, 0, len(d.Answers))
	for at := range d.Answers {
		all = append(all, at)
	}
	slices.SortFunc(all, func(a, b Cell) int { return cmp.Or(cmp.Compare(a.Guest, b.Guest), cmp.Compare(a.Occasion, b.Occasion)) })
	return all
}

func (d Draft) people() []change.ID {
	all := make([]change.ID, 0, len(d.People))
	for id := range d.People {
		all = append(all, id)
	}
	slices.Sort(all)
	return all
}

// On is the invitation as the answer would leave it.
func (a Answer) On(in guests.Invitation) guests.Invitation {
	if a.Reply != "" {
		in.Reply = a.Reply
	}
	switch {
	case in.Reply != guests.Attending:
		in.MealID = nil
	case a.Meal != "":
		in.MealID = &a.Meal
	}
	return in
}
