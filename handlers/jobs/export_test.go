package jobs

// Kept counts the works that are under way, or whose end is kept.
func (w *Works) Kept() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.all)
}
