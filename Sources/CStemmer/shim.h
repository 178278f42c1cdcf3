#ifndef SAMORDNA_CSTEMMER_H
#define SAMORDNA_CSTEMMER_H

#include <libstemmer.h>

#endif
