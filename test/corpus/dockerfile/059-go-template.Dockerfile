{{- $version := .Version -}}
FROM alpine:{{ .AlpineVersion }}
ENV GOLANG_VERSION {{ $version }}
RUN set -eux; \
{{ range $arch, $sum := .Sums -}}
	echo '{{ $sum }}  {{ $arch }}.tgz' >> sums; \
{{ end -}}
	sha256sum -c sums
{{ if .User }}USER {{ .User }}{{ end }}
