package guests

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// Speaking is the form that says in which language the households of the chosen guests are written to.
type Speaking struct {
	Guests   []change.ID `form:"guest"`
	Groups   []string    `form:"guests"`
	Language string      `form:"language"` // "" for the event's first
}

// Validate finds what is missing or too long.
func (s Speaking) Validate() (wrong invalid.Fields) {
	Chosen{s.Guests, s.Groups}.check(&wrong)
	checkLength(&wrong, "language", s.Language, maxLine)
	return wrong
}

// SetLanguage gives households another language; the people chosen stand for theirs.
func SetLanguage(tx *db.Tx, s Speaking) (change.Change, error) {
	people, err := Chosen{s.Guests, s.Groups}.rows(tx.Read)
	if err != nil {
		return nil, err
	}
	language := lists.Line(s.Language)
	if err := checkLanguage(tx.Read, language); err != nil {
		return nil, err
	}
	rows, err := db.From[Household](tx.Read).In("id", householdsOf(people)).Order("id").All()
	if err != nil {
		return nil, err
	}
	for i := range rows {
		if err := db.Update(tx, &rows[i], db.Set{"language": language}); err != nil {
			return nil, err
		}
	}
	return bulk(tx, "language", people), nil
}

// checkLanguage refuses one that neither the event speaks nor any household of it: an imported list may name its own.
func checkLanguage(r *db.Read, language string) error {
	e, err := events.Current(r)
	if err != nil || language == "" || slices.Contains(e.Languages, language) {
		return err
	}
	n, err := db.From[Household](r).Where("language = ?", language).Count()
	if err == nil && n == 0 {
		err = invalid.Fields{{Name: "language", Message: "Choose one of the list."}}
	}
	return err
}
