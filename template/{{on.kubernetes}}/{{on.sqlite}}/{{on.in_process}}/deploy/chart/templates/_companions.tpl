{{/* The one pod has no other container. */}}
{{- define "chart.companions" }}{{ end }}
