package static

import (
	"bytes"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const prefix = "/static/"

const (
	forEver    = "public, max-age=31536000, immutable"
	revalidate = "no-cache" // without the right version: the module that another one imports by its plain name
)

// Handler serves /static/NAME for GET and HEAD. A name is looked up in the map of files and never reaches a file system.
func Handler() http.Handler { return handler(Files()) }

func handler(files map[string]File) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "This address can only be read.", http.StatusMethodNotAllowed)
			return
		}
		name, below := strings.CutPrefix(r.URL.Path, prefix)
		file, ok := files[name]
		if !below || !ok {
			http.Error(w, "There is no such file.", http.StatusNotFound) // sets nosniff, too
			return
		}
		serve(w, r, file)
	})
}

func serve(w http.ResponseWriter, r *http.Request, file File) {
	head := w.Header()
	head.Set("Content-Type", file.Type)
	head.Set("X-Content-Type-Options", "nosniff")
	head.Set("Cache-Control", revalidate)
	if r.URL.Query().Get("v") == file.Hash {
		head.Set("Cache-Control", forEver)
	}
	body, tag := file.Content, `"`+file.Hash+`"`
	if file.gzipped != nil {
		head.Set("Vary", "Accept-Encoding")
		if TakesGzip(r.Header.Values("Accept-Encoding")) {
			body, tag = file.gzipped, `"`+file.Hash+`-gzip"`
			head.Set("Content-Encoding", "gzip")
			r = whole(r) // a range would be one of compressed bytes
		}
	}
	head.Set("ETag", tag)
	http.ServeContent(w, r, file.Name, time.Time{}, bytes.NewReader(body))
}

func whole(r *http.Request) *http.Request {
	if r.Header.Get("Range") == "" {
		return r
	}
	r = r.Clone(r.Context())
	r.Header.Del("Range")
	return r
}

// TakesGzip reads Accept-Encoding: gzip is named (or anything is taken) and not with the weight 0.
func TakesGzip(values []string) bool {
	any := false
	for part := range strings.SplitSeq(strings.Join(values, ","), ",") {
		coding, params, _ := strings.Cut(part, ";")
		weight, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(params), "q="), 64)
		takes := params == "" || (err == nil && weight > 0)
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip", "x-gzip":
			return takes
		case "*":
			any = takes
		}
	}
	return any
}
