#ifndef SIGNET_CLIBMICROHTTPD_H
#define SIGNET_CLIBMICROHTTPD_H

#include "CLibraryLoader.h"

#endif
