FROM debian:12-slim
RUN if [ -f /a ]; then echo a
RUN echo "open quote
RUN echo $(date && ) | )
USER 1000
