package replies_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"path"
	"regexp"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/questions"
)

// mostBytes is what a guest's page may bring to a phone that has never been here.
const mostBytes = 100_000

// five is a household of five, invited to everything; the event asks each of them three questions.
func five(w *webtest.World) guests.Household {
	home := &guests.NewHousehold{Household: guests.Household{EnvelopeName: "The Okonkwo-Ferreira family"}}
	for _, name := range []string{"Ana", "Luis", "Chidi", "Ngozi", "Tomás"} {
		one := &guests.NewGuest{Guest: guests.Guest{Name: name + " Okonkwo-Ferreira", Given: name}}
		for _, o := range w.Ours.Occasions {
			one.Invitations = append(one.Invitations, guests.Invitation{OccasionID: o.ID, Reply: guests.Pending})
		}
		home.People = append(home.People, one)
	}
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		return change.HouseholdAdded{Household: home.ID}, guests.Create(tx, guests.Keys{Secret: webtest.Secret}, home)
	})
	for _, asks := range []string{"Where do you stay?", "Do you take the bus?", "Which days are you here?"} {
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return questions.Add(tx, questions.Draft{Asks: asks, AnswerKind: questions.Choice, Per: questions.Person, Options: "On Friday\nOn Saturday\nOn Sunday\nNot at all"})
		})
	}
	return home.Household
}

var (
	asset    = regexp.MustCompile(`(?:src|href)="(/static/[^"?]+)`)
	imported = regexp.MustCompile(`import[^"']*["'](\.\.?/[a-z/-]+\.js)`)
)

// named are the files that a text names, each once or more.
func named(by *regexp.Regexp, text string) (files []string) {
	for _, found := range by.FindAllStringSubmatch(text, -1) {
		files = append(files, found[1])
	}
	return files
}

func TestAReplyPageOfALargeHouseholdIsLight(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		household := five(w)
		guest := w.Household(household)
		base := "/w/amara-jonas/h/" + string(household.ID)
		fetch := func(at, encoding string) webtest.Answer {
			return guest.Send(webtest.Raw{Method: http.MethodGet, Path: at, Header: map[string]string{"Accept-Encoding": encoding}})
		}
		for _, at := range []string{"", draft + "?step=who", draft + "?step=all"} {
			a := fetch(base+at, "gzip").Status(200)
			if a.Header.Get("Content-Encoding") != "gzip" || a.Header.Get("Vary") != "Accept-Encoding" {
				t.Fatalf("%s: Content-Encoding %q, Vary %q", at, a.Header.Get("Content-Encoding"), a.Header.Get("Vary"))
			}
			z, err := gzip.NewReader(strings.NewReader(a.Text))
			w.Must(err)
			html, err := io.ReadAll(z)
			w.Must(err)
			if !bytes.Contains(html, []byte("Ngozi")) || len(html) < 2*len(a.Text) {
				t.Errorf("%s: %d bytes in %d", at, len(html), len(a.Text))
			}
			sum, files, seen := len(a.Text), named(asset, string(html)), map[string]bool{}
			for len(files) > 0 {
				file := files[0]
				if files = files[1:]; seen[file] {
					continue
				}
				seen[file] = true
				sum += len(fetch(file, "gzip").Status(200).Text)
				for _, other := range named(imported, guest.Get(file).Text) {
					files = append(files, path.Join(path.Dir(file), other))
				}
			}
			if len(seen) < 5 || sum > mostBytes || sum < mostBytes/4 { // less would mean that something was not counted
				t.Errorf("%q brings %d bytes in %d files, not at most %d", at, sum, len(seen)+1, mostBytes)
			}
			t.Logf("%q: %d bytes, %d of them in %d files", at, sum, sum-len(a.Text), len(seen))
		}
		for _, encoding := range []string{"identity", "gzip;q=0"} {
			a := fetch(base, encoding).Status(200).Says("Okonkwo-Ferreira")
			if a.Header.Get("Content-Encoding") != "" || a.Header.Get("Vary") != "Accept-Encoding" {
				t.Errorf("%s: Content-Encoding %q, Vary %q", encoding, a.Header.Get("Content-Encoding"), a.Header.Get("Vary"))
			}
		}
		watch := guest.Open(base) // a stream is never compressed
		watch.Converges()
		w.As("anna").Send(webtest.Raw{Method: http.MethodGet, Path: "/e/amara-jonas/guests", Header: map[string]string{"Accept-Encoding": "gzip"}}).Says("Okonkwo-Ferreira")
	})
}
