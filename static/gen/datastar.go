package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// The bundle that everything here was verified with. A new version means: read its genRx and its plugins again.
const (
	module = "github.com/starfederation/datastar@v1.0.2"
	pinned = "2837d87acf6ee0ba8e4e63765926c25a98d63883b02f88be194a86b81d3fd24a" // sha256 of bundles/datastar.js
	target = "static/dist/datastar.js"
)

// datastar puts the bundle in place, unless it is there already.
func datastar() error {
	if have, err := os.ReadFile(target); err == nil && verify(have) == nil {
		return nil
	}
	folder, err := download()
	if err != nil {
		return err
	}
	bundle, err := os.ReadFile(filepath.Join(folder, "bundles", "datastar.js"))
	if err != nil {
		return err
	}
	if err := verify(bundle); err != nil {
		return err
	}
	return os.WriteFile(target, bundle, 0o644)
}

func verify(bundle []byte) error {
	sum := sha256.Sum256(bundle)
	if got := hex.EncodeToString(sum[:]); got != pinned {
		return fmt.Errorf("datastar.js of %s has the sha256 %s, expected %s", module, got, pinned)
	}
	return nil
}

// download returns the folder of the module in Go's module cache.
func download() (string, error) {
	var out, complaint bytes.Buffer
	cmd := exec.Command("go", "mod", "download", "-json", module)
	cmd.Stdout, cmd.Stderr = &out, &complaint
	runErr := cmd.Run()
	var got struct{ Dir, Error string }
	if err := json.Unmarshal(out.Bytes(), &got); err == nil && got.Dir != "" {
		return got.Dir, nil
	}
	return "", fmt.Errorf("cannot download %s: %v %s%s", module, runErr, got.Error, complaint.String())
}
