package accounts_test

import (
	"errors"
	"testing"

	"convive/models/access"
	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/invalid"
	"convive/models/organizations"
)

const password = "three small words"

func founder(token string) accounts.Founder {
	return accounts.Founder{Token: token, Name: "Anna", Email: "anna@example.org", Password: password, Organization: "Anna and Ben"}
}

func TestTheSetUpLinkWorksOnce(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		old, needed, err := accounts.SetupToken(background, d)
		if err != nil || !needed || old == "" {
			t.Fatal(old, needed, err)
		}
		token, _, err := accounts.SetupToken(background, d)
		if err != nil {
			t.Fatal(err)
		}
		for _, wrong := range []string{"", "nonsense", old} {
			if _, err := accounts.SetUp(background, d, founder(wrong)); !errors.Is(err, db.ErrNotFound) {
				t.Errorf("%q: %v", wrong, err)
			}
		}
		a, err := accounts.SetUp(background, d, founder(token))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := accounts.SetUp(background, d, founder(token)); !errors.Is(err, db.ErrNotFound) {
			t.Errorf("a second time: %v", err)
		}
		if _, needed, err := accounts.SetupToken(background, d); needed || err != nil {
			t.Error("still needed", err)
		}
		entries := log(t, d, access.Installation(change.Actor{Kind: change.ByConvive}))
		if len(entries) != 1 || entries[0].(change.FounderCreated).Account != a.ID {
			t.Errorf("the log says %+v", entries)
		}
	})
}

func TestTwoWhoOpenTheSetUpLinkAtOnceMakeOneAccount(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		token, _, err := accounts.SetupToken(background, d)
		if err != nil {
			t.Fatal(err)
		}
		results := make(chan error, 2)
		for _, email := range []string{"anna@example.org", "ben@example.org"} {
			go func() {
				f := founder(token)
				f.Email = email
				_, err := accounts.SetUp(background, d, f)
				results <- err
			}()
		}
		a, b := <-results, <-results
		if (a == nil) == (b == nil) {
			t.Errorf("%v and %v", a, b)
		}
	})
}

func TestAnAccountFromTheCommandLineOwnsWhatItFounds(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		a, err := accounts.Add(background, d, "Anna", "Anna@example.org", password, "An office")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := accounts.Add(background, d, "Ben", "ben@example.org", password, ""); err != nil {
			t.Fatal(err)
		}
		var wrong invalid.Fields
		if _, err := accounts.Add(background, d, "Other", "anna@EXAMPLE.org", password, ""); !errors.As(err, &wrong) || wrong[0].Name != "email" {
			t.Errorf("a taken address: %v", err)
		}
		if _, err := accounts.Add(background, d, "", "x", "short", ""); !errors.As(err, &wrong) || len(wrong) != 3 {
			t.Errorf("nothing right: %v", err)
		}
		err = d.Read(background, access.Installation(change.Actor{}), func(r *db.Read) error {
			of, err := organizations.Of(r, a.ID)
			if len(of) != 1 || of[0].Role != access.Owner {
				t.Errorf("owns %+v", of)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

func TestWhoFailsFiveTimesWaits(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		f, c := failures(d)
		if _, err := accounts.Add(background, d, "Anna", "anna@example.org", password, ""); err != nil {
			t.Fatal(err)
		}
		enter := func(email, password, from string) error {
			_, err := accounts.Enter(background, f, accounts.SignIn{Email: email, Password: password}, from)
			return err
		}
		for range 4 {
			if err := enter("anna@example.org", "wrong", "192.0.2.1"); err == nil {
				t.Fatal("a wrong password opens")
			}
		}
		if err := enter("ANNA@example.org", password, "192.0.2.1"); err != nil {
			t.Fatalf("the right one after four wrong ones: %v", err)
		}
		for range 5 {
			known, unknown := enter("anna@example.org", "wrong", "192.0.2.1"), enter("nobody@example.org", "wrong", "192.0.2.1")
			if known == nil || unknown == nil || known.Error() != unknown.Error() {
				t.Errorf("%v and %v differ", known, unknown)
			}
		}
		var many accounts.ErrTooMany
		for _, email := range []string{"anna@example.org", "nobody@example.org"} {
			if err := enter(email, password, "192.0.2.1"); !errors.As(err, &many) {
				t.Errorf("%s, the sixth time: %v", email, err)
			}
		}
		if err := enter("anna@example.org", password, "192.0.2.2"); err != nil {
			t.Errorf("from elsewhere: %v", err)
		}
		c.now = c.now.Add(many.Wait)
		if err := enter("anna@example.org", password, "192.0.2.1"); err != nil {
			t.Errorf("after the wait: %v", err)
		}
	})
}

func log(t *testing.T, d *db.DB, s access.Scope) (all []change.Change) {
	t.Helper()
	err := d.Read(background, s, func(r *db.Read) error {
		entries, err := r.Log(0, 100)
		for _, e := range entries {
			all = append(all, e.Change)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
