/* Notes every statement that a program begins in SQLite, its values filled in, in the file named by STATEMENTS:
   LD_PRELOAD=statements.so STATEMENTS=file program. Each ends with a zero byte. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static pthread_mutex_t line = PTHREAD_MUTEX_INITIALIZER;
static FILE *file;

static void note(const char *text) {
    pthread_mutex_lock(&line);
    if (!file) file = fopen(getenv("STATEMENTS"), "a");
    if (file) {
        fwrite(text, 1, strlen(text) + 1, file);
        fflush(file);
    }
    pthread_mutex_unlock(&line);
}

int sqlite3_step(sqlite3_stmt *statement) {
    static int (*step)(sqlite3_stmt *);
    if (!step) step = (int (*)(sqlite3_stmt *))dlsym(RTLD_NEXT, "sqlite3_step");
    if (getenv("STATEMENTS") && !sqlite3_stmt_busy(statement)) {
        char *text = sqlite3_expanded_sql(statement);
        if (text) note(text);
        sqlite3_free(text);
    }
    return step(statement);
}
