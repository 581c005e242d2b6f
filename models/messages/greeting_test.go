package messages_test

import (
	"testing"

	"convive/models/db"
	"convive/models/guests"
	"convive/models/messages"
)

func TestAMessageCallsAllByTheirGivenNamesOrAllByTheirFullOnes(t *testing.T) {
	each(t, func(k *kit) {
		daniel := guests.Guest{Name: "Daniel Cohen", Given: "Daniel"}
		for want, with := range map[string]guests.Guest{
			"Dear Daniel + Zoë,":                            {Name: "Zoë van der Berg", Given: "Zoë"},
			"Dear Daniel Cohen + Zoë van der Berg the 2nd,": {Name: "Zoë van der Berg the 2nd"},
			"Dear Daniel + Suharto,":                        {Name: "Suharto"},
		} {
			h := k.home(want, daniel, with)
			k.read(func(r *db.Read) error {
				l, err := voice.Sample(r, messages.Text{Subject: "x", Body: "Dear {name},"}, "en", h.ID, "")
				if err != nil || l.Plain != want+"\n" {
					t.Errorf("%q, %v; want %q", l.Plain, err, want)
				}
				return nil
			})
		}
	})
}
