package seating_test

import (
	"bytes"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"reflect"
	"testing"

	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

// drawn is a PNG of one colour, half of it shining through.
func drawn(t *testing.T, w, h int) []byte {
	t.Helper()
	i := image.NewNRGBA(image.Rect(0, 0, w, h))
	for at := 0; at < len(i.Pix); at += 4 {
		i.Pix[at], i.Pix[at+3] = 255, 128
	}
	var out bytes.Buffer
	if err := png.Encode(&out, i); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func (w *world) lay(t *testing.T, version int64, data []byte) change.Entry {
	t.Helper()
	i, err := seating.ReadPicture(data)
	if err != nil {
		t.Fatal(err)
	}
	return w.mutate(w.anna, func(tx *db.Tx) (change.Change, error) {
		return seating.LayPicture(tx, seating.Laying{Occasion: w.occasion.ID, Version: version}, i)
	})
}

func TestAPictureIsEncodedAnewOnWhiteAndNoLargerThanItIsShown(t *testing.T) {
	each(t, 0, func(w *world) {
		w.tables(1, 8)
		e := w.lay(t, 1, append(drawn(t, 4800, 1200), "<script>"...))
		b := w.board()
		if got := e.Change.(change.RoomPictured); !reflect.DeepEqual(got, change.RoomPictured{Plan: b.Plan, Occasion: w.occasion.ID}) {
			t.Errorf("got %+v", got)
		}
		p, ok := b.Backdrop.Behind()
		if width, _ := b.Measure(); !ok || p.X != 0 || p.W != width || p.H != width/4 || p.Percent != 50 {
			t.Errorf("it lies at %+v", p)
		}
		var data []byte
		if err := w.d.Read(background, w.anna, func(r *db.Read) (err error) {
			data, err = seating.PictureOf(r, p.Picture)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		i, err := jpeg.Decode(bytes.NewReader(data))
		if err != nil || bytes.Contains(data, []byte("script")) {
			t.Fatal(err)
		}
		if size := i.Bounds().Size(); size != (image.Point{X: 2400, Y: 600}) {
			t.Errorf("it has %v pixels", size)
		}
		if c := color.RGBAModel.Convert(i.At(600, 300)).(color.RGBA); c.R < 250 || c.G < 120 || c.G > 134 {
			t.Errorf("half red on white is %v", c)
		}
	})
}

func TestAPictureLiesUprightInALongRoomThatIsDrawnOnItsSide(t *testing.T) {
	each(t, 0, func(w *world) {
		w.build("0 0\n10 0\n10 30\n0 30", 0)
		w.lay(t, 2, drawn(t, 300, 100))
		p, _ := w.board().Backdrop.Behind()
		p.Picture = ""
		if want := (seating.Behind{W: 10_000, H: 30_000, Turned: 90, Percent: 50}); p != want {
			t.Errorf("got %+v, want %+v", p, want)
		}
	})
}

func TestWhatIsNoPictureIsRefused(t *testing.T) {
	large := make([]byte, seating.MaxPicture+1)
	for data, want := range map[string]string{
		"":                            "Choose a picture first.",
		"GIF89a":                      "This is no picture that can be read. Choose a PNG or JPEG file.",
		string(large):                 "This picture is too large. Choose one of at most {n} MB.",
		string(drawn(t, 20, 20)[:40]): "This is no picture that can be read. Choose a PNG or JPEG file.",
		string(drawn(t, 1, 1)):        "This picture has {w} × {h} pixels: too few to show a room. Choose a larger one.",
		bomb(t):                       "This picture has {w} × {h} pixels. Choose one of at most {n} megapixels.",
	} {
		if _, err := seating.ReadPicture([]byte(data)); err == nil || err.Error() != want {
			t.Errorf("%d bytes: %v", len(data), err)
		}
	}
}

// bomb is a small PNG that says it has 60,000 by 60,000 pixels.
func bomb(t *testing.T) string {
	data := drawn(t, 2, 2)
	copy(data[16:24], []byte{0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60})
	crc := crc32.ChecksumIEEE(data[12:29])
	copy(data[29:33], []byte{byte(crc >> 24), byte(crc >> 16), byte(crc >> 8), byte(crc)})
	return string(data)
}

func (w *world) fitPicture(d seating.Fitting) (change.Entry, error) {
	d.Occasion = w.occasion.ID
	return w.d.Mutate(background, w.anna, change.CommandID{}, func(tx *db.Tx) (change.Change, error) { return seating.FitPicture(tx, d) })
}

func TestAPictureIsBroughtToScaleByTwoPointsAndTakenAway(t *testing.T) {
	each(t, 0, func(w *world) {
		w.tables(1, 8)
		w.lay(t, 1, drawn(t, 200, 100))
		d := seating.Fitting{Version: 2, X: "1", Y: "-0.5", Width: "8", Percent: 30, FromX: "2", FromY: "1", ToX: "5", ToY: "5", Distance: "10"}
		if wrong := d.Validate(); wrong.Of("from_x") != "" || wrong.Of("top") != "" {
			t.Fatal(wrong)
		}
		if _, err := w.fitPicture(d); err != nil {
			t.Fatal(err)
		}
		if p, _ := w.board().Backdrop.Behind(); p.Turned != 0 {
			t.Errorf("in a wide room it is turned by %d", p.Turned)
		}
		// The points are 5 m apart and 10 m in truth: all is twice as large, and the first point stays.
		p, _ := w.board().Backdrop.Behind()
		p.Picture = ""
		if want := (seating.Behind{X: 0, Y: -2000, W: 16_000, H: 8_000, Percent: 30}); p != want {
			t.Errorf("got %+v, want %+v", p, want)
		}
		if e, err := w.fitPicture(d); err != nil || e.Change != change.None {
			t.Errorf("the same once more: %+v, %v", e.Change, err)
		}
		other := d
		other.Width, other.Distance = "9", ""
		if _, err := w.fitPicture(other); !errors.As(err, new(db.ErrConflict)) {
			t.Errorf("a form that saw another place: %v", err)
		}
		gone, err := w.fitPicture(seating.Fitting{Version: 3, Gone: true})
		if err != nil || !reflect.DeepEqual(gone.Change, change.RoomPictured{Plan: w.board().Plan, Occasion: w.occasion.ID, Gone: true}) || w.board().Backdrop != "" {
			t.Errorf("%v, %+v, %q", err, gone.Change, w.board().Backdrop)
		}
		_, err = w.fitPicture(seating.Fitting{Version: 4, X: "0", Y: "0", Width: "8", Percent: 30})
		refused(t, err, "There is no picture behind the room any more.")
		w.revert(gone.Seq)
		if p, ok := w.board().Backdrop.Behind(); !ok || p.W != 16_000 {
			t.Errorf("taken back: %+v", p)
		}
	})
}

func TestPointsThatGiveNoScaleAreRefused(t *testing.T) {
	base := seating.Fitting{Occasion: "o", X: "0", Y: "0", Width: "8", Percent: 30, FromX: "2", FromY: "1", ToX: "5", ToY: "5", Distance: "10"}
	if wrong := base.Validate(); len(wrong) > 0 {
		t.Fatal(wrong)
	}
	for field, spoil := range map[string]func(*seating.Fitting){
		"from_x":   func(f *seating.Fitting) { f.FromX = "" },
		"to_x":     func(f *seating.Fitting) { f.ToX, f.ToY = f.FromX, f.FromY },
		"distance": func(f *seating.Fitting) { f.Distance = "far" },
		"percent":  func(f *seating.Fitting) { f.Percent = 0 },
		"left":     func(f *seating.Fitting) { f.X = "300" },
		"width":    func(f *seating.Fitting) { f.Width = "0" },
	} {
		d := base
		spoil(&d)
		if wrong := d.Validate(); wrong.Of(field) == "" {
			t.Errorf("%s: %v", field, wrong)
		}
	}
}
