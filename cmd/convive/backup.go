package main

import (
	"archive/tar"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"convive/models/db"
)

// The names inside of a backup: a tar file, so that any computer can look into it.
const (
	inBackupDB     = "convive.db"
	inBackupSecret = "secret"
)

type backupCommand struct {
	store
	Out string `short:"o" required:"" help:"File to write." placeholder:"FILE"`
}

// Run writes the database, as of one moment, and the installation's secret into one file. A server may go on meanwhile.
func (b backupCommand) Run(ctx context.Context) error {
	if b.DatabaseURL != "" {
		return exit{exitUsage, db.ErrNotSQLite}
	}
	if _, err := os.Stat(b.file()); err != nil {
		return usage("there is no database in %s", b.Data)
	}
	secret, err := b.secret()
	if err != nil {
		return err
	}
	work, err := os.MkdirTemp(filepath.Dir(b.Out), ".backup-")
	if err != nil {
		return usage("the backup can't be written there: %w", err)
	}
	defer os.RemoveAll(work)
	copied := filepath.Join(work, inBackupDB)
	if err := b.copyInto(ctx, copied); err != nil {
		return err
	}
	packed := filepath.Join(work, "backup")
	if err := pack(packed, copied, hex.EncodeToString(secret)+"\n"); err != nil {
		return err
	}
	if err := os.Rename(packed, b.Out); err != nil {
		return err
	}
	fmt.Printf("Wrote %s. It holds everything, the secret of the personal links included: keep it where only you can read it.\n", b.Out)
	return nil
}

func (b backupCommand) copyInto(ctx context.Context, path string) error {
	d, err := b.open(ctx, nil)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.BackupInto(ctx, path)
}

// pack writes the two parts and makes sure that they are on the disk.
func pack(path, database, secret string) error {
	out, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer out.Close()
	w := tar.NewWriter(out)
	in, err := os.Open(database)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	now := time.Now()
	if err := w.WriteHeader(&tar.Header{Name: inBackupSecret, Mode: 0o600, Size: int64(len(secret)), ModTime: now}); err != nil {
		return err
	}
	if _, err := io.WriteString(w, secret); err != nil {
		return err
	}
	if err := w.WriteHeader(&tar.Header{Name: inBackupDB, Mode: 0o600, Size: info.Size(), ModTime: now}); err != nil {
		return err
	}
	if _, err := io.Copy(w, in); err != nil {
		return err
	}
	return errors.Join(w.Close(), out.Sync())
}
