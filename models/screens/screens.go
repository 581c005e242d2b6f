// Package screens holds the links by which a screen at the venue shows who sits where, live, to whoever stands before
// it. It guards that such a link opens nothing but the room, with the picture behind it, and names, that it ends by itself, and that it
// can be revoked.
package screens

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// Screen is one link. Whoever has it sees the plan in use of one occasion.
type Screen struct {
	db.Row
	Label      string // where it stands, for the team's eyes
	OccasionID change.ID
	TokenHash  string
	CreatedBy  change.ID // the account
	ExpiresAt  change.Instant
	RevokedAt  change.Instant // 0 while it isn't
}

// TableName is the table of screens.
func (Screen) TableName() string { return "screens" }

// State is what a link is good for.
type State string

const (
	Open    State = "open"
	Expired State = "expired"
	Revoked State = "revoked"
)

// State is how the link stands at an instant of the domain's clock.
func (s Screen) State(now time.Time) State {
	switch {
	case s.RevokedAt != 0:
		return Revoked
	case !now.Before(s.ExpiresAt.Time()):
		return Expired
	}
	return Open
}

// Looker is whoever stands before the screen.
func (s Screen) Looker() access.Looker {
	return access.Looker{Actor: change.Actor{Kind: change.ByScreen, ID: s.ID}}
}

// tokenBytes makes a token 128 bits long.
const tokenBytes = 16

// Token is a link's token, made from the installation's secret as those of Team links are: only its hash is stored.
func Token(secret []byte, screen change.ID) string {
	mac := hmac.New(sha256.New, secret)
	fmt.Fprintf(mac, "screen link\x00%s", screen)
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:tokenBytes])
}

func tokenHash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// ByToken finds an event's open link by its token, for who reads at the installation; db.ErrNotFound for any other
// token, and for a link that has ended.
func ByToken(r *db.Read, event change.ID, token string) (Screen, error) {
	s, err := db.From[Screen](r).Where("event_id = ? AND token_hash = ?", string(event), tokenHash(token)).First()
	if err == nil && s.State(r.Now()) != Open {
		err = db.ErrNotFound
	}
	return s, err
}

// All returns the event's links, the newest first.
func All(r *db.Read) ([]Screen, error) { return db.All[Screen](r, "created_at DESC, id DESC") }
