package events

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Lengths in characters, and how many of a list.
const (
	maxName    = 120
	maxPlace   = 200
	maxContact = 300
	maxSides   = 8
	maxSide    = 40
	maxPlaces  = 100_000
	// MaxOccasions is how many occasions the form of a new event takes; more are added under Settings.
	MaxOccasions = 12
)

// Offered are the languages that guests' pages can speak, in the order of the form.
var Offered = []string{"en", "de", "fr", "es", "he", "ar"}

// New is the form in which an event is made.
type New struct {
	Organization change.ID `form:"organization"`
	Name         string    `form:"name"`
	Slug         string    `form:"slug"` // "" has one made from the name
	Place        string    `form:"place"`
	Zone         string    `form:"zone"`
	Deadline     string    `form:"deadline"`
	Languages    db.Words
	Sides        db.Words
	Occasions    []OccasionDraft // those of the form's rows that hold something
}

// Fill reads the lists and the rows of occasions: "occasion.0.name", "occasion.0.date" and so on.
func (n *New) Fill(values url.Values) {
	n.Languages = lists(values, "languages")
	n.Sides = lists(values, "sides")
	for i := range MaxOccasions {
		row := "occasion." + strconv.Itoa(i) + "."
		o := OccasionDraft{
			Name: strings.TrimSpace(values.Get(row + "name")), Date: strings.TrimSpace(values.Get(row + "date")),
			Start: strings.TrimSpace(values.Get(row + "start")), End: strings.TrimSpace(values.Get(row + "end")),
			Place: strings.TrimSpace(values.Get(row + "place")), AsksMeal: values.Get(row+"asks_meal") != "", Seated: values.Get(row+"seated") != "",
		}
		if o != (OccasionDraft{}) {
			n.Occasions = append(n.Occasions, o)
		}
	}
}

// Validate finds what is missing or can't be; the fields of occasions are named as in the form.
func (n New) Validate() (wrong invalid.Fields) {
	common(&wrong, n.Name, n.Slug, n.Place, n.Zone, n.Deadline, n.Languages, n.Sides)
	for i, o := range n.Occasions {
		row := "occasion." + strconv.Itoa(i) + "."
		for _, f := range o.Validate() {
			f.Name = row + f.Name
			wrong = append(wrong, f)
		}
	}
	return wrong
}

// Details is the form of an event's settings. Its fields are called like the columns, which a conflict's table needs.
type Details struct {
	Version   int64     `form:"version"`
	Name      string    `form:"name"`
	Slug      string    `form:"slug"`
	Place     string    `form:"place"`
	Zone      string    `form:"zone"`
	Deadline  string    `form:"deadline"`
	ReplyMode ReplyMode `form:"reply_mode"`
	Contact   string    `form:"contact"`
	// NameLookup is what guests have to know besides their name to find their invitation by it; "" for nobody may.
	NameLookup  Lookup  `form:"name_lookup"`
	TablesShown Showing `form:"tables_shown"`
	Units       Units   `form:"units"`
	Languages   db.Words
	Sides       db.Words
}

// Fill reads the lists, and writes them back as one value each, so that a conflict's table shows and returns all of it.
func (d *Details) Fill(values url.Values) {
	d.Languages, d.Sides = lists(values, "languages"), lists(values, "sides")
	values.Set("languages", strings.Join(d.Languages, ", "))
	values.Set("sides", strings.Join(d.Sides, ", "))
}

// Validate finds what is missing or can't be.
func (d Details) Validate() (wrong invalid.Fields) {
	wrong.Check(d.Slug != "", "slug", "Write the address of the event's pages.")
	common(&wrong, d.Name, d.Slug, d.Place, d.Zone, d.Deadline, d.Languages, d.Sides)
	wrong.Check(d.ReplyMode.Valid(), "reply_mode", "Choose what guests may do.")
	wrong.Check(d.NameLookup.Valid(), "name_lookup", "Choose one of these.")
	wrong.Check(d.TablesShown.Valid(), "tables_shown", "Choose one of these.")
	wrong.Check(d.Units.Valid(), "units", "Choose one of these.")
	wrong.Check(utf8.RuneCountInString(d.Contact) <= maxContact, "contact", "Please use at most {n} characters.", "n", maxContact)
	return wrong
}

// DetailsOf is the form as the event stands.
func DetailsOf(e Event) Details {
	return Details{Version: e.Version, Name: e.Name, Slug: e.Slug, Place: e.Place, Zone: e.Zone, Deadline: e.Deadline, ReplyMode: e.ReplyMode,
		Contact: e.Contact, NameLookup: e.NameLookup, TablesShown: e.TablesShown, Units: e.Units, Languages: e.Languages, Sides: e.Sides}
}

// common judges what the two forms share.
func common(wrong *invalid.Fields, name, slug, place, zone, deadline string, languages, sides []string) {
	wrong.Check(name != "", "name", "Write what the event is called: “Amara & Jonas”.")
	wrong.Check(utf8.RuneCountInString(name) <= maxName, "name", "Please use at most {n} characters.", "n", maxName)
	wrong.Check(oneLine(name), "name", "Write it on one line.")
	wrong.Check(oneLine(place), "place", "Write it on one line.")
	wrong.Check(slug == "" || validSlug(slug), "slug", "Use {n} to {m} small letters, figures and single hyphens, as in amara-jonas.", "n", minSlug, "m", maxSlug)
	wrong.Check(utf8.RuneCountInString(place) <= maxPlace, "place", "Please use at most {n} characters.", "n", maxPlace)
	wrong.Check(KnownZone(zone), "zone", "Choose the time zone of the place.")
	wrong.Check(deadline == "" || isDay(deadline), "deadline", "Write a day, as in 2026-08-31.")
	wrong.Check(len(languages) > 0, "languages", "Choose at least one language for the guests' pages.")
	for _, l := range languages {
		wrong.Check(slices.Contains(Offered, l), "languages", "Choose from the languages that are offered.")
	}
	wrong.Check(len(sides) <= maxSides, "sides", "Please name at most {n} sides.", "n", maxSides)
	for _, s := range sides {
		wrong.Check(utf8.RuneCountInString(s) <= maxSide, "sides", "Please use at most {n} characters for a side.", "n", maxSide)
	}
}

// oneLine says whether a text fits on a line of a card.
func oneLine(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029' })
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// lists reads a list that a form sends as several values, as one with commas, or both.
func lists(values url.Values, name string) (list db.Words) {
	for _, v := range values[name] {
		for word := range strings.SplitSeq(v, ",") {
			if word = norm.NFC.String(strings.TrimSpace(word)); word != "" && !slices.Contains(list, word) {
				list = append(list, word)
			}
		}
	}
	return list
}
