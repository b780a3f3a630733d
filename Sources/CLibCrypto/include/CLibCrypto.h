#ifndef SIGNET_CLIBCRYPTO_H
#define SIGNET_CLIBCRYPTO_H

#include "CLibraryLoader.h"

#endif
