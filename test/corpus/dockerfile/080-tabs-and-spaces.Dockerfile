	FROM	alpine:3.19
   RUN	apk add --no-cache	bash
	USER	1000
	CMD	[ "bash" ]
