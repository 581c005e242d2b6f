package handlers_test

import (
	"bytes"
	"image"
	"image/png"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/seating"
)

// pictured lays a small picture behind the room of an occasion.
func pictured(tx *db.Tx, o events.Occasion) (change.Change, error) {
	var file bytes.Buffer
	if err := png.Encode(&file, image.NewGray(image.Rect(0, 0, 40, 20))); err != nil {
		return nil, err
	}
	picture, err := seating.ReadPicture(file.Bytes())
	if err != nil {
		return nil, err
	}
	plan, err := seating.InUse(tx.Read, o.ID)
	if err != nil {
		return nil, err
	}
	return seating.LayPicture(tx, seating.Laying{Occasion: o.ID, Version: plan.Version}, picture)
}

// pictureRow is a picture that lies behind the room of an event's second occasion.
func pictureRow(w *webtest.World, e webtest.Event) (id change.ID) {
	w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
		c, err := pictured(tx, e.Occasions[1])
		w.Must(err)
		plan, err := seating.InUse(tx.Read, e.Occasions[1].ID)
		w.Must(err)
		behind, _ := plan.Backdrop.Behind()
		id = behind.Picture
		return c, nil
	})
	return id
}
