package team

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
)

// lifetime of a Team link, on the domain's clock.
const lifetime = 7 * 24 * time.Hour

// Link is a Team link: who opens it joins the event in its role, once.
type Link struct {
	db.Row
	Role      access.Role
	Note      string // for whom it was made, for the team's eyes
	TokenHash string
	CreatedBy change.ID // the account
	ExpiresAt change.Instant
	UsedBy    change.ID // "" while unused
	UsedAt    change.Instant
	RevokedAt change.Instant
}

// TableName is the table of Team links.
func (Link) TableName() string { return "team_links" }

// State is what a Team link is good for.
type State string

const (
	Open    State = "open"
	Used    State = "used"
	Expired State = "expired"
	Revoked State = "revoked"
)

// State is how the link stands at an instant of the domain's clock.
func (l Link) State(now time.Time) State {
	switch {
	case l.UsedAt != 0:
		return Used
	case l.RevokedAt != 0:
		return Revoked
	case !now.Before(l.ExpiresAt.Time()):
		return Expired
	}
	return Open
}

// tokenBytes makes a token 128 bits long.
const tokenBytes = 16

// LinkToken is a Team link's token, made from the installation's secret as personal links are: only its hash is
// stored, and an answer that was lost on its way can be given again.
func LinkToken(secret []byte, link change.ID) string {
	mac := hmac.New(sha256.New, secret)
	fmt.Fprintf(mac, "team link\x00%s", link)
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:tokenBytes])
}

func tokenHash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// ByToken finds the link of a token and the organization of its event; db.ErrNotFound for any other token.
func ByToken(r *db.Read, token string) (Link, error) {
	return db.From[Link](r.AtInstallation()).Where("token_hash = ?", tokenHash(token)).First()
}

// Links returns the event's Team links, the newest first.
func Links(r *db.Read) ([]Link, error) { return db.All[Link](r, "created_at DESC, id DESC") }

// Made returns a link that its maker has just made, to be shown once: later it is listed without its token.
// db.ErrNotFound for anybody else, and for a link that is no longer open or older than the moment of its making.
func Made(r *db.Read, id change.ID) (Link, error) {
	l, err := db.Find[Link](r, id)
	if err != nil {
		return l, err
	}
	if l.CreatedBy != r.Scope().Actor.ID || l.State(r.Now()) != Open || r.Elapsed(l.CreatedAt) > moment {
		return l, db.ErrNotFound
	}
	return l, nil
}

// moment is how long a new link is shown to its maker.
const moment = 10 * time.Minute

// Invite makes a Team link. Who can't hand out the role is refused.
func Invite(tx *db.Tx, secret []byte, d Invitation) (change.Change, error) {
	if err := mayManage(tx, d.Role); err != nil {
		return nil, err
	}
	l := Link{Role: d.Role, Note: d.Note, CreatedBy: tx.Scope().Actor.ID, ExpiresAt: change.At(tx.Now().Add(lifetime))}
	l.ID = db.NewID()
	l.TokenHash = tokenHash(LinkToken(secret, l.ID))
	if err := db.Create(tx, &l); err != nil {
		return nil, err
	}
	return change.MemberInvited{Link: l.ID, Role: string(l.Role)}, nil
}

// Revoke makes an open link useless.
func Revoke(tx *db.Tx, id change.ID, _ Step) (change.Change, error) {
	l, err := db.Find[Link](tx.Read, id)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(mayManage(tx, l.Role), l.Refusal(tx.Now())); err != nil {
		return nil, err
	}
	if err := db.Update(tx, &l, db.Set{"revoked_at": change.At(tx.Now())}); err != nil {
		return nil, err
	}
	return change.InviteRevoked{Link: l.ID, Role: string(l.Role)}, nil
}

// revokeOf revokes the open links that somebody made and could no longer make, so that nobody comes back by the door
// they left open.
func revokeOf(tx *db.Tx, account change.ID, now access.Role) error {
	links, err := db.From[Link](tx.Read).Where("created_by = ? AND used_at = 0 AND revoked_at = 0", string(account)).Order("id").All()
	if err != nil {
		return err
	}
	for _, l := range links {
		if Gives(now, l.Role) {
			continue
		}
		if err := db.Update(tx, &l, db.Set{"revoked_at": change.At(tx.Now())}); err != nil {
			return err
		}
	}
	return nil
}
