#checkov:skip=CKV_DOCKER_2:a job
# check=skip=JSONArgsRecommended
# trivy:ignore:AVD-DS-0002
FROM debian:12
# trivy:ignore:DS001:exp:2027-01-31
FROM debian:latest
# dockerfilelint ignore
ADD app.tgz /srv/
CMD /srv/app/run
