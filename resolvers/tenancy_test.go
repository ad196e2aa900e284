package resolvers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/vektah/gqlparser/v2/ast"

	"socialsync/db"
)

// TestTenantsAreApart walks every root field as another workspace's owner, with
// the first one's ids wherever a field takes one: nothing comes back.
func TestTenantsAreApart(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	ours, theirs := a.populate("ours@a.test"), a.populate("theirs@b.test")
	schema := a.schema

	for _, root := range []*ast.Definition{schema.Query, schema.Mutation} {
		for _, field := range root.Fields {
			if strings.HasPrefix(field.Name, "__") || field.Directives.ForName("public") != nil || channelOnly[field.Name] {
				continue
			}
			for name, id := range ours.ids {
				arguments, takesID := argumentsFor(schema, field, id.String())
				if !takesID && name != "conversation" {
					continue // the same question without an id is asked once
				}
				document := strings.ToLower(root.Name) + "{" + field.Name + arguments + selection(schema, field.Type, 3) + "}"
				data, errs := a.ask(theirs.owner, document, "", nil)
				for _, e := range errs {
					if e.Rule != "" {
						t.Fatalf("%s: the test's document is wrong: %v", field.Name, e)
					}
					if strings.Contains(e.Message, "internal system error") {
						t.Errorf("%s with our %s broke down", field.Name, name)
					}
				}
				for what, secret := range ours.ids {
					if strings.Contains(string(data), secret.String()) {
						t.Errorf("%s with our %s showed our %s: %s", field.Name, name, what, data)
					}
				}
			}
		}
	}

	// And nothing of ours was changed on the way.
	before := a.whole(ours)
	if !strings.Contains(before, "Where is my order?") || !strings.Contains(before, `"status":"OPEN"`) || !strings.Contains(before, "VIP") {
		t.Errorf("our workspace was changed: %s", before)
	}
}

// channelOnly are fields that call Meta before they look at anything.
var channelOnly = map[string]bool{
	"connectWhatsApp": true, "completeEmbeddedSignup": true, "startInstagramConnect": true,
	"changePassword": true,
}

// whole is what the owner of a workspace sees of it.
func (a *api) whole(w workspace) string {
	data, errs := a.ask(w.owner, `query($id: ID!) { conversation(id: $id) { status labels { name }
		timeline { edges { node { ... on Message { body } } } } } }`, "", map[string]any{"id": w.ids["conversation"].String()})
	if len(errs) > 0 {
		a.t.Fatal(errs)
	}
	return string(data)
}

// argumentsFor writes a field's arguments with id wherever an id belongs.
func argumentsFor(schema *ast.Schema, field *ast.FieldDefinition, id string) (text string, takesID bool) {
	var parts []string
	for _, arg := range field.Arguments {
		value, used := valueFor(schema, arg.Type, arg.Name, id)
		takesID = takesID || used
		if value != "" {
			parts = append(parts, arg.Name+":"+value)
		}
	}
	if len(parts) == 0 {
		return "", takesID
	}
	return "(" + strings.Join(parts, ",") + ")", takesID
}

func valueFor(schema *ast.Schema, typ *ast.Type, name, id string) (value string, takesID bool) {
	if typ.Elem != nil {
		value, takesID = valueFor(schema, typ.Elem, name, id)
		return "[" + value + "]", takesID
	}
	def := schema.Types[typ.NamedType]
	switch {
	case typ.NamedType == "ID":
		return fmt.Sprintf("%q", id), true
	case typ.NamedType == "Int":
		return "30", false
	case typ.NamedType == "Float":
		return "0.5", false
	case typ.NamedType == "Boolean":
		return "true", false
	case typ.NamedType == "Time":
		return `"2030-01-01T00:00:00Z"`, false
	case typ.NamedType == "JSON":
		return "{}", false
	case def.Kind == ast.Enum:
		return def.EnumValues[0].Name, false
	case def.Kind == ast.InputObject:
		var parts []string
		for _, f := range def.Fields {
			v, used := valueFor(schema, f.Type, f.Name, id)
			takesID = takesID || used
			if optional := !f.Type.NonNull && !used; !optional {
				parts = append(parts, f.Name+":"+v)
			}
		}
		return "{" + strings.Join(parts, ",") + "}", takesID
	case name == "after", name == "before":
		return "null", false
	case name == "emoji":
		return `"👍"`, false
	case name == "phone", name == "to":
		return `"+33612345679"`, false
	default:
		return fmt.Sprintf("%q", "text"), false
	}
}

// selection asks for everything a type has, depth levels down.
func selection(schema *ast.Schema, typ *ast.Type, depth int) string {
	def := schema.Types[typ.Name()]
	if !def.IsCompositeType() {
		return ""
	}
	parts := []string{"__typename"}
	if def.Kind == ast.Union || def.Kind == ast.Interface {
		if depth > 0 {
			for _, possible := range schema.GetPossibleTypes(def) {
				parts = append(parts, "...on "+possible.Name+"{"+aliased(schema, possible, depth-1)+"}")
			}
		}
		return "{" + strings.Join(parts, " ") + "}"
	}
	return "{__typename " + aliased(schema, def, depth) + "}"
}

// aliased selects a type's fields under names of their own, because members of a
// union may give one name different types.
func aliased(schema *ast.Schema, def *ast.Definition, depth int) string {
	parts := []string{"__typename"}
	for _, f := range def.Fields {
		inner := schema.Types[f.Type.Name()]
		if strings.HasPrefix(f.Name, "__") || inner.IsCompositeType() && depth == 0 {
			continue
		}
		arguments := ""
		if slices.ContainsFunc(f.Arguments, func(a *ast.ArgumentDefinition) bool { return a.Type.NonNull && a.DefaultValue == nil }) {
			arguments, _ = argumentsFor(schema, f, uuid.Nil.String())
		}
		parts = append(parts, def.Name+"_"+f.Name+":"+f.Name+arguments+selection(schema, f.Type, depth-1))
	}
	return strings.Join(parts, " ")
}

// TestNobodyEnters: without signing in every field but the public ones refuses,
// whether it carries a directive or not.
func TestNobodyEnters(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	ours := a.populate("ours@a.test")
	schema := a.schema
	for _, root := range []*ast.Definition{schema.Query, schema.Mutation} {
		for _, field := range root.Fields {
			if strings.HasPrefix(field.Name, "__") || field.Directives.ForName("public") != nil {
				continue
			}
			arguments, _ := argumentsFor(schema, field, ours.ids["conversation"].String())
			document := strings.ToLower(root.Name) + "{" + field.Name + arguments + selection(schema, field.Type, 1) + "}"
			viewer := db.Actor{UserID: ours.ids["owner"], WorkspaceID: ours.ids["workspace"], Role: db.RoleViewer}
			for who, actor := range map[string]db.Actor{"nobody": {}, "a viewer": viewer} {
				needed := db.RoleViewer
				if d := field.Directives.ForName("role"); d != nil {
					needed = db.Role(d.Arguments.ForName("atLeast").Value.Raw)
				} else if root.Name == "Mutation" {
					needed = db.RoleAgent
				}
				if who == "a viewer" && needed == db.RoleViewer {
					continue
				}
				if _, errs := a.ask(actor, document, "", nil); len(errs) == 0 {
					t.Errorf("%s may call %s", who, field.Name)
				}
			}
		}
	}
}
