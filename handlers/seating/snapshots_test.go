package seating_test

import (
	"strconv"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

func TestWithoutScriptAPlanGoesBackToTheSameSnapshotAsOftenAsOneLikes(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		tables := lay(w, 2, 8)
		ada := w.Ours.Guests[0]
		path := page + "/plans/" + string(board(w).Plan)
		c := noScript(w, "anna")
		taken := c.Post(path+"/snapshots", "name", "Empty").Status(303).Change().(change.SnapshotTaken).Snapshot
		for range 2 {
			c.Post(page+"/moves", append(form(c, page, `id="seat-move"`), "to", string(tables[0]), "guest", at(ada, seating.Parking))...).Status(303).Change()
			fields := append(form(c, path, `id="snapshot-restore"`), "version", "1")
			back := page + "/snapshots/" + string(taken) + "/restoration"
			c.Get(path).Says(`formaction="`+back+`"`, `name="version" value="1"`)
			c.Post(back, fields...).Status(303).Change()
			c.Post(back, fields...).Status(303).Changes() // the second of a double click
			if b := board(w); len(b.Tables[0].People) != 0 {
				t.Error("somebody still sits there")
			}
		}
	})
}

func TestThePagesOfPlansCostTheSameFewStatementsHoweverManyThereAre(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		attend(w)
		lay(w, 2, 8)
		used := board(w).Plan
		take := func(plan change.ID, name string) {
			w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				return seating.TakeSnapshot(tx, plan, seating.NewSnapshot{Name: name})
			})
		}
		cost := func(path string) int64 {
			c := w.As("anna")
			c.Get(path)
			w.Mutate(w.Ours, func(*db.Tx) (change.Change, error) {
				return change.PlanRenamed{Plan: used, Occasion: reception(w)}, nil
			}) // nothing is ready
			before := w.DB.Statements()
			c.Get(path).Status(200)
			return w.DB.Statements() - before
		}
		take(used, "One")
		list, one := cost(page+"/plans"), cost(page+"/plans/"+string(used))
		for n := range 5 {
			p := w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
				return seating.AddPlan(tx, seating.NewPlan{Occasion: reception(w), From: used})
			}).Change.(change.PlanAdded).Plan
			take(p, "Of "+strconv.Itoa(n))
			take(used, strconv.Itoa(n))
		}
		if many := cost(page + "/plans"); many > list {
			t.Errorf("the list of six plans takes %d statements, of one %d", many, list)
		}
		if many := cost(page + "/plans/" + string(used)); many > one {
			t.Errorf("the page of a plan with six snapshots takes %d statements, with one %d", many, one)
		}
		w.Must(w.DB.Read(t.Context(), w.System(w.Ours), func(r *db.Read) error {
			whole, err := seating.Snapshots(r, used)
			if err != nil {
				return err
			}
			all, err := seating.SnapshotList(r, used)
			for i := range all {
				if all[i].Chart != "" || !strings.Contains(whole[i].Chart, "Tables") {
					t.Errorf("the list of snapshots loads charts: %q", all[i].Chart)
				}
				whole[i].Chart, whole[i].EventID = "", ""
				if all[i] != whole[i] {
					t.Errorf("%+v, want %+v", all[i], whole[i])
				}
			}
			if len(all) != 6 {
				t.Errorf("%d snapshots", len(all))
			}
			return err
		}))
		if text := w.As("anna").Get(page + "/plans").Text; strings.Count(text, "1 snapshot<") != 5 || !strings.Contains(text, "6 snapshots") {
			t.Error("the list of plans doesn't count their snapshots")
		}
	})
}
