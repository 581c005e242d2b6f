package change

import "strconv"

func init() { register(QuestionAdded{}, QuestionEdited{}, QuestionMoved{}, QuestionRemoved{}) }

// QuestionAdded says that hosts ask guests one thing more.
type QuestionAdded struct {
	Undoable `json:"-"`
	Question ID
}

func (QuestionAdded) Kind() Kind       { return "questions.added" }
func (c QuestionAdded) Topics() Topics { return Topics{Questions} }
func (c QuestionAdded) Sentence() Sentence {
	return Say("{actor} asks guests: {question}").With("question", "questions", c.Question)
}

// QuestionEdited says that a question is asked differently.
type QuestionEdited struct {
	Undoable `json:"-"`
	Question ID
}

func (QuestionEdited) Kind() Kind       { return "questions.edited" }
func (c QuestionEdited) Topics() Topics { return Topics{Questions} }
func (c QuestionEdited) Sentence() Sentence {
	return Say("{actor} changed a question to guests: {question}").With("question", "questions", c.Question)
}

// QuestionMoved says that a question changed its place in the order.
type QuestionMoved struct {
	Undoable `json:"-"`
	Question ID
}

func (QuestionMoved) Kind() Kind       { return "questions.moved" }
func (c QuestionMoved) Topics() Topics { return Topics{Questions} }
func (c QuestionMoved) Sentence() Sentence {
	return Say("{actor} changed the order of the questions to guests: {question}").With("question", "questions", c.Question)
}

// QuestionRemoved says that a question is not asked any more, and how many answers went with it.
type QuestionRemoved struct {
	Undoable `json:"-"`
	Question ID
	Answers  int
}

func (QuestionRemoved) Kind() Kind       { return "questions.removed" }
func (c QuestionRemoved) Topics() Topics { return Topics{Questions} }
func (c QuestionRemoved) Sentence() Sentence {
	return Say("{actor} removed a question to guests, answers: {n}; {question}").With("question", "questions", c.Question).Value("n", strconv.Itoa(c.Answers))
}
