{{/* The Deployment of workers or of the scheduler. */}}
{{- define "chart.jobPods" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "chart.name" .root }}-{{ .process }}
  labels:
    {{- include "chart.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .process }}
spec:
  replicas: {{ (index .root.Values .process).replicas }}
  selector:
    matchLabels:
      {{- include "chart.selector" .root | nindent 6 }}
      app.kubernetes.io/component: {{ .process }}
  template:
    metadata:
      labels:
        {{- include "chart.labels" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .process }}
      annotations:
        checksum/configuration: {{ include "chart.settings" .root | sha256sum }}
    spec:
      serviceAccountName: {{ include "chart.name" .root }}
      {{- include "chart.pod" .root | nindent 6 }}
      containers:
        {{- include "chart.jobs" . | nindent 8 }}
{{- end }}

{{/* In which pods jobs are done. */}}
{{- define "chart.jobComponent" }}worker{{ end }}
