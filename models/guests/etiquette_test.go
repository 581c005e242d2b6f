package guests_test

import (
	"testing"

	"convive/models/guests"
)

func TestEnvelopesFollowTheMannersOfALanguage(t *testing.T) {
	person := func(given, family string) guests.Guest {
		return guests.Guest{Name: given + " " + family, Given: given, Family: family}
	}
	child := func(given, family string) guests.Guest {
		g := person(given, family)
		g.Age = guests.Child
		return g
	}
	titled := func(title string, g guests.Guest) guests.Guest {
		g.Prefix, g.Name = title, title+" "+g.Name
		return g
	}
	anna, ben, kit, iris, hiero := person("Anna", "Keller"), person("Ben", "Keller"), person("Kit", "Ng"), person("Iris", "Keller"), person("Hierónimo", "Keller")
	mia, leo := child("Mia", "Keller"), child("Leo", "Keller")
	leo.Age = guests.Infant
	cher, unnamed := guests.Guest{Name: "Cher"}, guests.Guest{Name: "Guest of Anna Keller", Unnamed: true}
	hana, yoko := person("Hana", "Tanaka"), person("Yoko", "Tanaka")
	hana.Name, hana.NameOrder, yoko.Name, yoko.NameOrder = "Tanaka Hana", guests.FamilyFirst, "Tanaka Yoko", guests.FamilyFirst
	junior := person("Ben", "Keller")
	junior.Name, junior.Suffix = "Ben Keller Jr.", "Jr."
	noa, dan, yael := person("נועה", "לוי"), person("דן", "לוי"), child("יעל", "לוי")
	omar, lina, sami := person("عمر", "حداد"), person("لينا", "حداد"), child("سامي", "حداد")
	garcia, perez, both := person("Ana", "García López"), person("Luis", "Pérez Gómez"), child("Eva", "Pérez García")
	apart := guests.Guest{Name: "Anna Keller", Prefix: "Dr.", Given: "Anna", Family: "Keller"}
	for _, c := range []struct {
		what, language, want string
		people               []guests.Guest
	}{
		{"single", "en", "Anna Keller", []guests.Guest{anna}},
		{"single with a title", "de", "Dr. Anna Keller", []guests.Guest{titled("Dr.", anna)}},
		{"title beside the name", "de", "Dr. Anna Keller", []guests.Guest{apart}},
		{"mononym", "fr", "Cher", []guests.Guest{cher}},
		{"couple", "en", "Anna & Ben Keller", []guests.Guest{anna, ben}},
		{"couple", "de", "Anna und Ben Keller", []guests.Guest{anna, ben}},
		{"couple", "fr", "Anna et Ben Keller", []guests.Guest{anna, ben}},
		{"couple", "es", "Anna y Ben Keller", []guests.Guest{anna, ben}},
		{"couple before i", "es", "Anna e Iris Keller", []guests.Guest{anna, iris}},
		{"couple before hie", "es", "Anna y Hierónimo Keller", []guests.Guest{anna, hiero}},
		{"couple", "he", "נועה ודן לוי", []guests.Guest{noa, dan}},
		{"couple of another script", "he", "Anna ו־Ben Keller", []guests.Guest{anna, ben}},
		{"couple", "ar", "عمر ولينا حداد", []guests.Guest{omar, lina}},
		{"couple of another script", "ar", "Anna و Ben Keller", []guests.Guest{anna, ben}},
		{"unknown language", "xx", "Anna & Ben Keller", []guests.Guest{anna, ben}},
		{"two surnames", "en", "Anna Keller & Kit Ng", []guests.Guest{anna, kit}},
		{"two surnames", "de", "Anna Keller und Kit Ng", []guests.Guest{anna, kit}},
		{"two surnames each", "es", "Ana García López y Luis Pérez Gómez", []guests.Guest{garcia, perez}},
		{"a surname taken for a given name", "es", "José García Márquez y Gabriel García Márquez", []guests.Guest{person("José García", "Márquez"), person("Gabriel García", "Márquez")}},
		{"titles, one surname", "en", "Dr. Anna & Mr. Ben Keller", []guests.Guest{titled("Dr.", anna), titled("Mr.", ben)}},
		{"title, two surnames", "fr", "Dr Anna Keller et Kit Ng", []guests.Guest{titled("Dr", anna), kit}},
		{"two companions", "en", "Anna Keller & Guests", []guests.Guest{anna, unnamed, unnamed}},
		{"two companions", "de", "Anna Keller mit Begleitung", []guests.Guest{anna, unnamed, unnamed}},
		{"two companions", "fr", "Anna Keller et ses invités", []guests.Guest{anna, unnamed, unnamed}},
		{"two companions", "es", "Anna Keller y acompañantes", []guests.Guest{anna, unnamed, unnamed}},
		{"two companions", "he", "נועה לוי ומלווים", []guests.Guest{noa, unnamed, unnamed}},
		{"two companions", "ar", "عمر حداد ومرافقان", []guests.Guest{omar, unnamed, unnamed}},
		{"three companions", "ar", "عمر حداد ومرافقون", []guests.Guest{omar, unnamed, unnamed, unnamed}},
		{"suffix", "en", "Anna Keller & Ben Keller Jr.", []guests.Guest{anna, junior}},
		{"surname first", "en", "Tanaka Hana & Tanaka Yoko", []guests.Guest{hana, yoko}},
		{"mononym and another", "de", "Cher und Anna Keller", []guests.Guest{cher, anna}},
		{"three", "en", "Anna, Ben & Iris Keller", []guests.Guest{anna, ben, iris}},
		{"family", "en", "The Keller Family", []guests.Guest{anna, ben, mia, leo}},
		{"family", "de", "Familie Keller", []guests.Guest{anna, ben, mia}},
		{"family", "fr", "Famille Keller", []guests.Guest{anna, ben, mia}},
		{"family", "es", "Familia Keller", []guests.Guest{anna, ben, mia}},
		{"family", "he", "משפחת לוי", []guests.Guest{noa, dan, yael}},
		{"family", "ar", "عائلة حداد", []guests.Guest{omar, lina, sami}},
		{"family of two surnames", "de", "Anna Keller und Kit Ng mit Familie", []guests.Guest{anna, kit, mia}},
		{"family of two surnames", "es", "Ana García López y Luis Pérez Gómez y familia", []guests.Guest{garcia, perez, both}},
		{"family of two surnames", "he", "נועה לוי ו־Kit Ng והמשפחה", []guests.Guest{noa, kit, yael}},
		{"family with a title", "en", "Dr. Anna & Ben Keller and family", []guests.Guest{titled("Dr.", anna), ben, mia}},
		{"one parent", "fr", "Anna Keller et sa famille", []guests.Guest{anna, mia}},
		{"two parents of two surnames", "fr", "Anna Keller et Kit Ng et leur famille", []guests.Guest{anna, kit, mia}},
		{"one parent", "ar", "عمر حداد والعائلة", []guests.Guest{omar, sami}},
		{"children alone", "en", "Mia & Leo Keller", []guests.Guest{mia, leo}},
		{"somebody unnamed", "en", "Anna Keller & Guest", []guests.Guest{anna, unnamed}},
		{"somebody unnamed", "de", "Anna Keller mit Begleitung", []guests.Guest{anna, unnamed}},
		{"somebody unnamed", "es", "Anna Keller y acompañante", []guests.Guest{anna, unnamed}},
		{"only unnamed", "en", "", []guests.Guest{unnamed}},
		{"nobody", "en", "", nil},
	} {
		if got := guests.Etiquette(c.people, c.language); got != c.want {
			t.Errorf("%s in %s: %q, want %q", c.what, c.language, got, c.want)
		}
	}
}

func TestAnEnvelopeWithoutManyNamesSaysThatSeveralCome(t *testing.T) {
	anna, unnamed := guests.Guest{Name: "Anna Keller", Given: "Anna", Family: "Keller"}, guests.Guest{Unnamed: true}
	for want, people := range map[string][]guests.Guest{
		"Anna Keller & Guest": {anna, unnamed}, "Anna Keller & Guests": {anna, unnamed, unnamed}, "Guest": {unnamed, unnamed},
	} {
		if got := guests.Envelope(people); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
