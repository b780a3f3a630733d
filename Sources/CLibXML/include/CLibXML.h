#ifndef SIGNET_CLIBXML_H
#define SIGNET_CLIBXML_H

#include "CLibraryLoader.h"

#endif
