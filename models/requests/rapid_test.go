package requests_test

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/invalid"
	"convive/models/requests"
)

// plain is the model of one request.
type plain struct {
	id, household change.ID
	status        requests.Status
	answer, by    string // by a host's name
	version       int64
}

// stale stands for db.ErrStale, which has no sentence here.
const stale = "stale"

// would is the sentence with which a step is refused; "" when it is taken.
func (p plain) would(reopen bool, version int64) string {
	settled := map[requests.Status]string{requests.Resolved: p.by + " resolved this a moment ago.", requests.Declined: p.by + " declined this a moment ago."}[p.status]
	switch {
	case !reopen && p.status != requests.Open:
		return settled
	case !reopen && version != p.version:
		return stale
	case reopen && p.status == requests.Open:
		return "This request is open already."
	case version != p.version:
		return settled
	}
	return ""
}

func (p *plain) become(s requests.Status, answer, by string) {
	p.status, p.answer, p.by = s, answer, by
	p.version++
}

func TestOneAfterTheOtherRequestsAreAPlainModel(t *testing.T) {
	each(t, func(k *kit) {
		rapid.Check(k.T, func(t *rapid.T) {
			k := newKit(k.T, k.d) // an event of its own, so that a run can be repeated
			var all []*plain
			for i := range 2 {
				all = append(all, &plain{id: k.ask(i, "other", "x"), household: k.homes[i].ID, status: requests.Open, version: 1})
			}
			step := func(t *rapid.T, reopen bool) {
				p, host, by := rapid.SampledFrom(all).Draw(t, "request"), k.anna, "Anna"
				if rapid.Bool().Draw(t, "second host") {
					host, by = k.ben, "Ben"
				}
				version, answer, status := max(1, p.version-rapid.Int64Range(0, 2).Draw(t, "behind")), rapid.SampledFrom([]string{"", "Yes", "é"}).Draw(t, "answer"), requests.Open
				var fn rule
				var want change.Change
				switch {
				case reopen:
					fn, want, answer = reopening(p.id, version), change.RequestReopened{Request: p.id, Household: p.household}, ""
				case rapid.Bool().Draw(t, "yes"):
					fn, want, status = settling(requests.Resolve, p.id, version, answer), change.RequestResolved{Request: p.id, Household: p.household}, requests.Resolved
				default:
					fn, want, status = settling(requests.Decline, p.id, version, answer), change.RequestDeclined{Request: p.id, Household: p.household}, requests.Declined
				}
				no := p.would(reopen, version)
				e, err := k.try(host, fn)
				if no == stale {
					if !errors.As(err, new(db.ErrStale)) {
						t.Fatalf("got %v", err)
					}
					return
				}
				if no != "" {
					if said(err) != no {
						t.Fatalf("got %q, want %q", said(err), no)
					}
					return
				}
				if err != nil || e.Change != want {
					t.Fatalf("got %#v, %v, want %#v", e.Change, err, want)
				}
				if p.become(status, answer, by); reopen {
					p.by = ""
				}
			}
			t.Repeat(map[string]func(*rapid.T){
				"settle": func(t *rapid.T) { step(t, false) },
				"reopen": func(t *rapid.T) { step(t, true) },
				"": func(t *rapid.T) {
					lines, open := map[change.ID]requests.Line{}, int64(0)
					for _, l := range k.inbox() {
						lines[l.ID] = l
					}
					for _, p := range all {
						if l := lines[p.id]; l.Status != p.status || l.Answer != p.answer || l.SettledBy != p.by || l.Version != p.version {
							t.Fatalf("it is %+v, want %+v", l, p)
						}
						if p.status == requests.Open {
							open++
						}
					}
					k.read(k.anna, func(r *db.Read) error {
						n, err := requests.CountOpen(r)
						if n != open {
							t.Fatalf("%d are open, want %d", n, open)
						}
						return err
					})
				},
			})
		})
	})
}

// TestHostsWhoSettleAtOnceLeaveOneOutcome: whatever they send at the same moment, a request is open and says nothing, or
// has one outcome of one host.
func TestHostsWhoSettleAtOnceLeaveOneOutcome(t *testing.T) {
	each(t, func(k *kit) {
		for i := range 18 {
			k.ask(0, requests.Kinds[i%len(requests.Kinds)], "x")
		}
		command := func(t *rapid.T, actor int) dbtest.Command {
			kind, which := rapid.IntRange(0, 3).Draw(t, "kind"), rapid.IntRange(0, 99).Draw(t, "which")
			answer := fmt.Sprint("word of ", actor)
			return func(tx *db.Tx) (change.Change, error) {
				all, err := requests.Inbox(tx.Read)
				if err != nil {
					return nil, err
				}
				r := all[which%len(all)]
				switch kind {
				case 0:
					return requests.Resolve(tx, r.ID, requests.Outcome{Version: r.Version, Answer: answer})
				case 1:
					return requests.Decline(tx, r.ID, requests.Outcome{Version: r.Version, Answer: answer})
				}
				return requests.Reopen(tx, r.ID, requests.Reopening{Version: r.Version})
			}
		}
		holds := func(r *db.Read) error {
			all, err := requests.Inbox(r)
			for _, l := range all {
				row := l.GuestRequest
				silent := row.SettledBy == "" && row.SettledAt == 0 && row.Answer == ""
				spoken := row.SettledAt != 0 && row.Answer == "word of "+string(row.SettledBy[max(0, len(row.SettledBy)-1):])
				if open := row.Status == requests.Open; open != silent || !open && !spoken {
					return fmt.Errorf("%+v", row)
				}
			}
			if len(all) != 18 {
				return fmt.Errorf("%d requests", len(all))
			}
			return err
		}
		rapid.Check(k.T, func(t *rapid.T) {
			dbtest.Actors{Scope: k.anna, Draw: command, Holds: holds, Most: 2, Refused: func(err error) bool { return errors.As(err, new(invalid.Refusal)) }}.Run(t, k.d)
		})
	})
}

// TestAskersWhoAskAtOnceStayWithinTheLimit: of 24 at the same moment 20 are taken.
func TestAskersWhoAskAtOnceStayWithinTheLimit(t *testing.T) {
	each(t, func(k *kit) {
		taken := make(chan bool, 24)
		for range cap(taken) {
			go func() {
				_, err := k.try(k.guest(0), asking(requests.Asking{Kind: "other", Words: "x"}))
				taken <- err == nil
			}()
		}
		n := 0
		for range cap(taken) {
			if <-taken {
				n++
			}
		}
		if all := k.inbox(); n != 20 || len(all) != 20 {
			k.Errorf("%d were taken, %d are there", n, len(all))
		}
	})
}
