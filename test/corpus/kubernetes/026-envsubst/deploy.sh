#!/bin/sh
envsubst < k8s/app.yaml | kubectl apply -f -
