package events

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Lengths of slugs in characters.
const (
	minSlug = 3
	maxSlug = 60
)

var slugPattern = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// validSlug says whether a slug can be typed from a printed card.
func validSlug(slug string) bool {
	return len(slug) >= minSlug && len(slug) <= maxSlug && slugPattern.MatchString(slug)
}

// latin writes the letters that decomposition leaves whole.
var latin = strings.NewReplacer("ß", "ss", "æ", "ae", "Æ", "ae", "œ", "oe", "Œ", "oe", "ø", "o", "Ø", "o", "ł", "l", "Ł", "l", "đ", "d", "Đ", "d", "ð", "d", "þ", "th", "ı", "i", "&", " ")

// Slugify proposes a slug for a name: "Zoé & Łukasz" is "zoe-lukasz"; "" when the name has no Latin letters.
func Slugify(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(norm.NFKD.String(latin.Replace(name))) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r < 0x300 || r > 0x36f: // accents vanish, all else parts words
			gap = true
		}
		if b.Len() >= maxSlug-4 {
			break
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// Slug is a name that leads to the event for ever, since links are printed: its present one and all that it had.
type Slug struct {
	db.Row
	Slug string
}

// TableName is the table of slugs.
func (Slug) TableName() string { return "event_slugs" }

// free says whether no other event has, or ever had, the slug.
func free(r *db.Read, slug string, own change.ID) (bool, error) {
	former, err := db.From[Slug](r.AtInstallation()).Where("slug = ? AND event_id <> ?", slug, string(own)).Count()
	if err != nil || former > 0 {
		return false, err
	}
	present, err := db.From[Event](r.AtInstallation()).Where("slug = ? AND id <> ?", slug, string(own)).Count()
	return present == 0, err
}

// proposal is the first free slug for a name.
func proposal(r *db.Read, name string, own change.ID) (string, error) {
	base := Slugify(name)
	if len(base) < minSlug {
		base = strings.TrimPrefix(base+"-event", "-")
	}
	for n := 1; n < 1000; n++ {
		slug := base
		if n > 1 {
			slug = fmt.Sprintf("%s-%d", base, n)
		}
		if ok, err := free(r, slug, own); err != nil || ok {
			return slug, err
		}
	}
	return "", db.ErrTaken
}

// settled is the slug that an event gets: the one asked for when it is free, or one made from the name.
func settled(r *db.Read, slug, name string, own change.ID) (string, error) {
	if slug == "" {
		return proposal(r, name, own)
	}
	ok, err := free(r, slug, own)
	if err != nil || ok {
		return slug, err
	}
	other, err := proposal(r, slug, own)
	if err != nil {
		return "", err
	}
	return "", invalid.Fields{{Name: "slug", Message: "Another event has this address, or had it once. “{slug}” is free.", Args: []any{"slug", other}}}
}

// keep writes a slug into the table of all slugs, whose unique index is the arbiter between two events that ask at once.
func keep(tx *db.Tx, slug string) error {
	n, err := db.From[Slug](tx.Read).Where("slug = ?", slug).Count()
	if err != nil || n > 0 {
		return err
	}
	return db.Create(tx, &Slug{Slug: slug})
}
