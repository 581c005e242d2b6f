package imports_test

import (
	"errors"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/imports"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

const polish = "Imię;Nazwisko;Obiad\nAna;Silva;yes\nLeo;Costa;no\n"

// another is a further event of the same organization.
func (w *world) another(slug string) access.Scope {
	w.t.Helper()
	e := w.event
	e.ID, e.Slug = db.NewID(), slug
	at := access.Scope{Looker: access.Looker{Actor: convive}, Place: access.AtOrganization, Organization: e.OrganizationID, Role: access.System}
	w.mutate(at, func(tx *db.Tx) (change.Change, error) { return events.Create(tx, &e) })
	return access.SystemAt(e.OrganizationID, e.ID, convive)
}

func (w *world) remembered(s access.Scope) (by lists.Choices) {
	w.t.Helper()
	w.must(w.d.Read(background, s, func(r *db.Read) (err error) {
		by, err = imports.Remembered(r)
		return err
	}))
	return by
}

func TestWhatWasSaidOfColumnsHelpsTheOrganizationsNextEvent(t *testing.T) {
	each(t, func(w *world) {
		next, stranger := w.another("next"), w.another("elsewhere")
		stranger.Organization = db.NewID()
		var unmapped lists.Unmapped
		if _, err := lists.Read("x.csv", []byte(polish), lists.Options{}); !errors.As(err, &unmapped) {
			t.Fatal(err)
		}
		heads, said := unmapped.List.Heads, []lists.Choice{{Meaning: lists.Given}, {Meaning: lists.FamilyName}, {Meaning: lists.ReplyTo, Occasion: "Amara's dinner"}}
		w.must(imports.Remember(background, w.d, w.scope, heads, said))
		if got := w.remembered(w.scope)[heads]; got[2].Occasion != "Amara's dinner" {
			w.t.Errorf("here: %+v", got)
		}
		if got := w.remembered(next)[heads]; len(got) != 3 || got[0] != said[0] || got[2] != (lists.Choice{Meaning: lists.ReplyTo}) {
			w.t.Errorf("at the next event: %+v", got)
		}
		if got := w.remembered(stranger); len(got) != 0 {
			w.t.Errorf("elsewhere: %+v", got)
		}
		done, err := imports.Run(background, w.d, secret, imports.Order{Event: "next", Name: "goscie.csv", Data: []byte(polish)})
		if err != nil || done.Created != 2 || done.Occasions != 1 {
			w.t.Errorf("from the command line: %+v, %v", done, err)
		}
		w.must(imports.Forget(background, w.d, next, heads))
		if len(w.remembered(next)) != 0 || len(w.remembered(w.scope)) != 1 {
			w.t.Error("what the organization remembers is forgotten by whoever says so; an event keeps its own")
		}
	})
}

func TestTheCommandTakesColumnsAsTheyAreNamed(t *testing.T) {
	each(t, func(w *world) {
		run := func(named map[string]lists.Choice) (imports.Result, error) {
			return imports.Run(background, w.d, secret, imports.Order{Event: "wedding", Name: "goscie.csv", Data: []byte(polish), Named: named})
		}
		names := map[string]lists.Choice{"Imię": {Meaning: lists.Given}, "nazwisko": {Meaning: lists.FamilyName}}
		names["Obiad"] = lists.Choice{Meaning: lists.FamilyName}
		var wrong invalid.Fields
		if _, err := run(names); !errors.As(err, &wrong) || !strings.Contains(wrong[0].Message, "can't both be the same") {
			w.t.Errorf("%v", err)
		}
		var no lists.Refusal
		if _, err := run(map[string]lists.Choice{"Imiona": {Meaning: lists.Name}}); !errors.As(err, &no) || !strings.Contains(no.Message, "no column “Imiona”") {
			w.t.Errorf("%v", err)
		}
		if got := w.stored(); got.Guests != 0 {
			w.t.Errorf("%+v", got)
		}
		names["Obiad"] = lists.Choice{Meaning: lists.ReplyTo, Occasion: "Dinner"}
		if done, err := run(names); err != nil || done.Created != 2 || w.reply(w.guest("Ana Silva").ID, "Dinner") != "attending" {
			w.t.Errorf("%+v, %v", done, err)
		}
	})
}
