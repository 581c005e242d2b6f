package accounts_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// TestARollKnowsWhatEachReadSays has people come and go, and asks for some of them in between, by a roll that remembers
// and by a read that doesn't.
func TestARollKnowsWhatEachReadSays(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		sessions := accounts.Sessions{DB: d}
		var people []change.ID
		for _, name := range []string{"anna", "ben", "cora"} {
			a, err := accounts.Add(background, d, name, name+"@example.org", password, "")
			if err != nil {
				t.Fatal(err)
			}
			people = append(people, a.ID)
		}
		n := 0
		rapid.Check(t, func(rt *rapid.T) {
			var roll db.Roll
			var lookers []access.Looker
			must := func(err error) {
				if err != nil {
					rt.Fatal(err)
				}
			}
			rt.Repeat(map[string]func(*rapid.T){
				"sign in": func(rt *rapid.T) {
					n++
					who := rapid.SampledFrom(people).Draw(rt, "who")
					expires := time.Now().Add(time.Duration(rapid.SampledFrom([]int{-1, 60}).Draw(rt, "expires")) * time.Minute)
					l := access.Looker{Actor: change.Actor{Kind: change.ByAccount, ID: who}, Session: fmt.Sprint("session-", n)}
					must(sessions.Store(background, l.Session, who, []byte("{}"), expires))
					lookers = append(lookers, l)
				},
				"sign out": func(rt *rapid.T) {
					if len(lookers) > 0 {
						must(sessions.Remove(background, rapid.SampledFrom(lookers).Draw(rt, "who").Session))
					}
				},
				"sign out everywhere": func(rt *rapid.T) {
					if len(lookers) > 0 {
						l := rapid.SampledFrom(lookers).Draw(rt, "who")
						must(sessions.RemoveAll(background, l.Actor.ID, l.Session))
					}
				},
				"sweep": func(*rapid.T) { must(sessions.Sweep(background)) },
				"": func(rt *rapid.T) {
					asked := []access.Looker{{Actor: change.Actor{Kind: change.ByAccount, ID: people[0]}, Session: "nobody's"}}
					for _, l := range lookers {
						if rapid.Bool().Draw(rt, "asked") {
							asked = append(asked, l)
						}
					}
					must(d.Read(background, access.Installation(change.Actor{Kind: change.ByConvive}), func(r *db.Read) error {
						want, err := r.Standings("", "", asked)
						must(err)
						got, err := roll.Standings(r, "", "", asked)
						if !reflect.DeepEqual(got, want) {
							rt.Errorf("the roll says %v, a read %v", got, want)
						}
						return err
					}))
				},
			})
		})
	})
}
