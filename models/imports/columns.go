package imports

import (
	"context"
	"encoding/json"
	"strings"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// maxRemembered is how many different headings an event keeps; far more than anybody brings.
const maxRemembered = 200

// Columns is what people said of the columns of a file with certain headings. It is kept for the next such file of the
// event, beside the feed: nothing that anybody sees changes by it.
type Columns struct {
	EventID change.ID `gorm:"primaryKey"`
	Spoken
}

// Habit is the same for the organization's other events, without the names of occasions.
type Habit struct {
	OrganizationID change.ID `gorm:"primaryKey"`
	Spoken
}

// Spoken is what somebody said of columns.
type Spoken struct {
	ID        change.ID `gorm:"primaryKey"`
	Heads     string
	Choices   string // JSON of []lists.Choice
	CreatedAt change.Instant
}

// TableName is the table of remembered columns.
func (Columns) TableName() string { return "import_columns" }

// TableName is the table of what an organization remembers.
func (Habit) TableName() string { return "import_habits" }

// Remembered is what people have said of the columns of their files: of the organization's, and before that of the event's.
func Remembered(r *db.Read) (lists.Choices, error) {
	habits, err := db.From[Habit](r).Order("created_at DESC, id").Limit(maxRemembered).All()
	if err != nil {
		return nil, err
	}
	own, err := db.From[Columns](r).Order("created_at DESC, id").Limit(maxRemembered).All()
	by := lists.Choices{}
	for _, row := range habits {
		row.into(by)
	}
	for _, row := range own {
		row.into(by)
	}
	return by, err
}

func (row Spoken) into(by lists.Choices) {
	var all []lists.Choice
	if json.Unmarshal([]byte(row.Choices), &all) == nil {
		by[row.Heads] = all
	}
}

// Remember keeps what a person says of the columns under these headings.
func Remember(ctx context.Context, d *db.DB, s access.Scope, heads string, all []lists.Choice) error {
	return d.Aside(ctx, s, func(tx *db.Tx) error {
		here, err := saying(tx, heads, all)
		if err != nil {
			return err
		}
		anywhere, err := saying(tx, heads, lists.Anywhere(all))
		if err != nil {
			return err
		}
		if err := db.Put(tx, &Columns{Spoken: here}, "heads = ?", heads); err != nil {
			return err
		}
		return db.Put(tx, &Habit{Spoken: anywhere}, "heads = ?", heads)
	})
}

func saying(tx *db.Tx, heads string, all []lists.Choice) (Spoken, error) {
	text, err := json.Marshal(all)
	return Spoken{ID: db.NewID(), Heads: heads, Choices: string(text), CreatedAt: change.At(tx.Now())}, err
}

// Forget goes back to what is guessed from the headings.
func Forget(ctx context.Context, d *db.DB, s access.Scope, heads string) error {
	return d.Aside(ctx, s, func(tx *db.Tx) error {
		if err := db.Remove[Habit](tx, "heads = ?", heads); err != nil {
			return err
		}
		return db.Remove[Columns](tx, "heads = ?", heads)
	})
}

// ChoiceOf reads one field of the form of columns: a meaning, behind a colon the occasion.
func ChoiceOf(field string) (c lists.Choice, ok bool) {
	meaning, occasion, _ := strings.Cut(field, ":")
	c = lists.Choice{Meaning: lists.Meaning(meaning), Occasion: lists.Line(occasion)}
	switch c.Meaning {
	case lists.ReplyTo, lists.MealAt:
		return c, c.Occasion != "" && len(c.Occasion) <= 4*lists.MaxName
	case lists.Other, lists.Ignored:
		return lists.Choice{Meaning: c.Meaning}, occasion == ""
	}
	for _, m := range lists.Meanings() {
		if m == c.Meaning {
			return lists.Choice{Meaning: m}, occasion == ""
		}
	}
	return c, false
}

// Field is how the form of columns writes a choice.
func Field(c lists.Choice) string {
	if c.Occasion == "" {
		return string(c.Meaning)
	}
	return string(c.Meaning) + ":" + c.Occasion
}

// Contradictions says what speaks against taking columns for what was chosen.
func Contradictions(cols []lists.Column, all []lists.Choice) (wrong invalid.Fields) {
	names, replies, seen := false, map[string]bool{}, map[lists.Choice]string{}
	for i, c := range all {
		names = names || c.Meaning.Names()
		replies[c.Occasion] = replies[c.Occasion] || c.Meaning == lists.ReplyTo
		repeats := c.Meaning.Repeats() && c.Meaning != lists.ReplyTo && c.Meaning != lists.MealAt
		if first, taken := seen[c]; taken && !repeats {
			wrong.Add(ColumnField(i), "“{a}” and “{b}” can't both be the same. Choose something else for one of them.", "a", first, "b", cols[i].Header)
		}
		seen[c] = cols[i].Header
	}
	for i, c := range all {
		if c.Meaning == lists.MealAt && !replies[c.Occasion] {
			wrong.Add(ColumnField(i), "“{a}” holds meals: another column must hold the replies to the same occasion.", "a", cols[i].Header)
		}
	}
	wrong.Check(names, ColumnField(0), "Say which column holds the guests' names.")
	return wrong
}
