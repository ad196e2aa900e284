package aisim

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"mime/multipart"
	"net/http"
	"strings"
)

// request is one call with its body read.
type request struct {
	*http.Request
	w    http.ResponseWriter
	body []byte
	form *multipart.Form
	// fault strikes this call, when it is one that spoils the answer.
	fault *Fault
}

const maxBody = 64 << 20

func (r *request) read() error {
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		r.Body = http.MaxBytesReader(r.w, r.Body, maxBody)
		if err := r.ParseMultipartForm(maxBody); err != nil {
			return invalid("", "Could not parse multipart form")
		}
		r.form = r.MultipartForm
		return nil
	}
	var err error
	if r.body, err = io.ReadAll(http.MaxBytesReader(r.w, r.Body, maxBody)); err != nil {
		return &failure{status: http.StatusRequestEntityTooLarge, kind: "invalid_request_error", message: "Request body too large"}
	}
	if !json.Valid(r.body) {
		return invalid("", "We could not parse the JSON body of your request.")
	}
	return nil
}

// refusedKey is a part of keys that are refused, to play a person who entered a wrong one.
const refusedKey = "refused"

func (r *request) authorise() error {
	key, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if strings.Contains(key, refusedKey) {
		return &failure{status: http.StatusUnauthorized, kind: "invalid_request_error", code: "invalid_api_key", message: "Incorrect API key provided: " + key + "."}
	}
	if !ok || key == "" {
		return &failure{status: http.StatusUnauthorized, kind: "invalid_request_error", code: "invalid_api_key",
			message: "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth."}
	}
	return nil
}

func (r *request) model() string {
	if r.form != nil {
		return strings.Join(r.form.Value["model"], "")
	}
	var named struct {
		Model string `json:"model"`
	}
	_ = json.Unmarshal(r.body, &named)
	return named.Model
}

// kept is the body for the record.
func (r *request) kept() json.RawMessage {
	if r.form != nil || !json.Valid(r.body) || len(r.body) > 256<<10 {
		return nil
	}
	return r.body
}

// decode reads the body into a struct that has every parameter of the published
// schema; another one is an error, as it is at OpenAI.
func (r *request) decode(into any) error {
	decoder := json.NewDecoder(bytes.NewReader(r.body))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(into)
	if err == nil {
		return nil
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		name = strings.Trim(name, `"`)
		return &failure{status: http.StatusBadRequest, kind: "invalid_request_error", code: "unknown_parameter", param: name,
			message: fmt.Sprintf("Unknown parameter: '%s'.", name)}
	}
	if shape, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return &failure{status: http.StatusBadRequest, kind: "invalid_request_error", code: "invalid_type", param: shape.Field,
			message: fmt.Sprintf("Invalid type for '%s': expected %s, but got %s instead.", shape.Field, shape.Type, shape.Value)}
	}
	if wrong, ok := errors.AsType[*failure](err); ok {
		return wrong
	}
	return invalid("", "%v", err)
}

// failure is an error in OpenAI's form.
type failure struct {
	status                     int
	kind, code, param, message string
	header                     http.Header
}

func (f *failure) Error() string { return f.message }

func invalid(param, format string, args ...any) error {
	return &failure{status: http.StatusBadRequest, kind: "invalid_request_error", param: param, message: fmt.Sprintf(format, args...)}
}

func missing(param string) error {
	return &failure{status: http.StatusBadRequest, kind: "invalid_request_error", code: "missing_required_parameter", param: param,
		message: fmt.Sprintf("Missing required parameter: '%s'.", param)}
}

func noModel(name string) error {
	return &failure{status: http.StatusNotFound, kind: "invalid_request_error", code: "model_not_found", param: "model",
		message: fmt.Sprintf("The model `%s` does not exist or you do not have access to it.", name)}
}

// refuse writes an error and returns its status.
func refuse(w http.ResponseWriter, err error) int {
	wrong, ok := errors.AsType[*failure](err)
	if !ok {
		wrong = &failure{status: http.StatusInternalServerError, kind: "server_error", message: "The simulator failed: " + err.Error()}
	}
	maps.Copy(w.Header(), wrong.header)
	writeJSON(w, wrong.status, object{"error": object{
		"message": wrong.message, "type": wrong.kind, "param": orNull(wrong.param), "code": orNull(wrong.code),
	}})
	return wrong.status
}

type object = map[string]any

func orNull(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(value)
}
