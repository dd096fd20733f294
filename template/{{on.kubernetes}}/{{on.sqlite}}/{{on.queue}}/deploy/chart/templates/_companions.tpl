{{/* The other containers of the one pod. */}}
{{- define "chart.companions" -}}
{{- range list "worker" "scheduler" }}
{{ include "chart.jobs" (dict "process" . "root" $) }}
{{- end }}
{{- end }}

{{/* In which pods jobs are done. */}}
{{- define "chart.jobComponent" }}api{{ end }}
