#pragma once
#include <curl/curl.h>
#include <dlfcn.h>
#include <stddef.h>

/* libcurl brings some thirty other libraries. It is opened when mail goes out over SMTP, not when the program starts: a server
   without SMTP starts sooner and needs 6 MB less. All calls come from one thread at a time. */
static inline void *curl_call(const char *name) {
    static void *library;
    if (!library) library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    return library ? dlsym(library, name) : NULL;
}

/* Whether libcurl is installed and ready; nothing else may be called before it said so. */
static inline int curl_open(void) {
    CURLcode (*call)(long) = (CURLcode (*)(long))curl_call("curl_global_init");
    return call && call(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

static inline CURL *curl_make(void) {
    CURL *(*call)(void) = (CURL *(*)(void))curl_call("curl_easy_init");
    return call ? call() : NULL;
}

static inline void curl_end(CURL *c) { ((void (*)(CURL *))curl_call("curl_easy_cleanup"))(c); }

static inline CURLcode curl_run(CURL *c) { return ((CURLcode (*)(CURL *))curl_call("curl_easy_perform"))(c); }

static inline const char *curl_words(CURLcode code) {
    return ((const char *(*)(CURLcode))curl_call("curl_easy_strerror"))(code);
}

static inline struct curl_slist *curl_list(const char *text) {
    return ((struct curl_slist *(*)(struct curl_slist *, const char *))curl_call("curl_slist_append"))(NULL, text);
}

static inline void curl_end_list(struct curl_slist *list) {
    ((void (*)(struct curl_slist *))curl_call("curl_slist_free_all"))(list);
}

/* curl_easy_setopt takes any type as its last argument, which Swift does not import: one function per type. */
typedef CURLcode (*curl_setopt_call)(CURL *, CURLoption, ...);
static inline curl_setopt_call curl_set(void) { return (curl_setopt_call)curl_call("curl_easy_setopt"); }
static inline CURLcode curl_set_text(CURL *c, CURLoption option, const char *value) { return curl_set()(c, option, value); }
static inline CURLcode curl_set_number(CURL *c, CURLoption option, long value) { return curl_set()(c, option, value); }
static inline CURLcode curl_set_pointer(CURL *c, CURLoption option, void *value) { return curl_set()(c, option, value); }
static inline CURLcode curl_set_transfer(CURL *c, CURLoption option, size_t (*value)(char *, size_t, size_t, void *)) {
    return curl_set()(c, option, value);
}
