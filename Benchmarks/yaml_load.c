// yaml_load events|document FILE: reads the file with libyaml, as bare events or as its own tree of nodes.
// What any reader of YAML over libyaml pays before it has decoded anything.
#include <stdio.h>
#include <string.h>
#include <yaml.h>

static int read_events(yaml_parser_t *parser) {
  for (int ended = 0; !ended;) {
    yaml_event_t event;
    if (!yaml_parser_parse(parser, &event)) return 1;
    ended = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  return 0;
}

static int read_document(yaml_parser_t *parser) {
  yaml_document_t document;
  if (!yaml_parser_load(parser, &document)) return 1;
  int empty = yaml_document_get_root_node(&document) == NULL;
  yaml_document_delete(&document);
  return empty;
}

int main(int count, char **arguments) {
  if (count != 3) return fputs("usage: yaml_load events|document FILE\n", stderr), 2;
  FILE *file = fopen(arguments[2], "rb");
  if (file == NULL) return perror(arguments[2]), 2;
  yaml_parser_t parser;
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_file(&parser, file);
  int failed = strcmp(arguments[1], "events") == 0 ? read_events(&parser) : read_document(&parser);
  yaml_parser_delete(&parser);
  fclose(file);
  return failed;
}
