package handlers_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"convive/handlers/live/model"
	"convive/handlers/webtest"
)

// TestAPageOfAnEarlierBuildIsStillPatched: it says that there is another, and stays true while somebody types in it.
func TestAPageOfAnEarlierBuildIsStillPatched(t *testing.T) {
	w := webtest.New(t, "sqlite")
	anna := w.As("anna")
	page := model.Load([]byte(anna.Get("/e/amara-jonas/guests").Text))

	next := newProcess(w.DB, w.Server.URL, true)
	defer next.close()
	next.build = "next"
	next.restart()
	base, err := url.Parse(w.Server.URL)
	w.Must(err)
	// Nothing has changed, and still it is given all: what the next build draws may differ.
	req, err := http.NewRequest(http.MethodGet, next.server.URL+page.URL(), nil)
	w.Must(err)
	req.Host = base.Host
	for name, value := range map[string]string{"Accept": "text/event-stream", "Last-Event-ID": page.Position(), "Convive-Poll": "1", "Cookie": anna.Cookie()} {
		req.Header.Set(name, value)
	}
	resp, err := http.DefaultClient.Do(req)
	w.Must(err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	w.Must(err)
	if text := string(body); !strings.Contains(text, `{"build":"next"}`) || !strings.Contains(text, string(w.Ours.Guests[0].ID)) || strings.Contains(text, "convive-reload") {
		t.Errorf("%s: %.400s", resp.Status, text)
	}
}
