{{/* The database is a file on a volume of the pod. */}}
{{- define "chart.volumes" -}}
- name: data
  persistentVolumeClaim: {claimName: {{ include "chart.name" . }}}
{{- end }}

{{- define "chart.mounts" -}}
- {name: data, mountPath: /data}
{{- end }}
