package guests_test

import (
	"html"
	"net/url"
	"regexp"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

var hidden = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)"`)

// typed are the fields of the form by which a guest is edited, with some changed.
func typed(g guests.Guest, changed map[string]string) []string {
	fields := map[string]string{"version": "1", "name": g.Name, "email": g.Email, "diet_note": g.DietNote, "age": "adult", "prefix": "", "note": g.Note, "aliases": ""}
	for name, value := range changed {
		fields[name] = value
	}
	var pairs []string
	for name, value := range fields {
		pairs = append(pairs, name, value)
	}
	return pairs
}

// picks are the fields of the form that asks which of two values is right, with the answer.
func picks(asked webtest.Answer, field, side string) (pairs []string) {
	answer := url.Values{"pick." + field: {side}}
	for _, field := range hidden.FindAllStringSubmatch(asked.Text, -1) {
		if field[1] != "command" {
			answer.Add(field[1], html.UnescapeString(field[2]))
		}
	}
	for name, values := range answer {
		for _, value := range values {
			pairs = append(pairs, name, value)
		}
	}
	return pairs
}

func TestTheAnswerToAConflictKeepsWhatOnlyTheOtherChanged(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g := w.Ours.Guests[0]
		path := "/e/amara-jonas/guests/" + string(g.ID)
		action := regexp.MustCompile(`<form[^>]* id="edit-guest"[^>]* action="([^"]+)"`).FindStringSubmatch(w.As("anna").Get(path).Text)
		if action == nil {
			t.Fatal("the page has no form")
		}
		w.As("anna").Post(action[1], typed(g, map[string]string{"prefix": "Prof.", "note": "from Anna"})...).Change()
		planner := w.As("pia")
		planner.NoScript = true
		page := planner.Post(action[1], typed(g, map[string]string{"note": "from Pia", "aliases": "Pal"})...).Status(409).Changes()
		planner.Post(action[1], picks(page, "note", "mine")...).Status(303).Change()
		var now guests.Guest
		w.Must(w.DB.Read(t.Context(), w.System(w.Ours), func(r *db.Read) (err error) {
			now, err = db.Find[guests.Guest](r, g.ID)
			return err
		}))
		if now.Prefix != "Prof." || now.Note != "from Pia" || len(now.Aliases) != 1 {
			t.Errorf("prefix %q, note %q, aliases %v", now.Prefix, now.Note, now.Aliases)
		}
	})
}

// Of two new names the parts are those of whichever is chosen: no row says that one side's are kept.
func TestTheDialogOfTwoNamesSaysNothingOfTheirParts(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g := w.Ours.Guests[0]
		path := "/e/amara-jonas/guests/" + string(g.ID) + "/edit"
		called := func(name string) []string {
			return typed(g, map[string]string{"name": name, "given": g.Given, "family": g.Family, "phone": g.Phone})
		}
		planner := w.As("pia")
		planner.NoScript = true
		w.As("anna").Post(path, append(called("Quilla Lawson"), "suffix", "the 7th")...).Change()
		asked := planner.Post(path, called("Ida Larsen")...).Status(409).Says("Quilla Lawson", "Ida Larsen", "the 7th").SaysNot("<bdi>Quilla</bdi>").Changes()
		planner.Post(path, picks(asked, "name", "mine")...).Status(303).Change()
		if now := the[guests.Guest](w, g.ID); now.Name != "Ida Larsen" || now.Given != "Ida" || now.Family != "Larsen" || now.Suffix != "the 7th" {
			w.T.Errorf("%+v", now)
		}
	})
}

func TestAnAnswerThatSomebodyGaveMeanwhileIsAskedAboutInItsCell(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g, o, meals := w.Ours.Guests[0], w.Ours.Occasions[1], w.Ours.Meals
		stored := func() (in guests.Invitation) {
			w.Must(w.DB.Read(t.Context(), w.System(w.Ours), func(r *db.Read) (err error) {
				in, err = db.From[guests.Invitation](r).Where("guest_id = ? AND occasion_id = ?", string(g.ID), string(o.ID)).First()
				return err
			}))
			return in
		}
		says := func(who string, since int64, field, value string) webtest.Answer {
			c := w.As(who)
			c.NoScript = who == "pia"
			return c.Post(cell(g), "version", version(since), "field", field, "occasion", string(o.ID), field, value)
		}
		entered := func(attending, declined int) change.ReplyEntered {
			return change.ReplyEntered{Household: g.HouseholdID, Guests: []change.ID{g.ID}, Occasions: []change.ID{o.ID}, Attending: attending, Declined: declined, Source: "list"}
		}
		pia := w.As("pia")
		pia.NoScript = true
		watch, stranger := w.As("ben").Open(page), w.Stranger().Open("/e/other-wedding/guests")

		says("anna", 1, "reply", "attending").Changes(entered(1, 0))
		asked := says("pia", 1, "reply", "declined").Status(409).Says(g.Name+" · "+o.Name, "Anna OURS", "Reply, Mine: declined", "Reply, Theirs: attending").Changes()
		pia.Post(cell(g), picks(asked, "reply", "theirs")...).Status(303).Changes()
		pia.Post(cell(g), picks(asked, "reply", "mine")...).Status(303).Changes(entered(0, 1))
		says("anna", 1, "reply", "declined").Status(204).Changes() // both say the same

		says("anna", 3, "reply", "attending").Changes(entered(1, 0))
		says("anna", 4, "meal", string(meals[0].ID)).Changes(entered(0, 0))
		asked = says("pia", 4, "meal", string(meals[1].ID)).Status(409).Says("Meal, Mine: Trout OURS", "Meal, Theirs: Beef OURS").SaysNot(": " + string(meals[1].ID)).Changes()
		pia.Post(cell(g), picks(asked, "meal", "mine")...).Status(303).Changes(entered(0, 0))
		if in := stored(); in.Version != 6 || *in.MealID != meals[1].ID {
			w.T.Errorf("it is %+v", in)
		}
		says("pia", 4, "reply", "declined").Status(409).Says("Reply, Mine: declined", "Reply, Theirs: attending").Changes() // a meal was chosen meanwhile
		says("anna", 6, "reply", "declined").Says("Saved.").Changes(entered(0, 1))
		says("pia", 6, "meal", string(meals[0].ID)).Status(409).Says(g.Name + " has not said to come to " + o.Name + ", so there is no meal to choose.").Changes()
		watch.Converges()
		stranger.SawNothing()
	})
}

func TestWhoTakesAllOfTheirsIsToldThatNothingWasToBeSaved(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		g := w.Ours.Guests[0]
		path := "/e/amara-jonas/guests/" + string(g.ID)
		w.As("anna").Post(path+"/edit", typed(g, map[string]string{"note": "from Anna"})...).Change()
		for _, scripted := range []bool{true, false} {
			planner := w.As("pia")
			planner.NoScript = !scripted
			page := planner.Post(path+"/edit", typed(g, map[string]string{"note": "from Pia"})...).Changes()
			done := planner.Post(path+"/edit", append(picks(page, "note", "mine"), "pick-all", "theirs")...).Changes()
			if scripted {
				done.Status(200).Says("Nothing to save: it stands there already.", `id="edit-guest"`, "from Anna").SaysNot("_go")
				continue
			}
			done.Status(303)
			planner.Get(path).Says("Nothing to save: it stands there already.")
		}
	})
}
