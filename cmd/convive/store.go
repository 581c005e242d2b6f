package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"convive/models/db"
	"convive/models/guests"
)

// secretBytes is the length of the installation's secret.
const secretBytes = 32

// file is the database of the data folder.
func (s store) file() string { return filepath.Join(s.Data, "convive.db") }

// open opens the database, without migrating it.
func (s store) open(ctx context.Context, now func() time.Time) (*db.DB, error) {
	if s.DatabaseURL != "" && !strings.HasPrefix(s.DatabaseURL, "postgres://") && !strings.HasPrefix(s.DatabaseURL, "postgresql://") {
		return nil, usage("--database-url is %q; it starts with postgres://", s.DatabaseURL)
	}
	if err := os.MkdirAll(s.Data, 0o700); err != nil {
		return nil, usage("the data folder can't be made: %w", err)
	}
	d, err := db.Open(ctx, db.Config{URL: s.DatabaseURL, Path: s.file(), Now: now})
	if err != nil && s.DatabaseURL != "" {
		return nil, usage("the database of --database-url can't be opened: %s", strings.Join(strings.Fields(err.Error()), " "))
	}
	return d, err
}

// ready opens and migrates, and makes what a migration leaves to the program.
func (s store) ready(ctx context.Context, now func() time.Time) (*db.DB, error) {
	d, err := s.open(ctx, now)
	if err != nil {
		return nil, err
	}
	err = d.Migrate(ctx)
	if err == nil {
		err = guests.MakeKeys(ctx, d)
	}
	if err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

// secret is the installation's secret: from the flag, or kept in the data folder and made there at the first start.
func (s store) secret() ([]byte, error) {
	text := s.Secret
	if text == "" {
		kept, err := os.ReadFile(s.secretFile())
		if errors.Is(err, os.ErrNotExist) {
			return s.newSecret()
		}
		if err != nil {
			return nil, err
		}
		text = strings.TrimSpace(string(kept))
	}
	secret, err := hex.DecodeString(text)
	if err != nil || len(secret) < secretBytes {
		return nil, usage("the installation's secret is not %d bytes in hexadecimal", secretBytes)
	}
	return secret, nil
}

func (s store) secretFile() string { return filepath.Join(s.Data, "secret") }

func (s store) newSecret() ([]byte, error) {
	secret := make([]byte, secretBytes)
	if _, err := rand.Read(secret); err != nil {
		return nil, err
	}
	if err := os.WriteFile(s.secretFile(), []byte(hex.EncodeToString(secret)+"\n"), 0o600); err != nil {
		return nil, err
	}
	slog.Warn("made the installation's secret; personal links are made from it, so keep it with your backups", "file", s.secretFile())
	return secret, nil
}

type migrateCommand struct{ store }

// Run migrates and says so.
func (m migrateCommand) Run(ctx context.Context) error {
	d, err := m.ready(ctx, nil)
	if err != nil {
		return err
	}
	fmt.Println("The database is up to date.")
	return d.Close()
}
