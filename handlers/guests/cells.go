package guests

import (
	"errors"
	"slices"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/invalid"
	"convive/models/replies"
	views "convive/views/guests"
)

// cellRoutes declares what editing in the list needs: the fields of one row as small forms, and the command that each
// cell is saved by.
func cellRoutes(r *web.Routes) {
	r.Download("/e/:event/guests/:id/cells", access.EditGuests, guestCells)
	r.Mutation("/e/:event/guests/:id/cell", access.EditGuests, web.By(editCell).Labels(views.Labels()).WordsOf(cellWords).Saying(saved, true))
	r.Download("/e/:event/households/:id/cells", access.EditGuests, householdCells)
	r.Mutation("/e/:event/households/:id/cell", access.EditGuests, web.With(guests.EditHouseholdCell).Labels(views.Labels()).Words(views.Words).Saying(saved, true))
}

// editCell writes one field of a guest; what they answer goes the way of every reply.
func editCell(tx *db.Tx, c *web.Ctx, d guests.Cell) (change.Change, error) {
	switch {
	case d.Field != guests.ReplyCell && d.Field != guests.MealCell:
		return guests.EditCell(tx, c.ID(), d)
	case !tx.Scope().Allows(access.ReplyOnBehalf):
		return nil, access.ErrForbidden
	}
	g, err := db.Find[guests.Guest](tx.Read, c.ID())
	if err != nil {
		return nil, err
	}
	o, err := db.Find[events.Occasion](tx.Read, d.Occasion)
	if err != nil {
		return nil, err
	}
	in, err := db.From[guests.Invitation](tx.Read).Where("guest_id = ? AND occasion_id = ?", string(g.ID), string(o.ID)).First()
	switch {
	case errors.Is(err, db.ErrNotFound) && d.Value == string(guests.Pending):
		return guests.Invite(tx, guests.Inviting{Guests: []change.ID{g.ID}, Invite: o.ID})
	case errors.Is(err, db.ErrNotFound):
		return nil, invalid.Refuse("{name} is not invited to {occasion}.", "name", g.Name, "occasion", o.Name)
	case err != nil:
		return nil, err
	}
	return replies.EnterCell(tx, in, d)
}

// cellWords says a value as the list does; a meal by its name.
func cellWords(c *web.Ctx, field, value string) string {
	if field != guests.MealCell {
		return views.Words(c.Context(), field, value)
	}
	var meal events.Meal
	err := c.Read(func(r *db.Read) (err error) {
		meal, err = db.Find[events.Meal](r, change.ID(value))
		return err
	})
	if err != nil { // none, or gone
		return ""
	}
	return meal.Name
}

// guestCells answers with a guest's fields as forms, each as it is edited in its cell.
func guestCells(c *web.Ctx) error {
	var g guests.Guest
	cells := views.Cells{Sides: c.Event().Sides, Languages: c.Event().Languages, Can: c.Scope().Allows}
	err := c.Read(func(r *db.Read) (err error) {
		if g, err = db.Find[guests.Guest](r, c.ID()); err != nil {
			return err
		}
		cells.Household, err = db.Find[guests.Household](r, g.HouseholdID)
		if err != nil {
			return err
		}
		invitations, err := guests.InvitationsOf(r, g.HouseholdID)
		if err != nil {
			return err
		}
		cells.Invitations = invitations[g.ID]
		cells.Occasions, err = occasionsOf(r, g)
		return err
	})
	if err != nil {
		return err
	}
	cells.At, cells.HomeAt = c.Base()+"/guests/"+string(g.ID)+"/cell", c.Base()+"/households/"+string(g.HouseholdID)+"/cell"
	return c.Draw(views.CellForms(cells.OfGuest(c.Context(), g)))
}

// occasionsOf are all occasions with the meals from which somebody of the guest's age chooses.
func occasionsOf(r *db.Read, g guests.Guest) (all []views.MealsAt, err error) {
	occasions, err := events.Occasions(r)
	if err != nil {
		return nil, err
	}
	meals, err := events.Meals(r)
	for _, o := range occasions {
		offered := slices.DeleteFunc(slices.Clone(meals), func(m events.Meal) bool { return !o.AsksMeal || m.OccasionID != o.ID })
		all = append(all, views.MealsAt{Occasion: o, Meals: guests.MealsFor(offered, g.Age)})
	}
	return all, err
}

// householdCells answers with a household's own fields as forms.
func householdCells(c *web.Ctx) error {
	h, err := theHousehold(c)
	if err != nil {
		return err
	}
	cells := views.Cells{Household: h, HomeAt: c.Base() + "/households/" + string(h.ID) + "/cell", Sides: c.Event().Sides, Languages: c.Event().Languages, Can: c.Scope().Allows}
	return c.Draw(views.CellForms(cells.OfHousehold(c.Context())))
}
