package replies

import (
	"slices"

	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/events"
	"convive/models/guests"
	"convive/models/seating"
)

// Seated finds a guest of a full name, or of an alias, whom the hosts show at a table: on the day a name alone leads
// there, if they allow it, so it tells no more than the list at the entrance. Namesakes at one table are as good as one.
// db.ErrNotFound for nobody, for several at different tables, and for who has no table. All names are always compared,
// and the same is read for each.
func Seated(r *db.Read, e events.Event, name string) (change.ID, error) {
	r = r.AtEvent(e.OrganizationID, e.ID)
	list, err := guests.Everybody(r)
	if err != nil {
		return "", err
	}
	shown, err := seating.ShownByGuest(r)
	if err != nil {
		return "", err
	}
	key, keys := NameKey(name), spellings(name)
	var called, others []change.ID // by that very name, and by a part of theirs, as a father's son may be
	for _, h := range list.Households {
		for _, p := range h.People {
			switch {
			case !is(p.Guest, keys), len(shown[p.ID]) == 0:
			case NameKey(p.Name) == key:
				called = append(called, p.ID)
			default:
				others = append(others, p.ID)
			}
		}
	}
	if len(called) == 0 {
		called = others
	}
	if len(called) == 0 {
		return "", db.ErrNotFound
	}
	for _, other := range called[1:] {
		if !slices.EqualFunc(shown[called[0]], shown[other], samePlace) {
			return "", db.ErrNotFound
		}
	}
	return called[0], nil
}

// samePlace says whether two sit at one table: within a plan its name is its own.
func samePlace(a, b seating.Shown) bool { return a.Occasion.ID == b.Occasion.ID && a.Table == b.Table }

// seatBytes make what stands behind a guest's id 80 bits long.
const seatBytes = 10

// SeatKey names a guest in the address of the page that shows their table alone: who has it has written the name, and may
// see no more by it.
func SeatKey(secret []byte, guest change.ID) string {
	mac := hmac.New(sha256.New, secret)
	fmt.Fprintf(mac, "seat\x00%s", guest)
	return string(guest) + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil)[:seatBytes])
}

// SeatOf is whom a key names, if it is one.
func SeatOf(key string) change.ID {
	id, _, _ := strings.Cut(key, ".")
	return change.ID(id)
}

// BySeatKey finds the guest of such an address at an event; db.ErrNotFound for any other key.
func BySeatKey(r *db.Read, secret []byte, event change.ID, key string) (guests.Guest, error) {
	id := SeatOf(key)
	if !hmac.Equal([]byte(SeatKey(secret, id)), []byte(key)) {
		return guests.Guest{}, db.ErrNotFound
	}
	return db.From[guests.Guest](r.AtInstallation()).Where("event_id = ? AND id = ?", string(event), string(id)).First()
}
