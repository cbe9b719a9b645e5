import { testRule } from '@plimsoll/engine/testing';
import pinGoPackages from './pin-go-packages';

testRule(pinGoPackages, {
  valid: [
    'FROM a\nRUN go install golang.org/x/tools/cmd/stringer@v0.38.0\n',
    'FROM a\nRUN go get github.com/acme/lib@0a1b2c3\n',
    'FROM a\nRUN go run github.com/acme/tool@v1 --flag x\n',
    'FROM a\nRUN go install -ldflags "-s -w" github.com/acme/tool@v1\n',
    'FROM a\nRUN GOBIN=/usr/bin go install github.com/acme/tool@$V\n',
  ],
  invalid: [
    {
      text: 'FROM a\nRUN go install «golang.org/x/tools/cmd/stringer»\n',
      says: 'No version is given for golang.org/x/tools/cmd/stringer, so each build may install another one: write golang.org/x/tools/cmd/stringer@v1.2.3',
    },
    { text: 'FROM a\nRUN go install «github.com/acme/tool@latest»\n' },
    { text: 'FROM a\nRUN go get -u «github.com/acme/lib»\n' },
    {
      text: 'FROM a\nWORKDIR /go/src/example.com/api\nRUN go get «example.com/api-tools»\n',
    },
    { text: 'FROM a\nRUN go run «github.com/acme/tool@latest» --flag\n' },
    {
      text: 'FROM a\nRUN go install -tags netgo «github.com/acme/tool/v2@main»\n',
    },
  ],
  unknown: ['FROM a\nRUN go install $TOOL\n'],
  notApplicable: [
    'FROM a\nRUN go build ./...\n',
    'FROM a\nRUN go install ./...\n',
    'FROM a\nRUN go install .\n',
    'FROM a\nRUN go run main.go\n',
    'FROM a\nRUN go run ./cmd/app github.com/x/y\n',
    'FROM a\nRUN go get -d ./...\n',
    'FROM a\nRUN go get\n',
    'FROM a\nRUN go mod download\n',
    'FROM a\nRUN go install\n',
    'FROM a\nRUN go install cmd/vet\n',
    {
      title: 'copied into the GOPATH',
      text: 'FROM golang:1.9\nADD . /go/src/example.com/api\nRUN go install example.com/api/cmd/...\n',
    },
    'FROM golang:1.9\nWORKDIR /go/src/example.com/api\nCOPY . .\nRUN go install example.com/api\n',
  ],
});
