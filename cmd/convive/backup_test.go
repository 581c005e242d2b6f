package main

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

// installation makes a data folder with one account in it.
func installation(t *testing.T, name string) store {
	t.Helper()
	s := store{Data: filepath.Join(t.TempDir(), "data")}
	if _, err := s.secret(); err == nil {
		t.Fatal("a secret is there before the folder")
	}
	addAccount(t, s, name)
	if _, err := s.secret(); err != nil {
		t.Fatal(err)
	}
	return s
}

func addAccount(t *testing.T, s store, name string) {
	t.Helper()
	ctx := context.Background()
	d, err := s.ready(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	scope := access.Installation(change.Actor{Kind: change.ByOperator, ID: "test"})
	_, err = d.Mutate(ctx, scope, change.CommandID{}, func(tx *db.Tx) (change.Change, error) {
		a := accounts.Account{ID: db.NewID(), Name: name, Email: name, EmailKey: name}
		return change.AccountCreated{Account: a.ID}, db.Create(tx, &a)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// holds reads the names of the accounts and the installation's epoch.
func holds(t *testing.T, s store) (names []string, epoch string) {
	t.Helper()
	ctx := context.Background()
	d, err := s.open(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	err = d.Read(ctx, access.Installation(change.Actor{}), func(r *db.Read) error {
		head, _ := r.Head(change.Installation)
		epoch = head.Epoch
		all, err := db.All[accounts.Account](r, "name")
		for _, a := range all {
			names = append(names, a.Name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names, epoch
}

func backedUp(t *testing.T, s store) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "backup.tar")
	if err := (backupCommand{s, file}).Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestARestoreBringsBackTheMomentOfTheBackup(t *testing.T) {
	s := installation(t, "ada")
	secret, _ := s.secret()
	_, before := holds(t, s)
	file := backedUp(t, s)
	addAccount(t, s, "later")
	for _, into := range []store{s, {Data: filepath.Join(t.TempDir(), "elsewhere")}} {
		if err := (restoreCommand{store: into, File: file}).Run(context.Background()); err != nil {
			t.Fatal(err)
		}
		names, epoch := holds(t, into)
		if len(names) != 1 || names[0] != "ada" {
			t.Errorf("restored accounts: %v", names)
		}
		if epoch == before {
			t.Error("the epoch is the old one: open pages would not start over")
		}
		if got, _ := into.secret(); !bytes.Equal(got, secret) {
			t.Error("the secret is another: every personal link would be dead")
		}
	}
	if kept, _ := filepath.Glob(filepath.Join(s.Data, "before-restore-*", "convive.db")); len(kept) != 1 {
		t.Errorf("what was there before is not kept: %v", kept)
	}
}

func TestARestoreIsRefusedWhileAServerRuns(t *testing.T) {
	ctx := context.Background()
	s := installation(t, "ada")
	file := backedUp(t, s)
	lock, err := db.LockFile(ctx, filepath.Join(s.Data, "serve.lock"), 0)
	if err != nil {
		t.Fatal(err)
	}
	defer lock.Close()
	if code := run(ctx, []string{"restore", "--data", s.Data, file}); code != exitUsage {
		t.Errorf("exit %d, want %d", code, exitUsage)
	}
}

func TestWhatIsNoBackupIsRefusedAndNothingChanges(t *testing.T) {
	s := installation(t, "ada")
	_, before := holds(t, s)
	whole, err := os.ReadFile(backedUp(t, s))
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"empty": nil, "text": []byte("not a backup"), "cut": whole[:len(whole)/2]} {
		file := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if code := run(context.Background(), []string{"restore", "--data", s.Data, file}); code != exitRefused {
			t.Errorf("%s: exit %d, want %d", name, code, exitRefused)
		}
	}
	if names, epoch := holds(t, s); len(names) != 1 || epoch != before {
		t.Errorf("something changed: %v", names)
	}
}

// TestAPostgreSQLDumpIsRestoredAsTheDocsSay does what docs/operations.md asks for, with PostgreSQL's own programs.
func TestAPostgreSQLDumpIsRestoredAsTheDocsSay(t *testing.T) {
	address := url.Values{}
	for _, pair := range strings.Fields(dbtest.Config(t, "postgres").URL) {
		name, value, _ := strings.Cut(pair, "=")
		address.Set(name, value)
	}
	dsn := "postgres:///?" + address.Encode()
	s := store{Data: t.TempDir(), DatabaseURL: dsn}
	addAccount(t, s, "ada")
	_, before := holds(t, s)
	dump := filepath.Join(t.TempDir(), "dump")
	program(t, "pg_dump", "--format=custom", "--file", dump, dsn)
	addAccount(t, s, "later")
	program(t, "pg_restore", "--clean", "--if-exists", "--dbname", dsn, dump)
	if _, epoch := holds(t, s); epoch != before {
		t.Fatalf("the dump holds epoch %q, not %q", epoch, before)
	}
	if err := (restoreCommand{store: s, EpochOnly: true}).Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	names, epoch := holds(t, s)
	if len(names) != 1 || names[0] != "ada" || epoch == before {
		t.Errorf("restored accounts: %v; the epoch is %q, was %q", names, epoch, before)
	}
}

func program(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}
