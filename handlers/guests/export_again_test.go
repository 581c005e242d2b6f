package guests_test

import (
	"context"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/imports"
	"convive/models/imports/lists"
)

// plan is what an import of a file would do.
func plan(w *webtest.World, name string, file []byte) (p imports.Plan, l lists.List) {
	w.T.Helper()
	l, err := lists.Read(name, file, lists.Options{})
	w.Must(err)
	w.Must(w.DB.Read(context.Background(), w.System(w.Ours), func(r *db.Read) (err error) {
		p, err = imports.New(r, l)
		return err
	}))
	return p, l
}

// Whatever columns the list shows, in whatever order, its file imported again is no change.
func TestTheFileImportedAgainChangesNothing(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		anna, g, o := w.As("anna"), w.Ours.Guests, w.Ours.Occasions
		anna.Post(page+"/side", "guest", string(g[0].ID), "guest", string(g[1].ID), "side", "Jonas").Change()
		anna.Post(page+"/tags", "guest", string(g[1].ID), "guest", string(g[3].ID), "add", "choir").Change()
		anna.Post(cell(g[1]), "version", "1", "field", "reply", "occasion", string(o[1].ID), "reply", "attending").Change()
		anna.Post("/e/amara-jonas/households/addition", "people", "=HYPERLINK(1)").Change()
		anna.Post("/e/amara-jonas/guests/"+string(g[0].ID)+"/plus-ones", "count", "1", "was", "0").Change()
		anna.Post(cell(g[3]), "version", "1", "field", "note", "note", "Knows the way\nand the song").Change()
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			host := &guests.NewHousehold{Household: guests.Household{EnvelopeName: "The hosts", Host: true}, People: []*guests.NewGuest{{Guest: guests.Guest{Name: "Amara", Host: true}}}}
			return change.GuestsImported{File: "hosts"}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, host)
		})
		all := "side_tags_diets_table_email_phone_address_language_age_plusone_note_code_list"
		for _, of := range o {
			all += "_reply." + string(of.ID) + "_meal." + string(of.ID)
		}
		for _, query := range []string{"", "?view=people", "?cols=name", "?side=Jonas&cols=tags_reply." + string(o[1].ID), "?cols=" + all, "?view=people&cols=note_email_" + all} {
			for _, as := range []string{"csv", "xlsx"} {
				p, l := plan(w, "list."+as, []byte(anna.Get(page+"/"+as+query).Status(200).Text))
				if len(l.Households) == 0 || !p.Nothing() || len(p.Kept) > 0 || p.Result.Unchanged != l.Count().Guests {
					w.T.Errorf("%s%s: %+v of %d, kept %+v, occasions %+v, columns %+v", as, query, p.Result, l.Count().Guests, p.Kept, p.Occasions, l.Columns)
				}
			}
		}
	})
}
