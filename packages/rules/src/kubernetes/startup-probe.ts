import { defineRule } from '@plimsoll/engine';
import type { Container } from '@plimsoll/syntax';
import { containerName, keepsRunning, reportMissing } from '../kubernetes-pods';

export default defineRule({
  id: 'kubernetes/startup-probe',
  title: 'Give what starts slowly a startup probe',
  category: 'orchestration',
  severity: 'info',
  confidence: 'hint',
  references: {
    practices: ['orchestration/probes'],
    controls: ['bsi-it-grundschutz@2022:APP.4.4.A11'],
    urls: [
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    ],
  },
  why: `
    A program that takes long to start is killed by its liveness probe before it is up, again and again. A long
    \`initialDelaySeconds\` avoids that by guessing: on a slow node it is too short, and on a fast one a pod that hangs
    is not noticed for as long. A startup probe asks until the program is up, and only then the others begin.`,
  examples: [
    {
      kind: 'kubernetes',
      bad: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      livenessProbe:\n        httpGet: { path: /livez, port: 8080 }\n        initialDelaySeconds: 60\n',
      good: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: acme/web:2.3\n      startupProbe:\n        httpGet: { path: /livez, port: 8080 }\n        failureThreshold: 30\n      livenessProbe:\n        httpGet: { path: /livez, port: 8080 }\n',
    },
  ],
  check: {
    kubernetes: {
      container(container, report) {
        const liveness = container.probe('liveness');
        if (!liveness || !keepsRunning(container)) {
          report.notApplicable();
          return;
        }
        if (container.probe('startup')) return;
        const delay = liveness.number('initialDelaySeconds') ?? 0;
        const entry = liveness.entry('initialDelaySeconds');
        if (entry && delay >= 30)
          report(
            entry,
            `The liveness probe waits ${delay} seconds in any case: add a startup probe and drop the wait`,
          );
        else if (runsOnJvm(container) && delay < 30)
          reportMissing(
            container,
            report,
            `${containerName(
              container,
            )} runs on a JVM, which starts slowly: add a startup probe before its liveness probe`,
          );
      },
    },
  },
});

/** Images in which a program for the Java virtual machine runs, by their names. */
const jvm =
  /(?:^|\/)(?:eclipse-temurin|openjdk|amazoncorretto|sapmachine|ibm-semeru-runtimes|tomcat|tomee|jetty|wildfly|keycloak|elasticsearch|opensearch|logstash|cassandra|kafka|cp-kafka|zookeeper|jenkins|sonarqube|neo4j|solr|activemq[\w-]*|nexus3?|artifactory[\w-]*)$/;

function runsOnJvm({ image }: Container): boolean {
  const name = image?.ref?.repository.value;
  return name !== undefined && jvm.test(name);
}
