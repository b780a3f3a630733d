#ifndef SIGNET_CLIBYAML_H
#define SIGNET_CLIBYAML_H

#include <yaml.h>

/* Flat access to what Swift would otherwise read through a union; each is for events of that type only. */

static inline const unsigned char *signet_yaml_scalar_text(const yaml_event_t *event) {
  return event->data.scalar.value;
}
static inline size_t signet_yaml_scalar_length(const yaml_event_t *event) { return event->data.scalar.length; }
static inline int signet_yaml_scalar_style(const yaml_event_t *event) { return (int)event->data.scalar.style; }
static inline int signet_yaml_mapping_is_flow(const yaml_event_t *event) {
  return event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
}

/* Anchor and tag, or NULL; both are NUL-free by the grammar, so that a C string is right for them. */
static inline const char *signet_yaml_anchor(const yaml_event_t *event) {
  switch (event->type) {
    case YAML_ALIAS_EVENT: return (const char *)event->data.alias.anchor;
    case YAML_SCALAR_EVENT: return (const char *)event->data.scalar.anchor;
    case YAML_SEQUENCE_START_EVENT: return (const char *)event->data.sequence_start.anchor;
    case YAML_MAPPING_START_EVENT: return (const char *)event->data.mapping_start.anchor;
    default: return NULL;
  }
}
static inline const char *signet_yaml_tag(const yaml_event_t *event) {
  switch (event->type) {
    case YAML_SCALAR_EVENT: return (const char *)event->data.scalar.tag;
    case YAML_SEQUENCE_START_EVENT: return (const char *)event->data.sequence_start.tag;
    case YAML_MAPPING_START_EVENT: return (const char *)event->data.mapping_start.tag;
    default: return NULL;
  }
}

#endif
