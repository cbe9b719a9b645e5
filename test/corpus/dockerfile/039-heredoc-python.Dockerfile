FROM python:3.12-alpine
RUN <<EOF python3
import pathlib
# not a comment of the Dockerfile
pathlib.Path('/etc/greeting').write_text("sudo apt install hello\n")
EOF
RUN python3 <<-EOF
	print("sudo is a word here")
	EOF
USER 65534
