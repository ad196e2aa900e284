package inbox

import (
	"strings"
	"testing"

	"socialsync/features/problem"
)

func TestCannedResponseInput(t *testing.T) {
	t.Parallel()
	good := SaveCannedResponseInput{Shortcut: " /Hello-1 ", Title: " Hello ", Body: "Hello {{contact.name}}\n"}
	if err := good.Validate(); err != nil || good.Shortcut != "hello-1" || good.Title != "Hello" {
		t.Fatalf("%+v: %v", good, err)
	}
	for field, change := range map[string]func(*SaveCannedResponseInput){
		"shortcut": func(in *SaveCannedResponseInput) { in.Shortcut = "two words" },
		"title":    func(in *SaveCannedResponseInput) { in.Title = " " },
		"body":     func(in *SaveCannedResponseInput) { in.Body = strings.Repeat("é", 4097) },
	} {
		in := good
		change(&in)
		list, _ := problem.From(in.Validate())
		if len(list) != 1 || list[0].Field != field {
			t.Errorf("%s: %v", field, list)
		}
	}
}
