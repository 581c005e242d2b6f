package seating

import (
	"errors"
	"slices"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/invalid"
	"convive/models/seating"
	"convive/views/locale"
	views "convive/views/seating"
)

// onBoard is what moves the board: who sits where, and everything that it shows of a guest.
var onBoard = change.Topics{change.Seating, change.Guests, change.Households, change.Invitations, change.Occasions}

func board(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Seating"))
	p.Critical()
	seated, err := occasions(p.Ctx)
	if err != nil {
		return err
	}
	p.Frame().Bare = true
	p.Fragment("seating-sheet", sheet, change.Seating, change.Occasions, change.Settings)
	p.Fragment("seating-counts", counts, onWishes...)
	p.Fragment("seating-parked", parked, onBoard...)
	p.Keyed("seating-parking", parking, onBoard...)
	p.Fragment("parking-pages", parkingPages, onBoard...)
	if views.AtOf("", p.Query).Room {
		p.Keyed("seating-room", room, slices.Concat(onBoard, change.Topics{change.Settings})...)
		p.Fragment("room-legend", legend, onBoard...)
		if p.Scope().Allows(mayWish) {
			p.Keyed("seating-score", score, onWishes...)
		}
	} else {
		p.Keyed("seating-tables", tables, onWishes...)
	}
	p.Fragment("seating-problems", problems, slices.Concat(onWishes, change.Topics{change.Settings})...)
	p.Fragment("seating-card", card, aboutWho(p)...)
	if p.Scope().Allows(access.Seat) {
		p.Fragment("seating-plan", planMenu, change.Seating, change.Occasions)
		p.Keyed("seating-destinations", destinations, onBoard...)
	}
	p.Body(func(b *web.Body) (templ.Component, error) { return whole(b, seated) })
	return nil
}

// whole places the fragments; the forms around them are made for this response.
func whole(b *web.Body, seated []events.Occasion) (templ.Component, error) {
	at, err := address(b.Ctx, seated)
	if err != nil {
		return nil, err
	}
	may := mayOf(b.Scope())
	view := views.Board{At: at, May: may, Occasions: seated}
	if may.Edit && at.Occasion != "" {
		view.Add = addForm(b.Ctx, at, web.FormOf(b, at.Base+"/tables", newTables(b.Ctx)))
		view.Add.Draft.Occasion, view.Add.Draft.Plan = at.Occasion, at.Plan
	}
	slots := views.Slots{
		Sheet: b.Slot("seating-sheet"), Counts: b.Slot("seating-counts"), Parked: b.Slot("seating-parked"), Parking: b.Slot("seating-parking"), ParkingPages: b.Slot("parking-pages"),
		Problems: b.Slot("seating-problems"), Card: b.Slot("seating-card"), Destinations: b.Slot("seating-destinations"),
	}
	if may.Seat {
		slots.Plan = b.Slot("seating-plan")
	}
	if at.Room {
		slots.Room, slots.Legend = b.Slot("seating-room"), b.Slot("room-legend")
		if may.Wishes {
			slots.Score = b.Slot("seating-score")
		}
	} else {
		slots.Tables = b.Slot("seating-tables")
	}
	err = b.Read(func(r *db.Read) error {
		head, _ := r.Head(r.Scope().Feed())
		view.Seq = head.Seq
		plan, err := seating.PlanAt(r, at.Occasion, at.Plan)
		if removed := (invalid.Refusal{}); errors.As(err, &removed) {
			view.Edit, view.Wishes = false, false
			return nil
		}
		if errors.Is(err, db.ErrNotFound) {
			view.Empty = true
			return nil
		}
		if err != nil {
			return err
		}
		n, err := db.From[seating.Table](r).Where("plan_id = ?", string(plan.ID)).Count()
		if view.Empty = n == 0; err == nil && at.Room && may.Wishes {
			view.Reach, err = reach(r, at)
		}
		return err
	})
	return views.Page(view, slots), err
}

func occasions(c *web.Ctx) (seated []events.Occasion, err error) {
	err = c.Read(func(r *db.Read) error {
		seated, err = seating.Occasions(r)
		return err
	})
	return seated, err
}

func mayOf(s access.Scope) views.May {
	return views.May{Seat: s.Allows(access.Seat), Edit: s.Allows(access.EditTables), Guests: s.Allows(access.ViewGuests), Adds: s.Allows(access.EditGuests), Health: s.Allows(access.ViewHealth), Meals: s.Allows(access.ViewReports), Wishes: s.Allows(mayWish), Undo: s.Allows(access.Seat), Screens: s.Allows(access.ManageTeam)}
}

// address is the board's place; an occasion without a seating chart is not found, nor is a plan of another one, or one
// that isn't in use for who doesn't seat guests.
func address(c *web.Ctx, seated []events.Occasion) (views.At, error) {
	at := views.AtOf(c.Base()+"/seating", c.Query)
	at.Units = c.Event().Units
	if at.Occasion == "" && len(seated) > 0 {
		at.Occasion = seated[0].ID
	}
	if !slices.ContainsFunc(seated, func(o events.Occasion) bool { return o.ID == at.Occasion }) && c.Query("occasion") != "" {
		return at, db.ErrNotFound
	}
	if at.Plan == "" {
		return at, nil
	}
	if !c.Scope().Allows(access.Seat) {
		return at, db.ErrNotFound
	}
	return at, c.Read(func(r *db.Read) error {
		p, _, err := seating.OnceAPlan(r, at.Plan)
		if err == nil && p.OccasionID != at.Occasion {
			err = db.ErrNotFound
		}
		return err
	})
}
