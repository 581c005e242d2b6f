package main

import (
	"archive/tar"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"convive/models/db"
)

type restoreCommand struct {
	store
	EpochOnly bool   `help:"Only make every open page start over: after a pg_restore."`
	File      string `arg:"" optional:"" help:"Backup to restore." placeholder:"FILE"`
}

// Run puts a backup in the place of what the data folder holds, which is kept beside it. Every page that is open
// somewhere starts over, since the feeds get new epochs.
func (r restoreCommand) Run(ctx context.Context) error {
	if r.EpochOnly {
		return r.renew(ctx)
	}
	if r.File == "" {
		return usage("name the backup to restore")
	}
	if r.DatabaseURL != "" {
		return exit{exitUsage, db.ErrNotSQLite}
	}
	if err := os.MkdirAll(r.Data, 0o700); err != nil {
		return usage("the data folder can't be made: %w", err)
	}
	lock, err := db.LockFile(ctx, filepath.Join(r.Data, "serve.lock"), 0)
	if err != nil {
		return usage("a server runs on %s; stop it first", r.Data)
	}
	defer lock.Close()
	work, err := os.MkdirTemp(r.Data, ".restore-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := unpack(r.File, work); err != nil {
		return exit{exitRefused, fmt.Errorf("%s is no backup of Convive: %w", r.File, err)}
	}
	restored := store{Data: work}
	if err := restored.checked(ctx); err != nil {
		return exit{exitRefused, fmt.Errorf("%s can't be restored: %w", r.File, err)}
	}
	if err := r.swap(work); err != nil {
		return err
	}
	fmt.Printf("Restored %s.\n", r.File)
	return nil
}

// checked makes sure that an unpacked backup is whole, brings it to this version, and renews its epochs.
func (s store) checked(ctx context.Context) error {
	if _, err := s.secret(); err != nil {
		return err
	}
	d, err := s.open(ctx, nil)
	if err != nil {
		return err
	}
	defer d.Close()
	return errors.Join(d.Sound(ctx), d.Migrate(ctx), d.RenewEpochs(ctx))
}

func (r restoreCommand) renew(ctx context.Context) error {
	d, err := r.ready(ctx, nil)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.RenewEpochs(ctx); err != nil {
		return err
	}
	fmt.Println("Every open page starts over.")
	return nil
}

// swap moves what the data folder held aside and the restored files into its place.
func (r restoreCommand) swap(work string) error {
	before := "before-restore-" + time.Now().UTC().Format("20060102-150405")
	for _, name := range []string{inBackupDB, inBackupDB + "-wal", inBackupDB + "-shm", inBackupSecret} {
		old, kept := filepath.Join(r.Data, name), filepath.Join(r.Data, before, name)
		if _, err := os.Stat(old); err == nil {
			if err := errors.Join(os.MkdirAll(filepath.Dir(kept), 0o700), os.Rename(old, kept)); err != nil {
				return err
			}
		}
	}
	for _, name := range []string{inBackupDB, inBackupSecret} {
		if err := os.Rename(filepath.Join(work, name), filepath.Join(r.Data, name)); err != nil {
			return err
		}
	}
	return nil
}

// unpack takes the two parts out of a backup and refuses anything else in it.
func unpack(path, into string) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	found := map[string]bool{}
	for t := tar.NewReader(in); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if h.Name != inBackupDB && h.Name != inBackupSecret || found[h.Name] {
			return fmt.Errorf("it holds %q", strings.ToValidUTF8(h.Name, "?"))
		}
		found[h.Name] = true
		if err := writeFile(filepath.Join(into, h.Name), t); err != nil {
			return err
		}
	}
	if !found[inBackupDB] || !found[inBackupSecret] {
		return errors.New("the database or the secret is missing")
	}
	return nil
}

func writeFile(path string, from io.Reader) error {
	out, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, from)
	return errors.Join(err, out.Sync(), out.Close())
}
