#include "CLibXML.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CLibraryLoader.h"

// Every function that is used, once: the table, its names and its types follow from this list.
#define FUNCTIONS(F) \
  F(xmlInitParser) \
  F(xmlNewParserCtxt) \
  F(xmlFreeParserCtxt) \
  F(xmlCtxtReadMemory) \
  F(xmlStopParser) \
  F(htmlNewParserCtxt) \
  F(htmlFreeParserCtxt) \
  F(htmlCtxtReadMemory) \
  F(htmlEntityLookup) \
  F(xmlFreeDoc) \
  F(xmlDocGetRootElement) \
  F(xmlSetGenericErrorFunc) \
  F(xmlXPathOrderDocElems) \
  F(xmlXPathNewContext) \
  F(xmlXPathFreeContext) \
  F(xmlXPathRegisterNs) \
  F(xmlXPathNsLookup) \
  F(xmlXPathCtxtCompile) \
  F(xmlXPathFreeCompExpr) \
  F(xmlXPathCompiledEval) \
  F(xmlXPathNodeSetSort) \
  F(xmlXPathCastNodeToString) \
  F(xmlXPathFreeObject)

static struct {
#define MEMBER(name) __typeof__(&name) name;
  FUNCTIONS(MEMBER)
#undef MEMBER
  // A variable of libxml2 that holds a function: the table has the variable's address.
  xmlFreeFunc *xmlFree_variable;
} xml;

static const char *const names[] = {
#define NAME(name) #name,
    FUNCTIONS(NAME)
#undef NAME
    "xmlFree",
};

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *load_problem;
static char lacking[160];

static void ignore_error(void *context, xmlErrorPtr error) {
  (void)context;
  (void)error;
}

// Some errors go past the handlers of parser and context, to standard error unless told otherwise; which is a setting of
// each thread.
static void ignore_message(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

static void load(void) {
  void *handle = signet_library_open(SIGNET_LIBRARY_XML);
  if (handle == NULL) {
    load_problem = signet_library_missing(SIGNET_LIBRARY_XML);
    return;
  }
  const char *name = signet_library_resolve(handle, names, (void **)&xml, sizeof names / sizeof *names);
  if (name != NULL) {
    snprintf(lacking, sizeof lacking, "libxml2 has no '%s': it is too old or of another kind", name);
    load_problem = lacking;
    return;
  }
  xml.xmlInitParser();
}

const char *signet_xml_load(void) {
  pthread_once(&once, load);
  return load_problem;
}

static void free_text(void *text) { (*xml.xmlFree_variable)(text); }

struct signet_xml_document {
  xmlDocPtr doc;
  bool has_namespaces;
};

// Messages of libxml2 end with a line break.
static void copy_message(char *target, size_t size, const char *message) {
  snprintf(target, size, "%s", message == NULL ? "" : message);
  size_t length = strlen(target);
  while (length > 0 && (target[length - 1] == '\n' || target[length - 1] == '.')) target[--length] = 0;
}

// MARK: Reading

// The first error tells what is wrong; what follows from it is noise.
static void note_first(void *context, xmlErrorPtr error) {
  xmlParserCtxtPtr parser = context;
  signet_xml_problem *problem = parser->_private;
  if (error->level < XML_ERR_ERROR || problem->message[0] != 0) return;
  copy_message(problem->message, sizeof problem->message, error->message);
  problem->line = error->line;
  problem->column = error->int2;
}

// Called for general and for parameter entities, before any reference to them could be met.
static void refuse_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id,
                          const xmlChar *system_id, xmlChar *content) {
  (void)name, (void)type, (void)public_id, (void)system_id, (void)content;
  xmlParserCtxtPtr parser = context;
  signet_xml_problem *problem = parser->_private;
  problem->declares_entities = true;
  xml.xmlStopParser(parser);
}

// The next node in document order; NULL behind the last.
static xmlNodePtr next_node(xmlNodePtr node) {
  if (node->type == XML_ELEMENT_NODE && node->children != NULL) return node->children;
  while (node != NULL && node->next == NULL) {
    node = node->parent;
    if (node == NULL || node->type != XML_ELEMENT_NODE) return NULL;
  }
  return node == NULL ? NULL : node->next;
}

static bool any_namespace(xmlDocPtr doc) {
  for (xmlNodePtr node = xml.xmlDocGetRootElement(doc); node != NULL; node = next_node(node))
    if (node->type == XML_ELEMENT_NODE && (node->ns != NULL || node->nsDef != NULL)) return true;
  return false;
}

signet_xml_document *signet_xml_read(const uint8_t *bytes, size_t count, bool is_html, const char *encoding,
                                     signet_xml_problem *problem) {
  memset(problem, 0, sizeof *problem);
  xml.xmlSetGenericErrorFunc(NULL, ignore_message);
  if (count > INT32_MAX) {
    copy_message(problem->message, sizeof problem->message, "it is larger than 2 GiB");
    return NULL;
  }
  xmlParserCtxtPtr parser = is_html ? xml.htmlNewParserCtxt() : xml.xmlNewParserCtxt();
  if (parser == NULL) return NULL;
  parser->_private = problem;
  parser->sax->entityDecl = refuse_entity;
  parser->sax->serror = note_first;
  xmlDocPtr doc =
      is_html ? xml.htmlCtxtReadMemory(parser, (const char *)bytes, (int)count, NULL, encoding,
                                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                           HTML_PARSE_NONET)
              : xml.xmlCtxtReadMemory(parser, (const char *)bytes, (int)count, NULL, encoding,
                                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  if (doc != NULL && (problem->declares_entities || xml.xmlDocGetRootElement(doc) == NULL)) {
    xml.xmlFreeDoc(doc);
    doc = NULL;
  }
  if (is_html) xml.htmlFreeParserCtxt(parser);
  else xml.xmlFreeParserCtxt(parser);
  if (doc == NULL) return NULL;
  signet_xml_document *document = malloc(sizeof *document);
  if (document == NULL) {
    xml.xmlFreeDoc(doc);
    return NULL;
  }
  // Without the order of the elements, sorting a node set walks the document for every comparison.
  xml.xmlXPathOrderDocElems(doc);
  *document = (signet_xml_document){.doc = doc, .has_namespaces = any_namespace(doc)};
  return document;
}

void signet_xml_free(signet_xml_document *document) {
  if (document == NULL) return;
  xml.xmlFreeDoc(document->doc);
  free(document);
}

bool signet_xml_has_namespaces(const signet_xml_document *document) { return document->has_namespaces; }

// MARK: XPath

// Of bytecode steps for one evaluation: far beyond any sensible expression, and about a second.
enum { OPERATION_LIMIT = 20000000 };

// libxml2 words its XPath errors only when it prints them.
static const char *words(int code) {
  switch (code) {
    case XPATH_NUMBER_ERROR: return "a number is not well-formed";
    case XPATH_UNFINISHED_LITERAL_ERROR:
    case XPATH_START_LITERAL_ERROR: return "a quote is never closed";
    case XPATH_VARIABLE_REF_ERROR:
    case XPATH_UNDEF_VARIABLE_ERROR:
    case XPATH_FORBID_VARIABLE_ERROR: return "there are no variables in an XPath here";
    case XPATH_INVALID_PREDICATE_ERROR: return "the condition in '[…]' is not complete";
    case XPATH_UNCLOSED_ERROR: return "a bracket or parenthesis is never closed";
    case XPATH_UNKNOWN_FUNC_ERROR: return "there is no such function in XPath 1.0";
    case XPATH_INVALID_OPERAND:
    case XPATH_INVALID_TYPE: return "a value is of the wrong type";
    case XPATH_INVALID_ARITY: return "a function has too many or too few arguments";
    case XPATH_MEMORY_ERROR: return "it takes too much memory";
    case XPATH_UNDEF_PREFIX_ERROR: return "a prefix in it is not declared in the document";
    case XPATH_INVALID_CHAR_ERROR:
    case XPATH_ENCODING_ERROR: return "it holds a character that no XML may hold";
    case XPATH_STACK_ERROR:
    case XPATH_RECURSION_LIMIT_EXCEEDED: return "it is nested too deeply";
    case XPATH_OP_LIMIT_EXCEEDED: return "it gave up after too many steps";
    default: return "something in it is missing or out of place";
  }
}

static void register_prefixes(xmlXPathContextPtr context, xmlDocPtr doc) {
  for (xmlNodePtr node = xml.xmlDocGetRootElement(doc); node != NULL; node = next_node(node)) {
    if (node->type != XML_ELEMENT_NODE) continue;
    for (xmlNsPtr ns = node->nsDef; ns != NULL; ns = ns->next)
      if (ns->prefix != NULL && xml.xmlXPathNsLookup(context, ns->prefix) == NULL)
        xml.xmlXPathRegisterNs(context, ns->prefix, ns->href);
  }
}

static void take_nodes(xmlNodeSetPtr nodes, signet_xpath_result *result) {
  result->kind = SIGNET_XPATH_NODES;
  if (nodes == NULL || nodes->nodeNr == 0) return;
  xml.xmlXPathNodeSetSort(nodes);
  result->texts = calloc((size_t)nodes->nodeNr, sizeof *result->texts);
  if (result->texts == NULL) return;
  for (int i = 0; i < nodes->nodeNr; i++) {
    char *text = (char *)xml.xmlXPathCastNodeToString(nodes->nodeTab[i]);
    if (text != NULL) result->texts[result->count++] = text;
  }
}

static void take(xmlXPathObjectPtr object, signet_xpath_result *result) {
  switch (object->type) {
    case XPATH_NODESET:
    case XPATH_XSLT_TREE:
      take_nodes(object->nodesetval, result);
      break;
    case XPATH_NUMBER:
      result->kind = SIGNET_XPATH_NUMBER;
      result->number = object->floatval;
      break;
    case XPATH_BOOLEAN:
      result->kind = SIGNET_XPATH_BOOLEAN;
      result->boolean = object->boolval != 0;
      break;
    case XPATH_STRING:
      result->kind = SIGNET_XPATH_STRING;
      result->texts = calloc(1, sizeof *result->texts);
      if (result->texts == NULL) break;
      // The object's own text is taken over, so that both kinds of result are freed alike.
      result->texts[0] = (char *)object->stringval;
      object->stringval = NULL;
      result->count = 1;
      break;
    default:
      copy_message(result->message, sizeof result->message, "the expression gives no value");
  }
}

void signet_xpath_evaluate(const signet_xml_document *document, const char *expression, signet_xpath_result *result) {
  memset(result, 0, sizeof *result);
  result->offset = -1;
  xml.xmlSetGenericErrorFunc(NULL, ignore_message);
  xmlXPathContextPtr context = xml.xmlXPathNewContext(document == NULL ? NULL : document->doc);
  if (context == NULL) return;
  context->error = ignore_error;
  context->opLimit = OPERATION_LIMIT;
  if (document != NULL && document->has_namespaces) register_prefixes(context, document->doc);
  xmlXPathCompExprPtr compiled = xml.xmlXPathCtxtCompile(context, (const xmlChar *)expression);
  if (compiled != NULL && document == NULL) {
    result->kind = SIGNET_XPATH_BOOLEAN;
  } else if (compiled != NULL) {
    xmlXPathObjectPtr object = xml.xmlXPathCompiledEval(compiled, context);
    if (object != NULL) take(object, result);
    if (object != NULL) xml.xmlXPathFreeObject(object);
  }
  if (result->kind == SIGNET_XPATH_PROBLEM && result->message[0] == 0) {
    int code = context->lastError.code;
    copy_message(result->message, sizeof result->message, words(code == 0 ? 0 : code - XML_XPATH_EXPRESSION_OK));
    if (compiled == NULL && code != 0) result->offset = context->lastError.int1;
  }
  if (compiled != NULL) xml.xmlXPathFreeCompExpr(compiled);
  xml.xmlXPathFreeContext(context);
}

void signet_xpath_free(signet_xpath_result *result) {
  for (size_t i = 0; i < result->count; i++) free_text(result->texts[i]);
  free(result->texts);
  result->texts = NULL;
  result->count = 0;
}

// MARK: HTML

uint32_t signet_html_entity(const char *name) {
  const htmlEntityDesc *entity = xml.htmlEntityLookup((const xmlChar *)name);
  return entity == NULL ? UINT32_MAX : entity->value;
}
