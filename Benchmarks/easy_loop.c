// easy_loop BASE COUNT: so many requests one after the other on one libcurl easy handle, BASE/1, BASE/2, …
// The least that any client over libcurl must do: the body into memory and a look at the status.
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct body {
  size_t count;
  char bytes[1 << 16];
};

static size_t keep(char *bytes, size_t size, size_t count, void *context) {
  struct body *body = context;
  size_t added = size * count;
  if (body->count + added > sizeof(body->bytes)) return 0;
  memcpy(body->bytes + body->count, bytes, added);
  body->count += added;
  return added;
}

int main(int argument_count, char **arguments) {
  if (argument_count != 3) return fputs("usage: easy_loop BASE COUNT\n", stderr), 2;
  static struct body body;
  curl_global_init(CURL_GLOBAL_DEFAULT);
  CURL *easy = curl_easy_init();
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, keep);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &body);
  int wrong = 0;
  for (int number = 1; number <= atoi(arguments[2]); number++) {
    char url[256];
    snprintf(url, sizeof(url), "%s/%d", arguments[1], number);
    curl_easy_setopt(easy, CURLOPT_URL, url);
    body.count = 0;
    long status = 0;
    if (curl_easy_perform(easy) == CURLE_OK) curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    if (status != 200 || body.count == 0) wrong++;
  }
  curl_easy_cleanup(easy);
  curl_global_cleanup();
  return wrong == 0 ? 0 : 1;
}
