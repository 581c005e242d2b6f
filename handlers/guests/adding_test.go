package guests_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/guests"
)

func TestAgesBesideTypedNamesAreReadAndWhatIsNotIsTold(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host := w.As("anna")
		path := "/e/amara-jonas/households/addition"
		added := host.Post(path, "people", "Mia (child, 6)\nTom, aged 4\nZoe Keller (infant)\nSaoirse (neighbour, at no. 7)").Status(200).
			Says("Added 4 guests.", "Mia (child, 6)", "Tom (child, 4)", "Zoe Keller (infant)", "kept as part of the name", "Saoirse (neighbour, at no. 7)").
			Change().(change.HouseholdAdded)
		for i, want := range []struct {
			name  string
			age   guests.Age
			years int64
		}{{"Mia", guests.Child, 6}, {"Tom", guests.Child, 4}, {"Zoe Keller", guests.Infant, -1}, {"Saoirse (neighbour, at no. 7)", guests.Adult, -1}} {
			g := the[guests.Guest](w, added.Guests[i])
			if g.Name != want.name || g.Age != want.age || (g.AgeYears == nil) != (want.years < 0) || g.AgeYears != nil && *g.AgeYears != want.years {
				t.Errorf("read %+v, want %+v", g, want)
			}
		}
		host.Post("/e/amara-jonas/households/"+string(added.Household)+"/people", "people", "Lena (bébé)").Says("Lena (infant)").Change()
		host.Post(path, "people", "Tom, 4").Status(200).Says("is no name. Write an age as in").Changes()
		host.Post(path, "people", "Remy Aubertin").Status(200).SaysNot("Read beside", "brackets").Change()
	})
}
