package messages

import (
	"errors"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/messages"
	"convive/views/locale"
	views "convive/views/messages"
)

// one is the page of one message: its text as it reads now, to be copied where there is no mail server, and the addresses
// of its household.
func one(p *web.Page) error {
	p.Title(locale.T(p.Context(), "Message"))
	var m messages.Message
	if err := p.Read(func(r *db.Read) (err error) { m, err = db.Find[messages.Message](r, p.ID()); return err }); err != nil {
		return err
	}
	p.Fragment("message-one", message, append(change.Topics{change.AllHouseholds, change.OfHousehold(m.HouseholdID)}, onMailing...)...)
	return nil
}

func message(v *web.View) (templ.Component, error) {
	speaks := Voice(v.Secret(), v.Link)
	shown, m, err := speaks.Show(v.Read, v.ID())
	if errors.Is(err, db.ErrNotFound) {
		return views.OneMessage(views.One{Gone: true}), nil
	}
	if err != nil {
		return nil, err
	}
	e, err := v.Event()
	if err != nil {
		return nil, err
	}
	h, err := db.Find[guests.Household](v.Read, m.HouseholdID)
	if err != nil {
		return nil, err
	}
	people, err := guests.OfHousehold(v.Read, m.HouseholdID)
	o := views.One{Shown: shown, Back: v.Base() + "/messages/receipts"}
	o.Entry = views.Entry{Entry: messages.Entry{Message: m, Envelope: h.EnvelopeName, To: shown.To}, Base: v.Base(), Zone: e.Location()}
	if m.MailingID != nil {
		o.Back = v.Base() + "/messages/mailings/" + string(*m.MailingID)
	}
	for _, g := range people {
		if g.Age == guests.Adult && g.Email != "" {
			o.People = append(o.People, g)
		}
	}
	return views.OneMessage(o), err
}
