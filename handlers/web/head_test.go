package web_test

import (
	"io"
	"net/http"
	"testing"

	"convive/handlers/webtest"
)

func TestHeadIsAnsweredAsGetWithoutItsBody(t *testing.T) {
	w := webtest.New(t, "sqlite")
	for path, want := range map[string]int{
		"/healthz": http.StatusOK, "/sign-in": http.StatusOK, "/nothing/here": http.StatusNotFound, "/e/amara-jonas/requests/live": http.StatusNotFound,
	} {
		answer, err := http.Head(w.Server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		answer.Body.Close()
		if answer.StatusCode != want || len(body) > 0 || err != nil {
			t.Errorf("%s: %s with %d bytes, want %d: %v", path, answer.Status, len(body), want, err)
		}
	}
	if n := w.Hub.Streams(); n != 0 {
		t.Errorf("%d streams are open", n)
	}
}
