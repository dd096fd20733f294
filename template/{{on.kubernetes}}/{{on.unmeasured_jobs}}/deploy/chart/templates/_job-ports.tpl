{{/* Nobody calls a worker or a scheduler. */}}
{{- define "chart.jobPorts" }}{{ end }}
