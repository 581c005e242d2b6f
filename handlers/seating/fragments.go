package seating

import (
	"errors"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/db"
	"convive/models/seating"
	views "convive/views/seating"
)

// shown is the board that the address asks for; an occasion that lost its seating chart meanwhile has an empty one.
func shown(v *web.View) (views.At, *seating.Board, error) {
	at := views.AtOf(v.Base()+"/seating", v.Query)
	if at.Occasion == "" {
		seated, err := seating.Occasions(v.Read)
		if err != nil || len(seated) == 0 {
			return at, &seating.Board{}, err
		}
		at.Occasion = seated[0].ID
	}
	if !v.Scope().Allows(access.Seat) {
		at.Plan = "" // what isn't in use is for those who make it
	}
	b, err := seating.OfPlan(v.Read, at.Occasion, at.Plan)
	if errors.Is(err, db.ErrNotFound) {
		return at, &seating.Board{}, nil
	}
	return at, b, err
}

// shownToScale is shown for who draws it, with the units in which lengths are said.
func shownToScale(v *web.View) (views.At, *seating.Board, error) {
	at, b, err := shown(v)
	if err != nil {
		return at, b, err
	}
	e, err := v.Event()
	at.Units = e.Units
	return at, b, err
}

func counts(v *web.View) (templ.Component, error) {
	t, b, err := troubleInRoom(v)
	if err != nil {
		return nil, err
	}
	return views.Counts(b.Flags, t), nil
}

type troubleKey struct {
	at  views.At
	may views.May
}

// trouble is what is wrong with the board, as far as who looks may know.
func trouble(v *web.View) (views.Trouble, *seating.Board, error) {
	at, b, err := shownToScale(v)
	if err != nil {
		return views.Trouble{}, b, err
	}
	may := mayOf(v.Scope())
	t, err := db.Once(v.Read, troubleKey{at, may}, func() (views.Trouble, error) {
		wishes, err := known(v)
		return views.Trouble{At: at, May: may, All: b.Problems(wishes, may.Health), Unseated: b.Flags.Unseated}, err
	})
	return t, b, err
}

type roomTroubleKey troubleKey

// troubleInRoom adds to that what the room's own page says, for who may open it.
func troubleInRoom(v *web.View) (views.Trouble, *seating.Board, error) {
	t, b, err := trouble(v)
	if err != nil || !t.Edit {
		return t, b, err
	}
	t, err = db.Once(v.Read, roomTroubleKey{t.At, t.May}, func() (views.Trouble, error) {
		t.Room = b.Warnings()
		return t, nil
	})
	return t, b, err
}

func problems(v *web.View) (templ.Component, error) {
	t, _, err := troubleInRoom(v)
	return views.Problems(t), err
}

func tables(v *web.View) (web.Rows, error) {
	t, b, err := trouble(v)
	out := web.Rows{Root: views.Tables()}
	if err != nil {
		return out, err
	}
	at, may := t.At, t.May
	sought, err := sought(v, at, b)
	if err != nil {
		return out, err
	}
	for _, l := range b.Tables {
		if sought.table(l) {
			out.Rows = append(out.Rows, web.Row{ID: "table-" + string(l.ID), Body: views.Table(views.Card{Laid: l, At: at, May: may, Wrong: t.Wrong(l.ID)})})
		}
	}
	if len(out.Rows) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "tables-none", Body: views.NoTables(views.Nothing{May: may, Searching: len(b.Tables) > 0, NoOccasion: b.Occasion.ID == "", Settings: settings(v), InUse: inUse(at, b)})})
	}
	return out, nil
}

// inUse is the board of the plan in use where the one that is asked for was removed; "" where it stands.
func inUse(at views.At, b *seating.Board) string {
	if at.Plan == "" || b.Occasion.ID != "" {
		return ""
	}
	at.Plan = ""
	return at.Href()
}

// settings is where an occasion gets its seating chart; "" for who may not.
func settings(v *web.View) string {
	if !v.Scope().Allows(access.EditEvent) {
		return ""
	}
	return v.Base() + "/settings"
}

func destinations(v *web.View) (web.Rows, error) {
	at, b, err := shown(v)
	out := web.Rows{Root: views.Destinations()}
	if err != nil {
		return out, err
	}
	for _, l := range b.Tables {
		out.Rows = append(out.Rows, web.Row{ID: "to-" + string(l.ID), Body: views.Destination(views.Card{Laid: l, At: at})})
	}
	return out, nil
}
