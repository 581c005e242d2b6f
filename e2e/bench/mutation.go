package main

import (
	"fmt"

	"convive/handlers/web"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/demo"
)

// mutations is how many of each are measured.
const mutations = 300

// mutation measures one command of a host on one row, beside a bare transaction that writes the same rows by prepared
// statements: the feed, the row, the log's entry, its side row and the command's id.
func (b *bench) mutation() error {
	s, err := b.home()
	if err != nil {
		return err
	}
	scope, err := s.host()
	if err != nil {
		return err
	}
	bare, err := dbtest.OpenBare(background, s.path)
	if err != nil {
		return err
	}
	defer bare.Close()
	var measured, baseline times
	var entry change.Entry
	for n := range mutations {
		err := measured.timed(func() (err error) {
			entry, err = s.db.Mutate(background, scope, change.CommandID{ID: string(db.NewID()), Body: "bench"}, func(tx *db.Tx) (change.Change, error) {
				done := change.RequestReopened{Request: s.request.ID, Household: s.request.HouseholdID}
				return done, db.Update(tx, &s.request, db.Set{"words": fmt.Sprint("Could we have a high chair? ", n)})
			})
			return err
		})
		if err == nil {
			err = s.again(bare, entry.Seq, &baseline)
		}
		if err != nil {
			return err
		}
	}
	compare("mutation", measured, baseline)
	return nil
}

// again writes the rows of an entry once more, without any mechanism.
func (s *site) again(bare *dbtest.Bare, seq int64, baseline *times) error {
	var rows []db.RowChange
	err := s.db.Read(background, s.system(), func(r *db.Read) (err error) {
		rows, err = r.RowChanges(seq)
		return err
	})
	if err != nil {
		return err
	}
	write, err := bare.Prepare(background, s.event.ID, rows)
	if err != nil {
		return err
	}
	return baseline.timed(func() error { return write(background) })
}

func compare(name string, measured, baseline times) {
	figure(name+"_p50", measured.median(), "ms")
	figure(name+"_p99", measured.at(0.99), "ms")
	figure(name+"_bare_transaction_p50", baseline.median(), "ms")
	ratio(name+"_to_bare", measured.median(), baseline.median(), "")
	goal(name+"_less_1.5_bare", measured.median()-1.5*baseline.median(), "ms", "<= 0.15")
}

// host is the scope of the demo's host, by a session, as a request of theirs has it.
func (s *site) host() (scope access.Scope, err error) {
	token, err := signIn(s.url, "host", 2<<20)
	if err != nil {
		return scope, err
	}
	id, err := demo.Account(background, s.db, "host")
	return access.Scope{
		Looker: access.Looker{Actor: change.Actor{Kind: change.ByAccount, ID: id}, Session: web.Hash(token)},
		Place:  access.AtEvent, Organization: s.event.OrganizationID, Event: s.event.ID, Role: access.Host, Can: access.Of(access.Host), Needs: access.SettleRequests,
	}, err
}
