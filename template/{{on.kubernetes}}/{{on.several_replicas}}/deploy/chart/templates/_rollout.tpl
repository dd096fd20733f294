{{/* A pod ends once the one that takes its place is ready. */}}
{{- define "chart.rollout" -}}
{{- if not .Values.autoscaling.enabled -}}
replicas: {{ .Values.api.replicas }}
{{ end -}}
strategy:
  type: RollingUpdate
  rollingUpdate: {maxSurge: 1, maxUnavailable: 0}
{{- end }}
