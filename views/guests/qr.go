package guests

import (
	"fmt"
	"image/color"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// Square is a QR code ready to be drawn.
type Square struct {
	size int
	path string
}

// quiet is the light border that scanners need, in modules.
const quiet = 4

// NewSquare encodes a text with medium error correction.
func NewSquare(text string) (Square, error) {
	code, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return Square{}, err
	}
	size := code.Bounds().Dx()
	var path strings.Builder
	for y := range size {
		for x := 0; x < size; {
			from := x
			for x < size && dark(code.At(x, y)) {
				x++
			}
			if x > from {
				fmt.Fprintf(&path, "M%d %dh%dv1h-%dz", from+quiet, y+quiet, x-from, x-from)
			} else {
				x++
			}
		}
	}
	return Square{size + 2*quiet, path.String()}, nil
}

func (s Square) box() string { return fmt.Sprintf("0 0 %d %d", s.size, s.size) }

func dark(c color.Color) bool {
	r, _, _, _ := c.RGBA()
	return r < 0x8000
}
