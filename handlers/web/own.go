package web

import (
	"encoding/json"
	"net/http"

	"convive/models/access"
	"convive/models/change"
	"convive/static"
)

// OwnRoutes declares what the web layer serves itself: health, metrics and static files.
func OwnRoutes(r *Routes) {
	r.Get("/healthz", access.Anyone, func(c *Ctx) error { return c.echo.String(http.StatusOK, "ok\n") })
	r.Get("/readyz", access.Anyone, ready)
	r.Get("/metrics", access.Anyone, showMetrics)
	r.Get("/static/*", access.Anyone, func(c *Ctx) error {
		static.Handler().ServeHTTP(c.echo.Response(), c.Request())
		return nil
	})
}

// ready says whether the database answers, and how this process hears of changes.
func ready(c *Ctx) error {
	state := map[string]any{"engine": c.DB.Engine(), "wake": "data_version", "wrong": []string{}}
	if c.DB.Engine() == "postgres" {
		state["wake"] = "listen/notify"
	}
	status := http.StatusOK
	if _, err := c.DB.Heads(c.ctx, []change.Feed{change.Installation}); err != nil {
		state["wrong"] = []string{"the database doesn't answer"}
		status = http.StatusServiceUnavailable
	}
	data, _ := json.Marshal(state)
	return c.echo.Blob(status, "application/json", append(data, '\n'))
}
