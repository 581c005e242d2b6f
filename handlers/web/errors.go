package web

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/a-h/templ"

	"convive/handlers/live"
	"convive/models/access"
	"convive/models/db"
	"convive/models/invalid"
	"convive/views/answers"
	"convive/views/layout"
	"convive/views/locale"
)

var (
	errForbidden = access.ErrForbidden
	errNoPage    = db.ErrNotFound
)

type tooMany struct{ wait time.Duration }

func (t tooMany) Error() string { return "web: too many requests" }

// streamsFull is when a page for whose stream there was no room may ask again; until then it polls.
const streamsFull = 20 * time.Second

// Busy says that somebody has tried too often; after says when to come back.
func Busy(after time.Duration) error { return tooMany{after} }

// answer is how an error reads: a status, a heading and a sentence that says what to do.
type answer struct {
	status   int
	title    string
	sentence string
}

// answerFor maps errors to answers; it is the only place that does.
func answerFor(err error) answer {
	var refusal invalid.Refusal
	var stale db.ErrStale
	var fields invalid.Fields
	switch {
	case errors.As(err, &refusal):
		return answer{http.StatusConflict, say("Not saved"), ""}
	case errors.As(err, &fields):
		return answer{http.StatusUnprocessableEntity, say("Not saved"), ""}
	case errors.As(err, &stale):
		return answer{http.StatusConflict, say("Not saved"), say("This was changed by somebody else a moment ago. Look at it again and repeat what is still right.")}
	case errors.Is(err, db.ErrNotFound):
		return answer{http.StatusNotFound, say("Not found"), say("There is nothing at this address, or it is not yours to see.")}
	case errors.Is(err, access.ErrForbidden):
		return answer{http.StatusForbidden, say("Not allowed"), say("Your role here doesn't allow this. A host can change it under Team.")}
	case errors.Is(err, db.ErrOtherBody):
		return answer{http.StatusUnprocessableEntity, say("Not saved"), say("This form was sent before with other content. Reload the page and send it again.")}
	case errors.Is(err, db.ErrTaken):
		return answer{http.StatusConflict, say("Not saved"), say("Somebody else took this a moment ago.")}
	case errors.Is(err, db.ErrStillUsed):
		return answer{http.StatusConflict, say("Not removed"), say("Something else still needs this.")}
	case errors.Is(err, errMalformed):
		return answer{http.StatusBadRequest, say("Not understood"), say("What was sent can't be read. Go back, reload the page and send it again.")}
	case errors.Is(err, errEncoding):
		return answer{http.StatusBadRequest, say("Not understood"), say("The text holds signs that can't be stored. Write them again by hand.")}
	case errors.Is(err, errMediaType):
		return answer{http.StatusUnsupportedMediaType, say("Not understood"), say("This address doesn't take that kind of content.")}
	case errors.Is(err, errTooLarge):
		return answer{http.StatusRequestEntityTooLarge, say("Too large"), say("This is larger than what can be taken here.")}
	case errors.As(err, &tooMany{}):
		return answer{http.StatusTooManyRequests, say("A moment, please"), say("There were too many tries. Wait a little and try again.")}
	case errors.Is(err, live.ErrFull):
		return answer{http.StatusServiceUnavailable, say("A moment, please"), say("Too many pages are open at once. This one goes on by itself as soon as there is room.")}
	case errors.Is(err, db.ErrUnreachable):
		return answer{http.StatusServiceUnavailable, say("A moment, please"), say("The database doesn't answer at the moment. Send it again in a little while: nothing is done twice.")}
	case errors.Is(err, context.Canceled):
		return answer{499, "", ""}
	}
	return answer{http.StatusInternalServerError, say("Something went wrong"), say("It is our fault, and it has been noted. Nothing of what you saved before is lost.")}
}

// say marks a sentence for the translators; it is looked up when shown.
func say(sentence string) string { return sentence }

// fail answers a request that came to nothing.
func (c *Ctx) fail(err error) error {
	var to moved
	var other elsewhere
	switch {
	case errors.As(err, &other):
		return c.elsewhere(other)
	case errors.As(err, &to):
		return c.echo.Redirect(http.StatusMovedPermanently, to.path)
	case errors.Is(err, errSignIn), errors.Is(err, access.ErrSignedOut):
		c.refused(http.StatusUnauthorized)
		return c.signInFirst()
	}
	if c.left(err) {
		slog.Info("a browser left before it had its answer", "route", c.route.Pattern, "error", err)
		err = context.Canceled
	}
	a := answerFor(err)
	if a.status == http.StatusNotFound && strings.HasPrefix(c.route.Pattern, byScreen) { // why is nobody's business
		a.title, a.sentence = say("This screen’s link has ended."), say("Ask the hosts for a new one.")
	}
	if a.status == http.StatusNotFound && strings.HasPrefix(c.route.Pattern, "/r/:key") && c.scope.Household == "" { // renewed, removed or never there: alike
		a.title, a.sentence = say("This link opens no invitation."), say("It may have been replaced by a newer one. Look for your hosts’ latest message, or ask them for a new link.")
	}
	c.refused(a.status)
	if a.status == http.StatusInternalServerError || errors.Is(err, db.ErrUnreachable) {
		slog.Error("a request failed", "route", c.route.Pattern, "error", err)
	}
	var t tooMany
	if errors.Is(err, live.ErrFull) {
		t.wait = streamsFull
		c.echo.Set(noPlace, true)
	} else if a.status == http.StatusServiceUnavailable {
		t.wait = time.Second
	}
	if errors.As(err, &t) || t.wait > 0 {
		c.echo.Response().Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(t.wait.Seconds()))))
	}
	if sentence := c.sentence(err); sentence != "" {
		a.sentence = sentence
	}
	return c.problem(a, c.insist(err), c.typed(a.status))
}

// noPlace marks the answer to a stream that there was no place for.
const noPlace = "no place"

// left says whether the browser hung up before it had its answer, which is nobody's fault. Whatever failed then says so
// in words of its own: a statement was interrupted, a pipe was broken.
func (c *Ctx) left(err error) bool {
	return errors.Is(c.Request().Context().Err(), context.Canceled) ||
		!errors.Is(err, db.ErrUnreachable) && (errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNRESET))
}

// insist is the form that sends the same command again with the word that a refusal asks for; nil for a plain no.
func (c *Ctx) insist(err error) templ.Component {
	var refusal invalid.Refusal
	if !errors.As(err, &refusal) || refusal.Field == "" {
		return nil
	}
	rest := [][2]string{{refusal.Field, cmp.Or(refusal.Value, "true")}}
	values := c.Request().PostForm
	for _, name := range sortedKeys(values) {
		if name != "command" && name != refusal.Field {
			for _, v := range values[name] {
				rest = append(rest, [2]string{name, v})
			}
		}
	}
	return answers.Insist(c.Request().URL.RequestURI(), c.NewCommand(), locale.Say(c.ctx, refusal.Label), rest)
}

// sentence is what a rule says about its own refusal, in the reader's language.
func (c *Ctx) sentence(err error) string {
	var refusal invalid.Refusal
	var fields invalid.Fields
	switch {
	case errors.Is(err, errTooLarge) && c.route.Body >= BodyBulk:
		return locale.T(c.ctx, "This is larger than {n} MB, the most that can be taken here.", "n", int(c.route.Body>>20))
	case errors.As(err, &refusal):
		return locale.Say(c.ctx, refusal.Text, refusal.Args...)
	case errors.As(err, &fields):
		return locale.Say(c.ctx, fields[0].Message, fields[0].Args...)
	}
	return ""
}

// problem writes a page that says what happened and what to do; it needs no database.
func (c *Ctx) problem(a answer, ways ...templ.Component) error {
	if a.title == "" {
		return c.echo.NoContent(a.status)
	}
	if c.echo.Response().Committed {
		return nil
	}
	title, sentence := locale.Say(c.ctx, a.title), a.sentence
	if known := locale.Say(c.ctx, sentence); known != "" {
		sentence = known
	}
	to, label := "/", locale.T(c.ctx, "Go to the start")
	if c.route.Kind == KindCommand && c.event.ID != "" && a.status == http.StatusConflict {
		to, label = c.backPath(), locale.T(c.ctx, "Back to the page")
	}
	return c.plain(a.status, title, append([]templ.Component{layout.Problem(title, sentence, to, label)}, ways...)...)
}

// plain writes a page without an event around it; what is nil of it is left out.
func (c *Ctx) plain(status int, title string, main ...templ.Component) error {
	main = slices.DeleteFunc(main, func(part templ.Component) bool { return part == nil })
	html, err := draw(templ.WithChildren(c.ctx, templ.Join(main...)), layout.Plain(layout.Frame{Title: title}))
	if err != nil {
		return err
	}
	resp := c.echo.Response()
	resp.Header().Set("Content-Type", "text/html; charset=utf-8")
	resp.WriteHeader(status)
	_, err = resp.Write(html)
	return err
}

// refuse tells the one who sent a command why it came to nothing. The page's script applies bodies of 200 alone, so
// refusals that it should show come as 200; the rest keep their status, and the page's notice reads it.
func (c *Ctx) refuse(err error, command string) error {
	a := answerFor(err)
	if !c.datastar() || a.status != http.StatusConflict && a.status != http.StatusUnprocessableEntity {
		return err
	}
	c.refused(a.status)
	sentence := c.sentence(err)
	if sentence == "" {
		sentence = locale.Say(c.ctx, a.sentence)
	}
	r := c.reply()
	r.patch("#notices-refused", "append", answers.Refused(command, sentence, c.insist(err)))
	return r.send()
}
