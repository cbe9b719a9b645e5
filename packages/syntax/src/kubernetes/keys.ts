const words = (text: string) => text.trim().split(/\s+/);

/** The kinds of Kubernetes that people write by hand, as Kubernetes writes them. */
export const knownKinds: ReadonlyMap<string, string> = new Map(
  words(`
    ConfigMap CronJob DaemonSet Deployment Ingress Job LimitRange Namespace NetworkPolicy PersistentVolume
    PersistentVolumeClaim Pod PodDisruptionBudget PodTemplate ReplicaSet ReplicationController Role RoleBinding
    ClusterRole ClusterRoleBinding Secret Service ServiceAccount StatefulSet
  `).map(kind => [kind.toLowerCase(), kind]),
);

/** Keys of the `spec` of a pod. */
export const podKeys = words(`
  activeDeadlineSeconds affinity automountServiceAccountToken containers dnsConfig dnsPolicy enableServiceLinks
  ephemeralContainers hostAliases hostIPC hostNetwork hostPID hostUsers hostname hostnameOverride imagePullSecrets
  initContainers nodeName nodeSelector os overhead preemptionPolicy priority priorityClassName readinessGates
  resourceClaims resources restartPolicy runtimeClassName schedulerName schedulingGates securityContext serviceAccount
  serviceAccountName setHostnameAsFQDN shareProcessNamespace subdomain terminationGracePeriodSeconds tolerations
  topologySpreadConstraints volumes workloadRef
`);

/** Keys of a container. */
export const containerKeys = words(`
  args command env envFrom image imagePullPolicy lifecycle livenessProbe name ports readinessProbe resizePolicy resources
  restartPolicy restartPolicyRules securityContext startupProbe stdin stdinOnce targetContainerName
  terminationMessagePath terminationMessagePolicy tty volumeDevices volumeMounts workingDir
`);

/** Keys of the `securityContext` of a container. */
export const containerSecurityKeys = words(`
  allowPrivilegeEscalation appArmorProfile capabilities privileged procMount readOnlyRootFilesystem runAsGroup
  runAsNonRoot runAsUser seLinuxOptions seccompProfile windowsOptions
`);

/** Keys of the `securityContext` of a pod. */
export const podSecurityKeys = words(`
  appArmorProfile fsGroup fsGroupChangePolicy runAsGroup runAsNonRoot runAsUser seLinuxChangePolicy seLinuxOptions
  seccompProfile supplementalGroups supplementalGroupsPolicy sysctls windowsOptions
`);

/** Keys of a probe. */
export const probeKeys = words(`
  exec failureThreshold grpc httpGet initialDelaySeconds periodSeconds successThreshold tcpSocket
  terminationGracePeriodSeconds timeoutSeconds
`);

/** Keys of `resources`. */
export const resourceKeys = words('claims limits requests');

/** Keys of `capabilities`. */
export const capabilityKeys = words('add drop');
