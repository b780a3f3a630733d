#ifndef SIGNET_CLIBYAML_H
#define SIGNET_CLIBYAML_H

#include <yaml.h>

#endif
