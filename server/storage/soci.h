// SOCI without Boost: Debian's build of it offers conversions for Boost's types, whose headers
// would be a large dependency for nothing. What is switched off is templates only, no part of the
// library.
#pragma once

#include <soci/soci-config.h>
#undef SOCI_HAVE_BOOST
#undef SOCI_HAVE_BOOST_DATE_TIME

#include <soci/soci.h>
