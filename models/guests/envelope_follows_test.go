package guests

import "testing"

func TestEnvelopesThatFormerRulesMadeAreStillTheRules(t *testing.T) {
	anna, omar := Guest{Name: "Anna Keller", Given: "Anna", Family: "Keller"}, Guest{Name: "عمر حداد", Given: "عمر", Family: "حداد"}
	cora, nobody := Guest{Name: "Cora Novák", Given: "Cora", Family: "Novák"}, Guest{Name: "Guest of Anna Keller", Unnamed: true}
	for _, c := range []struct {
		written, anew string
		by            Guest
		unnamed       int
	}{
		{"Anna Keller & Guest", "Cora Novák & Guests", anna, 2},
		{"Anna Keller et son invité(e)", "Cora Novák et ses invités", anna, 2},
		{"عمر حداد ومرافق", "Cora Novák ومرافقان", omar, 2},
		{"عمر حداد ومرافقون", "Cora Novák ومرافقان", omar, 2},
		{"Anna Keller & Guests", "", anna, 1},
		{"Anna Keller & her guests", "", anna, 2},
	} {
		people, renamed := []Guest{c.by}, []Guest{cora}
		for range c.unnamed {
			people, renamed = append(people, nobody), append(renamed, nobody)
		}
		anew := ""
		if way := wayOf(c.written, people); way != nil {
			anew = way(renamed)
		}
		if anew != c.anew {
			t.Errorf("%q becomes %q, want %q", c.written, anew, c.anew)
		}
	}
}

func TestTheNameOfAPlaceWithoutANameIsNobodysFormerName(t *testing.T) {
	for name, want := range map[string]bool{"Guest": true, "Guest of Ada Lawson": true, "Ada Lawson": false, "Guestin Moore": false, "Edgar Guest": false} {
		if placeholder(name) != want {
			t.Errorf("%q: %v", name, !want)
		}
	}
}
