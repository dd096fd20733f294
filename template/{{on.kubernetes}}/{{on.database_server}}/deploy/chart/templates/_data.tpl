{{/* The data is elsewhere: no pod keeps any. */}}
{{- define "chart.volumes" }}{{ end }}
{{- define "chart.mounts" }}{{ end }}
