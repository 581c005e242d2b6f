package replies_test

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// sorted gives the first household a side and a tag, and one guest of the second another tag.
func sorted(w *webtest.World) {
	w.T.Helper()
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		h, err := db.Find[guests.Household](tx.Read, w.Ours.Households[0].ID)
		w.Must(err)
		w.Must(db.Update(tx, &h, db.Set{"side": "Amara", "tags": db.Words{"family"}}))
		g, err := db.Find[guests.Guest](tx.Read, w.Ours.Guests[3].ID)
		w.Must(err)
		return change.GuestsEdited{What: "tags", Guests: []change.ID{g.ID}, Households: []change.ID{h.ID, g.HouseholdID}}, db.Update(tx, &g, db.Set{"tags": db.Words{"choir & band"}})
	})
}

// guestLine begins a guest's line of the guest list.
var guestLine = regexp.MustCompile(`id="guest-[0-9a-f]{8}-`)

var numbered = regexp.MustCompile(`<a (?:class="quiet" )?href="(/e/amara-jonas/guests\?[^"]*)"><bdi>([^<]*)</bdi><span class="num">(\d+)</span></a>`)

func TestWhoIsMissingIsCountedBySideAndTagAndEachNumberIsItsList(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		sorted(w)
		hosts, one := w.As("vera").Open("/e/amara-jonas/replies"), w.As("ben").Open("/e/amara-jonas/replies?occasion="+string(w.Ours.Occasions[1].ID))
		stranger := w.Stranger().Open("/e/other-wedding/replies")
		hosts.Shows("replies-lacking", "7 guests without an answer")
		hosts.Shows("replies-lacking", "Amara’s side")
		hosts.Shows("replies-lacking", "family")
		hosts.Shows("replies-lacking", "choir &amp; band")
		hosts.Shows("replies-lacking", "On no side")
		one.Shows("replies-lacking", "Reception OURS")
		one.Shows("replies-lacking", "7 guests without an answer")
		w.Household(w.Ours.Households[0]).Post(home(w, 0)+draft+"/sending", cell(w, "reply", 0, 0), "attending", cell(w, "reply", 0, 1), "declined").Status(200)
		hosts.Shows("replies-lacking", "6 guests without an answer")
		one.Shows("replies-lacking", "6 guests without an answer")
		one.Shows("replies-chart", "Reception OURS: 0 attending and 1 declined of 7 invited")
		for _, page := range []string{"/e/amara-jonas/replies", "/e/amara-jonas/replies?occasion=" + string(w.Ours.Occasions[1].ID)} {
			text := w.As("vera").Get(page).Text
			for label, n := range map[string]string{"Amara’s side": "2", "family": "2", "choir &amp; band": "1", "On no side": "4", "Without a tag": "3"} {
				found := false
				for _, m := range numbered.FindAllStringSubmatch(text, -1) {
					if m[2] == label {
						found = m[3] == n
						list := w.As("vera").Get(strings.ReplaceAll(m[1], "&amp;", "&") + "&view=people").Status(200).Text
						if got := strconv.Itoa(len(guestLine.FindAllString(list, -1))); got != n {
							t.Errorf("%s on %s leads to %s guests, want %s", label, page, got, n)
						}
					}
				}
				if !found {
					t.Errorf("%s says nothing of %s %s", page, n, label)
				}
			}
		}
		hosts.Converges()
		one.Converges()
		stranger.SawNothing()
	})
}

func TestTheChartOfRepliesKeepsWhatTheListShows(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		page := "/e/amara-jonas/replies?show=all&chart=" + string(w.Ours.Occasions[0].ID)
		watch := w.As("anna").Open(page)
		watch.Shows("replies-chart", "Nobody has replied yet.")
		watch.Shows("replies-chart", "show=all")
		watch.Shows("replies-chart", url.QueryEscape(string(w.Ours.Occasions[1].ID)))
		w.Household(w.Ours.Households[0]).Post(home(w, 0)+draft+"/sending", cell(w, "reply", 0, 0), "attending").Status(200)
		watch.Shows("replies-chart", "Ceremony OURS: 1 attending and 0 declined of 7 invited")
		watch.Converges()
		w.As("anna").Get("/e/amara-jonas/replies?occasion=" + string(w.Theirs.Occasions[0].ID)).Status(200).SaysNot("THEIRS")
	})
}

func TestAnAnswerAfterItsLastDayIsLateInTheExportOfReplies(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		until(w, 0, "2026-08-28") // yesterday; the reception goes on until the 31st
		path := "/e/amara-jonas/replies/" + string(w.Ours.Households[0].ID)
		w.As("anna").Post(path+"/sending", cell(w, "reply", 0, 0), "attending", cell(w, "reply", 0, 1), "attending", "source", "paper").Status(200)
		for _, line := range strings.Split(w.As("anna").Get("/e/amara-jonas/reports/replies/csv").Status(200).Text, "\n") {
			late := strings.Contains(line, ",yes")
			if mine := strings.HasPrefix(line, "Ceremony OURS,Ada Lawson"); late != mine {
				t.Errorf("late is %v: %s", late, line)
			}
		}
		w.As("anna").Get("/e/amara-jonas/replies?show=all").Says("late")
		w.As("anna").Get("/e/amara-jonas/reports/replies").Says("Late")
	})
}

func TestEachNumberOfAnswersLeadsToItsGuests(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.Household(w.Ours.Households[0]).Post(home(w, 0)+draft+"/sending", cell(w, "reply", 0, 1), "attending", cell(w, "reply", 1, 1), "attending", cell(w, "reply", 2, 1), "declined").Status(200)
		page := w.As("vera").Get("/e/amara-jonas/replies").Text
		for reply, n := range map[string]int{"attending": 2, "declined": 1, "pending": 4} {
			path := "/e/amara-jonas/guests?occasion=" + string(w.Ours.Occasions[1].ID) + "&reply=" + reply
			if reply != "pending" && !strings.Contains(page, `href="`+strings.ReplaceAll(path, "&", "&amp;")+`"`) {
				t.Errorf("no number leads to %s", path)
			}
			if got := len(guestLine.FindAllString(w.As("vera").Get(path+"&view=people").Text, -1)); got != n {
				t.Errorf("%s: %d guests, want %d", path, got, n)
			}
		}
	})
}

func TestTheRepliesPageLeadsToThoseThatMatchNobody(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host := w.As("anna").Open("/e/amara-jonas/replies")
		host.Shows("replies-letters", "0 people found no invitation")
		w.Anonymous().Post(letterTo, "name", "Nobody Knows", "coming", "yes", "reach", "nobody@example.org").Change()
		host.Shows("replies-letters", "1 person found no invitation")
		host.Converges()
		w.As("anna").Get("/e/amara-jonas/replies").Says(`href="/e/amara-jonas/replies/unmatched"`)
		w.As("vera").Get("/e/amara-jonas/replies").SaysNot("replies/unmatched")
	})
}
