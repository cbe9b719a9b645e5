package main

import (
	"net/http"
	"net/url"
	"os"
)

// login sends the browser to the identity provider; the answer comes back to /callback.
func login(w http.ResponseWriter, r *http.Request) {
	target := url.URL{Scheme: "https", Host: os.Getenv("ISSUER_HOST"), Path: "/authorize"}
	query := target.Query()
	query.Set("client_id", os.Getenv("CLIENT_ID"))
	query.Set("response_type", "code")
	query.Set("redirect_uri", "https://"+r.Host+"/callback")
	target.RawQuery = query.Encode()
	http.Redirect(w, r, target.String(), http.StatusFound)
}
