package web_test

import (
	"net/http"
	"strings"
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/requests"
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
