{{/* The container that serves requests. */}}
{{- define "chart.api" -}}
- name: api
  {{- include "chart.container" . | nindent 2 }}
  command: [python, -m, app, serve, --host, 0.0.0.0]
  {{- include "chart.environment" . | nindent 2 }}
  ports:
    - {name: http, containerPort: 8000}
  startupProbe:
    httpGet: {path: /health, port: http}
    periodSeconds: 2
    timeoutSeconds: 3
    failureThreshold: 30
  livenessProbe:
    httpGet: {path: /health, port: http}
    periodSeconds: 10
    timeoutSeconds: 3
    failureThreshold: 3
  readinessProbe:
    httpGet: {path: /health/ready, port: http}
    periodSeconds: 5
    timeoutSeconds: 3
    failureThreshold: 2
  resources:
    {{- toYaml .Values.api.resources | nindent 4 }}
{{- end }}
