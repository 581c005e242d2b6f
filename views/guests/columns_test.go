package guests

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"convive/models/db"
)

func asked(query string) Address {
	q, _ := url.ParseQuery(query)
	return At("/e/x/guests", func(name string) []string { return q[name] })
}

// everything is what a host of two occasions may see.
func everything(query string) Columns {
	return Columns{Address: asked(query), Health: true, Contacts: true, Private: true, Tables: true,
		Occasions: []occasion{{Row: db.Row{ID: "dinner"}, AsksMeal: true}, {Row: db.Row{ID: "brunch"}}}}
}

func keys(c Columns) (all []string) {
	for _, col := range c.Chosen().Shown {
		all = append(all, col.Key)
	}
	return all
}

func TestAnAddressNamesColumnsInTheirOrder(t *testing.T) {
	usual := []string{"side", "tags", "reply.dinner", "reply.brunch", "meal.dinner", "diets", "table"}
	for query, want := range map[string][]string{
		"": usual, "cols=": usual, "cols=name": nil, "cols=email_side": {"email", "side"}, "cols=side~90_meal.dinner": {"side", "meal.dinner"},
		"cols=side_side_side": {"side"}, "cols=nothing_meal.brunch_reply.x_<script>_list": {"list"}, "cols=name~200_note": {"note"},
	} {
		if got := keys(everything(query)); !slices.Equal(got, want) {
			t.Errorf("%s shows %q", query, got)
		}
	}
	for query, usual := range map[string]bool{
		"": true, "cols=" + strings.Join(usual, "~90_"): true, "cols=table_" + strings.Join(usual, "_"): true,
		"cols=" + strings.Join(usual[1:], "_"): false, "cols=email_" + strings.Join(usual, "_"): false,
	} {
		if got := everything(query).Chosen().Usual; got != usual {
			t.Errorf("%s is usual: %v", query, got)
		}
	}
	c := everything("cols=name~210_side~90_tags~1_note~99999_email~-4_phone~x").Chosen()
	widths := []int{c.NameWidth}
	for _, col := range c.Shown {
		widths = append(widths, col.Width)
	}
	if want := []int{210, 90, Narrowest, Widest, 200, 140}; !slices.Equal(widths, want) {
		t.Errorf("the widths are %v", widths)
	}
}

func TestNobodyIsOfferedAColumnThatTheyMayNotSee(t *testing.T) {
	c := everything("cols=email_phone_address_note_code_list_diets_table_side_language")
	c.Health, c.Contacts, c.Private, c.Tables = false, false, false, false
	if got := keys(c); !slices.Equal(got, []string{"side", "language"}) {
		t.Errorf("%q are shown", got)
	}
}

func TestColumnsGoIntoTheFormAndOutOfItAsTheyWere(t *testing.T) {
	offered := everything("").offered()
	rapid.Check(t, func(t *rapid.T) {
		chosen := rapid.SliceOfNDistinct(rapid.SampledFrom(offered), 0, len(offered), func(c Column) string { return c.Key }).Draw(t, "columns")
		names, widths := []string{nameKey}, map[string]int{nameKey: rapid.IntRange(Narrowest, Widest).Draw(t, "names")}
		for _, c := range chosen {
			names, widths[c.Key] = append(names, c.Key), rapid.IntRange(Narrowest, Widest).Draw(t, "width")
		}
		cols := ColumnsOf(names, widths)
		c := everything("cols=" + url.QueryEscape(cols)).Chosen()
		if strings.Contains(c.Address.String(), "%") {
			t.Fatalf("%s has to be escaped", c.Address)
		}
		form := url.Values{widthField + nameKey: {c.shownWidth(c.NameWidth)}}
		for _, line := range rapid.Permutation(c.choices(t.Context())).Draw(t, "lines") { // the numbers say the order, not the lines
			if line.On {
				form.Add(chosenField, line.Key)
			}
			form.Set(placeField+line.Key, itoa(line.Place))
			form.Set(widthField+line.Key, c.shownWidth(line.Width))
		}
		if got := ChosenColumns(form); got != cols {
			t.Fatalf("%q became %q", cols, got)
		}
	})
	if got := ChosenColumns(url.Values{usualField: {"1"}, chosenField: {"side"}}); got != "" {
		t.Errorf("the usual columns are kept as %q", got)
	}
	if got := ChosenColumns(url.Values{colsField: {strings.Repeat("x", 2*longest)}}); len(got) > longest {
		t.Errorf("%d bytes would be kept", len(got))
	}
}

func itoa(n int) string { return Columns{Own: true}.shownWidth(n) }

func TestAnotherFilterBeginsAtTheFirstPage(t *testing.T) {
	a := asked("page=3&q=anna&cols=side&view=people&unknown=1")
	if a.With(Side, "Amara").Get(PageNo) != "" || a.page(4) != "/e/x/guests?cols=side&page=4&q=anna&view=people" || a.page(1) != "/e/x/guests?cols=side&q=anna&view=people" {
		t.Error(a.page(4))
	}
	if got := a.Unfiltered().String(); got != "/e/x/guests?cols=side&view=people" {
		t.Error(got)
	}
	for page, want := range map[string]int{"": 1, "page=0": 1, "page=x": 1, "page=7": 7, "page=99": 9, "page=-3": 1} {
		if got := PageOf(asked(page), 9); got != want {
			t.Errorf("%q is page %d", page, got)
		}
	}
}

func TestEveryColumnIsSaidInFiles(t *testing.T) {
	for _, k := range kinds {
		if k.said == nil {
			t.Errorf("files say nothing of %s", k.name)
		}
	}
}
