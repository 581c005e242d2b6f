package seating

import (
	"context"

	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
	"convive/views/locale"
	views "convive/views/seating"
)

// picturing declares the picture behind a room and its commands.
func picturing(r *web.Routes) {
	const room = "/e/:event/seating/room"
	r.Mutation(room+"/picture", access.EditTables, web.Prepared(readPicture).On(arrange, layingAgain).Renewing(layingNow).Saying(pictured, true).To(toRoom), web.WithBody(web.BodyImport))
	r.Mutation(room+"/picture/place", access.EditTables, web.Create(seating.FitPicture).On(arrange, fittingAgain).Renewing(fittingNow).Saying(pictured, true).To(toRoom).Labels(pictureLabels).WordsOf(words))
	r.Download("/e/:event/seating/pictures/:id", access.ViewSeating, picture)
}

// readPicture reads and encodes the file before the transaction.
func readPicture(c *web.Ctx, d seating.Laying) (web.Rule, error) {
	file, err := c.File("file")
	if err != nil {
		return nil, err
	}
	i, err := seating.ReadPicture(file.Data)
	if err != nil {
		return nil, err
	}
	return func(tx *db.Tx) (change.Change, error) { return seating.LayPicture(tx, d, i) }, nil
}

// picture hands out a picture behind a room.
func picture(c *web.Ctx) error {
	var data []byte
	if err := c.Read(func(r *db.Read) (err error) {
		data, err = seating.PictureOf(r, c.ID())
		return err
	}); err != nil {
		return err
	}
	return c.JPEG(data)
}

func planBehind(c *web.Ctx, occasion, plan change.ID) (p seating.Plan) {
	_ = c.Read(func(r *db.Read) (err error) {
		p, err = seating.PlanAt(r, occasion, plan)
		return err
	})
	return p
}

// layingNow is the form upon the room as it is by now, with what was laid behind it meanwhile beside what was to be.
func layingNow(c *web.Ctx, d seating.Laying) seating.Laying {
	p := planBehind(c, d.Occasion, d.Plan)
	d.Version, d.Now = p.Version, p.Backdrop
	if file, err := c.File("file"); err == nil {
		d.File = file.Name
	}
	return d
}

// fittingNow is the form upon the room as it is by now.
func fittingNow(c *web.Ctx, d seating.Fitting) seating.Fitting {
	d.Version = planBehind(c, d.Occasion, d.Plan).Version
	return d
}

func layingOf(c *web.Ctx, occasion, plan change.ID) seating.Laying {
	d := seating.Laying{Occasion: occasion, Plan: plan}
	if p := planBehind(c, occasion, plan); p.ID != "" {
		d.Plan, d.Version = p.ID, p.Version
	}
	return d
}

// fittingOf is where the picture is now.
func fittingOf(c *web.Ctx, occasion, plan change.ID) seating.Fitting {
	in := c.Event().Units
	d := seating.Fitting{Occasion: occasion, Plan: plan, Units: in}
	p := planBehind(c, occasion, plan)
	if p.ID != "" {
		d.Plan, d.Version = p.ID, p.Version
	}
	if b, ok := p.Backdrop.Behind(); ok {
		d.X, d.Y, d.Width, d.Percent = seating.Length(b.X, in), seating.Length(b.Y, in), seating.Length(b.W, in), b.Percent
	}
	return d
}

func layingForm(at views.At, f web.Form[seating.Laying]) views.LayingForm {
	return views.LayingForm{At: at, Action: at.Command("room/picture"), Command: f.Command, Draft: f.Draft, Errors: f.Errors}
}

func fittingForm(at views.At, f web.Form[seating.Fitting]) views.FittingForm {
	return views.FittingForm{Action: at.Command("room/picture/place"), Command: f.Command, Draft: f.Draft, Errors: f.Errors}
}

func layingAgain(c *web.Ctx, f web.Form[seating.Laying]) (templ.Component, error) {
	return views.LayPicture(layingForm(inArranged(c, f.Draft.Occasion), f)), nil
}

func fittingAgain(c *web.Ctx, f web.Form[seating.Fitting]) (templ.Component, error) {
	return views.FitPicture(fittingForm(inArranged(c, f.Draft.Occasion), f)), nil
}

func pictured(ctx context.Context, e change.Entry) string {
	if c, _ := e.Change.(change.RoomPictured); c.Gone {
		return locale.T(ctx, "Took the picture away.")
	}
	return locale.T(ctx, "The picture lies behind the room.")
}
