// libical's constructors and getters are typed functions that Swift can call: nothing needs wrapping.

#ifndef SAMORDNA_CLIBICAL_H
#define SAMORDNA_CLIBICAL_H

#include <libical/ical.h>

#endif
