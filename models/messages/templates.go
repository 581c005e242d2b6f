package messages

import (
	"errors"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// Written is the text of a kind in a language, and the row that holds it; the zero row where hosts have written none.
func Written(r *db.Read, k Kind, lang string) (Text, Template, error) {
	rows, err := db.From[Template](r).Where("kind = ? AND language = ?", string(k), lang).All()
	if err != nil || len(rows) == 0 {
		return Default(k, lang), Template{}, err
	}
	return Text{rows[0].Subject, rows[0].Body}, rows[0], nil
}

// written are the texts of a kind in some languages, and in the first of them for want of any other.
func written(r *db.Read, k Kind, languages []string) (texts map[string]Text, missing []string, err error) {
	rows, err := db.From[Template](r).Where("kind = ?", string(k)).All()
	if err != nil {
		return nil, nil, err
	}
	texts = map[string]Text{}
	for _, lang := range languages {
		i := slices.IndexFunc(rows, func(t Template) bool { return t.Language == lang })
		switch {
		case i >= 0:
			texts[lang] = Text{rows[i].Subject, rows[i].Body}
		case k == Update:
			missing = append(missing, lang)
		default:
			texts[lang] = Default(k, lang)
		}
	}
	return texts, missing, nil
}

// Wording is the form in which hosts write a text. Version is 0 as long as there is none of theirs.
type Wording struct {
	Version  int64  `form:"version"`
	Kind     Kind   `form:"kind"`
	Language string `form:"language"`
	Subject  string `form:"subject"`
	Body     string `form:"body"`
	Linkless bool   `form:"linkless"` // it is to lead nowhere, although it asks for an answer
}

// Validate finds what can't be sent.
func (w Wording) Validate() (wrong invalid.Fields) {
	checkWhich(&wrong, w.Kind, w.Language)
	checkText(&wrong, Text{w.Subject, w.Body})
	wrong.Check(w.Linkless || !w.LeadsNowhere() || len(wrong) > 0, "body",
		"Nothing in this text leads guests to their reply: write {place} where it should stand. Or tick below that it is to go without.", "place", "{link}")
	return wrong
}

// LeadsNowhere says whether the text asks for an answer, or tells of one that can be changed, and not where.
func (w Wording) LeadsNowhere() bool {
	leads := func(p piece) bool { return p.place == "link" || p.place == "code" }
	return slices.Contains([]Kind{Invitation, Reminder, Receipt}, w.Kind) && !slices.ContainsFunc(pieces(w.Body), leads)
}

func checkWhich(wrong *invalid.Fields, k Kind, lang string) {
	wrong.Check(slices.Contains(Kinds, k), "kind", "Choose which message this is.")
	wrong.Check(slices.Contains(Languages, lang), "language", "Choose from the languages that are offered.")
}

// overtaken refuses a form whose text was taken back or begun anew.
var overtaken = invalid.Refuse("Somebody changed this text meanwhile. The page shows it as it is now; copy what you wrote and try again.")

// Write keeps a text; the one in the code, written down as it is, needs no row.
func Write(tx *db.Tx, w Wording) (change.Change, error) {
	text := Text{strings.TrimSpace(w.Subject), strings.TrimRight(strings.ReplaceAll(w.Body, "\r\n", "\n"), " \n") + "\n"}
	_, row, err := Written(tx.Read, w.Kind, w.Language)
	switch {
	case err != nil:
		return nil, err
	case row.ID == "" && w.Version != 0, row.ID != "" && w.Version == 0:
		return nil, overtaken
	case row.ID == "" && text == Default(w.Kind, w.Language) && w.Kind != Update:
		return change.None, nil
	case row.ID == "":
		// It starts beyond the versions of all texts that stood here before, so that no form of theirs fits it.
		err = db.Create(tx, &Template{Row: db.Row{Version: tx.Seq()}, Kind: w.Kind, Language: w.Language, Subject: text.Subject, Body: text.Body})
	default:
		err = rewrite(tx, row, w.Version, text)
	}
	if err != nil || !tx.Wrote() {
		return change.None, err
	}
	return change.TemplateEdited{Of: string(w.Kind), Language: w.Language}, nil
}

func rewrite(tx *db.Tx, row Template, since int64, text Text) error {
	set, err := db.Merge(tx, &row, since, db.Set{"subject": text.Subject, "body": text.Body})
	if stale := (db.ErrStale{}); errors.As(err, &stale) {
		return overtaken
	}
	if err != nil {
		return err
	}
	return db.Update(tx, &row, set)
}

// Return is the form in which hosts go back to the text in the code: from which text of theirs, and which version of it.
type Return struct {
	Version  int64  `form:"version"`
	Kind     Kind   `form:"kind"`
	Language string `form:"language"`
}

// Validate asks which text it is.
func (b Return) Validate() (wrong invalid.Fields) {
	checkWhich(&wrong, b.Kind, b.Language)
	return wrong
}

// Original takes hosts back to the text in the code, from the text that they saw and no later one.
func Original(tx *db.Tx, b Return) (change.Change, error) {
	_, row, err := Written(tx.Read, b.Kind, b.Language)
	if err != nil || row.ID == "" {
		return change.None, err
	}
	if row.Version != b.Version {
		return nil, invalid.Refuse("Somebody changed this text meanwhile. This is how it reads now: look at it before you go back to the original.")
	}
	if err := db.Delete(tx, &row); err != nil {
		return nil, err
	}
	return change.TemplateEdited{Of: string(b.Kind), Language: b.Language}, nil
}

// Spoken are the languages in which a message may be read in an event.
func Spoken(e events.Event) (all []string) {
	for _, lang := range Languages {
		if slices.Contains(e.Languages, lang) {
			all = append(all, lang)
		}
	}
	if len(all) == 0 {
		all = []string{fallback}
	}
	return all
}
