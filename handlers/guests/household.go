package guests

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/replies"
	views "convive/views/guests"
	"convive/views/locale"
)

// household is the page of one household.
func household(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Household"))
	id := p.ID()
	if err := p.Read(func(r *db.Read) error { _, err := db.Find[guests.Household](r, id); return err }); err != nil {
		return err
	}
	own := change.Topics{change.OfHousehold(id), change.AllHouseholds, change.Guests, change.Occasions, change.Settings}
	p.Fragment("household-head", householdHead, own...)
	p.Fragment("household-people", drawn(views.People), own...)
	p.Fragment("household-crowded", crowded, append(own, change.Invitations)...)
	p.Fragment("household-requests", drawn(views.Requests), append(own, change.Requests)...)
	p.Fragment("household-facts", facts, append(own, change.Access)...)
	health := p.Scope().Allows(access.ViewHealth)
	if health {
		p.Fragment("household-answers", householdAnswers, append(own, change.Questions)...)
	}
	enters := p.Scope().Allows(access.ReplyOnBehalf)
	if enters {
		p.Fragment("household-letters", letters, append(own, change.Unmatched)...)
	}
	sends := p.Scope().Allows(access.SendMessages)
	if sends {
		p.Fragment("household-messages", written, append(own, change.Messages, change.Invitations, change.Households)...)
	}
	told := mayReadHistory(p.Scope())
	if told {
		p.Keyed("household-replies", sentBy, history(id)...)
		p.Keyed("household-changes", changesOf, history(id)...)
	}
	edit := p.Scope().Allows(access.EditGuests)
	if edit {
		p.Fragment("household-plus-ones", bringersOfHousehold, append(own, change.Invitations)...)
		p.Fragment("household-forms", madeOf, own...)
	}
	p.Body(func(b *web.Body) (templ.Component, error) {
		page := views.HouseholdPage{Base: b.Base(), Head: b.Slot("household-head"), People: b.Slot("household-people"), Crowded: b.Slot("household-crowded"), Requests: b.Slot("household-requests"), Facts: b.Slot("household-facts")}
		if health {
			page.Answers = b.Slot("household-answers")
		}
		if enters {
			page.Letters = b.Slot("household-letters")
		}
		if sends {
			page.Messages = b.Slot("household-messages")
		}
		if told {
			page.Replies, page.Changes = sentPanel(b, "household-replies"), changedPanel(b)
		}
		if !edit {
			return views.OneHousehold(page), nil
		}
		page.PlusOnes, page.MadeOf = b.Slot("household-plus-ones"), b.Slot("household-forms")
		err := forms(b, &page)
		return views.OneHousehold(page), err
	})
	return nil
}

// forms fills the page with what this response's person can do.
func forms(b *web.Body, page *views.HouseholdPage) error {
	h, err := theHousehold(b.Ctx)
	if err != nil {
		return err
	}
	edit := web.FormOf(b, path(b.Ctx, h.ID, "/edit"), guests.EditOf(h))
	newcomers := web.FormOf(b, path(b.Ctx, h.ID, "/people"), guests.Newcomers{})
	if len(edit.Errors) > 0 {
		page.Open = "edit"
	}
	if len(newcomers.Errors) > 0 {
		page.Open = "add"
	}
	reopening := web.FormOf(b, path(b.Ctx, h.ID, "/reopening"), guests.Reopening{Version: h.Version, Until: h.ReopenedUntil})
	if len(reopening.Errors) > 0 {
		page.Open = "reopen"
	}
	if page.ReopenForm, err = reopenForm(b.Ctx, reopening); err != nil {
		return err
	}
	part := web.FormOf(b, path(b.Ctx, h.ID, "/splitting"), guests.Split{Address: h.Street+h.City+h.Postcode != ""})
	if len(part.Errors) > 0 {
		page.Open = "split"
	}
	if page.SplitForm, err = splitForm(b.Ctx, part); err != nil {
		return err
	}
	page.MergePath = path(b.Ctx, h.ID, "/merging")
	if page.EditForm, err = editForm(b.Ctx, edit); err != nil {
		return err
	}
	if page.AddForm, err = peopleForm(b.Ctx, newcomers); err != nil {
		return err
	}
	page.Edit = true
	var replied change.Instant
	err = b.Read(func(r *db.Read) (err error) {
		replied, err = replies.NewestOf(r, h.ID)
		return err
	})
	page.End = views.End(views.HouseholdShown{Household: h, Base: b.Base()}, b.NewCommand(), views.Removal{Command: b.NewCommand(), Action: path(b.Ctx, h.ID, "/removal"), Version: h.Version, Seen: replied})
	return err
}

func path(c *web.Ctx, id change.ID, under string) string {
	return c.Base() + "/households/" + string(id) + under
}

func theHousehold(c *web.Ctx) (h guests.Household, err error) {
	err = c.Read(func(r *db.Read) error {
		h, err = db.Find[guests.Household](r, c.ID())
		return err
	})
	return h, err
}

// householdNow is the form after it was saved: filled with what the row holds now.
func householdNow(c *web.Ctx) guests.HouseholdEdit {
	h, err := theHousehold(c)
	if err != nil {
		return guests.HouseholdEdit{}
	}
	return guests.EditOf(h)
}

func editForm(c *web.Ctx, f web.Form[guests.HouseholdEdit]) (templ.Component, error) {
	form, err := formOf(c, f)
	return views.EditHousehold(form), err
}

func peopleForm(c *web.Ctx, f web.Form[guests.Newcomers]) (templ.Component, error) {
	form, err := formOf(c, f)
	if err != nil {
		return nil, err
	}
	err = c.Read(func(r *db.Read) error {
		h, err := db.Find[guests.Household](r, c.ID())
		if err != nil {
			return err
		}
		form.Room, err = roomFor(r, h, anywhere)
		return err
	})
	return views.AddGuests(form), err
}

// formOf gives a form what its choices are made of.
func formOf[D web.Draft](c *web.Ctx, f web.Form[D]) (views.Form[D], error) {
	e := c.Event()
	form := views.Form[D]{Action: f.Action, Command: f.Command, Draft: f.Draft, Errors: f.Errors, Sides: e.Sides, Languages: e.Languages, Back: c.Base() + "/guests"}
	err := c.Read(func(r *db.Read) (err error) {
		form.Occasions, err = events.Occasions(r)
		return err
	})
	return form, err
}

type householdKey struct{}
