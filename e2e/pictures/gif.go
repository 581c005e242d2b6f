package main

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"maps"
	"os"
	"slices"
)

// limit is how large the picture may be, in bytes: it is in the repository for ever.
const limit = 600_000

// write makes one animated picture of the frames. Each but the first holds only what has changed.
func write(file string, frames []frame) error {
	var all []image.Image
	for _, f := range frames {
		p, err := png.Decode(bytes.NewReader(f.png))
		if err != nil {
			return err
		}
		all = append(all, p)
	}
	colours := palette(all)
	known := map[shade]uint8{}
	out := &gif.GIF{}
	var before *image.Paletted
	for i, p := range all {
		now := painted(p, colours, known)
		part := now.SubImage(changed(before, now)).(*image.Paletted)
		out.Image, out.Delay, out.Disposal = append(out.Image, part), append(out.Delay, int(frames[i].seconds*100)), append(out.Disposal, gif.DisposalNone)
		before = now
	}
	var buf bytes.Buffer
	if err := gif.EncodeAll(&buf, out); err != nil {
		return err
	}
	if buf.Len() > limit {
		return fmt.Errorf("the picture has %d bytes; %d is the limit", buf.Len(), limit)
	}
	return os.WriteFile(file, buf.Bytes(), 0o644)
}

// shade is a group of colours that an eye hardly tells apart in a small picture.
type shade [3]uint8

func shadeOf(c color.RGBA) shade { return shade{c.R / 16, c.G / 16, c.B / 16} }

// palette is the 256 shades that occur most, each as the colour that most of it has.
func palette(all []image.Image) color.Palette {
	count := map[color.RGBA]int{}
	for _, p := range all {
		for y := p.Bounds().Min.Y; y < p.Bounds().Max.Y; y++ {
			for x := p.Bounds().Min.X; x < p.Bounds().Max.X; x++ {
				count[rgb(p.At(x, y))]++
			}
		}
	}
	total, best := map[shade]int{}, map[shade]color.RGBA{}
	for _, c := range byCount(count, func(c color.RGBA) string { return fmt.Sprint(c) }) {
		s := shadeOf(c)
		if total[s] += count[c]; total[s] == count[c] {
			best[s] = c
		}
	}
	var out color.Palette
	for _, s := range byCount(total, func(s shade) string { return fmt.Sprint(s) })[:min(256, len(total))] {
		out = append(out, best[s])
	}
	return out
}

// byCount sorts by how often something occurs; the name decides between equals.
func byCount[K comparable](count map[K]int, name func(K) string) []K {
	return slices.SortedFunc(maps.Keys(count), func(a, b K) int {
		return cmp.Or(count[b]-count[a], cmp.Compare(name(a), name(b)))
	})
}

func rgb(c color.Color) color.RGBA {
	r, g, b, _ := c.RGBA()
	return color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 255}
}

func painted(p image.Image, colours color.Palette, known map[shade]uint8) *image.Paletted {
	out := image.NewPaletted(p.Bounds(), colours)
	for y := p.Bounds().Min.Y; y < p.Bounds().Max.Y; y++ {
		for x := p.Bounds().Min.X; x < p.Bounds().Max.X; x++ {
			c := rgb(p.At(x, y))
			index, ok := known[shadeOf(c)]
			if !ok {
				index = uint8(colours.Index(c))
				known[shadeOf(c)] = index
			}
			out.SetColorIndex(x, y, index)
		}
	}
	return out
}

// changed is the smallest rectangle that holds all differences; the whole picture when there is none before.
func changed(before, now *image.Paletted) image.Rectangle {
	if before == nil {
		return now.Bounds()
	}
	var r image.Rectangle
	for y := now.Rect.Min.Y; y < now.Rect.Max.Y; y++ {
		for x := now.Rect.Min.X; x < now.Rect.Max.X; x++ {
			if now.ColorIndexAt(x, y) != before.ColorIndexAt(x, y) {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if r.Empty() {
		return image.Rect(0, 0, 1, 1)
	}
	return r
}
