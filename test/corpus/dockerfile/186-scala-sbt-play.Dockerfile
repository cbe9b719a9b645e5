FROM hseeberger/scala-sbt:11.0.14.1_1.6.2_2.13.8 as builder

WORKDIR /build
# sbt resolves while it loads the project
COPY project/build.properties project/plugins.sbt project/
COPY build.sbt .
RUN sbt update

COPY app app
COPY conf conf
COPY public public
RUN sbt clean stage

FROM openjdk:11-jre-slim-buster
RUN apt update && apt install -y --no-install-recommends libfontconfig1 && rm -rf /var/lib/apt/lists/*
RUN groupadd -r play && useradd -r -g play -d /opt/play play
COPY --from=builder --chown=play:play /build/target/universal/stage /opt/play
WORKDIR /opt/play
USER play
ENV JAVA_OPTS="-Xms256m -Xmx768m"
HEALTHCHECK --interval=30s --start-period=60s CMD wget -qO- http://localhost:9000/status || exit 1
EXPOSE 9000
ENV APPLICATION_SECRET="q7pR2vXb0Zk4mT9sLw1yHc6eNu8dJf3g"
# play refuses to start over a stale pid file
ENTRYPOINT ["bin/timetable", "-Dpidfile.path=/dev/null"]
CMD ["-Dhttp.port=9000", "-Dplay.evolutions.db.default.autoApply=true"]
