// From what was understood to a search: a new one, or the last one with changes.
#pragma once

#include "shared/assistant/context.h"
#include "shared/conversation/tool_call.h"
#include "shared/nlu/entities.h"
#include "shared/nlu/lexicon.h"

namespace aisle {

/// A search for just this.
SearchCatalog new_query(const Entities& entities);

/// The search that "back to the tents" means: the latest before the last one that is for what the
/// message names, or any when it names nothing. Null when there is none. Points into `context`.
const SearchCatalog* earlier_query(const Context& context, const Entities& entities);

/// The last search as it was worded (or nothing), or the one gone back to, with what the message adds, replaces or lifts.
/// An option replaces one of the same name; a category or new words begin anew with the brand,
/// price and options kept.
SearchCatalog refined_query(const Context& context, const Entities& entities,
                            const Lexicon& lexicon);

/// The search whose products were shown, continued behind them.
SearchCatalog continued_query(const Context& context);

/// Whether a search has anything beside its order and page.
bool has_wishes(const SearchCatalog& query);

}  // namespace aisle
