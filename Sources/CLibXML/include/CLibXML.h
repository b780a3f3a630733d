#ifndef SIGNET_CLIBXML_H
#define SIGNET_CLIBXML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// libxml2 behind the few calls that checks need: read a document, ask it an XPath 1.0 question. Opened on first use.
//
// Hostile input: no network, no external entities, no DTD from elsewhere; a document that declares entities is refused
// while it is read, before any could be expanded; libxml2's own limits on depth (256) and text (10 MB a node) stay on.

/// NULL where libxml2 is ready; otherwise what to tell the user.
const char *signet_xml_load(void);

typedef struct signet_xml_document signet_xml_document;

typedef struct {
  /// For the user; empty where libxml2 gave none.
  char message[256];
  /// 1-based; 0 where unknown.
  int line;
  /// 1-based, in bytes; 0 where unknown.
  int column;
  /// The document declares entities, and was refused for it.
  bool declares_entities;
} signet_xml_problem;

/// Reads a document; NULL and a problem where that fails. `encoding` may be NULL: what the document itself says.
/// HTML is read leniently, as browsers do, and hardly ever fails.
signet_xml_document *signet_xml_read(const uint8_t *bytes, size_t count, bool is_html, const char *encoding,
                                     signet_xml_problem *problem);
void signet_xml_free(signet_xml_document *document);

/// Whether any element is in a namespace.
bool signet_xml_has_namespaces(const signet_xml_document *document);

typedef enum {
  SIGNET_XPATH_PROBLEM,
  SIGNET_XPATH_NODES,
  SIGNET_XPATH_STRING,
  SIGNET_XPATH_NUMBER,
  SIGNET_XPATH_BOOLEAN,
} signet_xpath_kind;

typedef struct {
  signet_xpath_kind kind;
  double number;
  bool boolean;
  /// `texts[0..<count]`: the string-values of the nodes in document order, or the one string; UTF-8, NUL-terminated.
  char **texts;
  size_t count;
  /// Of SIGNET_XPATH_PROBLEM; `offset` in bytes into the expression, -1 where unknown.
  char message[256];
  int offset;
} signet_xpath_result;

/// Evaluates an expression at the document's root. Prefixes mean what the document declares; what is declared first
/// wins. `document` may be NULL: the expression is compiled only, and the kind is SIGNET_XPATH_BOOLEAN where it is
/// well-formed.
void signet_xpath_evaluate(const signet_xml_document *document, const char *expression, signet_xpath_result *result);
void signet_xpath_free(signet_xpath_result *result);

/// The code point that an entity of HTML names (`eacute`), or UINT32_MAX, which is none.
uint32_t signet_html_entity(const char *name);

#endif
