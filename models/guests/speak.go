package guests

import (
	"slices"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// Choosing is the form by which a household says in which language it is written to.
type Choosing struct {
	Was      string `form:"was"` // the language that was shown
	Language string `form:"language"`
}

// Validate asks for a language.
func (c Choosing) Validate() (wrong invalid.Fields) {
	wrong.Check(c.Language != "", "language", "Choose one of the list.")
	return wrong
}

// ChooseLanguage is a household's own word on its language, one of those that the event speaks. Messages and pages that
// are opened from now on follow it.
func ChooseLanguage(tx *db.Tx, c Choosing) (change.Change, error) {
	h, err := db.Find[Household](tx.Read, tx.Scope().Household)
	if err != nil {
		return nil, err
	}
	e, err := events.Current(tx.Read)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(e.Languages, c.Language) {
		return nil, invalid.Fields{{Name: "language", Message: "Choose one of the list."}}
	}
	if h.Language == c.Language {
		return change.None, nil
	}
	if Spoken(h, e) != c.Was {
		return nil, invalid.Refuse("Meanwhile another language was chosen here. Choose once more if you want a different one.")
	}
	return change.HouseholdEdited{Household: h.ID}, db.Update(tx, &h, db.Set{"language": c.Language})
}

// Spoken is the language in which a household is written to; the event's first until somebody chose one.
func Spoken(h Household, e events.Event) string {
	if h.Language != "" || len(e.Languages) == 0 {
		return h.Language
	}
	return e.Languages[0]
}
