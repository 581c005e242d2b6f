package transfer_test

import (
	"errors"
	"strings"
	"testing"

	"convive/models/access"
	"convive/models/db"
	"convive/models/dbtest"
	"convive/models/events"
	"convive/models/invalid"
)

func TestABrokenFileIsRefusedAsAWhole(t *testing.T) {
	d, s := seeded(t, "sqlite")
	data := string(export(t, d, s))
	there := dbtest.New(t, "sqlite")
	org := founded(t, there)
	cut := func(old, new string) string {
		t.Helper()
		if !strings.Contains(data, old) {
			t.Fatalf("nothing to break: %s", old)
		}
		return strings.Replace(data, old, new, 1)
	}
	for file, sentence := range map[string]string{
		"":                                  "This is no event",
		`{"hello": 1}`:                      "This is no event",
		data[:len(data)/2]:                  "This is no event",
		data + "{}":                         "damaged",
		cut(`"version": 1`, `"version": 2`): "newer Convive",
		cut(`"meals": [`, `"roles": [], "meals": [`):                              "isn't known here",
		cut(`"capacity":`, `"link_hash":`):                                        "isn't known here",
		cut(`"asks_meal": true`, `"asks_meal": "true"`):                           "can't be read",
		cut(`"occasion_id": "@occasions/1"`, `"occasion_id": "@occasions/99"`):    "isn't in it",
		cut(`"household_id": "@households/1"`, `"household_id": "@households/2"`): "contradict",
		cut(`"reply": "attending"`, `"reply": "perhaps"`):                         "contradict",
		cut(`"zone": "Europe/Berlin"`, `"zone": "Europe/Nowhere"`):                "settings",
		cut(`"envelope_name": "`, `"envelope_name": "\u202e`):                     "can't be read",
	} {
		_, err := bring(there, org, []byte(file))
		var no invalid.Refusal
		said := ""
		if errors.As(err, &no) {
			said = no.Text
			for _, a := range no.Args {
				if text, ok := a.(string); ok {
					said += " " + text
				}
			}
		}
		if !strings.Contains(said, sentence) {
			t.Errorf("want %q, got %v %q", sentence, err, said)
		}
	}
	must(t, there.Read(background, access.Installation(convive), func(r *db.Read) error {
		n, err := db.From[events.Event](r).Count()
		if n != 0 {
			t.Errorf("%d events were made of broken files", n)
		}
		return err
	}))
}
