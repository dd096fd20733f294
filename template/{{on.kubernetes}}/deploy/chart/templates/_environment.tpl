{{/* The settings that anybody may read. */}}
{{- define "chart.settings" -}}
TRUSTED_PROXIES: {{ .Values.trustedProxies | toJson | quote }}
SHUTDOWN_DELAY_SECONDS: {{ .Values.shutdown.delaySeconds | quote }}
SHUTDOWN_GRACE_SECONDS: {{ .Values.shutdown.graceSeconds | quote }}
{{- range $name, $value := .Values.settings }}
{{ $name }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{/* The names that requests may be for: those of callers, those in the cluster, and the address of the pod. */}}
{{- define "chart.hosts" -}}
{{- $name := include "chart.name" . }}
{{- $inside := list $name (printf "%s.%s" $name .Release.Namespace) (printf "%s.%s.svc" $name .Release.Namespace) }}
{{- concat .Values.hosts $inside (list "$(POD_IP)") | join "," }}
{{- end }}

{{/* The environment of what lives as long as the release. */}}
{{- define "chart.environment" -}}
env:
  - name: POD_IP
    valueFrom: {fieldRef: {fieldPath: status.podIP}}
  - name: ALLOWED_HOSTS
    value: {{ include "chart.hosts" . | quote }}
envFrom:
  - configMapRef: {name: {{ include "chart.name" . }}}
  {{- include "chart.secret" . | nindent 2 }}
{{- end }}

{{- define "chart.secret" -}}
{{- with .Values.secret.name -}}
- secretRef: {name: {{ . }}}
{{- end }}
{{- end }}
