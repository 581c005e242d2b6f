package db

// Once runs fn at the first call with this key and gives the same result for the rest of this Read: the fragments of a
// page show the same rows, and ask for them once. In a mutation it always asks anew, since the rule writes meanwhile.
// The key is a value of a type of the caller's own.
func Once[T any](r *Read, key any, fn func() (T, error)) (T, error) {
	if r.rule {
		return fn()
	}
	if had, ok := r.once[key]; ok {
		if value, ok := had.value.(T); ok {
			r.sources.read(had.from)
			return value, nil
		}
	}
	value, from, err := traced(r, fn)
	if err == nil {
		if r.once == nil {
			r.once = map[any]had{}
		}
		r.once[key] = had{value, from}
	}
	return value, err
}

// had is what this Read has found already.
type had struct {
	value any
	from  sources
}
