#!/bin/sh
docker build -t weighbridge .
docker tag weighbridge registry.harbour.example/gate/weighbridge
docker push registry.harbour.example/gate/weighbridge
