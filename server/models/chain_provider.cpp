#include "server/models/chain_provider.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "server/models/turnstile.h"

namespace aisle {
namespace {

class Answering;

// What all answers share. Answers lock it for a moment, and never while they call anybody but the
// meter's `places`.
struct Shared {
  Shared(std::vector<ChainLink> all, ChainSettings with, ChainWorld in)
      : links(std::move(all)),
        settings(with),
        world(std::move(in)),
        chain(with, links.size()),
        turnstiles(links.size(), Turnstile(with.concurrent_max, with.waiting_max)) {}

  // With the lock held, after a change.
  void tell_places() {
    if (!world.meter) return;
    for (std::size_t i = 0; i < links.size(); ++i) {
      world.meter->places(links[i].name,
                          {chain.breaker(i), turnstiles[i].inside(), turnstiles[i].waiting()});
    }
  }

  const std::vector<ChainLink> links;
  const ChainSettings settings;
  const ChainWorld world;

  std::mutex mutex;
  Chain chain;
  std::vector<Turnstile> turnstiles;
  std::map<std::uint64_t, std::weak_ptr<Answering>> waiting;
  std::uint64_t last_id = 0;
};

// One answer, from the first try to the last piece.
class Answering : public std::enable_shared_from_this<Answering> {
 public:
  Answering(std::shared_ptr<Shared> shared, ModelRequestPtr request, ModelSink sink)
      : shared_(std::move(shared)), request_(std::move(request)), sink_(std::move(sink)) {}

  void begin() {
    std::optional<Chain::Next> next;
    {
      const std::lock_guard lock(shared_->mutex);
      id_ = ++shared_->last_id;
      next = shared_->chain.begin(ask_, shared_->world.now());
      if (!next) place_ = Place::over;
      shared_->tell_places();
    }
    if (next) return go_on(*next);
    sink_(ModelFailed{ModelFault::unavailable, "no provider is to be asked now", {}, {}});
  }

  // Whoever asked is gone.
  void leave() {
    std::unique_ptr<ModelCall> call;
    std::shared_ptr<Answering> next;
    ModelTry last;
    bool was_inside = false;
    std::size_t provider = 0;
    {
      const std::lock_guard lock(shared_->mutex);
      call = std::move(call_);
      if (place_ == Place::over) return;  // The call ends behind the lock.
      was_inside = place_ == Place::inside;
      provider = ask_.provider;
      last = finished_try();
      shared_->chain.leave(ask_);
      next = free_place();
      place_ = Place::over;
      shared_->tell_places();
    }
    if (was_inside && shared_->world.meter) {
      const ChainLink& link = shared_->links[provider];
      last.cancelled = true;
      last.cost = cost_of(estimate_, link.price);
      shared_->world.meter->tried(link.name, last);
    }
    if (next) next->run();
  }

 private:
  enum class Place { outside, waiting, inside, over };

  void go_on(const Chain::Next& next) {
    if (next.wait.count() == 0) return enter();
    shared_->world.after(next.wait, [self = weak_from_this()] {
      if (const auto answering = self.lock()) answering->enter();
    });
  }

  void enter() {
    Turnstile::Entry entry;
    {
      const std::lock_guard lock(shared_->mutex);
      if (place_ != Place::outside) return;
      entry = turnstile().enter(id_, request_->site);
      if (entry == Turnstile::Entry::inside) place_ = Place::inside;
      if (entry == Turnstile::Entry::waiting) {
        place_ = Place::waiting;
        shared_->waiting[id_] = weak_from_this();
      }
      shared_->tell_places();
    }
    if (entry == Turnstile::Entry::inside) return run();
    if (entry == Turnstile::Entry::full)
      return take(ModelFailed{ModelFault::overloaded, "too many wait for this provider", {}, {}},
                  true);
    shared_->world.after(shared_->settings.waiting_timeout,
                         [self = weak_from_this(), tries = ask_.tries] {
                           if (const auto answering = self.lock()) answering->wait_no_longer(tries);
                         });
  }

  void wait_no_longer(int tries) {
    {
      const std::lock_guard lock(shared_->mutex);
      if (place_ != Place::waiting || ask_.tries != tries) return;
    }
    take(ModelFailed{ModelFault::late, "it waited too long for its turn", {}, {}}, true);
  }

  // Inside the turnstile.
  void run() {
    int tries = 0;
    std::size_t provider = 0;
    {
      const std::lock_guard lock(shared_->mutex);
      if (place_ != Place::inside) return;
      tries = ask_.tries;
      provider = ask_.provider;
      began_ = shared_->world.now();
      first_text_.reset();
    }
    auto call = shared_->links[provider].provider->ask(
        request_, [self = shared_from_this(), tries](ModelPiece piece) {
          self->take_of(tries, std::move(piece));
        });
    const std::lock_guard lock(shared_->mutex);
    // It may have ended already, or whoever asked may be gone: then the call ends behind the lock.
    if (place_ == Place::inside && ask_.tries == tries) std::swap(call_, call);
  }

  void take_of(int tries, ModelPiece piece) {
    {
      const std::lock_guard lock(shared_->mutex);
      if (place_ != Place::inside || ask_.tries != tries) return;
      if (!first_text_ && std::holds_alternative<ModelSaid>(piece)) {
        first_text_ = shared_->world.now() - began_;
      }
    }
    take(std::move(piece));
  }

  // `is_ours`: a failure of our own limits and not of the provider.
  void take(ModelPiece piece, bool is_ours = false) {
    if (std::holds_alternative<ModelSaid>(piece)) {
      said_ = true;
      return sink_(std::move(piece));
    }
    std::shared_ptr<Answering> waiter;
    std::optional<Chain::Next> next;
    std::unique_ptr<ModelCall> call;
    ModelTry last;
    std::size_t provider = 0;
    {
      const std::lock_guard lock(shared_->mutex);
      if (place_ == Place::over) return;
      call = std::move(call_);
      provider = ask_.provider;
      last = finished_try();
      waiter = free_place();
      if (const auto* failed = std::get_if<ModelFailed>(&piece)) {
        const Instant now = shared_->world.now();
        next = is_ours ? shared_->chain.pass(ask_, now)
                       : shared_->chain.fail(ask_, *failed, said_, now, shared_->world.random());
      } else {
        shared_->chain.finish(ask_);
      }
      place_ = next ? Place::outside : Place::over;
      shared_->tell_places();
    }
    const ChainLink& link = shared_->links[provider];
    if (is_ours) {
      if (shared_->world.meter) shared_->world.meter->no_place(link.name);
    } else {
      count(piece, last, link);
      if (shared_->world.meter) shared_->world.meter->tried(link.name, last);
    }
    put_total(piece);
    if (waiter) waiter->run();
    if (next) return go_on(*next);
    sink_(std::move(piece));
  }

  // With the lock held: what is known of the running try without its last piece.
  ModelTry finished_try() const {
    return {
        .site = request_->site, .took = shared_->world.now() - began_, .first_text = first_text_};
  }

  // Adds what this try took to what the tries before it did.
  void count(const ModelPiece& last_piece, ModelTry& last, const ChainLink& link) {
    ModelUsage charged;
    if (const auto* failed = std::get_if<ModelFailed>(&last_piece)) {
      last.fault = failed->fault;
      last.usage = failed->usage;
      charged = usage_of(*failed, said_, estimate_);
    } else {
      last.usage = charged = std::get<ModelFinished>(last_piece).usage;
      if (charged == ModelUsage{}) charged = estimate_;
    }
    last.cost = cost_of(charged, link.price);
    usage_ = sum(usage_, charged);
    cost_ += last.cost;
  }

  void put_total(ModelPiece& last_piece) const {
    if (auto* failed = std::get_if<ModelFailed>(&last_piece)) {
      failed->usage = usage_;
      failed->cost = cost_;
    } else if (auto* finished = std::get_if<ModelFinished>(&last_piece)) {
      finished->usage = usage_;
      finished->cost = cost_;
      finished->provider = shared_->links[ask_.provider].name.provider;
    }
  }

  // With the lock held: leaves the turnstile or the queue, and answers who may run now.
  std::shared_ptr<Answering> free_place() {
    if (place_ == Place::waiting) {
      shared_->waiting.erase(id_);
      turnstile().give_up(id_, request_->site);
    }
    if (place_ != Place::inside) return nullptr;
    while (const auto id = turnstile().leave()) {
      const auto found = shared_->waiting.find(*id);
      const auto waiter = found == shared_->waiting.end() ? nullptr : found->second.lock();
      if (found != shared_->waiting.end()) shared_->waiting.erase(found);
      if (!waiter) continue;
      waiter->place_ = Place::inside;
      return waiter;
    }
    return nullptr;
  }

  Turnstile& turnstile() { return shared_->turnstiles[ask_.provider]; }

  const std::shared_ptr<Shared> shared_;
  const ModelRequestPtr request_;
  const ModelSink sink_;
  const ModelUsage estimate_ = estimated_usage(*request_);

  // Of the one who calls the sink.
  bool said_ = false;
  ModelUsage usage_;  // Of all tries that are over.
  Cost cost_ = 0;

  // Guarded by the lock of what is shared.
  std::uint64_t id_ = 0;
  ChainAsk ask_;
  Place place_ = Place::outside;
  std::unique_ptr<ModelCall> call_;
  Instant began_{};  // The running try.
  std::optional<ModelTry::Duration> first_text_;
};

class ChainCall final : public ModelCall {
 public:
  explicit ChainCall(std::shared_ptr<Answering> answering) : answering_(std::move(answering)) {}
  ~ChainCall() override { answering_->leave(); }

 private:
  const std::shared_ptr<Answering> answering_;
};

class ChainProvider final : public Provider {
 public:
  explicit ChainProvider(std::shared_ptr<Shared> shared) : shared_(std::move(shared)) {}

  std::unique_ptr<ModelCall> ask(ModelRequestPtr request, ModelSink sink) override {
    auto answering = std::make_shared<Answering>(shared_, std::move(request), std::move(sink));
    answering->begin();
    return std::make_unique<ChainCall>(std::move(answering));
  }

 private:
  const std::shared_ptr<Shared> shared_;
};

}  // namespace

std::unique_ptr<Provider> make_chain_provider(std::vector<ChainLink> links, ChainSettings settings,
                                              ChainWorld world) {
  return std::make_unique<ChainProvider>(
      std::make_shared<Shared>(std::move(links), settings, std::move(world)));
}

}  // namespace aisle
