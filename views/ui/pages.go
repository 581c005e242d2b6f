package ui

// about is how many pages before and after the one shown have a link of their own.
const about = 3

// PagesAround are the pages that have a link where mere numbers name them: the first, the last and those around the one that
// is shown; 0 stands for a gap.
func PagesAround(page, pages int) (all []int) {
	for n := 1; n <= pages; n++ {
		switch {
		case n == 1, n == pages, n >= page-about && n <= page+about:
			all = append(all, n)
		case all[len(all)-1] != 0:
			all = append(all, 0)
		}
	}
	return all
}
