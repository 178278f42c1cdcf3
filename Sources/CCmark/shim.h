#ifndef SAMORDNA_CCMARK_H
#define SAMORDNA_CCMARK_H

#include <cmark.h>

#endif
