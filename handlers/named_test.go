package handlers_test

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"convive/handlers/web"
	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/questions"
)

// named are the fields of a command whose names hold ids, for one of an event's households, counted from 0; nil for
// most commands.
func named(r web.Route, e webtest.Event, household int) []string {
	for end, fields := range holders {
		if strings.HasSuffix(r.Pattern, end) {
			return fields(e, household)
		}
	}
	return nil
}

// answers are a reply for a household's first guest.
func answers(e webtest.Event, household int) []string {
	guest, dinner := string(first(e, household)), string(e.Occasions[1].ID)
	fields := []string{
		"reply." + guest + "." + string(e.Occasions[0].ID), "declined", "reply." + guest + "." + dinner, "attending",
		"meal." + guest + "." + dinner, string(e.Meals[0].ID), "at." + guest + "." + dinner, "1",
		"diet." + guest, "some", "dietnote." + guest, "nuts", "at." + guest, "1", "name." + guest, "Somebody",
	}
	if q, asked := questionOf.Load(e.ID); asked {
		fields = append(fields, fmt.Sprintf("answer.%s.%s", q, guest), "Late", fmt.Sprintf("since.%s.%s", q, guest), "0")
	}
	return fields
}

// questionOf is what each event asks of every person, a question's id by an event's.
var questionOf sync.Map

func asks(w *webtest.World, e webtest.Event) {
	entry := w.Mutate(e, func(tx *db.Tx) (change.Change, error) {
		return questions.Add(tx, questions.Draft{Asks: "Which bus of " + e.Canary + "?", AnswerKind: questions.Text, Per: questions.Person})
	})
	questionOf.Store(e.ID, entry.Change.(change.QuestionAdded).Question)
}

func first(e webtest.Event, household int) change.ID {
	for _, g := range e.Guests {
		if g.HouseholdID == e.Households[household].ID {
			return g.ID
		}
	}
	return ""
}

// TestIDsInTheNamesOfFieldsReachNobodyElse sends each command whose fields' names hold ids with those of another event
// and of another household: alone, beside its own, and one at a time. Nothing changes in either event, and neither the
// answer nor what was kept of it shows the others. With its own ids it is carried out.
func TestIDsInTheNamesOfFieldsReachNobodyElse(t *testing.T) {
	each(t, func(w *webtest.World) {
		ours, n := w.Ours, 0
		asks(w, w.Theirs)
		for _, r := range commands(w) {
			if named(r, w.Ours, 0) == nil {
				continue
			}
			n++
			w.Ours = w.Another("named-"+strconv.Itoa(n), "NAMED"+strconv.Itoa(n)+"X")
			asks(w, w.Ours)
			reaches(w.T.(*testing.T), w, r)
			w.Ours = ours
		}
		if n < len(holders) {
			t.Errorf("%d commands have such fields, fewer than holders lists", n)
		}
	})
}

func reaches(t *testing.T, w *webtest.World, r web.Route) {
	t.Helper()
	path := newIDs(w).address(t, r.Pattern, w.Ours, w.Ours, "")
	page := path[:strings.LastIndex(path, "/")]
	others := append(ofOthers(w.Ours, 1), w.Theirs.Canary)
	asked, _ := questionOf.Load(w.Theirs.ID)
	if strings.HasSuffix(r.Pattern, "/steps") { // a household's first draft is told to the hosts' pages; the next are not
		from(sender(w, r)).Post(path, "go", "draft")
	}
	before, rows := heads(w), dbtest.Digest(t, w.Config, "sessions", "reply_drafts")
	for _, foreign := range [][]string{named(r, w.Theirs, 0), named(r, w.Ours, 1)} {
		for n, fields := range mixed(named(r, w.Ours, 0), foreign) {
			c := from(sender(w, r))
			c.NoScript = n%2 == 0
			a := c.Post(path, append(plain(r), fields...)...)
			if !slices.Contains([]int{http.StatusOK, http.StatusSeeOther, http.StatusNotFound, http.StatusConflict, http.StatusUnprocessableEntity}, a.StatusCode) {
				t.Errorf("POST %s met %d with %q", r.Pattern, a.StatusCode, fields)
			}
			if heads(w) != before {
				t.Fatalf("POST %s changed something with %q", r.Pattern, fields)
			}
			kept := c.Get(page).Text
			for _, name := range others {
				if strings.Contains(a.Text+fmt.Sprint(a.Header)+kept, name) {
					t.Errorf("POST %s shows %q with %q", r.Pattern, name, fields)
				}
			}
			for _, id := range []change.ID{first(w.Theirs, 0), first(w.Ours, 1), asked.(change.ID)} {
				if strings.Contains(kept, string(id)) {
					t.Errorf("POST %s kept an id that is another's of %q", r.Pattern, fields)
				}
			}
		}
	}
	if dbtest.Digest(t, w.Config, "sessions", "reply_drafts") != rows {
		t.Errorf("POST %s changed rows by ids of others", r.Pattern)
	}
	if a := from(sender(w, r)).Post(path, sample(r, w.Ours)...); r.Fields != nil && heads(w) == before {
		t.Errorf("POST %s with its own ids changed nothing: %d %.300s", r.Pattern, a.StatusCode, a.Text)
	}
}

// mixed are a form's fields in which some are others': all, all beside one's own, each in the place of one's own, and
// each value of theirs under one's own name.
func mixed(own, foreign []string) (all [][]string) {
	all = append(all, foreign, append(slices.Clone(own), foreign...))
	for i := 0; i < len(own); i += 2 {
		name, value := slices.Clone(own), slices.Clone(own)
		copy(name[i:i+2], foreign[i:i+2])
		if value[i+1] = foreign[i+1]; value[i+1] != own[i+1] {
			all = append(all, value)
		}
		all = append(all, name)
	}
	return all
}
