package browser

import (
	"context"
	"os"
	"path/filepath"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Size is the inside of the window in CSS pixels.
type Size struct{ Width, Height int64 }

// The three sizes at which every screen is judged.
var (
	Laptop = Size{1440, 900}
	Tablet = Size{768, 1024}
	Phone  = Size{390, 844}
)

// Scheme is the colour scheme that the person prefers.
type Scheme string

// The two schemes at which every screen is judged.
const (
	Light Scheme = "light"
	Dark  Scheme = "dark"
)

// Resize gives the tab a size and a colour scheme, until the next call; motion is reduced, so that a picture is never
// taken in the middle of one.
func Resize(ctx context.Context, size Size, scheme Scheme) error {
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: string(scheme)}, {Name: "prefers-reduced-motion", Value: "reduce"}},
	})
	if err != nil {
		return err
	}
	return chromedp.Do(ctx, chromedp.EmulateViewport(size.Width, size.Height))
}

// pictures, set to anything, has Screenshot write what it shows; `make screenshots` sets it.
const pictures = "CONVIVE_SCREENSHOTS"

// Screenshot resizes the tab and, when pictures are asked for, writes what the window shows as a PNG; it makes the
// folders of file. Drawing and packing a picture takes longer than all else that most tests do with a page.
func Screenshot(ctx context.Context, file string, size Size, scheme Scheme) error {
	if err := Resize(ctx, size, scheme); err != nil || os.Getenv(pictures) == "" {
		return err
	}
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, png, 0o644)
}
