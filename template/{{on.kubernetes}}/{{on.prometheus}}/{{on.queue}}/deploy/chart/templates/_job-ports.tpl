{{/* Where a worker shows its metrics, by the name that monitors look for; a scheduler has none. */}}
{{- define "chart.jobPorts" -}}
{{- with and (eq .process "worker") .root.Values.settings.WORKER_METRICS_PORT -}}
ports:
  - {name: metrics, containerPort: {{ . }}}
{{- end }}
{{- end }}
