import Exchange
import ExchangeReference
import Market

/// A stream as it is played on one exchange.
struct StreamPlay: Sendable {
  let stage: Stage
  var source: StepSource
  var exchange: Exchange
  var time = Stage.start
  private var batch = EventBatch()
  private var opening: [Step]

  init(seed: UInt64) {
    stage = Stage(Int(seed))
    source = StepSource(stage: stage, seed: seed)
    exchange = Exchange(configuration: stage.configuration)
    opening = stage.opening.reversed()
  }

  /// Streams at moments at which their exchanges together have everything in them, few as they are:
  /// each adds as much as one can to those before it.
  static let gallery: [StreamPlay] = {
    var moments: [(play: StreamPlay, kinds: Set<String>)] = []
    var known: Set<Set<String>> = []
    for seed in UInt64(1)...40 {
      var play = StreamPlay(seed: seed)
      for _ in 0..<1_000 {
        _ = play.step()
        var kinds = StateKinds()
        kinds.look(play.exchange)
        if known.insert(kinds.seen).inserted { moments.append((play, kinds.seen)) }
      }
    }
    var chosen: [StreamPlay] = []
    var seen: Set<String> = []
    while let best = moments.max(by: {
      $0.kinds.subtracting(seen).count < $1.kinds.subtracting(seen).count
    }), !best.kinds.isSubset(of: seen) {
      chosen.append(best.play)
      seen.formUnion(best.kinds)
    }
    return chosen
  }()

  /// Takes the next step and gives its events.
  mutating func step() -> [Event] {
    let step = opening.popLast() ?? source.next()
    time = time + step.after
    batch.removeAll()
    step.apply(to: &exchange, at: time, into: &batch)
    source.take(batch.events)
    return batch.events
  }
}
