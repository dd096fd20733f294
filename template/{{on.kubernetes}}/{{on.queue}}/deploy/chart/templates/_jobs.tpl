{{/* The container of a worker or scheduler. It is restarted once it has not worked for five minutes: a database that is
     away for less does not. */}}
{{- define "chart.jobs" -}}
- name: {{ .process }}
  {{- include "chart.container" .root | nindent 2 }}
  command:
    - python
    - -m
    - app
    - {{ .process }}
    {{- with (index .root.Values .process).concurrency }}
    - --concurrency={{ . }}
    {{- end }}
  {{- include "chart.environment" .root | nindent 2 }}
  {{- with include "chart.jobPorts" . }}
  {{- . | nindent 2 }}
  {{- end }}
  startupProbe:
    exec: {command: [python, -m, app.worker_probe, {{ .process }}]}
    periodSeconds: 5
    timeoutSeconds: 5
    failureThreshold: 24
  livenessProbe:
    exec: {command: [python, -m, app.worker_probe, {{ .process }}]}
    periodSeconds: 30
    timeoutSeconds: 5
    failureThreshold: 10
  resources:
    {{- toYaml (index .root.Values .process).resources | nindent 4 }}
{{- end }}
