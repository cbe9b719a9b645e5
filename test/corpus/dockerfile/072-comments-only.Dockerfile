# FROM alpine
#
# CMD ["sh"]
