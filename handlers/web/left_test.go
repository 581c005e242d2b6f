package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"convive/handlers/webtest"
	"convive/models/db"
)

func TestWhoHangsUpBeforeTheAnswerIsNoFaultOfOurs(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		w.DB.SetFaults(db.Faults{SlowCommit: 100 * time.Millisecond})
		ctx, hangUp := context.WithCancel(w.T.Context())
		defer hangUp()
		form := url.Values{"guest": {string(w.Ours.Guests[0].ID)}, "side": {"Jonas"}, "command": {string(db.NewID())}}
		req := httptest.NewRequest(http.MethodPost, w.Server.URL+"/e/amara-jonas/guests/side", strings.NewReader(form.Encode())).WithContext(ctx)
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Datastar-Request", "true")
		req.Header.Set("Cookie", w.As("anna").Cookie())
		time.AfterFunc(30*time.Millisecond, hangUp)
		w.App.Handler().ServeHTTP(httptest.NewRecorder(), req)
		figures := w.Anonymous().Get("/metrics").Text
		if want := `convive_requests_total{method="POST",route="/e/:event/guests/side",status="4xx"} 1`; !strings.Contains(figures, want) || strings.Contains(figures, `status="5xx"`) {
			w.T.Errorf("it counts as\n%s", figures[strings.Index(figures, "convive_requests_total{"):])
		}
	})
}
