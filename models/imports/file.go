package imports

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
)

// kept is how long a file waits between its preview and its import, on the real clock.
const kept = 24 * time.Hour

// File is a list that somebody brought and has not imported yet. Its bytes wait here, so that what is imported is what
// was shown, and nobody has to send it twice.
type File struct {
	EventID   change.ID `gorm:"primaryKey"`
	ID        change.ID `gorm:"primaryKey"`
	AccountID change.ID // who brought it; nobody else sees it
	Name      string
	Pasted    bool
	Content   string // packed
	CreatedAt change.Instant
	ExpiresAt change.Instant
}

// TableName is the table of files.
func (File) TableName() string { return "import_files" }

// Keep stores a list for its preview, and removes all that have waited for more than a day.
func Keep(ctx context.Context, d *db.DB, s access.Scope, name string, data []byte, pasted bool) (change.ID, error) {
	if err := Sweep(ctx, d); err != nil {
		return "", err
	}
	content, err := pack(data)
	if err != nil {
		return "", err
	}
	now := time.Now()
	f := File{ID: db.NewID(), AccountID: s.Actor.ID, Name: shortName(name), Pasted: pasted, Content: content, CreatedAt: change.At(now), ExpiresAt: change.At(now.Add(kept))}
	err = d.Aside(ctx, s, func(tx *db.Tx) error { return db.Put(tx, &f, "id = ?", string(f.ID)) })
	return f.ID, err
}

// Drop removes a list that is not to be imported after all.
func Drop(ctx context.Context, d *db.DB, s access.Scope, id change.ID) error {
	return d.Aside(ctx, s, func(tx *db.Tx) error {
		return db.Remove[File](tx, "id = ? AND account_id = ?", string(id), string(s.Actor.ID))
	})
}

// Sweep removes the files of all events that nobody imported within a day.
func Sweep(ctx context.Context, d *db.DB) error { return sweep(ctx, d, time.Now()) }

func sweep(ctx context.Context, d *db.DB, now time.Time) error {
	s := access.Installation(change.Actor{Kind: change.ByConvive})
	return d.Aside(ctx, s, func(tx *db.Tx) error {
		return db.Remove[File](tx, "expires_at <= ?", int64(change.At(now)))
	})
}

// Brought finds a file of the scope's own person in the scope's event; db.ErrNotFound for every other.
func Brought(r *db.Read, id change.ID) (File, error) {
	return mine(r, id).First()
}

func mine(r *db.Read, id change.ID) db.Query[File] {
	return db.From[File](r).Where("id = ? AND account_id = ? AND expires_at > ?", string(id), string(r.Scope().Actor.ID), int64(change.At(time.Now())))
}

// List reads the file again. The error is a lists.Refusal when it holds no guests, or the chosen sheet doesn't, a
// lists.Unmapped when a person has to say which columns hold them.
func (f File) List(o lists.Options) (lists.List, error) {
	data, err := unpack(f.Content)
	if err != nil {
		return lists.List{}, err
	}
	o.Pasted = f.Pasted
	return lists.Read(f.Name, data, o)
}

// pack makes text of bytes, since text is what both engines hold.
func pack(data []byte) (string, error) {
	var b bytes.Buffer
	text := base64.NewEncoder(base64.StdEncoding, &b)
	z, err := gzip.NewWriterLevel(text, gzip.BestSpeed)
	if err != nil {
		return "", err
	}
	if _, err := z.Write(data); err != nil {
		return "", err
	}
	if err := errors.Join(z.Close(), text.Close()); err != nil {
		return "", err
	}
	return b.String(), nil
}

func unpack(content string) ([]byte, error) {
	z, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(content)))
	if err != nil {
		return nil, fmt.Errorf("imports: a kept file: %w", err)
	}
	return io.ReadAll(io.LimitReader(z, lists.MaxBytes+1))
}

// shortName keeps the last part of what a browser calls a file.
func shortName(name string) string {
	name = lists.Line(name)
	if i := strings.LastIndexAny(name, `/\`); i >= 0 {
		name = name[i+1:]
	}
	if r := []rune(name); len(r) > 120 {
		name = string(r[len(r)-120:])
	}
	return name
}

// Known says whether the file is there for the scope's own person, without its content: db.ErrNotFound if not.
func Known(r *db.Read, id change.ID) error {
	n, err := mine(r, id).Count()
	if err == nil && n == 0 {
		err = db.ErrNotFound
	}
	return err
}
