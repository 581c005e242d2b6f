package web

import (
	"context"
	"fmt"
	"io"
	"slices"
	"testing"

	"github.com/a-h/templ"
)

// dish is what a row of the test is drawn from.
type dish struct {
	id, name string
	left     int
}

func TestARowIsDrawnAgainOnlyWhenWhatItIsDrawnFromChanged(t *testing.T) {
	var drawn []string
	draw := func(d dish) templ.Component {
		return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
			drawn = append(drawn, d.id)
			_, err := fmt.Fprintf(w, "<li id=%q>%s %d</li>", d.id, d.name, d.left)
			return err
		})
	}
	root := templ.ComponentFunc(func(ctx context.Context, w io.Writer) error { return templ.GetChildren(ctx).Render(ctx, w) })
	v := &View{ctx: context.Background()}
	rows := func(menu ...dish) (all Rows) {
		all.Root = root
		for _, d := range menu {
			all.Rows = append(all.Rows, RowOf(d.id, d, draw))
		}
		return all
	}
	soup, fish, cake := dish{"soup", "Soup", 3}, dish{"fish", "Fish", 2}, dish{"cake", "Cake", 9}
	was, err := rows(soup, fish, cake).draw(v, nil)
	if err != nil {
		t.Fatal(err)
	}
	drawn = nil
	fish.left--
	tea := dish{"tea", "Soup", 3}
	now, err := rows(cake, fish, soup, tea).draw(v, was.Keys)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(drawn, []string{"fish", "tea"}) {
		t.Errorf("drew %q", drawn)
	}
	if got, want := string(now.HTML()), `<li id="cake">Cake 9</li><li id="fish">Fish 1</li><li id="soup">Soup 3</li><li id="tea">Soup 3</li>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
