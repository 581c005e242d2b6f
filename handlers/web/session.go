package web

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"time"

	"github.com/alexedwards/scs/v2"

	"convive/models/accounts"
	"convive/models/change"
	"convive/models/db"
)

// How long a session lives, on the real clock: at most, and without a visit.
const (
	sessionLife = 90 * 24 * time.Hour
	sessionIdle = 14 * 24 * time.Hour
)

// The names of what a session holds.
const (
	keyAccount = "account"
	keyGrants  = "grants"
	keySeen    = "seen"
	keyNotice  = "notice"
	keyLang    = "lang"
)

// maxGrants bounds how many households one browser answers for.
const maxGrants = 20

// newSessions makes what keeps sessions by hand: scs.New would start a sweep of a store of its own, for ever.
func newSessions(a *App) *scs.SessionManager {
	return &scs.SessionManager{Lifetime: sessionLife, Store: sessionStore{a}, Codec: scs.GobCodec{}}
}

// accountKey carries the session's account to the store, loadedKey a hash of the session that the request came with.
type (
	accountKey struct{}
	loadedKey  struct{}
)

// errEnded says that the session was ended while its request ran.
var errEnded = errors.New("web: the session has been ended meanwhile")

// sessionStore keeps sessions under a hash of their token.
type sessionStore struct{ app *App }

func (s sessionStore) FindCtx(ctx context.Context, token string) ([]byte, bool, error) {
	return s.app.stored.Load(ctx, hash(token))
}

func (s sessionStore) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	if loaded, _ := ctx.Value(loadedKey{}).(string); loaded == hash(token) {
		found, err := s.app.stored.Renew(ctx, loaded, data, expiry)
		if err == nil && !found {
			err = errEnded
		}
		return err
	}
	account, _ := ctx.Value(accountKey{}).(string)
	return s.app.stored.Store(ctx, hash(token), change.ID(account), data, expiry)
}

func (s sessionStore) DeleteCtx(ctx context.Context, token string) error {
	return s.app.stored.Remove(ctx, hash(token))
}

func (s sessionStore) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

func (s sessionStore) Commit(token string, data []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expiry)
}

func (s sessionStore) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }

func (a *App) cookieName() string {
	if a.secure() {
		return "__Host-convive"
	}
	return "convive"
}

// load opens the session that the cookie names, or an empty one.
func (c *Ctx) load() error {
	var token string
	if cookie, err := c.Request().Cookie(c.cookieName()); err == nil {
		token = cookie.Value
	}
	ctx, err := c.sessions.Load(c.ctx, token)
	if err != nil {
		return err
	}
	c.ctx = ctx
	seen := c.sessions.GetInt64(ctx, keySeen)
	if seen != 0 && time.Since(time.Unix(seen, 0)) > sessionIdle {
		return c.sessions.Destroy(ctx)
	}
	if seen != 0 && time.Since(time.Unix(seen, 0)) > 24*time.Hour {
		c.sessions.Put(ctx, keySeen, time.Now().Unix())
	}
	if t := c.sessions.Token(ctx); t != "" {
		c.session = hash(t)
	}
	return nil
}

// save stores what changed and sets the cookie; it runs before the first byte of an answer. A session that was ended
// while this request ran, by a sign-out everywhere or another password, doesn't come back by it.
func (c *Ctx) save() error {
	switch c.sessions.Status(c.ctx) {
	case scs.Modified:
		// The store can't ask the session for its account: it is locked while it is committed.
		ctx := context.WithValue(c.ctx, accountKey{}, c.sessions.GetString(c.ctx, keyAccount))
		ctx = context.WithValue(ctx, loadedKey{}, c.session)
		token, expiry, err := c.sessions.Commit(ctx)
		if errors.Is(err, errEnded) {
			c.setCookie("", time.Unix(1, 0))
			return nil
		}
		if err != nil {
			return err
		}
		c.setCookie(token, expiry)
	case scs.Destroyed:
		c.setCookie("", time.Unix(1, 0))
	}
	return nil
}

func (c *Ctx) setCookie(token string, expiry time.Time) {
	cookie := &http.Cookie{
		Name: c.cookieName(), Value: token, Path: "/", HttpOnly: true, Secure: c.secure(),
		SameSite: http.SameSiteLaxMode, Expires: expiry.UTC(),
	}
	if token == "" {
		cookie.MaxAge = -1
	}
	http.SetCookie(c.Response(), cookie)
}

// SignIn makes this browser the account's, with a new token. Its former session ends with its streams: a browser is one
// person.
func (c *Ctx) SignIn(account change.ID) error {
	former, was := c.session, change.ID(c.sessions.GetString(c.ctx, keyAccount))
	if err := c.sessions.RenewToken(c.ctx); err != nil {
		return err
	}
	c.sessions.Put(c.ctx, keyAccount, string(account))
	c.sessions.Put(c.ctx, keySeen, time.Now().Unix())
	c.ended(former, was)
	return nil
}

// SignOut ends this browser's session and its streams.
func (c *Ctx) SignOut() error {
	session, account := c.session, change.ID(c.sessions.GetString(c.ctx, keyAccount))
	err := c.sessions.Destroy(c.ctx)
	c.ended(session, account)
	return err
}

// ended closes the streams of a session that is no more: here at once, and at the other processes when they hear of it.
func (c *Ctx) ended(session string, account change.ID) {
	c.Hub.EndSession(session)
	if account == "" {
		return
	}
	if err := accounts.Left(c.ctx, c.DB, account); err != nil && !errors.Is(err, db.ErrNotFound) {
		slog.Error("other processes could not be told of a session's end", "error", err)
	}
}

// Session is a hash of this browser's session, which sign-out everywhere may spare.
func (c *Ctx) Session() string { return c.session }

// Grants are the households that this browser may answer for.
func (c *Ctx) Grants() (grants []Grant) {
	_ = json.Unmarshal([]byte(c.sessions.GetString(c.ctx, keyGrants)), &grants)
	return grants
}

// AddGrant lets this browser answer for a household too.
func (c *Ctx) AddGrant(g Grant) {
	grants := slices.DeleteFunc(c.Grants(), func(old Grant) bool { return old.Household == g.Household })
	grants = append(grants, g)
	if len(grants) > maxGrants {
		grants = grants[len(grants)-maxGrants:]
	}
	data, _ := json.Marshal(grants)
	c.sessions.Put(c.ctx, keyGrants, string(data))
	c.sessions.Put(c.ctx, keySeen, time.Now().Unix())
}
