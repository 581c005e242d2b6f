package expressions

import (
	"go/ast"
	goparser "go/parser"
	"go/token"
)

// code reads the attributes that Go code makes: entries of a map literal (templ.Attributes{"data-on:click": "…"}) and
// assignments (attrs["data-on:click"] = "…"). Generated templates hold the ones written inside a template.
func (c *collector) code(source string) error {
	file, err := goparser.ParseFile(token.NewFileSet(), c.file, source, goparser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(node ast.Node) bool {
		switch n := node.(type) {
		case *ast.KeyValueExpr:
			c.pair(n.Key, n.Value)
		case *ast.AssignStmt:
			for i, left := range n.Lhs {
				if index, ok := left.(*ast.IndexExpr); ok && len(n.Lhs) == len(n.Rhs) {
					c.pair(index.Index, n.Rhs[i])
				}
			}
		}
		return true
	})
	return nil
}

func (c *collector) pair(key, value ast.Expr) {
	name, ok := literal(key)
	if !ok || pluginOf(name) == "" {
		return
	}
	c.name(name)
	if !compiles(name) {
		return
	}
	text, ok := literal(value)
	if !ok {
		c.problem("the value of %q is not a constant: put what varies into a plain data attribute and read it with el.dataset", name)
		return
	}
	c.constant(name, text)
}
