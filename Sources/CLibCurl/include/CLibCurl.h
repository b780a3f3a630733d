#ifndef SIGNET_CLIBCURL_H
#define SIGNET_CLIBCURL_H

#include "CLibraryLoader.h"

#endif
