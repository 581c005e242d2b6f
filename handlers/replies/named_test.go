package replies_test

import (
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// withPlus is a household of Ana Weber and somebody she brings.
func withPlus(w *webtest.World) (path string, plus change.ID, comes string) {
	added := w.As("anna").Post("/e/amara-jonas/households/addition", "people", "Ana Weber\n+1", "occasion", string(w.Ours.Occasions[0].ID)).Change().(change.HouseholdAdded)
	plus = added.Guests[1]
	return "/e/amara-jonas/replies/" + string(added.Household), plus, "reply." + string(plus) + "." + string(w.Ours.Occasions[0].ID)
}

func TestTheHeadingOfAReplyOnBehalfFollowsANewName(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path, plus, comes := withPlus(w)
		second, stranger := w.As("ben").Open(path), w.Stranger().Open("/e/other-wedding/replies")
		second.Shows("reply-head", "Ana Weber &amp; Guest")
		w.As("anna").Post(path+"/sending", "name."+string(plus), "Noor Weber", "source", "phone", comes, "attending").Change()
		second.Shows("reply-head", "Ana &amp; Noor Weber")
		second.Converges()
		now := w.As("anna").Get(path).Text
		if title := now[strings.Index(now, "<title>"):strings.Index(now, "</title>")]; !strings.Contains(title, "Reply on behalf") {
			t.Errorf("the page is called %q", title)
		}
		stranger.SawNothing()
	})
}

func TestAHostIsToldWhatIsMissingOfWhomTheyNamedInTheForm(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		path, plus, comes := withPlus(w)
		diet := []string{"diet." + string(plus), "some", "source", "phone", comes, "attending"}
		said := func(a webtest.Answer) webtest.Answer { return a.SaysNot("Your guest", "your guest").Changes() }
		said(w.As("anna").Post(path+"/sending", append(diet, "name."+string(plus), "Noor Haddad")...)).Says("Say which, or choose “Eats everything”.", "Noor:", "Name of Guest of Ana Weber")
		said(w.As("anna").Post(path+"/sending", diet...)).Says("Guest of Ana Weber:")
	})
}

func TestWhoIsNamedByAReplyHasTheirGivenNameAndSurname(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		var g guests.Guest
		path, plus, comes := withPlus(w)
		w.As("anna").Post(path+"/sending", "name."+string(plus), "Zoë van der Berg", "source", "phone", comes, "attending").Change()
		w.Must(w.DB.Read(t.Context(), w.System(w.Ours), func(r *db.Read) (err error) {
			g, err = db.Find[guests.Guest](r, plus)
			return err
		}))
		if g.Given != "Zoë" || g.Family != "van der Berg" || g.Unnamed {
			t.Errorf("they are %q, %q of %+v", g.Given, g.Family, g)
		}
	})
}
