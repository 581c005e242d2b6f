package imports

// SweepAt is Sweep at another time.
var SweepAt = sweep
