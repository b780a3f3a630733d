// multi_loop BASE COUNT TOGETHER: so many requests, TOGETHER of them at a time, on one libcurl multi handle.
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct transfer {
  CURL *easy;
  size_t count;
  char bytes[1 << 16];
};

static const char *base;
static int next_number = 1, last_number;

static size_t keep(char *bytes, size_t size, size_t count, void *context) {
  struct transfer *transfer = context;
  size_t added = size * count;
  if (transfer->count + added > sizeof(transfer->bytes)) return 0;
  memcpy(transfer->bytes + transfer->count, bytes, added);
  transfer->count += added;
  return added;
}

static void start(CURLM *multi, struct transfer *transfer) {
  char url[256];
  snprintf(url, sizeof(url), "%s/%d", base, next_number++);
  curl_easy_setopt(transfer->easy, CURLOPT_URL, url);
  transfer->count = 0;
  curl_multi_add_handle(multi, transfer->easy);
}

int main(int argument_count, char **arguments) {
  if (argument_count != 4) return fputs("usage: multi_loop BASE COUNT TOGETHER\n", stderr), 2;
  base = arguments[1];
  last_number = atoi(arguments[2]);
  int together = atoi(arguments[3]), open = 0, wrong = 0;
  curl_global_init(CURL_GLOBAL_DEFAULT);
  CURLM *multi = curl_multi_init();
  struct transfer *transfers = calloc((size_t)together, sizeof(*transfers));
  for (int i = 0; i < together && next_number <= last_number; i++, open++) {
    transfers[i].easy = curl_easy_init();
    curl_easy_setopt(transfers[i].easy, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(transfers[i].easy, CURLOPT_WRITEDATA, &transfers[i]);
    curl_easy_setopt(transfers[i].easy, CURLOPT_PRIVATE, &transfers[i]);
    start(multi, &transfers[i]);
  }
  while (open > 0) {
    int running, left;
    curl_multi_perform(multi, &running);
    for (CURLMsg *message; (message = curl_multi_info_read(multi, &left)) != NULL;) {
      if (message->msg != CURLMSG_DONE) continue;
      CURL *easy = message->easy_handle;
      CURLcode result = message->data.result;
      struct transfer *transfer;
      long status = 0;
      curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&transfer);
      curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
      if (result != CURLE_OK || status != 200 || transfer->count == 0) wrong++;
      curl_multi_remove_handle(multi, easy);
      if (next_number <= last_number) {
        start(multi, transfer);
      } else {
        curl_easy_cleanup(easy);
        open--;
      }
    }
    if (open > 0) curl_multi_poll(multi, NULL, 0, 1000, NULL);
  }
  curl_multi_cleanup(multi);
  curl_global_cleanup();
  return wrong == 0 ? 0 : 1;
}
