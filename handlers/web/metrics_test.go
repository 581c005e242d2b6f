package web_test

import (
	"io"
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/requests"
	"convive/models/team"
)

func TestMetricsCountWhatHappensAndNameNobody(t *testing.T) {
	w := webtest.New(t, "sqlite")
	h := w.Ours.Households[0]
	r := requests.GuestRequest{HouseholdID: h.ID, Kind: "child", Words: "A high chair?", Status: requests.Open}
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		err := db.Create(tx, &r)
		return change.RequestAsked{Request: r.ID, Household: h.ID}, err
	})
	anna := w.As("anna")
	watch := anna.Open("/e/amara-jonas/requests")
	anna.Get("/e/amara-jonas/requests").Status(http.StatusOK)
	path := "/e/amara-jonas/requests/" + string(r.ID) + "/resolution"
	anna.Post(path, "version", "1").Status(http.StatusOK)
	anna.Post(path, "version", "1")
	w.As("vera").Post(path, "version", "2").Status(http.StatusForbidden)
	w.Anonymous().Get("/nothing/here").Status(http.StatusNotFound)

	watch.Converges()
	figures := w.Anonymous().Get("/metrics").Status(http.StatusOK).Text
	for _, line := range []string{
		`convive_requests_total{method="GET",route="/e/:event/requests",status="2xx"}`,
		`convive_requests_total{method="POST",route="/e/:event/requests/:id/resolution",status="4xx"} 1`,
		`convive_requests_total{method="other",route="other",status="4xx"} 1`,
		`convive_request_seconds_count{method="GET",route="/e/:event/requests",status="2xx"}`,
		`convive_refused_commands_total{why="409"} 1`, `convive_refused_commands_total{why="403"} 1`,
		"convive_streams 1\n", "convive_views ", "convive_commits_total ", "convive_wakes_total ", "convive_statements_total ",
		"convive_fragments_rendered_total ", "convive_fragments_failed_total 0\n", "convive_deliveries_total 1\n", "convive_delivered_bytes_total ", "convive_deliveries_lost_total 0\n",
		"convive_wakes_coalesced_total ", "convive_polls_total 0\n", "convive_commit_to_written_seconds_count 1\n",
		"convive_delivery_success_ratio 1\n", "convive_error_ratio 0\n", "convive_polls_in_use 0\n",
		`convive_streams_refused_total{full="person"} 0`, `convive_streams_ended_total{why="authority"} 0`,
		"go_goroutines ", "process_resident_memory_bytes ",
	} {
		if !strings.Contains(figures, line) {
			t.Errorf("the metrics don't say %s", line)
		}
	}
	for _, secret := range []string{w.Ours.Canary, w.Ours.Slug, string(w.Ours.ID), string(r.ID), "/nothing"} {
		if strings.Contains(figures, secret) {
			t.Errorf("the metrics say %q", secret)
		}
	}
}

func TestMetricsLeaveTheLengthOfStreamsOut(t *testing.T) {
	w := webtest.New(t, "sqlite")
	w.As("anna").Send(webtest.Raw{Method: http.MethodGet, Path: "/e/amara-jonas/requests/live", Header: map[string]string{"Convive-Poll": "1"}}).Status(http.StatusOK)
	figures := w.Anonymous().Get("/metrics").Text
	if !strings.Contains(figures, `convive_requests_total{method="GET",route="/e/:event/requests/live",status="2xx"} 1`) {
		t.Error("the stream is not counted")
	}
	if strings.Contains(figures, `convive_request_seconds_count{method="GET",route="/e/:event/requests/live"`) {
		t.Error("the length of a stream counts as the duration of an answer")
	}
}

// figure reads one line of the metrics.
func figure(w *webtest.World, name string) string {
	for line := range strings.Lines(w.Anonymous().Get("/metrics").Text) {
		if value, ok := strings.CutPrefix(line, name+" "); ok {
			return strings.TrimSpace(value)
		}
	}
	return "none"
}

func TestMetricsSayHowStreamsEndAndWhatPolls(t *testing.T) {
	w := webtest.New(t, "sqlite")
	page := "/e/amara-jonas/requests"
	expect := func(name, want string) {
		t.Helper()
		for late := time.Now().Add(10 * time.Second); figure(w, name) != want; <-time.After(5 * time.Millisecond) {
			if time.Now().After(late) {
				t.Errorf("%s is %s, want %s", name, figure(w, name), want)
				return
			}
		}
	}
	anna, ben := w.As("anna"), w.As("ben")
	watch, gone := anna.Open(page), ben.Open(page)
	expect("convive_streams", "2")
	ben.Post("/sign-out")
	gone.Ended(10 * time.Second)
	expect(`convive_streams_ended_total{why="session"}`, "1")
	watch.Drop()
	expect(`convive_streams_ended_total{why="hung up"}`, "1")
	anna.Poll(page + "/live")
	anna.Poll(page + "/live")
	anna.Poll("/e/amara-jonas/guests/live")
	expect("convive_polls_in_use", "2")
	watch.Resume()
	expect("convive_polls_in_use", "1")
	for range 19 {
		anna.Open(page)
	}
	anna.Send(webtest.Raw{Method: http.MethodGet, Path: page + "/live", Header: map[string]string{"Accept": "text/event-stream"}}).Status(http.StatusServiceUnavailable)
	expect(`convive_streams_refused_total{full="session"}`, "1")
	expect("convive_error_ratio", "0") // there was no place, as there should be none
}

func TestADatabaseThatIsGoneIsAFault(t *testing.T) {
	w := webtest.New(t, "sqlite")
	w.Must(w.DB.Close())
	get := func(path string) (status int, text string) {
		answer, err := http.Get(w.Server.URL + path)
		w.Must(err)
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		w.Must(err)
		return answer.StatusCode, string(body)
	}
	if status, _ := get("/w/amara-jonas"); status < 500 {
		t.Errorf("a page without a database answered %d", status)
	}
	if _, figures := get("/metrics"); strings.Contains(figures, "convive_error_ratio 0\n") || !strings.Contains(figures, "convive_error_ratio ") {
		t.Errorf("the figures are %s", figures)
	}
}

func TestMetricsCountConflicts(t *testing.T) {
	w := webtest.New(t, "sqlite")
	h := w.Ours.Households[0]
	path := "/e/amara-jonas/households/" + string(h.ID) + "/edit"
	for _, note := range []string{"one", "another"} { // both started from the first version
		w.As("anna").Post(path, "version", "1", "envelope_name", h.EnvelopeName, "list", "A", "note", note)
	}
	var member change.ID
	w.Must(w.DB.Read(t.Context(), w.System(w.Ours), func(r *db.Read) error {
		row, err := db.From[team.Role](r).Where("account_id = ?", string(w.Ours.Accounts["vera"].ID)).First()
		member = row.ID
		return err
	}))
	for _, role := range []string{"door", "caterer"} {
		w.As("anna").Post("/e/amara-jonas/team/members/"+string(member)+"/role", "version", "1", "role", role)
	}
	for _, of := range []string{"fields", "row"} {
		if got := figure(w, `convive_conflicts_total{of="`+of+`"}`); got != "1" {
			t.Errorf("%s conflicts of %s", got, of)
		}
	}
}

// TestEveryMetricIsExplainedToWhoRunsIt compares what /metrics says with the table of docs/operations.md.
func TestEveryMetricIsExplainedToWhoRunsIt(t *testing.T) {
	doc, err := os.ReadFile("../../docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	w := webtest.New(t, "sqlite")
	name := regexp.MustCompile(`(?m)^# HELP (convive_\w+)`)
	found := name.FindAllStringSubmatch(w.Anonymous().Get("/metrics").Text, -1)
	if len(found) < 15 {
		t.Fatalf("only %d", len(found))
	}
	for _, m := range found {
		if !strings.Contains(string(doc), "`"+m[1]) {
			t.Errorf("docs/operations.md doesn't say what %s is", m[1])
		}
	}
	for _, m := range regexp.MustCompile("`(convive_\\w+?)(\\{[^}]*\\})?`").FindAllStringSubmatch(string(doc), -1) {
		if !strings.Contains(w.Anonymous().Get("/metrics").Text+"convive_request_seconds convive_conflicts_total convive_refused_commands_total", m[1]) {
			t.Errorf("docs/operations.md explains %s, which there is not", m[1])
		}
	}
}
