#ifndef SAMORDNA_CZLIB_H
#define SAMORDNA_CZLIB_H

#include <zlib.h>

#endif
