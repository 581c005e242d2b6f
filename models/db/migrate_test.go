package db_test

import (
	"context"
	"errors"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

func TestMigratingAgainChangesNothing(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		addOccasion(t, d, s, "Dinner")
		before := epochs(t, d, s.Feed(), change.Installation)
		if err := d.Migrate(background); err != nil {
			t.Fatal(err)
		}
		if after := epochs(t, d, s.Feed(), change.Installation); after != before || after[0].Seq != 1 {
			t.Errorf("feeds were %v and are %v", before, after)
		}
	})
}

func epochs(t *testing.T, d *db.DB, a, b change.Feed) [2]db.Head {
	t.Helper()
	all, err := d.Heads(background, []change.Feed{a, b})
	if err != nil {
		t.Fatal(err)
	}
	return [2]db.Head{all[a], all[b]}
}

func TestASchemaOfANewerVersionIsRefused(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		for _, version := range []string{"26", "9000"} { // 26 was never given away: one that lies between
			if _, err := db.Writer(d).Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (" + version + ", true)"); err != nil {
				t.Fatal(err)
			}
			if err := d.Migrate(background); !errors.Is(err, db.ErrNewerSchema) {
				t.Errorf("with %s: got %v", version, err)
			}
			if _, err := db.Writer(d).Exec("DELETE FROM goose_db_version WHERE version_id = " + version); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func TestAMigrationThatLandedAfterALaterOneIsMadeUpFor(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		for _, step := range []string{"DELETE FROM goose_db_version WHERE version_id = 24", "ALTER TABLE invitations DROP COLUMN due"} {
			if _, err := db.Writer(d).Exec(step); err != nil {
				t.Fatal(err)
			}
		}
		if err := d.Migrate(background); err != nil {
			t.Fatal(err)
		}
		if _, err := db.Writer(d).Exec("UPDATE invitations SET due = ''"); err != nil {
			t.Error(err)
		}
	})
}

func TestTwoProcessesMigrateTogether(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			c := dbtest.EmptyConfig(t, engine)
			const processes = 3
			failed := make(chan error, processes)
			for range processes {
				d, err := db.Open(background, c)
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { d.Close() })
				go func() { failed <- d.Migrate(background) }()
			}
			for range processes {
				if err := <-failed; err != nil {
					t.Error(err)
				}
			}
			if seq := heads(t, dbtest.Open(t, c), change.Installation); seq != 0 {
				t.Errorf("the installation stands at %d", seq)
			}
		})
	}
}

func TestARestoreRenewsEveryEpoch(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := newEvent(t, d, "ada")
		before := epochs(t, d, s.Feed(), change.Installation)
		if err := d.RenewEpochs(background); err != nil {
			t.Fatal(err)
		}
		after := epochs(t, d, s.Feed(), change.Installation)
		for i := range before {
			if before[i].Epoch == after[i].Epoch || before[i].Seq != after[i].Seq {
				t.Errorf("was %v, is %v", before[i], after[i])
			}
		}
	})
}

func TestALockFileIsHeldUntilItsOwnerLetsGo(t *testing.T) {
	path := t.TempDir() + "/lock"
	lock, err := db.LockFile(background, path, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.LockFile(background, path, 0); !errors.As(err, &db.LockedError{}) {
		t.Errorf("a second owner: %v", err)
	}
	ctx, cancel := context.WithCancel(background)
	cancel()
	if _, err := db.LockFile(ctx, path, 1<<40); !errors.Is(err, context.Canceled) {
		t.Errorf("one who no longer waits: %v", err)
	}
	lock.Close()
	again, err := db.LockFile(background, path, 0)
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}
