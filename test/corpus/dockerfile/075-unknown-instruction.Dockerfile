FROM alpine:3.19
RUNN echo hi
COPYY a b
WORKDIR/app
ENTRYPIONT ["sh"]
INCLUDE Dockerfile.base
