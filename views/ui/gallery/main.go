// Command gallery writes the pieces of views/ui, and mock screens made of them, as files for a browser to look at:
//
//	go run ./views/ui/gallery -o FOLDER
//
// It guards the look: whoever changes a component or a style puts the result beside the pictures of the look first.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"convive/views/layout"
	"convive/views/locale"
)

func main() {
	out := flag.String("o", "gallery", "folder to write to")
	css := flag.String("css", "static/css", "folder of the style sheets")
	flag.Parse()
	if err := write(*out, *css); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type page struct {
	name string
	lang string
	body templ.Component
}

func pages() []page {
	return []page{
		{"palette", "en", palette()},
		{"overview", "en", overview()},
		{"guests", "en", guests()},
		{"guests-rtl", "ar", guests()},
		{"requests", "en", requests()},
		{"seating", "en", seating()},
		{"reports", "en", reports()},
		{"welcome", "en", welcome()},
		{"reply", "en", reply(inEnglish)},
		{"reply-rtl", "ar", reply(inArabic)},
		{"receipt", "en", receipt()},
		{"sign-in", "en", signIn()},
		{"problem", "en", problem()},
	}
}

func write(out, css string) error {
	layout.SetAssets(func(name string) string { return name })
	layout.SetComponents(nil)
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	if err := joinStyles(filepath.Join(out, "app.css"), css); err != nil {
		return err
	}
	for _, p := range pages() {
		if err := writePage(filepath.Join(out, p.name+".html"), p); err != nil {
			return err
		}
	}
	return nil
}

func writePage(name string, p page) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	return p.body.Render(locale.With(context.Background(), p.lang), f)
}

func joinStyles(name, folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.css"))
	if err != nil {
		return err
	}
	ofHosts, err := filepath.Glob(filepath.Join(folder, "hosts", "*.css"))
	if err != nil {
		return err
	}
	files = append(files, ofHosts...)
	slices.SortFunc(files, func(a, b string) int { return strings.Compare(filepath.Base(a), filepath.Base(b)) })
	var all []byte
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			return err
		}
		all = append(append(all, text...), '\n')
	}
	return os.WriteFile(name, all, 0o644)
}
