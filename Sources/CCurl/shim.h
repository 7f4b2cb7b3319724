#pragma once
#include <curl/curl.h>

/* curl_easy_setopt and curl_easy_getinfo take any type as their last argument, which Swift does not import: one function per type. */
static inline CURLcode curl_set_text(CURL *c, CURLoption option, const char *value) { return curl_easy_setopt(c, option, value); }
static inline CURLcode curl_set_number(CURL *c, CURLoption option, long value) { return curl_easy_setopt(c, option, value); }
static inline CURLcode curl_set_pointer(CURL *c, CURLoption option, void *value) { return curl_easy_setopt(c, option, value); }
static inline CURLcode curl_set_transfer(CURL *c, CURLoption option, size_t (*value)(char *, size_t, size_t, void *)) { return curl_easy_setopt(c, option, value); }
