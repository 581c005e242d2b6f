package expressions

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
	"strconv"
	"strings"

	"github.com/a-h/templ/parser/v2"
	"github.com/a-h/templ/parser/v2/visitor"
	"golang.org/x/net/html"
)

// template reads the attributes of all elements of a .templ file.
func (c *collector) template(source string) error {
	file, err := parser.ParseString(source)
	if err != nil {
		return err
	}
	v := visitor.New()
	v.ConstantAttribute = func(a *parser.ConstantAttribute) error {
		if name, ok := c.key(a.Key); ok {
			c.constant(name, unescape(a.Value, a.SingleQuote))
		}
		return nil
	}
	v.BoolConstantAttribute = func(a *parser.BoolConstantAttribute) error {
		c.key(a.Key)
		return nil
	}
	v.BoolExpressionAttribute = func(a *parser.BoolExpressionAttribute) error {
		c.key(a.Key)
		return nil
	}
	v.ExpressionAttribute = func(a *parser.ExpressionAttribute) error {
		if name, ok := c.key(a.Key); ok && compiles(name) {
			c.varying(name, a.Expression.Value)
		}
		return nil
	}
	v.ScriptTemplate = func(*parser.ScriptTemplate) error {
		c.problem("a script template becomes an inline script, which is blocked by the policy: write a component")
		return nil
	}
	v.CSSTemplate = func(*parser.CSSTemplate) error {
		c.problem("a css template becomes an inline style, which is blocked by the policy: write it in static/css")
		return nil
	}
	c.inline(v)
	return file.Visit(v)
}

// inline refuses <style> and <script> with something in them.
func (c *collector) inline(v *visitor.Visitor) {
	attributesOfScript, attributesOfRaw := v.ScriptElement, v.RawElement
	v.ScriptElement = func(e *parser.ScriptElement) error {
		if len(e.Contents) > 0 {
			c.problem("an inline <script> is blocked by the policy: write a file in static/components")
		}
		return attributesOfScript(e)
	}
	v.RawElement = func(e *parser.RawElement) error {
		if e.Name == "style" {
			c.problem("<style> is blocked by the policy: write it in static/css")
		}
		return attributesOfRaw(e)
	}
}

// key returns an attribute's name when it is a constant, as it has to be.
func (c *collector) key(key parser.AttributeKey) (string, bool) {
	name, ok := key.(parser.ConstantAttributeKey)
	if !ok {
		c.problem("the attribute's name %s is computed: nobody can see whether it is an expression", key)
		return "", false
	}
	c.name(name.Name)
	return name.Name, true
}

// varying accepts attribute={ "constant" } and refuses anything else.
func (c *collector) varying(attribute, code string) {
	expr, err := goparser.ParseExpr(strings.TrimSpace(code))
	if value, ok := literal(expr); err == nil && ok {
		c.constant(attribute, value)
		return
	}
	c.problem("%s={ %s } is not a constant: put what varies into a plain data attribute and read it with el.dataset", attribute, code)
}

// literal returns the value of a Go string literal, or of several joined by +.
func literal(expr ast.Expr) (string, bool) {
	switch e := expr.(type) {
	case *ast.BasicLit:
		value, err := strconv.Unquote(e.Value)
		return value, e.Kind == token.STRING && err == nil
	case *ast.ParenExpr:
		return literal(e.X)
	case *ast.BinaryExpr:
		left, ok1 := literal(e.X)
		right, ok2 := literal(e.Y)
		return left + right, e.Op == token.ADD && ok1 && ok2
	}
	return "", false
}

// unescape reads an attribute's value as a browser does: templ writes constant ones as they stand.
func unescape(value string, single bool) string {
	quote := `"`
	if single {
		quote = "'"
	}
	z := html.NewTokenizer(strings.NewReader("<a x=" + quote + value + quote + ">"))
	z.Next()
	z.TagName()
	_, decoded, _ := z.TagAttr()
	return string(decoded)
}
