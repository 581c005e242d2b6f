package messages

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
)

// Grace is how long a mailing can be taken back before it begins.
const Grace = 60 * time.Second

// Order is the form in which a mailing is sent: what it is, to which of the households that were shown, and which of the
// texts that were shown it says.
type Order struct {
	Kind       Kind        `form:"kind"`
	Occasion   change.ID   `form:"occasion"`
	To         To          `form:"audience"`
	Again      bool        `form:"again"`
	Households []change.ID `form:"household"`
	Shown      []string    `form:"shown"` // the texts, by their languages: see Seen
	Rest       Marks       `form:"rest"`  // the chosen households that other pages of a long list show

	// What of a long list the form shows: who is searched for, and which page, from 1, of those who get it and who don't.
	Search string `form:"q"`
	Page   int    `form:"page"`
	Others int    `form:"others"` // 0 while nobody looked at them
	Round  int    `form:"round"`  // how often the list was drawn: a tick box drawn anew is none that was there
	Turn   Turn   `form:"turn"`   // the button that was pressed to see another part of it
}

// Seen names a text in a language that somebody saw, so that no other is sent.
func Seen(lang string, t Text) string {
	sum := sha256.Sum256([]byte(t.Subject + "\n" + t.Body))
	return lang + ":" + hex.EncodeToString(sum[:8])
}

// Validate asks for what is missing.
func (o Order) Validate() (wrong invalid.Fields) {
	wrong.Check(slices.Contains(Mailings, o.Kind), "kind", "Choose which message this is.")
	wrong.Check(o.Kind != Reminder || o.Occasion != "", "occasion", "Choose the occasion to remind them of.")
	wrong.Check(o.To == ToAll || o.To == ToAttending || o.To == ToPending, "audience", "Choose whom it is for.")
	wrong.Check(o.size() > 0, "household", "Choose at least one household.")
	wrong.Check(o.size() <= maxHouseholds, "household", "Choose at most {n} households at once.", "n", maxHouseholds)
	return wrong
}

// maxHouseholds is as many as one Change can carry.
const maxHouseholds = 5000

// Choice is what the order asks for, without the households.
func (o Order) Choice(byHand bool) Choice {
	return Choice{Kind: o.Kind, Occasion: o.Occasion, To: o.To, Again: o.Again, ByHand: byHand}
}

// Queue puts a mailing into the outbox. Who was chosen and can't be written to any more is left out; byHand says that there
// is no mail server.
func Queue(tx *db.Tx, o Order, byHand bool) (change.Change, error) {
	e, err := events.Current(tx.Read)
	if err != nil {
		return nil, err
	}
	if err := o.fits(tx); err != nil {
		return nil, err
	}
	chosen, err := o.chosen(tx, byHand)
	if err != nil {
		return nil, err
	}
	texts, err := o.texts(tx.Read, e, chosen)
	if err != nil {
		return nil, err
	}
	at := change.At(tx.Now().Add(Grace))
	m := Mailing{Row: db.Row{ID: db.NewID()}, Kind: o.Kind, OccasionID: o.Occasion, Texts: texts, State: Waiting, ByHand: byHand, SendAfter: at, Seq: tx.Seq()}
	if err := db.Create(tx, &m); err != nil {
		return nil, err
	}
	rows := make([]*Message, len(chosen))
	for i, c := range chosen {
		rows[i] = &Message{MailingID: &m.ID, HouseholdID: c.ID, Kind: o.Kind, State: Waiting, ByHand: byHand, DueAt: at}
	}
	err = db.Create(tx, rows...)
	return change.MailingQueued{Mailing: m.ID, Of: string(o.Kind), Occasion: o.Occasion, Households: len(rows)}, err
}

// fits refuses an occasion that is gone.
func (o Order) fits(tx *db.Tx) error {
	if o.Occasion != "" {
		if _, err := db.Find[events.Occasion](tx.Read, o.Occasion); err != nil {
			return err
		}
	}
	return nil
}

// chosen are the households of the order that can be written to now.
func (o Order) chosen(tx *db.Tx, byHand bool) (left []Candidate, err error) {
	all, err := Audience(tx.Read, o.Choice(byHand))
	if err != nil {
		return nil, err
	}
	wanted, closed := o.Picked(), false
	for _, c := range all {
		closed = closed || wanted(c.ID) && c.Why == Closed
		if wanted(c.ID) && c.Why == NoReason {
			left = append(left, c)
		}
	}
	if len(left) == 0 && closed {
		return nil, invalid.Refuse("Guests can't reply now, so there is nothing to remind them of. Open the replies first.")
	}
	if len(left) == 0 {
		return nil, invalid.Refuse("None of these households can be written to now. Look at the list again.")
	}
	return left, nil
}

// texts are what the mailing says, in the languages that its households read.
func (o Order) texts(r *db.Read, e events.Event, chosen []Candidate) (string, error) {
	languages := []string{fallback}
	if o.Kind == Update {
		languages = nil
	}
	for _, c := range chosen {
		if lang := LanguageOf(e, c.Household); !slices.Contains(languages, lang) {
			languages = append(languages, lang)
		}
	}
	texts, missing, err := written(r, o.Kind, languages)
	if err != nil {
		return "", err
	}
	if len(missing) > 0 {
		return "", invalid.Refuse("Write the update first, in each language that these households read: {languages}.", "languages", strings.Join(endonyms(missing), ", "))
	}
	for _, c := range chosen {
		if lang := LanguageOf(e, c.Household); !slices.Contains(o.Shown, Seen(lang, texts[lang])) {
			return "", invalid.Refuse("The text has changed since you looked. This is how it reads now: look at it, then send.")
		}
	}
	data, err := json.Marshal(texts)
	return string(data), err
}

// endonyms are what languages call themselves.
func endonyms(languages []string) []string {
	names := make([]string, len(languages))
	for i, lang := range languages {
		names[i] = map[string]string{"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "he": "עברית", "ar": "العربية"}[lang]
	}
	return names
}
