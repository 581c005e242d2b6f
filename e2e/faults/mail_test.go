package faults

import (
	"html"
	"io"
	"mime/quotedprintable"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"convive/models/dbtest"
	"convive/models/dbtest/postbox"
)

// outbox is the page of messages of the demo wedding, in which a host works without JavaScript.
const outbox = "/e/amara-jonas/messages"

// host is the browser of a host of the demo wedding, at a server that people run.
type host struct {
	*testing.T
	server *server
	http   *http.Client
}

func newHost(t *testing.T, s *server) *host {
	t.Helper()
	jar, err := cookiejar.New(nil)
	must(t, err)
	h := &host{t, s, &http.Client{Jar: jar}}
	h.post("/demo/host")
	return h
}

func (h *host) answer(resp *http.Response, err error) string {
	h.Helper()
	must(h.T, err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	must(h.T, err)
	return html.UnescapeString(string(body))
}

func (h *host) get(path string) string {
	h.Helper()
	return h.answer(h.http.Get(h.server.url() + path))
}

// post sends a form and returns the page that follows.
func (h *host) post(path string, pairs ...string) string {
	h.Helper()
	form := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		form.Add(pairs[i], pairs[i+1])
	}
	return h.answer(h.http.PostForm(h.server.url()+path, form))
}

// says waits until a page holds all of the texts.
func (h *host) says(path string, texts ...string) (page string) {
	h.Helper()
	limit := time.After(20 * time.Second)
	for {
		page = h.get(path)
		missing := slices.DeleteFunc(slices.Clone(texts), func(text string) bool { return strings.Contains(page, text) })
		if len(missing) == 0 {
			return page
		}
		select {
		case <-time.After(50 * time.Millisecond):
		case <-limit:
			h.Fatalf("%s lacks %q:\n%s", path, missing, words(page))
		}
	}
}

// words are what somebody reads of a page.
func words(page string) string {
	_, main, _ := strings.Cut(page, "<main")
	return strings.Join(strings.Fields(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(main, " ")), " ")
}

// first is what a pattern finds in a page.
func (h *host) first(page, pattern string) string {
	h.Helper()
	found := regexp.MustCompile(pattern).FindStringSubmatch(page)
	if found == nil {
		h.Fatalf("%s is not in\n%s", pattern, words(page))
	}
	return found[1]
}

// addressee is a household on the page before a mailing goes, with its one address.
type addressee struct{ id, address string }

func addressees(page string) (all []addressee) {
	for _, row := range regexp.MustCompile(`name="household"[^>]* value="([^"]+)"(?s:.*?)</li>`).FindAllStringSubmatch(page, -1) {
		if found := regexp.MustCompile(`[\w.+-]+@[\w.-]+\w`).FindAllString(row[0], -1); len(found) == 1 {
			all = append(all, addressee{row[1], found[0]})
		}
	}
	return all
}

// later ends the server as a system does, and starts it again when so much time has passed at the wedding.
func (s *server) later(start time.Time, after time.Duration) {
	s.t.Helper()
	must(s.t, s.cmd.Process.Signal(syscall.SIGTERM))
	must(s.t, s.cmd.Wait())
	s.args[slices.Index(s.args, "--now")+1] = start.Add(after).Format(time.RFC3339)
	s.start()
}

func TestAMailingGoesFromSendToTheMailServerOfWhoRunsThis(t *testing.T) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			start := time.Date(2026, 8, 29, 12, 0, 0, 0, time.UTC)
			box := postbox.New(t, postbox.Options{})
			flags := []string{"--data", t.TempDir(), "--now", start.Format(time.RFC3339), "--smtp-url", "smtp://" + box.Addr + "?tls=none",
				"--mail-from", "wedding@convive.example.org", "--mail-pace", "1ms"}
			if engine == "postgres" {
				words := map[string]string{}
				for _, pair := range strings.Fields(dbtest.Config(t, engine).URL) {
					name, value, _ := strings.Cut(pair, "=")
					words[name] = value
				}
				flags = append(flags, "--database-url", "postgres://convive@/"+words["dbname"]+"?sslmode=disable&host="+words["host"])
			}
			s := newServer(t, flags...)
			h := newHost(t, s)

			t.Log("in whose name it goes out, and whom it would remind")
			version := h.first(h.get(outbox+"/sender"), `name="version" value="(\d+)"`)
			h.post(outbox+"/sender/signature", "version", version, "sender_name", "Amara & Jonas", "reply_to", "hosts@example.org")
			occasion := h.first(h.get(outbox+"/new?kind=reminder"), `<option value="([0-9a-f-]{36})"`)
			about := outbox + "/new?kind=reminder&occasion=" + occasion
			preview := h.get(about)
			shown := addressees(preview)
			if len(shown) < 3 {
				t.Fatalf("%d households with an address", len(shown))
			}
			gets, refused, replied := shown[0], shown[1], shown[2]
			box.Refuse(refused.address, 550, "no such user here")
			command := func() string { return h.first(h.get(about), `name="command" value="([0-9a-f-]+)"`) }
			order := []string{"kind", "reminder", "occasion", occasion, "household", gets.id, "household", refused.id, "household", replied.id}
			for _, text := range regexp.MustCompile(`name="shown" value="([^"]+)"`).FindAllStringSubmatch(preview, -1) {
				order = append(order, "shown", text[1])
			}

			t.Log("it is taken back within the minute, and sent again")
			page := h.post(outbox+"/mailings", append(order, "command", command())...)
			back := h.first(page, `action="([^"]+/withdrawal)"`)
			if !strings.Contains(page, "Sending to 3 households in 60 s.") {
				t.Error("it isn't said how many get it, and when")
			}
			if page = h.post(back); !strings.Contains(page, "Nothing was sent.") {
				t.Errorf("it isn't taken back: %s", words(page))
			}
			mailing := strings.TrimSuffix(h.first(h.post(outbox+"/mailings", append(order, "command", command())...), `action="([^"]+/withdrawal)"`), "/withdrawal")

			t.Log("one of the three replies before the minute is over")
			form := h.get("/e/amara-jonas/replies/" + replied.id)
			fields := []string{"source", "phone"}
			for _, name := range regexp.MustCompile(`name="(reply\.[0-9a-f.-]+)"`).FindAllStringSubmatch(form, -1) {
				if !slices.Contains(fields, name[1]) {
					fields = append(fields, name[1], "declined")
				}
			}
			h.post("/e/amara-jonas/replies/"+replied.id+"/sending", fields...)

			t.Log("the minute passes while the server is started anew: one is sent, one refused, one needs no reminder any more")
			s.later(start, 2*time.Minute)
			page = h.says(mailing, "1 sent", "1 refused", "1 stopped", "no such user here")
			letters := reminders(box)
			if len(letters) != 1 || letters[0].To[0] != gets.address {
				t.Fatalf("%d letters", len(letters))
			}
			for header, want := range map[string]string{"From": `"Amara & Jonas" <wedding@convive.example.org>`, "Reply-To": `"Amara & Jonas" <hosts@example.org>`} {
				if got := letters[0].Get(header); got != want {
					t.Errorf("%s: %q, want %q", header, got, want)
				}
			}
			text, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(letters[0].Raw)))
			must(t, err)
			link := h.first(string(text), `http://[^/]+(/r/[\w-]+)`)
			if guest := newHost(t, s); !strings.Contains(guest.get(link), `id="invitation"`) {
				t.Error("the personal link opens no invitation")
			}

			t.Log("the address is good after all: it is tried again and arrives")
			box.Refuse(refused.address, 0, "")
			for _, path := range regexp.MustCompile(`href="(`+outbox+`/[0-9a-f-]{36})"`).FindAllStringSubmatch(page, -1) {
				if message := h.get(path[1]); strings.Contains(message, "It is good") {
					h.post(h.first(message, `action="([^"]+/addresses/[0-9a-f-]+)"`), "email", refused.address, "bad", "")
				}
			}
			h.post(mailing + "/retry")
			h.says(mailing, "2 sent", "1 stopped")
			if letters = reminders(box); len(letters) != 2 || letters[1].To[0] != refused.address {
				t.Errorf("%d letters", len(letters))
			}

			t.Log("nobody is reminded twice on a day, nor who has replied")
			for _, again := range []addressee{gets, refused, replied} {
				if page := h.post(outbox+"/mailings", "kind", "reminder", "occasion", occasion, "household", again.id); !strings.Contains(page, "None of these households can be written to now.") {
					t.Errorf("%s may be reminded again", again.address)
				}
			}
			s.later(start, 3*time.Hour)
			h.says(mailing, "2 sent")
			if n := len(reminders(box)); n != 2 {
				t.Errorf("%d letters", n)
			}
		})
	}
}

// reminders are what the mail server took, save for receipts of replies.
func reminders(box *postbox.Server) []postbox.Letter {
	return slices.DeleteFunc(box.Letters(), func(l postbox.Letter) bool { return l.Get("Auto-Submitted") != "" })
}
