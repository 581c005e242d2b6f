package web

import (
	"net/http"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"convive/handlers/live"
	"convive/models/change"
	"convive/models/db"
)

// metrics are this process's figures. No label holds an id, a name or an address: routes are named by their pattern,
// and what the table doesn't hold is one.
type metrics struct {
	requests    *prometheus.CounterVec
	seconds     *prometheus.HistogramVec
	refusals    *prometheus.CounterVec
	conflicts   *prometheus.CounterVec
	all, faults atomic.Int64 // requests, and those that ended in a fault of ours
	polls       polls
	handler     http.Handler
}

// unknown stands for every route and method that the table doesn't hold.
const unknown = "other"

func newMetrics(d *db.DB, h *live.Hub) *metrics {
	m := &metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "convive_requests_total", Help: "Requests answered, by route, method and class of status."},
			[]string{"route", "method", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "convive_request_seconds", Help: "How long answers took; streams are left out.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10}}, []string{"route", "method", "status"}),
		refusals: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "convive_refused_commands_total", Help: "Commands that came to nothing, by the status that says why."},
			[]string{"why"}),
		conflicts: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "convive_conflicts_total", Help: "Commands that met somebody else's later edit: of the same fields of a form, or of the row that a step was about."},
			[]string{"of"}),
	}
	commits := counter("convive_commits_total", "Changes committed by this process.")
	d.OnCommit(func(change.Entry) { commits.Inc() })
	registry, f := prometheus.NewRegistry(), h.Figures()
	registry.MustRegister(m.requests, m.seconds, m.refusals, m.conflicts, commits, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		gaugeOf("convive_streams", "Streams that are open.", h.Streams),
		gaugeOf("convive_views", "Shared renderings that are kept.", h.Views),
		written(h),
		counterOf("convive_fragments_rendered_total", "Fragments rendered.", f.Renders.Load),
		counterOf("convive_fragments_failed_total", "Fragments that could not be rendered.", f.Failed.Load),
		counterOf("convive_wakes_total", "How often a feed was said to have moved on.", f.Wakes.Load),
		counterOf("convive_wakes_coalesced_total", "Wakes of a page that was about to look anyway.", f.Coalesced.Load),
		counterOf("convive_deliveries_total", "Deliveries written to streams, after the first of each.", f.Sent.Load),
		counterOf("convive_delivered_bytes_total", "Bytes in them.", f.Bytes.Load),
		counterOf("convive_deliveries_lost_total", "Deliveries that could not be written though their reader was still there.", f.Lost.Load),
		counterOf("convive_polls_total", "Deliveries asked for by pages without a stream.", f.Polls.Load),
		gaugeOf("convive_polls_in_use", "Pages that polled within the last 75 seconds, which is a little more than the longest interval.", m.polls.count),
		ratioOf("convive_delivery_success_ratio", "Of the deliveries since the start, how many could be written; 1 before the first.", 1, func() (int64, int64) { return f.Sent.Load(), f.Sent.Load() + f.Lost.Load() }),
		ratioOf("convive_error_ratio", "Of the requests since the start, how many ended in a fault of ours (5xx, but for streams that there was no place for); 0 before the first.", 0, func() (int64, int64) { return m.faults.Load(), m.all.Load() }),
		counterOf("convive_statements_total", "Statements sent to the database.", d.Statements))
	for _, full := range []string{"process", "address", "session", "person"} {
		registry.MustRegister(labelled("convive_streams_refused_total", "Streams for which there was no place, by whose places were taken.", "full", full, func() int64 { return h.Refused(full) }))
	}
	for _, reason := range live.Reasons {
		registry.MustRegister(labelled("convive_streams_ended_total", "Streams that are over, by why.", "why", reason, func() int64 { return f.Ended(reason) }))
	}
	m.handler = promhttp.HandlerFor(registry, promhttp.HandlerOpts{DisableCompression: true})
	return m
}

// written measures from the commit to each delivery of it.
func written(h *live.Hub) prometheus.Collector {
	seconds := prometheus.NewHistogram(prometheus.HistogramOpts{Name: "convive_commit_to_written_seconds", Help: "From a commit of this process to a stream that was sent it.",
		Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10}})
	h.OnWritten(func(d time.Duration) { seconds.Observe(d.Seconds()) })
	return seconds
}

func counter(name, help string) prometheus.Counter {
	return prometheus.NewCounter(prometheus.CounterOpts{Name: name, Help: help})
}

func counterOf(name, help string, of func() int64) prometheus.Collector {
	return prometheus.NewCounterFunc(prometheus.CounterOpts{Name: name, Help: help}, func() float64 { return float64(of()) })
}

func gaugeOf(name, help string, of func() int) prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() float64 { return float64(of()) })
}

func labelled(name, help, label, value string, of func() int64) prometheus.Collector {
	return prometheus.NewCounterFunc(prometheus.CounterOpts{Name: name, Help: help, ConstLabels: prometheus.Labels{label: value}}, func() float64 { return float64(of()) })
}

// ratioOf is a part of a whole; ofNothing when there is no whole yet.
func ratioOf(name, help string, ofNothing float64, of func() (part, whole int64)) prometheus.Collector {
	return prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, func() float64 {
		part, whole := of()
		if whole == 0 {
			return ofNothing
		}
		return float64(part) / float64(whole)
	})
}

func showMetrics(c *Ctx) error {
	if !loopback(c.echo.RealIP()) {
		return db.ErrNotFound // for this machine's own collector, or one that a tunnel brings here
	}
	c.metrics.handler.ServeHTTP(c.echo.Response(), c.Request())
	return nil
}

// measured counts every request, whatever became of it; a stream is counted when its handler returns,
// which is at once where the hub takes the connection over.
func (a *App) measured(next echo.HandlerFunc) echo.HandlerFunc {
	return func(e echo.Context) (err error) {
		began := time.Now()
		defer func() { a.metrics.count(a.routes.labels(e), time.Since(began)) }()
		if err := next(e); err != nil {
			e.Error(err)
		}
		return nil
	}
}

// seen names a request without saying whose it was.
type seen struct {
	route, method, status string
	stream                bool
	fault                 bool // of ours; that there is no place for a further stream is none
}

// labels reads the route's own words: a request's method and path may hold anything.
func (r *Routes) labels(e echo.Context) seen {
	is := seen{route: unknown, method: unknown, status: strconv.Itoa(e.Response().Status/100) + "xx"}
	is.fault = is.status == "5xx" && e.Get(noPlace) == nil
	for i := range r.all {
		if known := &r.all[i]; known.Pattern == e.Path() && known.Method == e.Request().Method {
			is.route, is.method, is.stream = known.Pattern, known.Method, known.Kind == KindStream
			break
		}
	}
	return is
}

func (m *metrics) count(is seen, took time.Duration) {
	m.requests.WithLabelValues(is.route, is.method, is.status).Inc()
	m.all.Add(1)
	if is.fault {
		m.faults.Add(1)
	}
	if !is.stream {
		m.seconds.WithLabelValues(is.route, is.method, is.status).Observe(took.Seconds())
	}
}

// met counts a command that met somebody else's later edit.
func (c *Ctx) met(of string) { c.metrics.conflicts.WithLabelValues(of).Inc() }

// refused counts a command that came to nothing. With JavaScript such an answer may be a 200, so its own status says
// why.
func (c *Ctx) refused(status int) {
	if c.route.Kind == KindCommand {
		c.metrics.refusals.WithLabelValues(strconv.Itoa(status)).Inc()
	}
}
