#
# NOTE: this file is used to generate others via "apply-templates.sh"
#
FROM {{ env.from }}
{{ if is_alpine then ( -}}
RUN apk add --no-cache bash
{{ ) else ( -}}
RUN apt-get update && apt-get install -y bash
{{ ) end -}}
CMD ["bash"]
