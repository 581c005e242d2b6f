package db_test

import (
	"context"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/dbtest"
)

func TestALogKeepsNoPassword(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, d *db.DB) {
		s := access.Installation(operator)
		a := account{ID: db.NewID(), Name: "Ada", Email: "ada@example.org", EmailKey: "ada@example.org", PasswordHash: "the first hash"}
		mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.AccountCreated{Account: a.ID}, db.Create(tx, &a)
		})
		e := mutate(t, d, s, func(tx *db.Tx) (change.Change, error) {
			return change.PasswordChanged{Account: a.ID}, db.Update(tx, &a, db.Set{"password_hash": "the second hash", "name": "Ada L."})
		})
		err := d.Read(context.Background(), s, func(r *db.Read) error {
			rows, err := r.RowChanges(e.Seq)
			if len(rows) != 1 || rows[0].Was["name"] != "Ada" {
				t.Errorf("the log says %+v", rows)
			}
			for _, row := range rows {
				for _, values := range []map[string]any{row.Was, row.Became} {
					for column, v := range values {
						if text, ok := v.(string); ok && strings.Contains(text, "hash") {
							t.Errorf("the log keeps %s = %q", column, text)
						}
					}
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
