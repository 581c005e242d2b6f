package handlers_test

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/guests"
)

// TestWhatGuestsWriteReachesNobodyWhoMayNotSeeHealth lets a household write about an allergy, in a request and in its
// reply, and hosts settle it, edit it and take it back, while others have the pages of it open that they may see. No stream
// brings a word of it to who lacks ViewHealth nor to another household, and no page, file or entry of the log shows one
// afterwards; who may see it is shown it.
func TestWhatGuestsWriteReachesNobodyWhoMayNotSeeHealth(t *testing.T) {
	each(t, func(w *webtest.World) {
		ids := newIDs(w)
		for _, r := range pages(w) {
			ids.address(w.T.(*testing.T), r.Pattern, w.Ours, w.Ours, "") // makes the rows
		}
		var all []*reader
		for name, role := range webtest.Team {
			if role != access.None && name != "ben" && name != "paul" {
				all = append(all, &reader{name: name, may: access.Of(role).Has(access.ViewHealth), client: w.As(name), event: w.Ours})
			}
		}
		other := w.Ours
		other.Households = []guests.Household{w.Ours.Households[1], w.Ours.Households[0]}
		all = append(all, &reader{name: "another household", client: w.Household(other.Households[0]), event: other}, &reader{name: "the stranger", client: w.Stranger(), event: w.Ours})
		for _, p := range all {
			p.open(w, ids)
		}
		words := speak(w, w.Ours)
		for _, p := range all {
			p.judge(w, ids, words)
		}
	})
}

// watched are the pages that words of guests stand on, or their tracks; a browser holds only so many streams.
var watched = regexp.MustCompile(`^/e/:event(|/requests|/replies|/activity|/households/:id)$|^/w/:event/h/:household(|/requests)$`)

// reader is somebody with these pages open.
type reader struct {
	name    string
	may     bool
	client  *webtest.Client
	event   webtest.Event // its first household is theirs
	watches map[string]*webtest.Watch
}

func (p *reader) open(w *webtest.World, ids *ids) {
	p.watches = map[string]*webtest.Watch{}
	for _, r := range pages(w) {
		at := ids.address(w.T.(*testing.T), r.Pattern, p.event, p.event, "")
		if watched.MatchString(r.Pattern) && from(p.client).Get(at).StatusCode == http.StatusOK {
			p.watches[at] = from(p.client).Open(at)
		}
	}
}

// speak has the first household and the hosts write, and returns what they wrote.
func speak(w *webtest.World, e webtest.Event) (words []string) {
	h, host, g := e.Households[0], w.As("anna"), string(e.Guests[0].ID)
	say := func(word string) string {
		words = append(words, "ALLERGY-"+word)
		return "ALLERGY-" + word
	}
	own := "/w/" + e.Slug + "/h/" + string(h.ID)
	w.Household(h).Post(own+"/requests/asking", "kind", "child", "words", say("asked")).Change()
	from(w.Household(h)).Post(own+"/reply/0190aaaa-0000-7000-8000-000000000009/sending", "asked-note", "1", "note", say("note"), "version", "1",
		"reply."+g+"."+string(e.Occasions[0].ID), "attending", "diet."+g, "some", "dietnote."+g, say("diet")).Change()
	asked := since(w, e, feed(w, e)-2)
	r := request(w, e)
	path := "/e/" + e.Slug + "/requests/" + string(r)
	host.Post(path+"/resolution", "version", "1", "answer", say("resolved")).Change()
	host.Post(path+"/reopening", "version", "2").Change()
	host.Post(path+"/refusal", "version", "3", "answer", say("declined")).Change()
	host.Post(path+"/reopening", "version", "4").Change()
	host.Post("/e/" + e.Slug + "/activity/" + strconv.FormatInt(feed(w, e), 10) + "/undo").Change()
	w.As("ben").Post(path+"/resolution", "version", "1", "answer", say("late")).Changes()
	if len(asked) != 2 {
		w.T.Errorf("the household said %+v", asked)
	}
	return words
}

func (p *reader) judge(w *webtest.World, ids *ids, words []string) {
	streams := ""
	for at, watch := range p.watches {
		from(p.client) // each comparison asks again, and rates are per address
		watch.Converges()
		streams += "\nstream of " + at + watch.Raw()
	}
	if len(p.watches) == 0 && p.name != "the stranger" {
		w.T.Errorf("%s watches nothing", p.name)
	}
	text := streams
	for _, r := range gets(w) {
		if strings.Contains(r.Pattern, ":event") {
			at := ids.address(w.T.(*testing.T), r.Pattern, p.event, p.event, "")
			text += "\n" + at + opened(fetch(from(p.client), r, at))
		}
	}
	base := "/e/" + p.event.Slug
	text += opened(from(p.client).Get(base + "/requests?show=all"))
	for n := range feed(w, p.event) + 1 {
		text += opened(from(p.client).Get(base + "/activity/" + strconv.FormatInt(n, 10)))
	}
	for _, word := range words {
		found := strings.Index(text, word)
		if found >= 0 && !p.may {
			w.T.Errorf("%s was shown %q: …%s…", p.name, word, text[max(0, found-200):found+len(word)])
		}
		onPages := map[string]bool{"ALLERGY-asked": true, "ALLERGY-note": true, "ALLERGY-diet": true}
		if p.name == "anna" && onPages[word] && !strings.Contains(streams, word) {
			w.T.Errorf("a host's streams did not show %q", word)
		}
	}
}
