package lists

import "testing"

func TestAnAddressThatNoMailCouldGoToIsLeftOutAndTold(t *testing.T) {
	l := text(t, "Name,E-mail\nAna Silva,ana.@example.com\nLeo Costa,leo@example.com\nMia Lund,mia@exam..ple.com\n")
	for i, want := range []string{"", "leo@example.com", ""} {
		if got := l.Households[i].Guests[0].Email; got != want {
			t.Errorf("%s has %q, want %q", l.Households[i].Guests[0].Name, got, want)
		}
	}
	if len(l.Problems) != 2 {
		t.Errorf("%+v", l.Problems)
	}
}
