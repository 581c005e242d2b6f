package web

import (
	"context"
	"errors"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/organizations"
)

// TestACancelledCommandSaysWhetherItHadBeenCarriedOut cancels it before its transaction and after its commit.
func TestACancelledCommandSaysWhetherItHadBeenCarriedOut(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		ctx, cancel := context.WithCancel(context.Background())
		s, cmd := access.Installation(change.Actor{Kind: change.ByConvive}), change.CommandID{ID: string(db.NewID()), Body: "body"}
		rule := func(tx *db.Tx) (change.Change, error) {
			org := organizations.Organization{ID: db.NewID(), Name: "O"}
			return change.OrganizationCreated{Organization: org.ID}, errors.Join(db.Create(tx, &org), tx.NewFeed(change.OrganizationFeed(org.ID)))
		}
		cancelled, stop := context.WithCancel(ctx)
		stop()
		if _, err := mutateUnlessCancelled(cancelled, d, s, cmd, rule); !errors.Is(err, context.Canceled) {
			t.Errorf("not carried out: %v", err)
		}
		first, err := mutateUnlessCancelled(ctx, d, s, cmd, rule)
		if err != nil {
			t.Fatal(err)
		}
		cancel()
		if again, err := mutateUnlessCancelled(ctx, d, s, cmd, rule); err != nil || again.Seq != first.Seq {
			t.Errorf("carried out: %+v, %v", again, err)
		}
	})
}
