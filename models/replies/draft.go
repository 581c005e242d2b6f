package replies

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"convive/models/change"
	"convive/models/guests"
	"convive/models/imports/lists"
	"convive/models/questions"
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

// Severity is how badly an allergy goes.
type Severity string

const (
	Mild   Severity = "mild_allergy"
	Severe Severity = "severe_allergy"
	// NoAllergy is what the form says where a diet is none; it is stored as "".
	NoAllergy Severity = "none"
)

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
	Severity Severity // "" for no allergy
	DietNote string
	Since    int64
}

// Words are the diets as guests' rows hold them: how bad an allergy is stands among them, so that it is seen wherever
// they are.
func (a About) Words() []string {
	all := slices.DeleteFunc(slices.Clone(a.Diets), func(d string) bool { return isSeverity(d) })
	if a.Severity != "" {
		all = append(all, string(a.Severity))
	}
	return all
}

func isSeverity(d string) bool { return d == string(Mild) || d == string(Severe) }

// Draft is the form of a reply. Its fields' names hold ids: "reply.GUEST.OCCASION", "meal.GUEST.OCCASION",
// "at.GUEST.OCCASION", "asked.GUEST.OCCASION", "diet.GUEST", "diets.GUEST", "severity.GUEST", "dietnote.GUEST",
// "name.GUEST", "at.GUEST", "answer.QUESTION", "answer.QUESTION.GUEST", "since.QUESTION", "since.QUESTION.GUEST".
type Draft struct {
	Version int64  `form:"version"` // of the household's reply that the form started from; 0 for none
	Note    string `form:"note"`
	Asked   bool   `form:"asked-note"` // the form had the note: without it nothing is changed
	Songs   string `form:"songs"`
	Sung    bool   `form:"asked-songs"` // the form had the songs
	Source  Source `form:"source"`      // of a reply on behalf
	Page    string `form:"page"`        // "all" for a form that asks all at once, "more" for one with new questions alone
	Round   int64  `form:"round"`       // how often this draft had been sent when the form was drawn
	Left    string `form:"left"`        // the step at which a kept draft goes on
	Answers map[Cell]Answer
	People  map[change.ID]About
	Said    map[questions.Slot]Saying
}

// Read makes a draft from a form's fields.
func Read(values url.Values) (d Draft) {
	d.Version, _ = strconv.ParseInt(values.Get("version"), 10, 64)
	d.Round, _ = strconv.ParseInt(values.Get("round"), 10, 64)
	d.Note, d.Source, d.Asked = values.Get("note"), Source(values.Get("source")), values.Has("asked-note")
	d.Songs, d.Sung, d.Page, d.Left = values.Get("songs"), values.Has("asked-songs"), values.Get("page"), values.Get("left")
	d.Fill(values)
	return d
}

// Fill reads the fields whose names hold ids, and cleans what was written, so that no step shows other words than those
// that are kept.
func (d *Draft) Fill(values url.Values) {
	d.Note, d.Songs = lists.Clean(d.Note), lists.Clean(d.Songs)
	d.Answers, d.People, d.Said = map[Cell]Answer{}, map[change.ID]About{}, map[questions.Slot]Saying{}
	for name, all := range values {
		kind, rest, ok := strings.Cut(name, ".")
		if !ok || rest == "" || len(all) == 0 {
			continue
		}
		guest, occasion, isCell := strings.Cut(rest, ".")
		switch {
		case kind == "answer":
			d.fillSaid(rest, all)
		case kind == "since":
			d.fillSince(rest, all[0])
		case isCell:
			d.fillAnswer(kind, Cell{change.ID(guest), change.ID(occasion)}, all[0])
		default:
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
	case "severity":
		if p.Severity = Severity(all[0]); p.Severity == NoAllergy {
			p.Severity = ""
		}
	case "dietnote":
		p.DietNote = lists.Clean(all[0])
	case "at":
		p.Since, _ = strconv.ParseInt(all[0], 10, 64)
	default:
		return
	}
	d.People[guest] = p
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

func (d Draft) slots() []questions.Slot {
	return slices.SortedFunc(maps.Keys(d.Said), func(a, b questions.Slot) int {
		return cmp.Or(cmp.Compare(a.Question, b.Question), cmp.Compare(a.Guest, b.Guest))
	})
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
