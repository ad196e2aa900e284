package actions

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"socialsync/db"
	"socialsync/features/problem"
)

func asked(name string) db.ActionParameter {
	return db.ActionParameter{Name: name, Source: db.ActionAsked, Description: "The " + name, MaxLength: 40}
}

// TestAddresses: https, the usual port, one host that is written out, and each value at a
// place where values may be.
func TestAddresses(t *testing.T) {
	t.Parallel()
	for address, ok := range map[string]bool{
		"https://shop.example/orders/{order}":             true,
		"https://shop.example/orders/{order}.json":        true,
		"https://shop.example/find?order={order}&lang=en": true,
		"http://shop.example/orders/{order}":              false,
		"HTTPS://shop.example/orders/{order}":             false,
		"https://{order}.example/":                        false,
		"https://shop.example{order}/":                    false,
		"https://shop.example:8443/{order}":               false,
		"https://ada:secret@shop.example/{order}":         false,
		"https://shop.example/{order}#x":                  false,
		"https://shop.example/?{order}=1":                 false,
		"https://shop.example/{Order}":                    false,
		"https://shop.example/{order":                     false,
		"https://shop.example/orders":                     false, // the value is not used
		"https://shop.example/{order}/{other}":            false, // nobody says what other is
		"https://shop.example/a/../{order}":               false,
		"https:///{order}":                                false,
		"shop.example/{order}":                            false,
	} {
		var l problem.List
		cleanURL(address, []db.ActionParameter{asked("order")}, false, &l)
		if (len(l) == 0) != ok {
			t.Errorf("%s: %v", address, l)
		}
	}
}

// TestNoValueLeavesItsPlace: whatever a value is, it changes neither the host nor the
// path, and nothing after the question mark but itself.
func TestNoValueLeavesItsPlace(t *testing.T) {
	t.Parallel()
	const template = "https://shop.example/orders/{order}/state?phone={phone}"
	for value, want := range map[string]string{
		"1042":            "https://shop.example/orders/1042/state?phone=%2B33612345678",
		"A 10@42":         "https://shop.example/orders/A%2010@42/state?phone=%2B33612345678",
		"é":               "https://shop.example/orders/%C3%A9/state?phone=%2B33612345678",
		"":                "",
		".":               "",
		"..":              "",
		"a/b":             "",
		`a\b`:             "",
		"%2e%2e":          "",
		"1?phone=1":       "",
		"1#":              "",
		"1;x":             "",
		"1\r\nHost: evil": "",
		"\x00":            "",
		"//evil.test/":    "",
		"@evil.test":      "https://shop.example/orders/@evil.test/state?phone=%2B33612345678",
	} {
		got, err := build(template, map[string]string{"order": value, "phone": "+33612345678"})
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q %v", value, got, err)
		}
	}
	got, err := build("https://shop.example/find?q={q}&limit=1", map[string]string{"q": "1&limit=99#/../%&é="})
	if err != nil || got != "https://shop.example/find?q=1%26limit%3D99%23%2F..%2F%25%26%C3%A9%3D&limit=1" {
		t.Errorf("in the query: %s %v", got, err)
	}
}

// FuzzBuild: no value gets out of its place.
func FuzzBuild(f *testing.F) {
	f.Add("1042", "+336")
	f.Add("../..", "&a=b")
	f.Fuzz(func(t *testing.T, order, phone string) {
		address, err := build("https://shop.example/a/{order}/b?p={phone}&q=1", map[string]string{"order": order, "phone": phone})
		if err == nil && (!strings.HasPrefix(address, "https://shop.example/a/") || !strings.HasSuffix(address, "&q=1") || strings.Count(address, "/") != 5 || strings.Count(address, "?") != 1) {
			t.Errorf("%q %q: %s", order, phone, address)
		}
	})
}

// TestSaid: a value counts when it stands in the customer's words as a whole.
func TestSaid(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, value string
		want        bool
	}{
		{"Where is my order 1042?", "1042", true},
		{"Commande n°1042 svp", "1042", true},
		{"my order AB-1042", "ab1042", true},
		{"my order AB-1042", "1042", true},
		{"it is 10 42 55", "104255", true},
		{"write to Ada@Shop.test", "ada@shop.test", true},
		{"my number is 0610421234", "1042", false},
		{"Where is my order?", "1042", false},
		{"I bought 10 lamps in 42 days", "1042", false},
		{"hello", "", false},
		{"hello", "-", false},
	} {
		if got := Said(c.text, c.value); got != c.want {
			t.Errorf("%q in %q: %v", c.value, c.text, got)
		}
	}
}

// TestFill: the server's values are the server's, whatever the model says; what it asks
// for must be said and look as it should.
func TestFill(t *testing.T) {
	t.Parallel()
	order := asked("order")
	order.Pattern, order.MaxLength = "[0-9]{4}", 8
	parameters, _ := json.Marshal([]db.ActionParameter{order, {Name: "phone", Source: db.ActionWhatsApp}})
	a := db.Action{IsOn: true, RawParameters: parameters}
	ada := Customer{WhatsApp: "+33600000001"}
	values, err := ada.Fill(a, map[string]string{"order": " 1042 ", "phone": "+33600000002"}, "Order 1042 of +33600000002")
	if err != nil || values["order"] != "1042" || values["phone"] != "+33600000001" {
		t.Errorf("%v %v", values, err)
	}
	for _, said := range []string{"my order", "order 10421"} {
		if _, err := ada.Fill(a, map[string]string{"order": "1042"}, said); !errors.Is(err, ErrNotSaid) {
			t.Errorf("%s: %v", said, err)
		}
	}
	if _, err := ada.Fill(a, map[string]string{"order": "10421"}, "order 10421"); !errors.Is(err, ErrNotSaid) {
		t.Errorf("a value that looks otherwise: %v", err)
	}
	off := a
	off.IsOn = false
	if got := ada.For([]db.Action{a, off}); len(got) != 1 {
		t.Errorf("%d are offered", len(got))
	}
	if got := (Customer{Instagram: "17"}).For([]db.Action{a}); len(got) != 0 {
		t.Error("it is offered for somebody whose number nobody knows")
	}
}

// TestFields: of an answer what was chosen is seen, and nothing else.
func TestFields(t *testing.T) {
	t.Parallel()
	answer, err := decode([]byte(`{"status":"shipped","total":19.90,"paid":true,"delivery":{"date":"2026-11-28","track":null},
		"items":[{"name":"Lamp","n":1},{"name":"Shade","n":2}],"none":[],"secret":"margin"}`))
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"status": "shipped", "total": "19.90", "paid": "yes", "delivery.date": "2026-11-28", "items[].name": "Lamp, Shade",
		"delivery": "", "items": "", "items[]": "", "nothing": "", "status.x": "", "delivery.track": "", "none[].name": "",
	} {
		seen, _ := choose(answer, []db.ActionField{{Path: path, Label: "it"}})
		got := Result{Seen: seen}.Text()
		if want != "" {
			want = "it: " + want
		}
		if got != want {
			t.Errorf("%s: %q", path, got)
		}
	}
	for path, known := range map[string]bool{"none[].name": true, "delivery.track": true, "nothing": false, "status.x": false} {
		if _, got := choose(answer, []db.ActionField{{Path: path}}); got != known {
			t.Errorf("%s is known: %v", path, got)
		}
	}
	list, _ := decode([]byte(`[{"status":"a"},{"status":"b"}]`))
	if seen, _ := choose(list, []db.ActionField{{Path: "status"}}); len(seen) != 1 || seen[0].Value != "a, b" {
		t.Errorf("of a list: %v", seen)
	}
}

// TestDefinitions says what is wrong with each part.
func TestDefinitions(t *testing.T) {
	t.Parallel()
	good := func() Definition {
		return Definition{
			Name: "Order status", Purpose: "Where is an order?", Method: db.MethodGet, URL: "https://shop.example/{order}", Parameters: []db.ActionParameter{asked("order")},
			Headers: []Header{{Name: "Authorization", Value: new("Bearer abc")}}, Fields: []db.ActionField{{Path: "status"}}, TimeoutSeconds: 5,
		}
	}
	d := good()
	if err := d.validate(); err != nil {
		t.Fatal(err)
	}
	for field, spoil := range map[string]func(*Definition){
		"name":                     func(d *Definition) { d.Name = " " },
		"purpose":                  func(d *Definition) { d.Purpose = strings.Repeat("x", 401) },
		"url":                      func(d *Definition) { d.URL = "ftp://x" },
		"timeoutSeconds":           func(d *Definition) { d.TimeoutSeconds = 11 },
		"parameters.0.name":        func(d *Definition) { d.Parameters[0].Name = "Order" },
		"parameters.0.description": func(d *Definition) { d.Parameters[0].Description = "" },
		"parameters.0.pattern":     func(d *Definition) { d.Parameters[0].Pattern = "([" },
		"parameters.0.maxLength":   func(d *Definition) { d.Parameters[0].MaxLength = 0 },
		"headers.0.name":           func(d *Definition) { d.Headers[0].Name = "Host" },
		"headers.1.name":           func(d *Definition) { d.Headers = append(d.Headers, Header{Name: "authorization"}) },
		"headers.0.value":          func(d *Definition) { d.Headers[0].Value = new("a\r\nb") },
		"fields":                   func(d *Definition) { d.Fields = nil },
		"fields.0.path":            func(d *Definition) { d.Fields[0].Path = "a..b" },
	} {
		d := good()
		spoil(&d)
		list, _ := problem.From(d.validate())
		if !slices.ContainsFunc(list, func(e problem.Error) bool { return e.Field == field }) {
			t.Errorf("%s: %v", field, list)
		}
	}
}
