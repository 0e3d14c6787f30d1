{{- define "inbox-audit.name" -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" }}-inbox-audit
{{- end }}

{{- define "inbox-audit.selector" -}}
app.kubernetes.io/name: inbox-audit
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "inbox-audit.labels" -}}
{{ include "inbox-audit.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- with .Values.commonLabels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "inbox-audit.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end }}
