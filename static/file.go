package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"strings"
)

// File is one file as browsers get it.
type File struct {
	Name    string
	Type    string // of the content, with its charset
	Hash    string // of the content: 16 hexadecimal digits
	Content []byte
	gzipped []byte // nil where it would not be smaller
}

// types are the kinds of files that are served; others (a README, a test) stay in the binary unseen.
var types = map[string]string{
	".css":         "text/css; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".svg":         "image/svg+xml",
	".png":         "image/png",
	".ico":         "image/x-icon",
	".woff2":       "font/woff2",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
}

func newFile(name, kind string, content []byte) File {
	sum := sha256.Sum256(content)
	return File{Name: name, Type: kind, Hash: hex.EncodeToString(sum[:8]), Content: content, gzipped: shrink(kind, content)}
}

func shrink(kind string, content []byte) []byte {
	if strings.HasPrefix(kind, "image/png") || strings.HasPrefix(kind, "font/") {
		return nil
	}
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression) // the level is valid
	_, _ = w.Write(content)                                 // a buffer takes everything
	_ = w.Close()
	if out.Len() >= len(content) {
		return nil
	}
	return out.Bytes()
}
