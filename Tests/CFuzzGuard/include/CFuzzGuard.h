// Keeps the input that is being tried on disk, so that a crash or a hang leaves it behind.

#ifndef CFuzzGuard_h
#define CFuzzGuard_h

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Prepares `folder/name.running`, a file mapped into memory, and the handlers of the signals that end a process.
// `seconds`: processor time that one input may take.
bool fuzz_guard_start(const char *folder, const char *name, int seconds);

// Notes the input that is tried next, and winds the clock up.
void fuzz_guard_enter(const uint8_t *bytes, size_t count, uint64_t number);

// Writes the input of the last call to `folder/name-why-number`; its path is valid until the next call.
const char *fuzz_guard_keep(const char *why);

// Removes the running file.
void fuzz_guard_finish(void);

// The most memory that the process has had so far, in KiB.
long fuzz_guard_peak(void);

// From here on an allocation that would go beyond so many bytes of address space fails.
void fuzz_guard_limit_memory(size_t bytes);

#endif
