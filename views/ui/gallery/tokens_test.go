package main

import (
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

const styles = "../../../static/css"

type colour [3]float64

// tokens reads the colours of the light (0) and the dark (1) scheme.
func tokensOf(t *testing.T) map[string][2]colour {
	t.Helper()
	css, err := os.ReadFile(filepath.Join(styles, "10-tokens.css"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][2]colour{}
	for _, m := range regexp.MustCompile(`--([a-z-]+): light-dark\(#(\w{6}), #(\w{6})\)`).FindAllStringSubmatch(string(css), -1) {
		found[m[1]] = [2]colour{parse(t, m[2]), parse(t, m[3])}
	}
	return found
}

func parse(t *testing.T, hex string) (c colour) {
	t.Helper()
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c {
		v := float64(n>>(16-8*i)&0xff) / 255
		if v <= 0.04045 {
			c[i] = v / 12.92
		} else {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return c
}

// contrast is WCAG's: 1 for equal colours, 21 for black on white.
func contrast(a, b colour) float64 {
	l := func(c colour) float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] + 0.05 }
	return max(l(a), l(b)) / min(l(a), l(b))
}

func TestTextIsReadableOnEveryGroundInBothSchemes(t *testing.T) {
	tokens := tokensOf(t)
	for text, grounds := range map[string]string{
		"ink":     "paper surface sunk sage-tint claret-tint ochre-tint glow",
		"quiet":   "paper surface sunk glow",
		"sage":    "paper surface sunk sage-tint",
		"claret":  "paper surface sunk claret-tint",
		"ochre":   "paper surface sunk ochre-tint",
		"on-sage": "sage sage-hover",
		"paper":   "ink claret ochre",
	} {
		for _, ground := range strings.Fields(grounds) {
			atLeast(t, tokens, text, ground, 4.5)
		}
	}
}

func TestBordersOfControlsAreSeen(t *testing.T) {
	tokens := tokensOf(t)
	for _, ground := range []string{"paper", "surface", "sunk"} {
		atLeast(t, tokens, "edge", ground, 3)
	}
}

func atLeast(t *testing.T, tokens map[string][2]colour, text, ground string, want float64) {
	t.Helper()
	a, okA := tokens[text]
	b, okB := tokens[ground]
	if !okA || !okB {
		t.Fatalf("no token %s or %s", text, ground)
	}
	for scheme, name := range []string{"light", "dark"} {
		if got := contrast(a[scheme], b[scheme]); got < want {
			t.Errorf("%s on %s, %s: %.2f, want %.1f", text, ground, name, got, want)
		}
	}
}

// Right-to-left pages work because nothing is said of left and right; the one exception names why.
func TestStylesAreLogicalAndNeverImportant(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(styles, "*.css"))
	if err != nil || len(files) == 0 {
		t.Fatal("no style sheets", err)
	}
	wrong := regexp.MustCompile(`!important|(margin|padding|border)-(left|right|top|bottom)\b|text-align: (left|right)|float: (left|right)|^\s*(left|right|top|bottom|width|height): `)
	for _, file := range files {
		css, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(css), "\n") {
			if wrong.MatchString(line) && !strings.Contains(line, "in either direction of reading") {
				t.Errorf("%s:%d: %s", filepath.Base(file), i+1, strings.TrimSpace(line))
			}
		}
	}
}

func TestEveryPageOfTheGalleryIsWritten(t *testing.T) {
	out := t.TempDir()
	if err := write(out, styles); err != nil {
		t.Fatal(err)
	}
	for _, p := range pages() {
		page, err := os.ReadFile(filepath.Join(out, p.name+".html"))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(page), " style=") {
			t.Errorf("%s has an inline style, which the policy blocks", p.name)
		}
	}
}
