package seating

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	_ "image/png" // a plan is often a screenshot

	"convive/models/change"
	"convive/models/db"
	"convive/models/invalid"
)

// Bounds of a picture.
const (
	MaxPicture  = 10 << 20   // bytes of the file
	mostPixels  = 40_000_000 // of what is decoded
	longestSide = 2_400      // pixels of what is kept
	quality     = 82         // of JPEG, in percent
	mostKept    = 40         // pictures of an event
)

// Picture is what hosts laid behind a room, as it is kept: encoded anew by Convive, never what was sent.
type Picture struct {
	EventID   change.ID `gorm:"primaryKey"`
	ID        change.ID `gorm:"primaryKey"`
	Content   string    // JPEG in base64
	CreatedAt change.Instant
}

// TableName is the table of pictures.
func (Picture) TableName() string { return "plan_pictures" }

// Image is a picture that was read and encoded anew.
type Image struct {
	data          []byte
	width, height int64 // pixels
}

// ReadPicture reads a PNG or JPEG, draws it on white and encodes it anew, so that nothing of the file but what is seen is
// kept. The error is an invalid.Refusal.
func ReadPicture(data []byte) (Image, error) {
	if len(data) == 0 {
		return Image{}, invalid.Refuse("Choose a picture first.")
	}
	if len(data) > MaxPicture {
		return Image{}, invalid.Refuse("This picture is too large. Choose one of at most {n} MB.", "n", MaxPicture>>20)
	}
	config, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || kind != "png" && kind != "jpeg" {
		return Image{}, invalid.Refuse("This is no picture that can be read. Choose a PNG or JPEG file.")
	}
	if config.Width < 2 || config.Height < 2 {
		return Image{}, invalid.Refuse("This picture has {w} × {h} pixels: too few to show a room. Choose a larger one.", "w", config.Width, "h", config.Height)
	}
	if config.Width*config.Height > mostPixels {
		return Image{}, invalid.Refuse("This picture has {w} × {h} pixels. Choose one of at most {n} megapixels.", "w", config.Width, "h", config.Height, "n", mostPixels/1_000_000)
	}
	from, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return Image{}, invalid.Refuse("This is no picture that can be read. Choose a PNG or JPEG file.")
	}
	to := shrunk(from)
	var out bytes.Buffer
	err = jpeg.Encode(&out, to, &jpeg.Options{Quality: quality})
	return Image{out.Bytes(), int64(to.Bounds().Dx()), int64(to.Bounds().Dy())}, err
}

// shrunk draws a picture on white, no side longer than longestSide; each pixel is the middle of those that it stands for.
func shrunk(from image.Image) *image.RGBA {
	b := from.Bounds()
	flat := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(flat, flat.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), from, b.Min, draw.Over)
	long := max(b.Dx(), b.Dy())
	if long <= longestSide {
		return flat
	}
	w, h := max(1, b.Dx()*longestSide/long), max(1, b.Dy()*longestSide/long)
	to := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			x0, x1, y0, y1 := x*b.Dx()/w, (x+1)*b.Dx()/w, y*b.Dy()/h, (y+1)*b.Dy()/h
			to.SetRGBA(x, y, middle(flat, x0, max(x1, x0+1), y0, max(y1, y0+1)))
		}
	}
	return to
}

func middle(of *image.RGBA, x0, x1, y0, y1 int) color.RGBA {
	var r, g, b, n uint32
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			c := of.RGBAAt(x, y)
			r, g, b, n = r+uint32(c.R), g+uint32(c.G), b+uint32(c.B), n+1
		}
	}
	return color.RGBA{uint8(r / n), uint8(g / n), uint8(b / n), 255}
}

// PictureOf returns a picture's bytes, as JPEG; db.ErrNotFound for one of another event.
func PictureOf(r *db.Read, id change.ID) ([]byte, error) {
	p, err := db.From[Picture](r).Where("id = ?", string(id)).First()
	if err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(p.Content)
}

// lay keeps a picture and returns its id. Taking back a step leaves it, so that the step can be done again.
func (i Image) lay(tx *db.Tx) (change.ID, error) {
	if err := forgetPictures(tx); err != nil {
		return "", err
	}
	n, err := db.From[Picture](tx.Read).Count()
	if err == nil && n >= mostKept {
		err = invalid.Refuse("An event keeps at most {n} pictures of rooms. Use one that is there: a copy of a plan brings its picture along.", "n", mostKept)
	}
	if err != nil {
		return "", err
	}
	p := Picture{ID: db.NewID(), Content: base64.StdEncoding.EncodeToString(i.data), CreatedAt: change.At(tx.Now())}
	return p.ID, db.Lay(tx, &p)
}
