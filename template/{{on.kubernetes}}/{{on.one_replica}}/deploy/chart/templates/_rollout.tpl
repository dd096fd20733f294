{{/* One pod ends before the next begins: two would not know of each other. */}}
{{- define "chart.rollout" -}}
replicas: {{ .Values.api.replicas }}
strategy: {type: Recreate}
{{- end }}
